package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.finding.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What a person finds at netdoc's home: the clusters with their modes, and the worst findings of each. */
public final class HomeTalk {
    private static final int CLUSTERS = 25;
    private static final int FINDINGS = 3;

    private final Examinations examinations;
    private final Doctor doctor;
    private final ProposalLine lines;
    private final HelpView help;
    private final Texts texts;
    private final String version;

    public HomeTalk(Examinations examinations, Installation installation, Texts texts) {
        this.examinations = examinations;
        this.doctor = examinations.doctor();
        this.lines = new ProposalLine(doctor);
        this.help = new HelpView(examinations.names());
        this.texts = texts;
        this.version = installation.version();
    }

    /** {@return the clusters as they were when somebody last looked, without looking} */
    public Reply known(Language language) {
        Words words = texts.in(language);
        return clusters(
                examinations.names().stream()
                        .map(name -> examinations
                                .lastSeen(name)
                                .map(seen -> line(seen, words))
                                .orElseGet(
                                        () -> words.markdown("home.cluster.looking", "cluster", Markdown.bold(name))))
                        .toList(),
                words);
    }

    /** {@return the clusters as they are; a look is shared with whoever else asks at this time} */
    public CompletableFuture<Reply> seen(Language language) {
        Words words = texts.in(language);
        return examinations.thenAll(all ->
                clusters(all.stream().map(examined -> line(examined, words)).toList(), words));
    }

    private static Reply clusters(List<String> lines, Words words) {
        var parts = new ArrayList<Part>();
        parts.add(new Paragraph("**" + words.markdown("home.clusters") + "**"));
        if (lines.isEmpty()) {
            parts.add(new Note(words.markdown("help.no.clusters")));
        }
        lines.stream().limit(CLUSTERS).forEach(line -> parts.add(new Note(line)));
        if (lines.size() > CLUSTERS) {
            parts.add(new Note(words.markdown("home.clusters.more", "count", lines.size() - CLUSTERS)));
        }
        return new Reply(words.language(), words.plain("home.title"), parts);
    }

    private String line(Examined examined, Words words) {
        return switch (examined) {
            case Examined.Down down -> words.markdown("mode.overview.down", "cluster", Markdown.bold(down.cluster()));
            case Examined.Seen(String cluster, Diagnosis diagnosis) ->
                words.markdown(
                                "home.cluster.findings",
                                "cluster",
                                Markdown.bold(cluster),
                                "summary",
                                new ModeView(words, cluster, diagnosis.mode()).brief(),
                                "findings",
                                findings(diagnosis, words))
                        + worst(cluster, diagnosis, words);
        };
    }

    private static String findings(Diagnosis diagnosis, Words words) {
        if (diagnosis.findings().isEmpty() && diagnosis.facts().unknown().isEmpty()) {
            return words.plain("home.cluster.healthy");
        }
        return words.plain(
                "findings.count",
                "critical",
                count(diagnosis, Severity.CRITICAL),
                "warning",
                count(diagnosis, Severity.WARNING),
                "info",
                count(diagnosis, Severity.INFO));
    }

    /** What somebody should know of, below the cluster's line; the count tells of the rest. */
    private String worst(String cluster, Diagnosis diagnosis, Words words) {
        var view = new FindingView(doctor, words, cluster);
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .limit(FINDINGS)
                .map(finding -> "\n" + view.line(finding, finding.severity()))
                .collect(Collectors.joining());
    }

    private static long count(Diagnosis diagnosis, Severity severity) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** {@return one proposal on a line, as Markdown for a note} */
    public String line(Proposal proposal, Language language) {
        return lines.of(proposal, texts.in(language));
    }

    /** {@return when this was drawn, as Markdown for a note} */
    public String updated(Instant now, Language language) {
        return texts.in(language).markdown("home.updated", "time", Markdown.time(now), "version", version);
    }

    public Reply help(Language language) {
        return help.reply(texts.in(language));
    }
}
