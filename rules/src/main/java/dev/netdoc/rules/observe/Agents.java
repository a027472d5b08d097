package dev.netdoc.rules.observe;

import dev.netdoc.rules.fact.AgentContainer;
import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ImageReference;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.NetworkAgent.Plugin;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.NodeChoice;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.PodContainer;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The network agents that run: from DaemonSets, or from pods where those may not be listed. */
final class Agents {
    static final List<String> TERWAY = List.of("terway-eniip", "terway-eni", "terway");

    /** Agents of other plug-ins, by the exact names that their makers give them. */
    static final Set<String> OTHERS = Set.of(
            "calico-node",
            "cilium",
            "weave-net",
            "kube-router",
            "antrea-agent",
            "kube-ovn-cni",
            "aws-node",
            "azure-cns",
            "kindnet",
            "canal");

    private static final Duration RECENT = Duration.ofMinutes(10);

    private final Collection<Node> nodes;
    private final List<Pod> pods;
    private final boolean onGke;
    private final Instant now;

    /** @param pods those that DaemonSets made, and static ones */
    Agents(Collection<Node> nodes, List<Pod> pods, boolean onGke, Instant now) {
        this.nodes = nodes;
        this.pods = pods;
        this.onGke = onGke;
        this.now = now;
    }

    Optional<NetworkAgent> of(DaemonSet set) {
        return set.active() ? plugin(set).map(p -> fromDaemonSet(p, set)) : Optional.empty();
    }

    private Optional<Plugin> plugin(DaemonSet set) {
        boolean system = set.namespace().equals(Resources.SYSTEM);
        if (system && TERWAY.contains(set.name())) {
            return Optional.of(Plugin.TERWAY);
        }
        if ((system || set.namespace().equals(Resources.FLANNEL))
                && ("flannel".equals(set.selector().get("app")) || set.name().equals("kube-flannel-ds"))) {
            return Optional.of(Plugin.FLANNEL);
        }
        if (system && set.name().equals("anetd")) {
            return Optional.of(onGke ? Plugin.ANETD : Plugin.OTHER);
        }
        return OTHERS.contains(set.name()) ? Optional.of(Plugin.OTHER) : Optional.empty();
    }

    private NetworkAgent fromDaemonSet(Plugin plugin, DaemonSet set) {
        Optional<AgentContainer> main = main(plugin, set.containers());
        String where = Fields.source(
                set.ref(),
                "spec.template.spec.containers["
                        + main.map(AgentContainer::name).orElse("") + "]",
                set.resourceVersion());
        Optional<ImageReference> image =
                main.map(AgentContainer::image).filter(i -> !i.isEmpty()).map(ImageReference::parse);
        List<Pod> own = pods.stream().filter(p -> belongs(p, set)).toList();
        List<String> running =
                running(plugin, own, image.map(ImageReference::name).orElse(""));
        Reading<String> tag = tag(image, where + ".image");
        return new NetworkAgent(
                plugin,
                set.name(),
                set.ref(),
                false,
                tag,
                version(plugin, tag, running, set),
                running,
                daemonMode(plugin, main, where),
                autoDataPathV2(set),
                nodes(set.nodes(), own),
                rolling(set, running, own),
                new Evidence(
                        "DaemonSet " + set.name(),
                        "desired " + set.desired().map(String::valueOf).orElse("unknown") + ", ready " + set.ready(),
                        Fields.source(set.ref(), "status", set.resourceVersion())));
    }

    /** @param labels one sign of an agent's pods, e.g. {@code app=terway-eniip} */
    NetworkAgent fromPods(Plugin plugin, String name, String labels, List<Pod> own) {
        Pod first = own.get(0);
        Optional<ImageReference> image = main(plugin, first)
                .map(PodContainer::image)
                .filter(i -> !i.isEmpty())
                .map(ImageReference::parse);
        List<String> running =
                running(plugin, own, image.map(ImageReference::name).orElse(""));
        Reading<String> tag = tag(image, first.ref() + " spec.containers.image");
        Reading<Version> version = running.size() > 1
                ? new Reading.Unknown<>("pods run " + String.join(" and ", running), tag.evidence())
                : parsed(plugin, tag);
        var none = new Evidence(
                "daemon-mode", "(DaemonSets not readable)", first.ref().toString());
        var set = new TreeSet<String>();
        own.forEach(p -> set.add(p.node()));
        set.remove("");
        return new NetworkAgent(
                plugin,
                name,
                new ObjectRef("DaemonSet", first.namespace(), name),
                true,
                tag,
                version,
                running,
                new Reading.Unknown<>("DaemonSets are not readable", none),
                new Reading.Unknown<>("DaemonSets are not readable", none),
                set,
                false,
                new Evidence(
                        "running pods with " + labels, Integer.toString(own.size()), "pods in " + first.namespace()));
    }

    static boolean belongs(Pod pod, DaemonSet set) {
        return pod.live()
                && pod.namespace().equals(set.namespace())
                && (pod.ownedBy("DaemonSet", set.name())
                        || (pod.owner().isEmpty()
                                && !set.selector().isEmpty()
                                && pod.labels()
                                        .entrySet()
                                        .containsAll(set.selector().entrySet())));
    }

    private static Optional<AgentContainer> main(Plugin plugin, List<AgentContainer> containers) {
        return containers.stream()
                .filter(c -> !c.init() && c.name().equals(mainName(plugin)))
                .findFirst()
                .or(() -> containers.stream().filter(c -> !c.init()).findFirst());
    }

