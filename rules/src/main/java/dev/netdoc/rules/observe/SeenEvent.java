package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.text;
import static dev.netdoc.rules.observe.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.EventKey;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.NetworkEvent;
import dev.netdoc.rules.fact.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An event of either API that matches at least one key, kept until the end of the gathering tells now and the nodes of
 * pods.
 *
 * @param id namespace and name, the same in both APIs
 * @param host the node that the reporter runs on, if it says so
 */
record SeenEvent(
        String id,
        List<Match> matches,
        ObjectRef about,
        String host,
        String reason,
        String message,
        Instant at,
        Optional<Instant> firstAt,
        int count,
        String component) {
    private static final int MESSAGE = 1024;
    private static final String SANDBOX = "FailedCreatePodSandBox";
    private static final Set<String> ALLOCATION = Set.of(SANDBOX, "AllocIPFailed", "CreateENIFailed");

    /** @param found what the pattern captured */
    record Match(EventKey key, List<String> found) {}

    /** @return empty if no rule asks for it, or it has no time at all */
    static Optional<SeenEvent> read(JsonNode object) {
        String reason = text(object, "reason");
        String whole = text(object, "message").isEmpty() ? text(object, "note") : text(object, "message");
        String message = whole.length() > MESSAGE ? whole.substring(0, MESSAGE) : whole;
        List<Match> matches = matches(reason, message, text(object, "type"));
        Optional<Instant> at = latest(object);
        if (matches.isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        JsonNode about =
                Fields.at(object, Fields.at(object, "involvedObject").isObject() ? "involvedObject" : "regarding");
        String source = text(object, "source", "host");
        return Optional.of(new SeenEvent(
                text(object, "metadata", "namespace") + "/" + text(object, "metadata", "name"),
                matches,
                new ObjectRef(text(about, "kind"), text(about, "namespace"), text(about, "name")),
                source.isEmpty() ? text(object, "deprecatedSource", "host") : source,
                reason,
                Excerpt.redact(message),
                at.get(),
                Stream.of("firstTimestamp", "deprecatedFirstTimestamp", "eventTime")
                        .flatMap(f -> time(object, f).stream())
                        .findFirst(),
                times(object),
                component(object)));
    }

    /** The API of old has {@code count}, and gives it to the new one under another name; the new one has a series. */
    private static int times(JsonNode object) {
        return IntStream.of(
                        1,
                        Fields.count(object, "count"),
                        Fields.count(object, "deprecatedCount"),
                        Fields.count(object, "series", "count"))
                .max()
                .getAsInt();
    }

    /** Each API has two fields for who wrote it, by the age of the writer. */
    private static String component(JsonNode object) {
        return Stream.of(
                        text(object, "source", "component"),
                        text(object, "deprecatedSource", "component"),
                        text(object, "reportingController"),
                        text(object, "reportingComponent"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Optional<Instant> latest(JsonNode object) {
        return Stream.of(
                        time(object, "lastTimestamp"),
                        time(object, "deprecatedLastTimestamp"),
                        time(object, "series", "lastObservedTime"),
                        time(object, "eventTime"),
                        time(object, "firstTimestamp"),
                        time(object, "deprecatedFirstTimestamp"))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .or(() -> time(object, "metadata", "creationTimestamp"));
    }

    static List<Match> matches(String reason, String message, String type) {
        var all = Stream.<Match>builder();
        if (reason.equals(SANDBOX)) {
            Patterns.RANGE.groups(message).ifPresent(g -> all.add(new Match(EventKey.RANGE, g)));
        }
        if (ALLOCATION.contains(reason)) {
            if (Patterns.VSWITCH.in(message)) {
                all.add(new Match(EventKey.VSWITCH, Patterns.VSWITCH_ID.all(message)));
            }
            if (Patterns.ENI_QUOTA.in(message)) {
                all.add(new Match(EventKey.ENI_QUOTA, List.of()));
            }
        }
        if (reason.equals(SANDBOX) || reason.equals("AllocIPFailed")) {
            Patterns.MAC.groups(message).ifPresent(g -> all.add(new Match(EventKey.MAC, g)));
        }
        if (reason.equals("VirtualModeChanged") && Patterns.MODE.in(message)) {
            all.add(new Match(EventKey.MODE, List.of()));
        }
        if (reason.equals("ConfigError") || reason.equals("PrefixModeImmutable")) {
            all.add(new Match(Patterns.CONF_FAMILIES.in(message) ? EventKey.CONF_FAMILIES : EventKey.CONF, List.of()));
        }
        if (Patterns.ROUTE_REASON.in(reason)) {
            all.add(new Match(route(message), List.of()));
        }
        if (Patterns.CNI.in(message)) {
            all.add(new Match(EventKey.CNI, List.of()));
        }
        if ((reason.equals("ConntrackFull") || reason.equals("ConntrackFullProblem"))
                && Patterns.CONNTRACK.in(message)) {
            all.add(new Match(EventKey.CONNTRACK, List.of()));
        }
        if (!type.equals("Normal") && Patterns.X509.in(message)) {
            all.add(new Match(EventKey.X509, List.of()));
        }
        if (reason.equals("NodeNotReady") || reason.equals("Rebooted") || reason.startsWith("NodeHasSufficient")) {
            all.add(new Match(EventKey.READY, List.of()));
        }
        List<Match> matches = all.build().toList();
        return matches.isEmpty() && reason.equals(SANDBOX) ? List.of(new Match(EventKey.SANDBOX, List.of())) : matches;
    }

    static EventKey route(String message) {
        if (Patterns.ROUTE_TABLES_MULTIPLE.in(message)) {
            return EventKey.ROUTE_TABLES_MULTIPLE;
        }
        if (Patterns.ROUTE_TABLES_NONE.in(message)) {
            return EventKey.ROUTE_TABLES_NONE;
        }
        return Patterns.ROUTE_TABLE_FULL.in(message) ? EventKey.ROUTE_TABLE_FULL : EventKey.ROUTE;
    }

    Stream<NetworkEvent> facts(String node) {
        String on = about.kind() + " " + (about.namespace().isEmpty() ? "" : about.namespace() + "/") + about.name();
        var evidence = new Evidence("event " + reason, Excerpt.of(message), "Event on " + on + ", last " + at);
        return matches.stream()
                .map(m -> new NetworkEvent(
                        m.key(), about, node, reason, message, m.found(), at, firstAt, count, component, evidence));
    }
}
