package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.Heading;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.bot.conversation.Reply.Style;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Clusters as they stand, in the few lines that a channel has room for. Thread-safe. */
public final class SituationView {
    private static final Comparator<Situation> WORST_FIRST = Comparator.comparing(Situation::open)
            .thenComparing(Situation::seen)
            .thenComparing(s -> -s.count(Severity.CRITICAL))
            .thenComparing(s -> -s.count(Severity.WARNING));
    private static final int CLUSTERS = 3;
    private static final int FINDINGS = 3;
    private static final Duration JUST_NOW = Duration.ofMinutes(2);
    private static final int HEADING = 150;

    private final Doctor doctor;
    private final Texts texts;
    private final RulingOut rulingOut;

    public SituationView(Doctor doctor, Texts texts) {
        this.doctor = doctor;
        this.texts = texts;
        this.rulingOut = new RulingOut(doctor);
    }

    /**
     * The diagnosis for an incident channel.
     *
     * @param id of the message, for its buttons
     */
    public Telling incident(String id, List<Situation> situations, Language language) {
        Words words = texts.in(language);
        List<Situation> worst = situations.stream().sorted(WORST_FIRST).toList();
        String title = title(worst, words);
        var body = new ArrayList<Part>();
        body.add(new Heading(Cut.codePoints(title, HEADING)));
        boolean one = worst.size() == 1;
        List<Situation> told = worst.stream()
                .filter(s -> one || !(s.calm() || s.open()))
                .limit(CLUSTERS)
                .toList();
        told.forEach(s -> cluster(s, words, body));
        // The background of the worst one; that of all would be longer than the message may be.
        told.stream().filter(Situation::seen).findFirst().ifPresent(s -> background(s, words, body));
        List<Situation> rest = worst.stream().filter(s -> !told.contains(s)).toList();
        if (!rest.isEmpty()) {
            body.add(
                    new Paragraph(rest.stream().map(s -> "- " + brief(s, words)).collect(Collectors.joining("\n"))));
        }
        List<Button> buttons = buttons(id, told, words);
        if (!buttons.isEmpty()) {
            body.add(new Buttons(buttons));
        }
        return new Telling(language, title, body, List.of(seen(id, worst, words)));
    }

    /** One finding of one cluster, as it is posted to the cluster's channel. */
    public Telling finding(String id, Situation situation, Finding finding, Language language) {
        Words words = texts.in(language);
        var view = new FindingView(doctor, words, situation.cluster());
        String title = title(view, finding, situation, words);
        var body = new ArrayList<Part>();
        body.add(new Heading(Cut.codePoints(title, HEADING)));
        body.add(new Paragraph(view.text(finding).meaning()));
        body.add(new Reply.EvidenceList(words.plain("findings.evidence"), finding.evidence()));
        new RecentView(words).note(situation).ifPresent(body::add);
        body.add(new Buttons(buttons(id, List.of(situation), words)));
        return new Telling(language, title, body, List.of(seen(id, List.of(situation), words)));
    }

    private static String title(FindingView view, Finding finding, Situation situation, Words words) {
        return words.plain(
                "watch.title",
                "severity",
                words.plain("severity." + finding.severity().key()),
                "cluster",
                situation.cluster(),
                "summary",
                view.text(finding).summary());
    }

    /** A finding that was posted and is there no more. */
    public Telling gone(String cluster, String summary, Instant from, Instant until, Language language) {
        Words words = texts.in(language);
        String title = words.plain("watch.gone", "cluster", cluster, "summary", summary);
        return new Telling(
                language,
                title,
                List.of(
                        new Heading(Cut.codePoints(title, HEADING)),
                        new Note(words.markdown(
                                "watch.gone.times", "from", Markdown.time(from), "until", Markdown.time(until)))),
                List.of());
    }

    /** @return one line for the thread: something that was not there before */
    public Reply news(String cluster, Finding finding, Language language) {
        Words words = texts.in(language);
        var view = new FindingView(doctor, words, cluster);
        String line = view.line(finding, finding.severity());
        return new Reply(
                language,
                words.plain("incident.news", "cluster", cluster, "line", new PlainMarkdown().render(line)),
                List.of(new Paragraph(
                        words.markdown("incident.news", "cluster", cluster, "line", new Markdown(line)))));
    }

    /** @return one line for the thread: everything that was told is gone */
    public Reply over(List<String> clusters, Language language) {
        return said(language, "incident.over", String.join(", ", clusters));
    }

    private Reply said(Language language, String key, String clusters) {
        Words words = texts.in(language);
        return new Reply(
                language,
                words.plain(key, "clusters", clusters),
                List.of(new Paragraph(words.markdown(key, "clusters", clusters))));
    }

    /** @return the finding in one sentence, as plain text */
    public String summary(String cluster, Finding finding, Language language) {
        return new FindingView(doctor, texts.in(language), cluster)
                .text(finding)
                .summary();
    }

