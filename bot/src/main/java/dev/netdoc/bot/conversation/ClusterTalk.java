package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.bot.conversation.Exchange.Outcome;
import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.EvidenceList;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.bot.conversation.Reply.Style;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.mode.ModeKey;
import dev.netdoc.rules.why.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Everything that needs a look at a cluster. */
final class ClusterTalk {
    private static final int BUTTONS = 20;

    private final Examinations examinations;
    private final Approvals approvals;
    private final ClusterReport report;
    private final DownView down = new DownView();
    private final OverviewView overview;
    private final Faults faults;

    ClusterTalk(Examinations examinations, Approvals approvals, Texts texts) {
        this.examinations = examinations;
        this.approvals = approvals;
        this.report = new ClusterReport(examinations.doctor(), texts);
        this.overview = new OverviewView();
        this.faults = new Faults(texts);
    }

    /**
     * The half of an answer that holds in general.
     *
     * @param feedback what a vote on it refers to; empty to ask for none
     */
    record General(String fallback, List<Part> parts, List<Button> buttons, Optional<String> feedback) {
        Reply reply(Words words, List<Part> here) {
            var all = new ArrayList<>(parts);
            all.addAll(here);
            if (!buttons.isEmpty()) {
                all.add(new Buttons(buttons));
            }
            feedback.ifPresent(reference -> all.add(new Reply.Feedback(reference)));
            return new Reply(words.language(), fallback, all);
        }

        /** {@return the same, or with another fallback where it has none} */
        General or(String other) {
            return fallback.isEmpty() ? new General(other, parts, buttons, feedback) : this;
        }
    }

    Exchange mode(ClusterChoice choice, Words words) {
        return switch (choice) {
            case ClusterChoice.None() -> Exchange.whole(none(words));
            case ClusterChoice.One(String cluster) ->
                look(cluster, words, seen -> new Outcome(report.mode(seen, words.language()), List.of(), false));
            case ClusterChoice.Several(List<String> clusters) -> overview(clusters, words);
        };
    }

    Exchange diagnosis(ClusterChoice choice, Words words, Optional<Person> person) {
        return switch (choice) {
            case ClusterChoice.None() -> Exchange.whole(none(words));
            case ClusterChoice.One(String cluster) ->
                look(cluster, words, seen -> {
                    Remedies remedies = remedies(cluster, words, person);
                    return new Outcome(report.diagnosis(seen, words, remedies), remedies.proposals(), false);
                });
            case ClusterChoice.Several(List<String> clusters) ->
                which(clusters, words, name -> new String[] {"diagnose", name});
        };
    }

    Exchange why(ClusterChoice choice, String finding, Words words) {
        return switch (choice) {
            case ClusterChoice.None() -> Exchange.whole(none(words));
            case ClusterChoice.One(String cluster) ->
                look(cluster, words, seen -> {
                    Explanation explanation = examinations.doctor().explain(seen.facts(), finding);
                    return new Outcome(report.why(explanation, seen, words), List.of(), false);
                });
            case ClusterChoice.Several(List<String> clusters) ->
                which(clusters, words, name -> new String[] {"why", finding, name});
        };
    }

    Exchange topic(General general, TopicScope scope, ClusterChoice choice, Words words, Optional<Person> person) {
        return switch (choice) {
            case ClusterChoice.None() -> Exchange.whole(general.reply(words, List.of()));
            case ClusterChoice.Several(List<String> clusters) ->
                Exchange.whole(general.reply(
                        words,
                        List.of(new Paragraph(words.markdown("cluster.which.topic")), menu(clusters, words, name ->
                                new String[] {"topic", scope.topic(), name}))));
            case ClusterChoice.One(String cluster) -> {
                Reply first = general.reply(words, List.of(down.looking(cluster, words)));
                yield look(cluster, words, first, examined -> switch (examined) {
                    case Examined.Down gone ->
                        new Outcome(general.reply(words, List.of(down.paragraph(gone, words))), List.of(), true);
                    case Examined.Seen(String name, Diagnosis diagnosis) -> {
                        Remedies remedies = remedies(name, words, person);
                        List<Part> here = report.topic(diagnosis, words, scope, remedies);
                        yield new Outcome(general.reply(words, here), remedies.proposals(), false);
                    }
                });
            }
        };
    }

    /** @param text a message, whose objects come first */
    Exchange message(General general, String text, ClusterChoice choice, Words words, Optional<Person> person) {
        return switch (choice) {
            case ClusterChoice.None() -> Exchange.whole(general.reply(words, List.of()));
            case ClusterChoice.Several(List<String> clusters) -> {
                Part which = new Paragraph(words.markdown("cluster.which"));
                Buttons menu = menu(clusters, words, name -> new String[] {"diagnose", name});
                yield Exchange.whole(general.or(words.plain("cluster.which")).reply(words, List.of(which, menu)));
            }
            case ClusterChoice.One(String cluster) -> {
                General said = general.or(words.plain("cluster.looking.fallback", "cluster", cluster));
                Reply first = said.reply(words, List.of(down.looking(cluster, words)));
                yield look(cluster, words, first, examined -> switch (examined) {
                    case Examined.Down gone -> {
                        General also = general.or(down.reply(gone, words).fallback());
                        yield new Outcome(also.reply(words, List.of(down.paragraph(gone, words))), List.of(), true);
                    }
                    case Examined.Seen(String name, Diagnosis diagnosis) -> {
                        Remedies remedies = remedies(name, words, person);
                        List<Part> here = report.message(diagnosis, words, new Mentioned(text), remedies);
                        General also = general.or(words.plain("findings.title", "cluster", name));
                        yield new Outcome(also.reply(words, here), remedies.proposals(), false);
                    }
                });
            }
        };
    }

