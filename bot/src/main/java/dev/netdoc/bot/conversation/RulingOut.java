package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fact.UnknownFact;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.FindingKind;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.mode.ModeKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which known problems a cluster does not have: in an incident that is half of the answer. */
final class RulingOut {
    // Says what could not be read; nobody suspects it of an outage.
    private static final String INCOMPLETE = "evidence-incomplete";
    private static final String ANY = "kubernetes";
    private static final int NAMED = 5;
    private static final int UNREAD = 3;

    private final Doctor doctor;

    RulingOut(Doctor doctor) {
        this.doctor = doctor;
    }

    /** @return empty for a cluster that was not seen, or where nothing is left to rule out */
    Optional<Note> note(Situation situation, Words words) {
        return situation.diagnosis().flatMap(diagnosis -> {
            List<FindingKind> absent = absent(diagnosis);
            if (absent.isEmpty()) {
                return Optional.empty();
            }
            String ids = absent.stream()
                    .filter(kind -> kind.severities().contains(Severity.CRITICAL))
                    .limit(NAMED)
                    .map(kind -> Markdown.code(kind.id()).text())
                    .collect(Collectors.joining(", "));
            List<UnknownFact> unknown = diagnosis.facts().unknown();
            // What may hang on something unread is not ruled out, and nobody can say cheaply what does.
            return Optional.of(new Note(
                    unknown.isEmpty()
                            ? words.markdown("ruled.out", "count", absent.size(), "ids", new Markdown(ids))
                            : words.markdown(
                                    "ruled.out.partly",
                                    "count",
                                    absent.size(),
                                    "facts",
                                    unknown.stream()
                                            .map(UnknownFact::fact)
                                            .distinct()
                                            .limit(UNREAD)
                                            .collect(Collectors.joining(", ")))));
        });
    }

    private List<FindingKind> absent(Diagnosis diagnosis) {
        Set<String> present = diagnosis.findings().stream().map(Finding::id).collect(Collectors.toSet());
        String plugin = diagnosis.mode().value(ModeKey.PLUGIN).orElse("");
        return doctor.findingKinds().stream()
                .filter(kind -> !present.contains(kind.id()) && !kind.id().equals(INCOMPLETE))
                .filter(kind -> kind.product().equals(ANY) || plugin.startsWith(kind.product()))
                // What belongs to the plugin is suspected first.
                .sorted(Comparator.comparing(kind -> kind.product().equals(ANY)))
                .toList();
    }
}
