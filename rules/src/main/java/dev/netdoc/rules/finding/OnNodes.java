package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.EniConf;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.NetworkEvent;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.TerwayNode;
import dev.netdoc.rules.mode.NodeAnswer;
import java.util.Collection;
import java.util.List;

/** How findings are told that are about the nodes on which something happens. */
public final class OnNodes {
    private OnNodes() {}

    /** @param names of nodes, in any order; an empty one is a node that is not known */
    public static Concluded named(Concluded finding, Collection<?> names) {
        List<String> known = names.stream()
                .map(String::valueOf)
                .filter(name -> !name.isEmpty())
                .sorted()
                .distinct()
                .toList();
        return finding.about(known.stream()
                        .map(name -> ObjectRef.clusterScoped("Node", name))
                        .toList())
                .with("nodes", known)
                .with("node", known.isEmpty() ? "" : known.getFirst());
    }

    /** @param pods that wait on the nodes; at least one */
    public static Concluded waiting(Concluded finding, Collection<?> pods, Collection<?> why) {
        return named(finding, Seen.nodesOf(pods)).seen(Seen.some(why)).with("pods", Seen.pods(pods));
    }

    /** @param events what was said of the pods */
    public static Concluded ofPods(Concluded finding, Collection<?> pods, Collection<?> events) {
        List<NetworkEvent> said = events.stream().map(NetworkEvent.class::cast).toList();
        return waiting(finding, pods, said.stream().map(NetworkEvent::evidence).toList())
                .with("found", Seen.flat(said.stream().map(NetworkEvent::found).toList()));
    }

    /** @param answers of the mode report, with what they rest on; at least one */
    public static Concluded answered(Concluded finding, Collection<?> answers) {
        List<NodeAnswer> all = answers.stream().map(NodeAnswer.class::cast).toList();
        return named(finding, all.stream().map(NodeAnswer::node).toList())
                .seen(Seen.some(all.stream()
                        .flatMap(answer -> answer.evidence().stream())
                        .toList()));
    }

    /** @return whether Terway may use more than one vSwitch in the node's zone */
    public static boolean severalVSwitches(Reading<EniConf> conf, TerwayNode node) {
        return conf.asOptional()
                .filter(c -> c.vswitches().getOrDefault(node.zone(), List.of()).size() > 1)
                .isPresent();
    }

    public static Evidence adapters(TerwayNode node) {
        return new Evidence(
                "ENIs",
                node.enis().size() + " and the primary one, of "
                        + node.adapters().asOptional().orElse(0),
                node.adapters().evidence().source());
    }

    /** @return the label for exclusive ENIs, and how many the node has and can give out */
    public static Evidence exclusive(Node node) {
        return new Evidence(
                "label exclusive-mode-eni-type, capacity and allocatable aliyun/eni",
                node.labels().getOrDefault(Node.EXCLUSIVE_LABEL, "(absent)") + ", "
                        + node.capacity().getOrDefault("aliyun/eni", 0L) + ", " + node.exclusiveEnis(),
                node.ref() + " metadata.labels, status");
    }
}