    Exchange modeEvidence(String cluster, Words words) {
        return evidence(cluster, words, ModeView.all());
    }

    Exchange topicEvidence(String cluster, TopicScope scope, Words words) {
        return evidence(cluster, words, scope.modeKeys());
    }

    private Exchange evidence(String cluster, Words words, List<ModeKey> keys) {
        return look(cluster, words, seen -> {
            EvidenceList all = new ModeView(words, cluster, seen.mode()).evidence(keys);
            return new Outcome(report.evidence(seen, words, all), List.of(), false);
        });
    }

    Exchange findingEvidence(String cluster, String fingerprint, Words words) {
        return withFinding(cluster, fingerprint, words, (seen, finding) -> {
            var all = new EvidenceList(words.plain("findings.evidence"), finding.evidence());
            return new Outcome(report.evidence(seen, words, all), List.of(), false);
        });
    }

    /** Proposes the fix of a finding that was only offered, if it is still there. */
    Exchange propose(String cluster, String fingerprint, Words words, Optional<Person> person) {
        return withFinding(cluster, fingerprint, words, (seen, finding) -> {
            Remedies remedies = remedies(cluster, words, person);
            var view = new FindingView(examinations.doctor(), words, cluster);
            FindingView.Remedy remedy = remedies.of(finding, finding.severity(), true);
            List<Part> parts = view.details(finding, finding.severity(), remedy);
            Reply reply = new Reply(words.language(), view.text(finding).summary(), parts);
            return new Outcome(reply, remedies.proposals(), false);
        });
    }

    private interface WithFinding {
        Outcome apply(Diagnosis seen, Finding finding);
    }

    private Exchange withFinding(String cluster, String fingerprint, Words words, WithFinding then) {
        return look(
                cluster,
                words,
                seen -> seen.findings().stream()
                        .filter(finding -> finding.fingerprint().equals(fingerprint))
                        .findFirst()
                        .map(finding -> then.apply(seen, finding))
                        .orElseGet(() -> new Outcome(
                                new Reply(
                                        words.language(),
                                        words.plain("findings.evidence.gone", "cluster", cluster),
                                        List.of(new Paragraph(
                                                words.markdown("findings.evidence.gone", "cluster", cluster)))),
                                List.of(),
                                false)));
    }

    private Exchange look(String cluster, Words words, Function<Diagnosis, Outcome> then) {
        Reply first = new Reply(
                words.language(),
                words.plain("cluster.looking.fallback", "cluster", cluster),
                List.of(down.looking(cluster, words)));
        return look(cluster, words, first, examined -> switch (examined) {
            case Examined.Down gone -> new Outcome(down.reply(gone, words), List.of(), true);
            case Examined.Seen(String name, Diagnosis diagnosis) -> then.apply(diagnosis);
        });
    }

    private Exchange look(String cluster, Words words, Reply first, Function<Examined, Outcome> then) {
        Optional<CompletableFuture<Outcome>> outcome = examinations.then(cluster, then);
        if (outcome.isEmpty()) {
            return Exchange.whole(new Reply(
                    words.language(),
                    words.plain("cluster.gone", "cluster", cluster),
                    List.of(new Paragraph(words.markdown("cluster.gone", "cluster", cluster)))));
        }
        return Exchange.inTwo(first, orFault(outcome.get(), cluster, words), Optional.of(cluster));
    }

    private Exchange overview(List<String> clusters, Words words) {
        Reply first = new Reply(
                words.language(),
                words.plain("mode.overview", "count", clusters.size()),
                List.of(new Note(words.markdown("cluster.looking.all", "count", clusters.size()))));
        Buttons menu = menu(clusters, words, name -> new String[] {"mode", name});
        CompletableFuture<Outcome> all = examinations.thenAll(examined -> overview.outcome(examined, menu, words));
        return Exchange.inTwo(first, orFault(all, String.join(", ", clusters), words), Optional.empty());
    }

    private CompletableFuture<Outcome> orFault(CompletableFuture<Outcome> outcome, String cluster, Words words) {
        return outcome.exceptionally(fault ->
                new Outcome(faults.reply("reporting on " + cluster, fault, words.language()), List.of(), true));
    }

    private Remedies remedies(String cluster, Words words, Optional<Person> person) {
        return new Remedies(approvals, new FindingView(examinations.doctor(), words, cluster), words, cluster, person);
    }

    private static Reply none(Words words) {
        return new Reply(
                words.language(),
                words.plain("cluster.none.fallback"),
                List.of(new Paragraph(words.markdown("cluster.none"))));
    }

    private static Exchange which(List<String> clusters, Words words, Function<String, String[]> fields) {
        return Exchange.whole(new Reply(
                words.language(),
                words.plain("cluster.which"),
                List.of(new Paragraph(words.markdown("cluster.which")), menu(clusters, words, fields))));
    }

    private static Buttons menu(List<String> clusters, Words words, Function<String, String[]> fields) {
        return new Buttons(clusters.stream()
                .limit(BUTTONS)
                .map(name -> new Button(
                        "cluster",
                        name,
                        Style.PLAIN,
                        ButtonValue.of(words.language(), fields.apply(name)),
                        Optional.empty()))
                .toList());
    }
}
