package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.bot.conversation.Exchange.Outcome;
import dev.netdoc.bot.conversation.Reply.Heading;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How netdoc itself is, and which fixes are open. */
final class StatusTalk {
    private static final int ENDED = 5;
    private static final int OPEN = 20;

    private final Knowledge knowledge;
    private final Examinations examinations;
    private final Approvals approvals;
    private final Surroundings around;
    private final ProposalLine lines;
    private final Faults faults;

    StatusTalk(Knowledge knowledge, Examinations examinations, Approvals approvals, Surroundings around, Texts texts) {
        this.knowledge = knowledge;
        this.examinations = examinations;
        this.approvals = approvals;
        this.around = around;
        this.lines = new ProposalLine(examinations.doctor());
        this.faults = new Faults(texts);
    }

    Exchange status(Words words) {
        int count = examinations.names().size();
        if (count == 0) {
            return Exchange.whole(status(List.of(), words));
        }
        var first = new Reply(
                words.language(),
                words.plain("status.title"),
                List.of(new Note(words.markdown("cluster.looking.all", "count", count))));
        return Exchange.inTwo(
                first,
                examinations
                        .thenAll(seen -> new Outcome(
                                status(seen, words),
                                List.of(),
                                seen.stream().anyMatch(Examined.Down.class::isInstance)))
                        .exceptionally(fault -> new Outcome(
                                faults.reply("telling the status", fault, words.language()), List.of(), true)),
                Optional.empty());
    }

    private Reply status(List<Examined> seen, Words words) {
        String title = words.plain("status.title");
        String clusters = seen.isEmpty()
                ? words.markdown("help.no.clusters")
                : seen.stream().map(one -> "- " + cluster(one, words)).collect(Collectors.joining("\n"));
        var rest = new ArrayList<String>();
        rest.add(words.markdown(
                "status.knowledge", "count", knowledge.topics().size(), "languages", Language.values().length));
        Installation here = around.installation();
        if (!here.store().isEmpty()) {
            boolean answers = here.storeAnswers().getAsBoolean();
            rest.add(words.markdown(answers ? "status.store" : "status.store.down", "store", here.store()));
        }
        if (!here.version().isEmpty()) {
            rest.add(words.markdown("status.version", "version", here.version()));
        }
        List<Part> parts = List.of(new Heading(title), new Paragraph(clusters), new Note(String.join("\n", rest)));
        return new Reply(words.language(), title, parts);
    }

    private String cluster(Examined examined, Words words) {
        return switch (examined) {
            case Examined.Down down -> words.markdown("mode.overview.down", "cluster", Markdown.bold(down.cluster()));
            case Examined.Seen seen ->
                words.markdown(
                        approvals.writable(seen.cluster()) ? "status.cluster.writable" : "status.cluster.reading",
                        "cluster",
                        Markdown.bold(seen.cluster()));
        };
    }

    Exchange fixes(Words words) {
        List<Proposal> open = around.proposals().open();
        List<Proposal> ended = around.proposals().ended(ENDED);
        var parts = new ArrayList<Part>();
        parts.add(new Heading(words.plain("fixes.title")));
        if (open.isEmpty()) {
            parts.add(new Paragraph(words.markdown("fixes.none")));
        }
        open.stream().limit(OPEN).forEach(proposal -> parts.add(new Note(lines.of(proposal, words))));
        if (open.size() > OPEN) {
            parts.add(new Note(words.markdown("fixes.more", "count", open.size() - OPEN)));
        }
        if (!ended.isEmpty()) {
            parts.add(new Paragraph(words.markdown("fixes.ended")));
            ended.forEach(proposal -> parts.add(new Note(lines.of(proposal, words))));
        }
        return Exchange.whole(new Reply(words.language(), words.plain("fixes.fallback", "count", open.size()), parts));
    }
}
