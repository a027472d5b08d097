package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The heading document of a snapshot: what the API does not say about itself.
 *
 * @param now empty if the newest time in the file counts
 * @param customKinds names of custom kinds; the lists of those not named are absent rather than empty
 */
record SnapshotHeading(
        Optional<Instant> now,
        String serverVersion,
        Settings settings,
        List<Log> logs,
        List<String> customKinds,
        Forbidden forbidden) {

    record Log(String namespace, String pod, String container, String text) {}

    static boolean is(JsonNode object) {
        return text(object, "kind").equals("Snapshot") && text(object, "apiVersion").startsWith("netdoc.dev/");
    }

    static SnapshotHeading read(JsonNode object) {
        var logs = new ArrayList<Log>();
        for (JsonNode log : Fields.items(object, "logs")) {
            String namespace = text(log, "namespace");
            logs.add(new Log(
                    namespace.isEmpty() ? Resources.SYSTEM : namespace,
                    text(log, "pod"),
                    text(log, "container"),
                    text(log, "text")));
        }
        return new SnapshotHeading(
                Fields.time(object, "now"),
                text(object, "serverVersion"),
                settings(Fields.at(object, "settings")),
                logs,
                Fields.texts(object, "crds"),
                Forbidden.read(Fields.at(object, "forbidden")));
    }

    private static Settings settings(JsonNode settings) {
        JsonNode zones = Fields.at(settings, "privateZones");
        List<String> names = Fields.texts(zones).stream()
                .map(z -> z.strip().toLowerCase(Locale.ROOT))
                .map(z -> z.endsWith(".") ? z.substring(0, z.length() - 1) : z)
                .filter(z -> !z.isEmpty())
                .toList();
        String shown = zones.isMissingNode() ? "(not configured)" : String.join(", ", names);
        var evidence = new Evidence("private zones", shown, "settings.privateZones of the snapshot");
        return new Settings(
                zones.isMissingNode() ? new Reading.Absent<>(evidence) : new Reading.Present<>(names, evidence),
                Fields.time(settings, "dualStackSince"));
    }
}
