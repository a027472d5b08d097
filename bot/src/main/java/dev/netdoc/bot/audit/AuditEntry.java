package dev.netdoc.bot.audit;

import dev.netdoc.bot.store.PlainText;

/**
 * What happened, before it has a place in the record.
 *
 * @param actor a Slack user as {@code team/user}, or {@code netdoc} for what it does by itself
 * @param action {@code "proposed"}, the new state's name in lower case, or {@code "changed"} for a change of an object
 * @param object for {@code changed} the object and the JSON Pointer in it; else what the proposal is about
 * @param before the state, or the text, that was there
 * @param after the state, or the text, that came
 * @param place where in Slack it was decided, as {@code channel/ts}; empty if nowhere
 * @param note why, in plain English
 */
public record AuditEntry(
        String actor,
        String action,
        String proposal,
        String cluster,
        String object,
        String before,
        String after,
        String place,
        String note) {
    // What is sealed must be what the store gives back.
    public AuditEntry {
        object = PlainText.of(object);
        before = PlainText.of(before);
        after = PlainText.of(after);
        note = PlainText.of(note);
    }
}