    private static String title(List<Situation> worst, Words words) {
        String clusters = worst.size() == 1
                ? worst.getFirst().cluster()
                : words.plain("incident.clusters", "count", worst.size());
        if (worst.stream().allMatch(Situation::calm)) {
            return words.plain("incident.title.calm", "clusters", clusters);
        }
        long critical =
                worst.stream().mapToLong(s -> s.count(Severity.CRITICAL)).sum();
        long warning = worst.stream().mapToLong(s -> s.count(Severity.WARNING)).sum();
        if (critical + warning == 0) {
            // Nothing is known to be wrong, but not everything was seen.
            String down = worst.stream()
                    .filter(s -> !s.seen() && !s.open())
                    .map(Situation::cluster)
                    .collect(Collectors.joining(", "));
            return down.isEmpty()
                    ? words.plain("incident.title.looking", "clusters", clusters)
                    : words.plain("incident.title.down", "clusters", down);
        }
        return words.plain(
                "incident.title",
                "severity",
                words.plain(critical > 0 ? "severity.critical" : "severity.warning"),
                "clusters",
                clusters,
                "critical",
                critical,
                "warning",
                warning);
    }

    private void cluster(Situation situation, Words words, List<Part> parts) {
        if (situation.examined() instanceof Examined.Down down) {
            parts.add(new DownView().paragraph(down, words));
            return;
        }
        Diagnosis diagnosis = situation.diagnosis().orElseThrow();
        String cluster = situation.cluster();
        var view = new FindingView(doctor, words, cluster);
        var lines = new ArrayList<String>();
        lines.add(new ModeView(words, cluster, diagnosis.mode()).sentence());
        List<Finding> findings = situation.findings();
        List<Finding> shown = findings.stream()
                .filter(f -> f.severity() != Severity.INFO)
                .limit(FINDINGS)
                .toList();
        shown.forEach(f -> lines.add("- " + line(view, f, situation, words)));
        if (findings.size() > shown.size()) {
            lines.add("- " + words.markdown("incident.more", "count", findings.size() - shown.size()));
        }
        parts.add(new Paragraph(String.join("\n", lines)));
        muted(situation, words, parts);
    }

    private void background(Situation situation, Words words, List<Part> parts) {
        new RecentView(words).note(situation).ifPresent(parts::add);
        rulingOut.note(situation, words).ifPresent(parts::add);
    }

    private static String line(FindingView view, Finding finding, Situation situation, Words words) {
        String line = view.line(finding, finding.severity());
        Instant since = situation.since().get(finding.fingerprint());
        boolean old = situation
                .diagnosis()
                .filter(d ->
                        since != null && since.plus(JUST_NOW).isBefore(d.facts().gatheredAt()))
                .isPresent();
        return since == null || !old
                ? line
                : words.markdown(
                        "incident.since", "line", new Markdown(line), "time", new Markdown(Markdown.plainTime(since)));
    }

    private static String brief(Situation situation, Words words) {
        if (situation.examined() instanceof Examined.Down down && situation.open()) {
            return new DownView().paragraph(down, words).markdown();
        }
        Markdown cluster = Markdown.bold(situation.cluster());
        return situation
                .diagnosis()
                .map(d -> words.markdown(
                        situation.calm() ? "incident.brief.calm" : "incident.brief",
                        "cluster",
                        cluster,
                        "mode",
                        new ModeView(words, situation.cluster(), d.mode()).brief(),
                        "critical",
                        situation.count(Severity.CRITICAL),
                        "warning",
                        situation.count(Severity.WARNING)))
                .orElseGet(() -> words.markdown("mode.overview.down", "cluster", cluster));
    }

    private static void muted(Situation situation, Words words, List<Part> parts) {
        List<String> present = situation.diagnosis().stream()
                .flatMap(d -> d.findings().stream())
                .map(Finding::id)
                .distinct()
                .toList();
        String lines = situation.muted().entrySet().stream()
                .filter(mute -> present.contains(mute.getKey()))
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(mute -> words.markdown(
                        "incident.muted",
                        "finding",
                        Markdown.code(mute.getKey()),
                        "time",
                        Markdown.time(mute.getValue().until()),
                        "person",
                        Markdown.person(mute.getValue().person()),
                        "reason",
                        mute.getValue().reason()))
                .collect(Collectors.joining("\n"));
        if (!lines.isEmpty()) {
            parts.add(new Note(lines));
        }
    }

    private static List<Button> buttons(String id, List<Situation> told, Words words) {
        var buttons = new ArrayList<Button>();
        for (Situation situation : told) {
            String cluster = situation.cluster();
            if (situation.diagnosis().isPresent()) {
                buttons.add(new Button(
                        "cluster",
                        words.plain("incident.diagnose", "cluster", cluster),
                        buttons.isEmpty() ? Style.PRIMARY : Style.PLAIN,
                        ButtonValue.of(words.language(), "diagnose", cluster),
                        java.util.Optional.empty()));
            }
        }
        if (told.stream().anyMatch(s -> !s.findings().isEmpty())) {
            buttons.add(new Button(
                    "mute",
                    words.plain("incident.mute"),
                    Style.PLAIN,
                    ButtonValue.of(words.language(), id),
                    java.util.Optional.empty()));
        }
        return buttons;
    }

    private static Note seen(String id, List<Situation> situations, Words words) {
        Instant at = situations.stream()
                .flatMap(s -> s.diagnosis().stream())
                .map(d -> d.facts().gatheredAt())
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return at.equals(Instant.EPOCH)
                ? new Note(words.markdown("incident.kept", "id", Markdown.code(id)))
                : new Note(words.markdown("incident.seen", "time", Markdown.time(at), "id", Markdown.code(id)));
    }
}
