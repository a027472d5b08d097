package dev.netdoc.bot.cluster;

import dev.netdoc.rules.fix.FieldValue;

/** What came of a write. */
public sealed interface WriteResult {

    /**
     * It went through.
     *
     * @param value what the field holds now, or would hold after a dry run; missing for a deletion
     */
    record Done(FieldValue value) implements WriteResult {}

    /**
     * The object is not what the write expected; nothing was written.
     *
     * @param why plain English
     */
    record Conflict(String why) implements WriteResult {}

    /**
     * The API server does not let it happen; nothing was written.
     *
     * @param why plain English with the next step
     */
    record Refused(String why) implements WriteResult {}

    /** There was no clear answer: it may have been written. Only reading again tells. */
    record Unclear(String why) implements WriteResult {}
}
