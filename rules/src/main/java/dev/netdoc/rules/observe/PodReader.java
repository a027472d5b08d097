package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.at;
import static dev.netdoc.rules.observe.Fields.items;
import static dev.netdoc.rules.observe.Fields.map;
import static dev.netdoc.rules.observe.Fields.text;
import static dev.netdoc.rules.observe.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Pod.Owner;
import dev.netdoc.rules.fact.PodContainer;
import dev.netdoc.rules.fact.PodContainer.Ended;
import dev.netdoc.rules.fact.PodContainer.Port;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pod objects to facts. */
final class PodReader {
    private PodReader() {}

    static Pod read(JsonNode object) {
        JsonNode ready = condition(object, "Ready");
        String node = text(object, "spec", "nodeName").intern(); // one text for all pods of a node
        return new Pod(
                Fields.ref(object, "Pod", "default"),
                text(object, "metadata", "uid"),
                map(object, "metadata", "labels"),
                node,
                Fields.flag(object, "spec", "hostNetwork"),
                text(object, "status", "phase"),
                ips(object),
                Fields.flag(ready, "status"),
                !node.isEmpty() || Fields.flag(condition(object, "PodScheduled"), "status"),
                time(object, "metadata", "creationTimestamp"),
                time(object, "status", "startTime"),
                time(ready, "lastTransitionTime"),
                time(object, "metadata", "deletionTimestamp"),
                owner(object),
                map(object, "metadata", "annotations").containsKey("kubernetes.io/config.mirror"),
                sysctls(object),
                containers(object));
    }

    private static JsonNode condition(JsonNode object, String type) {
        for (JsonNode c : items(object, "status", "conditions")) {
            if (text(c, "type").equals(type)) {
                return c;
            }
        }
        return at(object, "status", "conditions", type); // missing
    }

    private static List<String> ips(JsonNode object) {
        var ips = new ArrayList<String>();
        for (JsonNode ip : items(object, "status", "podIPs")) {
            String text = ip.isTextual() ? ip.asText() : text(ip, "ip");
            if (!text.isEmpty()) {
                ips.add(text);
            }
        }
        String single = text(object, "status", "podIP");
        return ips.isEmpty() && !single.isEmpty() ? List.of(single) : ips;
    }

    private static Optional<Owner> owner(JsonNode object) {
        for (JsonNode owner : items(object, "metadata", "ownerReferences")) {
            if (Fields.flag(owner, "controller")) {
                return Optional.of(new Owner(text(owner, "kind"), text(owner, "name")));
            }
        }
        return Optional.empty();
    }

    private static List<String> sysctls(JsonNode object) {
        var names = new ArrayList<String>();
        for (JsonNode sysctl : items(object, "spec", "securityContext", "sysctls")) {
            names.add(text(sysctl, "name") + "=" + text(sysctl, "value"));
        }
        return names;
    }

    private static List<PodContainer> containers(JsonNode object) {
        var all = new ArrayList<PodContainer>();
        for (JsonNode c : items(object, "spec", "initContainers")) {
            all.add(container(c, true, status(object, "initContainerStatuses", text(c, "name"))));
        }
        for (JsonNode c : items(object, "spec", "containers")) {
            all.add(container(c, false, status(object, "containerStatuses", text(c, "name"))));
        }
        return all;
    }

    private static JsonNode status(JsonNode object, String list, String name) {
        for (JsonNode status : items(object, "status", list)) {
            if (text(status, "name").equals(name)) {
                return status;
            }
        }
        return at(object, "status", list, name); // missing
    }

    private static PodContainer container(JsonNode spec, boolean init, JsonNode status) {
        var ports = new ArrayList<Port>();
        for (JsonNode port : items(spec, "ports")) {
            int hostPort = Fields.count(port, "hostPort");
            String name = text(port, "name");
            if (hostPort > 0 || !name.isEmpty()) {
                String protocol = text(port, "protocol");
                ports.add(new Port(
                        name, Fields.count(port, "containerPort"), hostPort, protocol.isEmpty() ? "TCP" : protocol));
            }
        }
        return new PodContainer(
                text(spec, "name"),
                init,
                text(spec, "image"),
                ports,
                Fields.flag(status, "ready"),
                Fields.count(status, "restartCount"),
                text(status, "state", "waiting", "reason"),
                time(status, "state", "running", "startedAt"),
                ended(status));
    }

    private static Optional<Ended> ended(JsonNode status) {
        for (String state : List.of("state", "lastState")) {
            JsonNode end = at(status, state, "terminated");
            if (end.isObject()) {
                Optional<Instant> at = time(end, "finishedAt");
                return Optional.of(new Ended(text(end, "reason"), Fields.count(end, "exitCode"), at));
            }
        }
        return Optional.empty();
    }
}
