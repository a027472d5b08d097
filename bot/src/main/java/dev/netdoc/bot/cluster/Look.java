package dev.netdoc.bot.cluster;

/** What came of looking at something. */
public sealed interface Look<T> {
    record Found<T>(T value) implements Look<T> {}

    /** The API server says that there is no such thing. */
    record Missing<T>() implements Look<T> {}

    /**
     * This identity may not look.
     *
     * @param why plain English: what permission is missing, and how it is granted
     */
    record Forbidden<T>(String why) implements Look<T> {}

    /**
     * Nobody knows; looking again may tell.
     *
     * @param why plain English
     */
    record NoAnswer<T>(String why) implements Look<T> {}
}
