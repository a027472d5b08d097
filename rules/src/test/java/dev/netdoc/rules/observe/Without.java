package dev.netdoc.rules.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.Settings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One permission that is taken away from a snapshot: the cluster as an account without it sees it.
 *
 * @param resource a list, or one object by name; of logs the one with plural {@code pods/log}. Events are taken away from
 *     both APIs, as the files of tests mostly have them in one where a cluster tells them in both
 */
public record Without(Resource resource) {
    private static final Resource LOGS = new Resource("v1", SnapshotHeading.LOGS, "Log", "", List.of(), false);

    /** @return every request of a reading, each alone */
    public static List<Without> each() {
        Stream<Resource> requests = Resources.all().stream()
                .filter(r -> !r.equals(Resources.NEW_EVENTS))
                .flatMap(r ->
                        r.names().isEmpty() ? Stream.of(r) : r.names().stream().map(name -> r.named(List.of(name))));
        return Stream.concat(requests, Stream.of(LOGS)).map(Without::new).toList();
    }

    public Facts read(Path snapshot) {
        var taken = new Taken[1];
        SnapshotReader.read(snapshot, (cluster, clock) -> taken[0] = new Taken(new FactObserver(cluster, clock)));
        return taken[0].facts();
    }

    private String reason() {
        return "forbidden: " + (resource.names().isEmpty() ? "list " : "get ") + resource.groupResource();
    }

    private boolean concerns(Resource asked) {
        return events() && asked.plural().equals("events")
                || resource.groupResource().equals(asked.groupResource())
                        && resource.namespace().equals(asked.namespace());
    }

    private boolean events() {
        return resource.equals(Resources.EVENTS);
    }

    private boolean hides(JsonNode object) {
        String apiVersion = Fields.text(object, "apiVersion");
        String kind = Fields.text(object, "kind");
        return events() && Resources.NEW_EVENTS.holds(apiVersion, kind)
                || resource.holds(apiVersion, kind) && named(object);
    }

    private boolean named(JsonNode object) {
        return (resource.namespace().isEmpty()
                        || resource.namespace()
                                .equals(Fields.ref(object, "", Resources.SYSTEM).namespace()))
                && (resource.names().isEmpty() || resource.names().contains(Fields.text(object, "metadata", "name")));
    }

    @Override
    public String toString() {
        return resource.groupResource()
                + (resource.names().isEmpty() ? "" : "/" + resource.names().getFirst())
                + (resource.namespace().isEmpty() ? "" : " in " + resource.namespace());
    }

    private final class Taken implements Observer {
        private final FactObserver to;

        Taken(FactObserver to) {
            this.to = to;
        }

        Facts facts() {
            return to.facts();
        }

        @Override
        public void object(JsonNode object) {
            if (!hides(object)) {
                to.object(object);
            }
        }

        @Override
        public void complete(Resource asked) {
            answered(asked, asked.names().isEmpty(), to::complete);
        }

        @Override
        public void missing(Resource asked) {
            to.missing(asked); // discovery tells that, whoever asks
        }

        @Override
        public void unreadable(Resource asked, String reason) {
            to.unreadable(asked, reason);
        }

        private void answered(Resource asked, boolean list, java.util.function.Consumer<Resource> answer) {
            if (!concerns(asked)) {
                answer.accept(asked);
            } else if (list) {
                to.unreadable(asked, reason());
            } else {
                Predicate<String> hidden = resource.names()::contains;
                answer.accept(asked.named(
                        asked.names().stream().filter(hidden.negate()).toList()));
                List<String> names = asked.names().stream().filter(hidden).toList();
                if (!names.isEmpty()) {
                    to.unreadable(asked.named(names), reason());
                }
            }
        }

        @Override
        public void customKinds(Collection<String> names) {
            to.customKinds(names);
        }

        @Override
        public void log(String namespace, String pod, String container, String text) {
            if (!resource.equals(LOGS)) {
                to.log(namespace, pod, container, text);
            }
        }

        @Override
        public void logsUnreadable(String reason) {
            to.logsUnreadable(reason);
        }

        @Override
        public void serverVersion(String gitVersion) {
            to.serverVersion(gitVersion);
            if (resource.equals(LOGS)) {
                to.logsUnreadable(reason());
            }
        }

        @Override
        public void settings(Settings settings) {
            to.settings(settings);
        }

        @Override
        public List<Resource> further() {
            return to.further();
        }

        @Override
        public List<LogRequest> logRequests() {
            return to.logRequests();
        }
    }
}