    static Optional<PodContainer> main(Plugin plugin, Pod pod) {
        return pod.containers().stream()
                .filter(c -> !c.init() && c.name().equals(mainName(plugin)))
                .findFirst()
                .or(() -> pod.containers().stream().filter(c -> !c.init()).findFirst());
    }

    private static String mainName(Plugin plugin) {
        return switch (plugin) {
            case TERWAY -> "terway";
            case FLANNEL -> "kube-flannel";
            case ANETD -> "cilium-agent";
            case OTHER -> "";
        };
    }

    /** Tags of running pods, as far as they are of the template's own image. */
    private static List<String> running(Plugin plugin, List<Pod> own, String name) {
        var tags = new TreeSet<String>();
        for (Pod pod : own) {
            if (pod.phase().equals("Running") && pod.deletedAt().isEmpty()) {
                main(plugin, pod)
                        .map(c -> ImageReference.parse(c.image()))
                        .filter(i -> i.name().equals(name))
                        .flatMap(ImageReference::tag)
                        .ifPresent(tags::add);
            }
        }
        return List.copyOf(tags);
    }

    private static Reading<String> tag(Optional<ImageReference> image, String where) {
        String shown =
                image.map(i -> i.name() + i.tag().map(t -> ":" + t).orElse("")).orElse("(absent)");
        var evidence = new Evidence("image", shown, where);
        return image.flatMap(ImageReference::tag)
                .<Reading<String>>map(t -> new Reading.Present<>(t, evidence))
                .orElseGet(() -> new Reading.Absent<>(evidence));
    }

    static Reading<Version> parsed(Plugin plugin, Reading<String> tag) {
        Function<String, Optional<Version>> parser = switch (plugin) {
            case TERWAY, FLANNEL -> Version::agent;
            case ANETD, OTHER -> Version::triple;
        };
        return tag.asOptional()
                .flatMap(parser)
                .<Reading<Version>>map(v -> new Reading.Present<>(v, tag.evidence()))
                .orElseGet(() -> new Reading.Unknown<>("the image tag does not read as a version", tag.evidence()));
    }

    /** What runs outranks the template, unless pods of both may run. */
    private static Reading<Version> version(Plugin plugin, Reading<String> tag, List<String> running, DaemonSet set) {
        String template = tag.asOptional().orElse("");
        if (running.isEmpty() || running.equals(List.of(template))) {
            return parsed(plugin, tag);
        }
        var evidence = new Evidence(
                "running images", String.join(", ", running), "pods of " + set.ref() + ", template " + template);
        if (running.size() == 1 && set.updated() == 0) {
            return parsed(plugin, new Reading.Present<>(running.get(0), evidence));
        }
        var all = new TreeSet<>(running);
        all.add(template);
        return new Reading.Unknown<>("pods run " + String.join(" and ", all), evidence);
    }

    private static Reading<String> daemonMode(Plugin plugin, Optional<AgentContainer> main, String where) {
        var absent = new Evidence("daemon-mode", "(absent)", where + ".command");
        if (plugin != Plugin.TERWAY) {
            return new Reading.Absent<>(absent);
        }
        if (main.isEmpty() || main.get().command().isEmpty()) {
            return new Reading.Absent<>(absent);
        }
        return main.get()
                .flag("daemon-mode")
                .<Reading<String>>map(m -> new Reading.Present<>(m, new Evidence("daemon-mode", m, where + ".command")))
                .orElseGet(() -> new Reading.Absent<>(absent));
    }

    private static Reading<Boolean> autoDataPathV2(DaemonSet set) {
        String where = Fields.source(set.ref(), "feature-gates argument", set.resourceVersion());
        return set.containers().stream()
                .flatMap(c -> c.featureGate("AutoDataPathV2").stream())
                .findFirst()
                .<Reading<Boolean>>map(
                        on -> new Reading.Present<>(on, new Evidence("AutoDataPathV2", on.toString(), where)))
                .orElseGet(() -> new Reading.Absent<>(new Evidence("AutoDataPathV2", "(absent)", where)));
    }

    private Set<String> nodes(NodeChoice choice, List<Pod> own) {
        var names = new TreeSet<String>();
        for (Node node : nodes) {
            if (!node.windows() && !node.virtual() && choice.admits(labels(node))) {
                names.add(node.name());
            }
        }
        if (!nodes.isEmpty()) {
            own.forEach(p -> names.add(p.node()));
        }
        names.remove("");
        return names;
    }

    /** A file cut down by hand may lack the labels that every node carries. */
    private static Map<String, String> labels(Node node) {
        var labels = new HashMap<>(node.labels());
        labels.putIfAbsent("kubernetes.io/os", "linux");
        labels.putIfAbsent("beta.kubernetes.io/os", "linux");
        labels.putIfAbsent("kubernetes.io/hostname", node.name());
        return labels;
    }

    private boolean rolling(DaemonSet set, List<String> running, List<Pod> own) {
        boolean under = set.desired().filter(d -> set.updated() < d).isPresent() || running.size() > 1;
        return under
                && own.stream()
                        .flatMap(p -> p.startedAt().or(p::createdAt).stream())
                        .anyMatch(t -> t.isAfter(now.minus(RECENT)));
    }
}
