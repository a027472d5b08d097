package dev.netdoc.bot.conversation;

import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fact.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * Something to say, before it is drawn for a surface. Markdown parts are CommonMark whose values from clusters and
 * people are already escaped for Markdown; plain parts are raw text. Each surface escapes for itself.
 *
 * @param fallback one plain sentence: the notification, and what a screen reader says
 */
public record Reply(Language language, String fallback, List<Part> parts) {
    public Reply {
        parts = List.copyOf(parts);
    }

    public sealed interface Part {}

    /** @param plain at most 150 characters */
    public record Heading(String plain) implements Part {}

    public record Paragraph(String markdown) implements Part {}

    public record Steps(List<String> markdown) implements Part {
        public Steps {
            markdown = List.copyOf(markdown);
        }
    }

    /** A compact two-column table. */
    public record Table(List<Row> rows) implements Part {
        public Table {
            rows = List.copyOf(rows);
        }

        /** @param label plain @param value plain */
        public record Row(String label, String value) {}
    }

    /** Text that is shown as it is: commands, excerpts, diffs. */
    public record Code(String plain) implements Part {}

    /** Evidence, folded away where the surface can fold. */
    public record EvidenceList(String labelPlain, List<Evidence> evidence) implements Part {
        /** How many lines stay visible where the rest is folded away; the most telling come first. */
        public static final int VISIBLE = 5;

        public EvidenceList {
            evidence = List.copyOf(evidence);
        }
    }

    /** A grey line: sources, ids, times. */
    public record Note(String markdown) implements Part {}

    public record Buttons(List<Button> buttons) implements Part {
        public Buttons {
            buttons = List.copyOf(buttons);
        }
    }

    /**
     * Asks whether the answer helped, where the surface can.
     *
     * @param reference what a vote refers to; opaque
     */
    public record Feedback(String reference) implements Part {}

    /**
     * @param action what it does: {@code approve}, {@code reject}, or one that {@link Conversation#pressed} knows
     * @param value opaque, checked again on the server
     * @param confirm asked before it is pressed; empty for none
     */
    public record Button(String action, String label, Style style, String value, Optional<String> confirm) {}

    public enum Style {
        PLAIN,
        PRIMARY,
        DANGER
    }
}
