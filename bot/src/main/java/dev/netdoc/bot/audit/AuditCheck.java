package dev.netdoc.bot.audit;

/** Whether the record is as it was written. */
public sealed interface AuditCheck {

    /**
     * Every seal holds.
     *
     * @param count how many records there are
     */
    record Intact(long count) implements AuditCheck {}

    /**
     * The record was tampered with, or damaged.
     *
     * @param seq the first record that is not as it was written, or is missing
     * @param why plain English
     */
    record Broken(long seq, String why) implements AuditCheck {}
}
