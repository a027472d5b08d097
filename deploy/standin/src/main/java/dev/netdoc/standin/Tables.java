package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code kubectl get} prints: it leaves the columns to the server. */
final class Tables {
    /** @param cell the text for an object at a time @param wide whether it is shown with {@code -o wide} only */
    private record Column(String name, boolean wide, BiFunction<JsonNode, Instant, String> cell) {}

    private static final Column NAME = at("Name", "/metadata/name");
    private static final Column AGE =
            new Column("Age", false, (object, now) -> since(Json.meta(object, "creationTimestamp"), now));

    private static final Map<String, List<Column>> COLUMNS = Map.of(
            "pods",
                    List.of(
                            NAME,
                            column("Ready", Tables::readyContainers),
                            column("Status", Tables::podStatus),
                            column("Restarts", Tables::restarts),
                            AGE,
                            wide("IP", "/status/podIP"),
                            wide("Node", "/spec/nodeName")),
            "nodes",
                    List.of(
                            NAME,
                            column("Status", Tables::nodeStatus),
                            column("Roles", Tables::roles),
                            AGE,
                            at("Version", "/status/nodeInfo/kubeletVersion"),
                            wide("OS-Image", "/status/nodeInfo/osImage"),
                            wide("Kernel-Version", "/status/nodeInfo/kernelVersion"),
                            wide("Container-Runtime", "/status/nodeInfo/containerRuntimeVersion")),
            "configmaps",
                    List.of(
                            NAME,
                            column(
                                    "Data",
                                    cm -> Integer.toString(cm.path("data").size())),
                            AGE),
            "daemonsets.apps",
                    List.of(
                            NAME,
                            at("Desired", "/status/desiredNumberScheduled"),
                            at("Current", "/status/currentNumberScheduled"),
                            at("Ready", "/status/numberReady"),
                            at("Up-to-date", "/status/updatedNumberScheduled"),
                            at("Available", "/status/numberAvailable"),
                            AGE),
            "deployments.apps",
                    List.of(
                            NAME,
                            column(
                                    "Ready",
                                    d -> d.at("/status/readyReplicas").asInt()
                                            + "/"
                                            + d.at("/spec/replicas").asInt(1)),
                            AGE),
            "services",
                    List.of(
                            NAME,
                            at("Type", "/spec/type"),
                            at("Cluster-IP", "/spec/clusterIP"),
                            column("External-IP", Tables::externalIp),
                            column("Port(s)", Tables::ports),
                            AGE),
            "events",
                    List.of(
                            new Column(
                                    "Last Seen",
                                    false,
                                    (e, now) -> since(e.path("lastTimestamp").asText(), now)),
                            at("Type", "/type"),
                            at("Reason", "/reason"),
                            column(
                                    "Object",
                                    e -> e.at("/involvedObject/kind").asText().toLowerCase(Locale.ROOT)
                                            + "/"
                                            + e.at("/involvedObject/name").asText()),
                            at("Message", "/message")));

    private Tables() {}

    static boolean wanted(Call call) {
        return call.header("accept").startsWith("application/json;as=Table;v=v1;g=meta.k8s.io");
    }

    /** @param result an object, or a list of that kind */
    static ObjectNode of(Kind kind, ObjectNode result, Instant now) {
        List<Column> columns = COLUMNS.getOrDefault(kind.qualified(), List.of(NAME, AGE));
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.set("metadata", result.has("items") ? result.path("metadata") : Json.object());
        ArrayNode definitions = table.putArray("columnDefinitions");
        columns.forEach(column -> definitions
                .addObject()
                .put("name", column.name())
                .put("type", "string")
                .put("format", column == NAME ? "name" : "")
                .put("description", "")
                .put("priority", column.wide() ? 1 : 0));
        ArrayNode rows = table.putArray("rows");
        for (JsonNode object :
                result.has("items") ? result.path("items") : Json.array().add(result)) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            columns.forEach(column -> cells.add(column.cell().apply(object, now)));
            ObjectNode partial = row.putObject("object").put("kind", "PartialObjectMetadata");
            partial.put("apiVersion", "meta.k8s.io/v1").set("metadata", object.path("metadata"));
        }
        return table;
    }

    private static Column column(String name, Function<JsonNode, String> cell) {
        return new Column(name, false, (object, now) -> cell.apply(object));
    }

    private static Column at(String name, String pointer) {
        return column(name, object -> object.at(pointer).asText(""));
    }

    private static Column wide(String name, String pointer) {
        return new Column(name, true, (object, now) -> object.at(pointer).asText("<none>"));
    }

    private static String readyContainers(JsonNode pod) {
        long ready = Json.items(pod.at("/status/containerStatuses"))
                .filter(status -> status.path("ready").asBoolean())
                .count();
        return ready + "/" + pod.at("/spec/containers").size();
    }

    private static String podStatus(JsonNode pod) {
        if (!Json.meta(pod, "deletionTimestamp").isEmpty()) {
            return "Terminating";
        }
        return Json.items(pod.at("/status/containerStatuses"))
                .map(status -> status.at("/state/waiting/reason").asText(""))
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse(pod.at("/status/phase").asText());
    }

    private static String restarts(JsonNode pod) {
        return Integer.toString(Json.items(pod.at("/status/containerStatuses"))
                .mapToInt(status -> status.path("restartCount").asInt())
                .sum());
    }

    private static String nodeStatus(JsonNode node) {
        String ready = Kubelets.isReady(node) ? "Ready" : "NotReady";
        return node.at("/spec/unschedulable").asBoolean() ? ready + ",SchedulingDisabled" : ready;
    }

    private static String roles(JsonNode node) {
        String prefix = "node-role.kubernetes.io/";
        String roles = node.at("/metadata/labels")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(label -> label.startsWith(prefix))
                .map(label -> label.substring(prefix.length()))
                .sorted()
                .collect(Collectors.joining(","));
        return roles.isEmpty() ? "<none>" : roles;
    }

    private static String externalIp(JsonNode service) {
        return service.at("/status/loadBalancer/ingress/0/ip").asText("<none>");
    }

    private static String ports(JsonNode service) {
        return Json.items(service.at("/spec/ports"))
                .map(port -> port.path("port").asText()
                        + (port.has("nodePort") ? ":" + port.path("nodePort").asText() : "")
                        + "/" + port.path("protocol").asText("TCP"))
                .collect(Collectors.joining(","));
    }

    /** As kubectl shortens an age: the unit that matters and, while it is small, the next one. */
    private static String since(String time, Instant now) {
        Duration age;
        try {
            age = Duration.between(Instant.parse(time), now);
        } catch (DateTimeParseException e) {
            return "<unknown>";
        }
        if (age.toMinutes() < 2) {
            return Math.max(0, age.toSeconds()) + "s";
        } else if (age.toHours() < 3) {
            return age.toMinutes() < 10 ? age.toMinutes() + "m" + age.toSecondsPart() + "s" : age.toMinutes() + "m";
        } else if (age.toDays() < 2) {
            return age.toHours() < 8 ? age.toHours() + "h" + age.toMinutesPart() + "m" : age.toHours() + "h";
        }
        return age.toDays() < 8 ? age.toDays() + "d" + age.toHoursPart() + "h" : age.toDays() + "d";
    }
}
