package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.Code;
import dev.netdoc.bot.conversation.Reply.EvidenceList;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.bot.conversation.Reply.Steps;
import dev.netdoc.bot.conversation.Reply.Style;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.FindingText;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.fix.Fixes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One finding in words. */
final class FindingView {
    private final Doctor doctor;
    private final Words words;
    private final String cluster;

    FindingView(Doctor doctor, Words words, String cluster) {
        this.doctor = doctor;
        this.words = words;
        this.cluster = cluster;
    }

    /** What netdoc can do about a finding, here and now. */
    sealed interface Remedy {
        /** A fix waits for a decision, in a message of its own. */
        record Proposed(String id) implements Remedy {}

        record NotPossible(String reason) implements Remedy {}

        /** A fix exists; it is proposed when somebody asks for it. */
        record Offered() implements Remedy {}

        record ByHand() implements Remedy {}
    }

    FindingText text(Finding finding) {
        return doctor.text(finding, words.language().locale());
    }

    /** @return severity and summary on one line, as Markdown */
    String line(Finding finding, Severity severity) {
        return words.markdown(
                "findings.line",
                "severity",
                new Markdown("**" + words.plain("severity." + severity.key()) + "**"),
                "summary",
                text(finding).summary());
    }

    List<Part> details(Finding finding, Severity severity, Remedy remedy) {
        FindingText text = text(finding);
        var parts = new ArrayList<Part>();
        // What it means stands in the proposal's own message, right below.
        boolean told = remedy instanceof Remedy.Proposed || text.meaning().isBlank();
        parts.add(new Paragraph(line(finding, severity) + (told ? "" : "\n\n" + text.meaning())));
        if (!finding.explainedBy().isEmpty()) {
            parts.add(new Note(words.markdown(
                    "findings.explained",
                    "ids",
                    new Markdown(finding.explainedBy().stream()
                            .map(id -> Markdown.code(id).text())
                            .collect(Collectors.joining(", "))))));
        }
        if (!finding.evidence().isEmpty()) {
            parts.add(new EvidenceList(words.plain("findings.evidence"), finding.evidence()));
        }
        var buttons = new ArrayList<Button>();
        switch (remedy) {
            case Remedy.Proposed(String id) -> {
                parts.add(new Note(words.markdown(
                        "findings.proposed",
                        "id",
                        Markdown.code(id),
                        "title",
                        fixTitle(finding).orElse(id))));
                // What such a fix leaves is for a person to do.
                if (finding.fix().filter(fix -> !Fixes.mends(fix)).isPresent()) {
                    steps(text, parts);
                }
            }
            case Remedy.NotPossible(String reason) -> {
                parts.add(new Note(words.markdown("findings.propose.not.possible", "reason", reason)));
                byHand(finding, text, parts);
            }
            case Remedy.Offered() -> {
                steps(text, parts);
                buttons.add(new Button(
                        "propose",
                        words.plain("findings.propose"),
                        Style.PLAIN,
                        ButtonValue.of(words.language(), cluster, finding.fingerprint()),
                        Optional.empty()));
            }
            case Remedy.ByHand() -> byHand(finding, text, parts);
        }
        if (finding.evidence().size() > EvidenceList.VISIBLE) {
            buttons.add(new Button(
                    "evidence",
                    words.plain(
                            "findings.evidence.button",
                            "count",
                            finding.evidence().size()),
                    Style.PLAIN,
                    ButtonValue.of(words.language(), "finding", cluster, finding.fingerprint()),
                    Optional.empty()));
        }
        if (!buttons.isEmpty()) {
            parts.add(new Buttons(buttons));
        }
        return parts;
    }

    private Optional<String> fixTitle(Finding finding) {
        return finding.fix()
                .map(fix -> doctor.text(fix, words.language().locale()).title());
    }

    private void steps(FindingText text, List<Part> parts) {
        if (!text.steps().isEmpty()) {
            parts.add(new Paragraph(words.markdown("findings.steps")));
            parts.add(new Steps(text.steps()));
        }
    }

    private void byHand(Finding finding, FindingText text, List<Part> parts) {
        steps(text, parts);
        // A fix has its commands; a guided finding has them inside its steps.
        finding.fix().filter(fix -> !fix.commands().isEmpty()).ifPresent(fix -> {
            parts.add(new Paragraph(words.markdown("findings.commands")));
            parts.add(new Code(String.join("\n", fix.commands())));
        });
    }
}
