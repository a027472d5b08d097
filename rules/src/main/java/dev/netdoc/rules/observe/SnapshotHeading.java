package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The heading document of a snapshot: what the API does not say about itself.
 *
 * @param cluster what people call it; empty to call it by the file's name
 * @param now empty if the newest time in the file counts
 * @param customKinds names of custom kinds that the cluster has
 * @param missing kinds that the API does not have, e.g. {@code podenis.network.alibabacloud.com}
 * @param forbidden what people wrote down; what the file holds of it does not count
 * @param unreadable what was not answered, in the words of the reading; what had come before counts
 */
record SnapshotHeading(
        Optional<String> cluster,
        Optional<Instant> now,
        String serverVersion,
        Settings settings,
        List<Log> logs,
        List<String> customKinds,
        List<String> missing,
        Forbidden forbidden,
        List<Unreadable> unreadable) {
    static final String API_VERSION = "netdoc.dev/v1";
    static final String LOGS = "pods/log";

    record Log(String namespace, String pod, String container, String text) {}

    /** @param resource e.g. {@code daemonsets.apps} @param names of single objects; empty for the whole list */
    record Unreadable(String resource, String namespace, List<String> names, String reason) {

        boolean concerns(Resource asked) {
            return resource.equals(asked.groupResource()) && namespace.equals(asked.namespace());
        }
    }

    static boolean is(JsonNode object) {
        return text(object, "kind").equals("Snapshot")
                && text(object, "apiVersion").startsWith("netdoc.dev/");
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
                Optional.of(text(object, "cluster")).filter(name -> !name.isEmpty()),
                Fields.time(object, "now"),
                text(object, "serverVersion"),
                settings(Fields.at(object, "settings")),
                logs,
                Fields.texts(object, "crds"),
                Fields.texts(object, "missing"),
                Forbidden.read(Fields.at(object, "forbidden")),
                unreadable(object));
    }

    private static List<Unreadable> unreadable(JsonNode object) {
        var all = new ArrayList<Unreadable>();
        for (JsonNode one : Fields.items(object, "unreadable")) {
            all.add(new Unreadable(
                    text(one, "resource"), text(one, "namespace"), Fields.texts(one, "names"), text(one, "reason")));
        }
        return all;
    }

    private static Settings settings(JsonNode settings) {
        JsonNode zones = Fields.at(settings, "privateZones");
        return Settings.told(
                zones.isMissingNode() ? Optional.empty() : Optional.of(Fields.texts(zones)),
                Fields.time(settings, "dualStackSince"));
    }
}
