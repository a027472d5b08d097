package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.at;
import static dev.netdoc.rules.observe.Fields.items;
import static dev.netdoc.rules.observe.Fields.map;
import static dev.netdoc.rules.observe.Fields.text;
import static dev.netdoc.rules.observe.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.AgentContainer;
import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.NodeChoice;
import dev.netdoc.rules.fact.NodeChoice.Requirement;
import dev.netdoc.rules.fact.ObjectRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** DaemonSet objects to facts. */
final class DaemonSetReader {
    private static final Set<String> ENV = Set.of("DISABLE_POLICY", "IN_CLUSTER_LOADBALANCE");
    private static final List<String> OS_LABELS = List.of("kubernetes.io/os", "beta.kubernetes.io/os");

    private DaemonSetReader() {}

    static DaemonSet read(JsonNode object) {
        ObjectRef ref = Fields.ref(object, "DaemonSet", Resources.SYSTEM);
        JsonNode spec = at(object, "spec");
        JsonNode pod = at(spec, "template", "spec");
        JsonNode status = at(object, "status");
        NodeChoice nodes = nodes(pod);
        String strategy = text(spec, "updateStrategy", "type");
        return new DaemonSet(
                ref,
                text(object, "metadata", "uid"),
                Fields.resourceVersion(object),
                map(object, "metadata", "labels"),
                map(spec, "selector", "matchLabels"),
                strategy.isEmpty() ? "RollingUpdate" : strategy,
                Fields.number(status, "desiredNumberScheduled").map(Long::intValue),
                Fields.count(status, "numberReady"),
                Fields.count(status, "updatedNumberScheduled"),
                Fields.count(status, "numberUnavailable"),
                Fields.number(object, "metadata", "generation").orElse(0L),
                Fields.number(status, "observedGeneration").orElse(0L),
                containers(pod),
                windows(ref.name(), nodes),
                nodes);
    }

    /** By name, too: the Windows agents of Terway and Flannel carry no selector in some versions. */
    private static boolean windows(String name, NodeChoice nodes) {
        boolean byTerms = !nodes.terms().isEmpty()
                && nodes.terms().stream()
                        .allMatch(term -> term.stream()
                                .anyMatch(r -> OS_LABELS.contains(r.key())
                                        && r.operator().equals("In")
                                        && r.values().equals(List.of("windows"))));
        return name.contains("-windows")
                || byTerms
                || OS_LABELS.stream()
                        .anyMatch(os -> "windows".equals(nodes.labels().get(os)));
    }

    private static NodeChoice nodes(JsonNode pod) {
        var terms = new ArrayList<List<Requirement>>();
        JsonNode affinity = at(pod, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        for (JsonNode term : items(affinity, "nodeSelectorTerms")) {
            terms.add(requirements(at(term, "matchExpressions")));
        }
        return new NodeChoice(map(pod, "nodeSelector"), terms);
    }

    static List<Requirement> requirements(JsonNode expressions) {
        var all = new ArrayList<Requirement>();
        for (JsonNode e : items(expressions)) {
            all.add(new Requirement(text(e, "key"), text(e, "operator"), texts(e, "values")));
        }
        return all;
    }

    private static List<AgentContainer> containers(JsonNode pod) {
        var volumes = new ArrayList<String>();
        for (JsonNode volume : items(pod, "volumes")) {
            String name = text(volume, "configMap", "name");
            if (!name.isEmpty()) {
                volumes.add(name);
            }
            for (JsonNode source : items(volume, "projected", "sources")) {
                if (!text(source, "configMap", "name").isEmpty()) {
                    volumes.add(text(source, "configMap", "name"));
                }
            }
        }
        var all = new ArrayList<AgentContainer>();
        for (JsonNode c : items(pod, "initContainers")) {
            all.add(container(c, true, volumes));
        }
        for (JsonNode c : items(pod, "containers")) {
            all.add(container(c, false, volumes));
        }
        return all;
    }

    private static AgentContainer container(JsonNode c, boolean init, List<String> volumes) {
        var command = new ArrayList<>(words(c, "command"));
        command.addAll(words(c, "args"));
        return new AgentContainer(
                text(c, "name"),
                init,
                text(c, "image"),
                command,
                args(c),
                env(c),
                volumes,
                Fields.flag(c, "securityContext", "privileged"));
    }

    /** What a snapshot has left out cannot be told from it either, so that a file and its cluster say the same. */
    private static Optional<List<String>> args(JsonNode c) {
        List<String> words = words(c, "args");
        boolean whole = at(c, "args").isArray()
                && words.equals(texts(c, "args"))
                && words.stream().noneMatch(word -> word.contains(Excerpt.REDACTED));
        return whole ? Optional.of(words) : Optional.empty();
    }

    /** @param field {@code command} or {@code args}; what flags of credentials are given is left out */
    static List<String> words(JsonNode container, String field) {
        var words = new ArrayList<String>();
        boolean credential = false;
        for (String word : texts(container, field)) {
            boolean flag = word.startsWith("-");
            words.add(credential && !flag ? "(redacted)" : Excerpt.masked(word));
            credential = flag && !word.contains("=") && Excerpt.secret(word.replace('-', '_'));
        }
        return words;
    }

    /** @return those variables that a rule asks for; the others may hold anything */
    static Map<String, String> env(JsonNode container) {
        Map<String, String> env = new HashMap<>();
        for (JsonNode e : items(container, "env")) {
            JsonNode key = at(e, "valueFrom", "configMapKeyRef");
            String name = text(e, "name");
            if (ENV.contains(name) && key.isObject()) {
                env.put(name, "configmap:" + text(key, "name") + "/" + text(key, "key"));
            } else if (ENV.contains(name) && !at(e, "valueFrom").isObject()) {
                env.put(name, text(e, "value"));
            }
        }
        return env;
    }
}
