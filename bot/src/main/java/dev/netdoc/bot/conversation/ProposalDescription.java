package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.Reply.Code;
import dev.netdoc.bot.conversation.Reply.Heading;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FixText;
import dev.netdoc.rules.fix.RestartPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a proposal would do, for somebody who is to decide on it. */
record ProposalDescription(Proposal proposal, FixText text, Words words) {
    static final int HEADING = 150;
    private static final int WHOLE = 200;

    String title() {
        return proposal.undoes().isPresent() ? words.plain("proposal.undo.title", "title", text.title()) : text.title();
    }

    String target() {
        return words.markdown(
                "proposal.target", "cluster", Markdown.bold(proposal.cluster()), "object", Markdown.code(objects()));
    }

    /** The object or objects that it is about, e.g. {@code ConfigMap kube-system/kube-flannel-cfg}. */
    String objects() {
        Stream<ObjectRef> objects = proposal.plan().changes().isEmpty()
                ? proposal.plan().restarts().stream().map(RestartPlan::daemonSet)
                : proposal.plan().changes().stream().map(Change::object);
        return objects.map(ObjectRef::toString).distinct().collect(Collectors.joining(", "));
    }

    List<Part> parts() {
        var parts = new ArrayList<Part>();
        Map<String, String> values = proposal.plan().values();
        String severity = words.plain("severity." + values.getOrDefault(ProposalContext.SEVERITY, "info"));
        parts.add(new Heading(Cut.codePoints(
                proposal.undoes().isPresent()
                        ? title()
                        : words.plain("proposal.heading", "severity", severity, "title", text.title()),
                HEADING)));
        proposal.undoes()
                .ifPresent(id -> parts.add(new Paragraph(words.markdown("proposal.undo.of", "id", Markdown.code(id)))));
        Optional.ofNullable(values.get(ProposalContext.MEANING))
                .filter(meaning -> proposal.undoes().isEmpty())
                .filter(meaning -> !meaning.isBlank())
                .ifPresent(meaning -> parts.add(new Paragraph(meaning)));
        for (Change change : proposal.plan().changes()) {
            parts.add(new Paragraph(words.markdown(
                    "proposal.change",
                    "object",
                    Markdown.code(change.object().toString()),
                    "path",
                    Markdown.code(TextDiff.path(change.path())),
                    "cluster",
                    Markdown.bold(proposal.cluster()))));
            parts.add(new Code(TextDiff.of(change, words)));
        }
        var lines = new ArrayList<String>();
        if (proposal.plan().changes().isEmpty()) {
            lines.add(words.markdown("proposal.restart.only", "cluster", Markdown.bold(proposal.cluster())));
        }
        for (RestartPlan restart : proposal.plan().restarts()) {
            String key = switch (restart.way()) {
                case PACED_DELETE -> "proposal.restart";
                case ROLLS_ITSELF -> "proposal.restart.rolls";
            };
            lines.add(words.markdown(
                    key,
                    "count",
                    restart.pods().size(),
                    "object",
                    Markdown.code(restart.daemonSet().toString())));
        }
        lines.add(words.markdown("proposal.blast", "text", new Markdown(text.blastRadius())));
        if (proposal.undoes().isPresent()) {
            lines.add(words.markdown("proposal.undo.proof"));
        } else {
            text.warnings()
                    .forEach(warning -> lines.add(words.markdown("proposal.warning", "text", new Markdown(warning))));
            lines.add(words.markdown("proposal.verification", "text", new Markdown(text.verification())));
            lines.add(words.markdown("proposal.undo", "text", new Markdown(text.undo())));
        }
        parts.add(new Paragraph("- " + String.join("\n- ", lines)));
        return parts;
    }

    /** Everything that is known about it, for somebody who wants to check: evidence, whole diffs, the same by hand. */
    List<Part> details() {
        var plan = proposal.plan();
        var parts = new ArrayList<Part>();
        parts.add(new Paragraph(target()));
        code(parts, words.markdown("details.evidence"), plan.values().getOrDefault(ProposalContext.EVIDENCE, ""));
        for (Change change : plan.changes()) {
            code(
                    parts,
                    Markdown.code(change.object() + " " + TextDiff.path(change.path()))
                            .text(),
                    TextDiff.of(change, WHOLE, words));
        }
        code(parts, words.markdown("details.commands"), String.join("\n", plan.commands()));
        code(parts, words.markdown("proposal.undo.commands"), String.join("\n", plan.undoCommands()));
        return parts;
    }

    private static void code(List<Part> parts, String heading, String text) {
        if (!text.isBlank()) {
            parts.add(new Paragraph(heading));
            parts.add(new Code(text));
        }
    }
}
