package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Heading;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.finding.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Alerts beside what the rules conclude. A finding explains an alert when both name the same object, or when the alert's
 * words lead to a topic of the finding; everything else that is wrong is told apart. Thread-safe.
 */
public final class AlertView {
    private static final int HEADING = 150;
    private static final int FINDINGS = 4;
    private static final int SHORTEST_NAME = 4;
    /** Between names in what fills the texts of a finding, e.g. {@code shop/cart-1, shop/cart-2}. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,/]+");

    private final Doctor doctor;
    private final Knowledge knowledge;
    private final Texts texts;
    private final SituationView situations;

    public AlertView(Doctor doctor, Knowledge knowledge, Texts texts) {
        this.doctor = doctor;
        this.knowledge = knowledge;
        this.texts = texts;
        this.situations = new SituationView(doctor, texts);
    }

    /**
     * A group of alerts.
     *
     * @param text everything it says, as the alerting wrote it
     * @param objects names of nodes, pods, namespaces and the like that it is about
     */
    public record Alert(
            String name, long firing, Optional<Instant> since, String text, List<String> objects, boolean open) {
        public Alert {
            objects = List.copyOf(objects);
        }
    }

    /** @param id of the message, for its buttons */
    public Telling telling(String id, Alert alert, List<Situation> clusters, Language language) {
        Words words = texts.in(language);
        String title = words.plain(
                alert.open() ? "alert.firing" : "alert.resolved", "name", alert.name(), "count", alert.firing());
        var body = new ArrayList<Part>();
        body.add(new Heading(Cut.codePoints(title, HEADING)));
        alert.since()
                .filter(since -> alert.open())
                .ifPresent(since -> body.add(new Note(words.markdown("alert.since", "time", Markdown.time(since)))));
        if (!alert.open()) {
            return new Telling(language, title, body, List.of());
        }
        Optional<Answer> topic = topic(alert, language);
        clusters.forEach(cluster -> findings(cluster, alert, topic, words, body));
        topic.flatMap(Answer::article)
                .ifPresent(article -> body.add(new Note(words.markdown("alert.article", "title", article.title()))));
        Telling whole = situations.incident(id, clusters, language);
        whole.body().stream().filter(Reply.Buttons.class::isInstance).forEach(body::add);
        return new Telling(language, title, body, whole.foot());
    }

    private Optional<Answer> topic(Alert alert, Language language) {
        Answer answer = knowledge.ask(alert.text(), Optional.of(language));
        return answer.answered() ? Optional.of(answer) : Optional.empty();
    }

    private void findings(Situation cluster, Alert alert, Optional<Answer> topic, Words words, List<Part> body) {
        if (!cluster.seen()) {
            body.add(new Paragraph(words.markdown("mode.overview.down", "cluster", Markdown.bold(cluster.cluster()))));
            return;
        }
        Optional<String> named = topic.flatMap(Answer::article).flatMap(article -> article.topic());
        List<Finding> matching = cluster.findings().stream()
                .filter(f -> namesSame(f, alert)
                        || named.filter(f.topics()::contains).isPresent())
                .toList();
        List<Finding> others =
                cluster.findings().stream().filter(f -> !matching.contains(f)).toList();
        String heading = matching.isEmpty() ? "alert.no.match" : "alert.match";
        body.add(new Paragraph(words.markdown(heading, "cluster", Markdown.bold(cluster.cluster()))
                + lines(matching, cluster, words)));
        if (!others.isEmpty()) {
            body.add(new Paragraph(words.markdown("alert.also", "cluster", Markdown.bold(cluster.cluster()))
                    + lines(others, cluster, words)));
        }
    }

    private String lines(List<Finding> findings, Situation cluster, Words words) {
        var view = new FindingView(doctor, words, cluster.cluster());
        String shown = findings.stream()
                .limit(FINDINGS)
                .map(f -> "\n- " + view.line(f, f.severity()))
                .collect(Collectors.joining());
        int more = findings.size() - FINDINGS;
        return more > 0 ? shown + "\n- " + words.markdown("findings.more", "count", more) : shown;
    }

    // "default" and the like would match half the cluster: only whole names of some length count.
    private static boolean namesSame(Finding finding, Alert alert) {
        List<String> names = alert.objects().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> name.replaceFirst(":\\d+$", ""))
                .filter(name -> name.length() >= SHORTEST_NAME)
                .toList();
        Stream<String> objects = finding.objects().stream().map(ObjectRef::name);
        Stream<String> values = finding.values().values().stream().flatMap(SEPARATORS::splitAsStream);
        return Stream.concat(objects, values)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(names::contains);
    }
}
