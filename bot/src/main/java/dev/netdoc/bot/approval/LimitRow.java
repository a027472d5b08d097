package dev.netdoc.bot.approval;

import dev.netdoc.bot.approval.Limits.Limit;
import java.time.Instant;

/** A limit as text, for the store: its kind and what belongs to it, a line each. */
final class LimitRow {
    private static final String PROTECTED = "namespace";
    private static final String DAY = "day";
    private static final String APPROVER = "approver";

    private LimitRow() {}

    static String write(Limit limit) {
        return switch (limit) {
            case Limit.Protected(String namespace) -> PROTECTED + "\n" + namespace;
            case Limit.DayIsFull(int perDay, Instant next) -> DAY + "\n" + perDay + "\n" + next.toEpochMilli();
            case Limit.ApproverMayNot(String user, String why) -> APPROVER + "\n" + user + "\n" + why;
        };
    }

    /** @throws IllegalStateException if the text is none that {@link #write} makes */
    static Limit read(String text) {
        String[] lines = text.split("\n", 3);
        return switch (lines[0]) {
            case PROTECTED -> new Limit.Protected(lines[1]);
            case DAY -> new Limit.DayIsFull(Integer.parseInt(lines[1]), Instant.ofEpochMilli(Long.parseLong(lines[2])));
            case APPROVER -> new Limit.ApproverMayNot(lines[1], lines[2]);
            default -> throw new IllegalStateException("the store holds the limit " + text);
        };
    }
}
