package dev.netdoc.rules.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.AgentOnNode;
import dev.netdoc.rules.fact.ClusterVersion;
import dev.netdoc.rules.fact.CustomKind;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.GatheredAt;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Platform;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.Settings;
import dev.netdoc.rules.fact.UnknownFact;
import dev.netdoc.rules.fact.Version;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The one mapper from Kubernetes objects to facts. Objects are reduced as they come; none is held. */
public final class FactObserver implements Observer {
    private static final int FURTHER_NAMES = 50;

    private final String cluster;
    private final InstantSource clock;
    private final Availability available = new Availability();
    private final KeptObjects kept = new KeptObjects();
    private final TreeSet<String> customKinds = new TreeSet<>();
    private final List<Log> logs = new ArrayList<>();
    private Optional<String> logsUnreadable = Optional.empty();
    private Optional<String> serverVersion = Optional.empty();
    private Optional<Settings> settings = Optional.empty();

    private record Log(ObjectRef pod, String container, String text) implements Comparable<Log> {
        @Override
        public int compareTo(Log other) {
            return Comparator.comparing(Log::pod).thenComparing(Log::container).compare(this, other);
        }
    }

    /** @param clock read once, when the gathering ends: every age is counted from then */
    public FactObserver(String cluster, InstantSource clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    @Override
    public void object(JsonNode object) {
        String kind = Fields.text(object, "kind");
        String apiVersion = Fields.text(object, "apiVersion");
        if (Fields.text(object, "metadata", "name").isEmpty()) {
            return; // nothing that the API would return
        }
        if (kind.equals("CustomResourceDefinition")) {
            customKinds.add(Fields.text(object, "metadata", "name"));
        }
        for (Resource resource : Resources.all()) {
            if (resource.holds(apiVersion, kind)) {
                kept.keep(resource, object);
                return;
            }
        }
    }

    @Override
    public void complete(Resource resource) {
        available.complete(resource);
    }

    @Override
    public void missing(Resource resource) {
        available.missing(resource);
    }

    @Override
    public void unreadable(Resource resource, String reason) {
        available.unreadable(resource, reason);
    }

    @Override
    public void customKinds(Collection<String> names) {
        customKinds.addAll(names);
    }

    @Override
    public void log(String namespace, String pod, String container, String text) {
        logs.add(new Log(new ObjectRef("Pod", namespace, pod), container, text));
    }

    @Override
    public void logsUnreadable(String reason) {
        logsUnreadable = logsUnreadable.filter(r -> r.compareTo(reason) < 0).or(() -> Optional.of(reason));
    }

    @Override
    public void serverVersion(String gitVersion) {
        serverVersion = Optional.of(gitVersion.strip()).filter(v -> !v.isEmpty());
    }

    @Override
    public void settings(Settings told) {
        settings = Optional.of(told);
    }

    @Override
    public List<Resource> further() {
        List<String> names = kept.nodes.values().stream()
                .filter(n -> !n.ignored() && !n.windows())
                .map(Node::terwayConfigName)
                .filter(n -> !n.isEmpty() && !Resources.CONFIG_MAPS.contains(n))
                .distinct()
                .sorted()
                .limit(FURTHER_NAMES)
                .toList();
        return names.isEmpty() ? List.of() : List.of(Resources.configMaps(names));
    }

    @Override
    public List<LogRequest> logRequests() {
        return new LogChoice(kept.daemonSets.values(), kept.nodes, systemPods(), kept.events.values()).requests();
    }

    private List<Pod> systemPods() {
        return kept.pods.values().stream().filter(FactObserver::system).toList();
    }

    /** @return whether it may be one of an agent or of the control plane */
    static boolean system(Pod pod) {
        return pod.namespace().equals(Resources.SYSTEM)
                || pod.namespace().equals(Resources.FLANNEL)
                || pod.owner().filter(o -> Agents.OTHERS.contains(o.name())).isPresent();
    }

    /** Ends the gathering. */
    public Facts facts() {
        Instant now = clock.instant();
        var all = new ArrayList<Object>();
        all.add(new GatheredAt(now));
        all.add(clusterVersion());
        all.add(settings.orElseGet(() -> Settings.told(Optional.empty(), Optional.empty())));
        boolean nodesReadable = available.readable(Resources.NODES);
        Platform platform = PlatformReader.read(kept.nodes.values(), nodesReadable, serverVersion);
        all.add(platform);
        all.addAll(kept.nodes.values());
        all.addAll(kept.daemonSets.values());
        List<Pod> system = systemPods();
        List<NetworkAgent> agents = agents(platform, system, now);
        all.addAll(agents);
        all.addAll(places(agents, nodesReadable, system));
        List<Object> configured =
                new ConfigFacts(kept.configs, available).read(agents, kept.daemonSets.values(), kept.nodes.values());
        all.addAll(configured);
        all.addAll(new ProxyPlaces(kept.daemonSets.values(), system, configured).on(kept.nodes.values()));
        all.addAll(kept.pods.values());
        all.addAll(kept.services.values());
        all.addAll(kept.policies.values());
        all.addAll(kept.customPolicies.values());
        all.addAll(kept.terwayNodes.values());
        all.addAll(kept.podVSwitches.values());
        all.addAll(kept.podEnis.values());
        all.addAll(kept.podNetworkings.values());
        customKinds.forEach(name -> all.add(new CustomKind(name)));
        // Requests run side by side: what came first means nothing, and must not show.
        kept.events.values().stream()
                .sorted(Comparator.comparing(SeenEvent::id))
                .filter(e -> !e.at().isBefore(now.minusSeconds(3600)))
                .flatMap(e -> e.facts(node(e)))
                .forEach(all::add);
        logs.stream()
                .sorted()
                .forEach(log -> new LogReader(
                                log.pod(),
                                log.container(),
                                log.text(),
                                Optional.ofNullable(kept.pods.get(log.pod())),
                                now)
                        .facts()
                        .forEach(all::add));
        List<UnknownFact> unknown = unknown(all);
        return new Facts(cluster, serverVersion, now, all, unknown);
    }

    private ClusterVersion clusterVersion() {
        var evidence = new Evidence("server version", serverVersion.orElse("(unknown)"), "GET /version gitVersion");
        Reading<String> text = serverVersion
                .<Reading<String>>map(v -> new Reading.Present<>(v, evidence))
                .orElseGet(() -> new Reading.Unknown<>("GET /version was not read", evidence));
        return new ClusterVersion(
                text,
                serverVersion
                        .flatMap(Version::kubernetes)
                        .<Reading<Version>>map(v -> new Reading.Present<>(v, evidence))
                        .orElseGet(() -> new Reading.Unknown<>("no version that can be compared", evidence)));
    }

    private List<NetworkAgent> agents(Platform platform, List<Pod> system, Instant now) {
        var reader = new Agents(kept.nodes.values(), system, platform.gke() || platform.unknown(), now);
        var all = new ArrayList<NetworkAgent>();
        kept.daemonSets.values().forEach(set -> reader.of(set).ifPresent(all::add));
        boolean systemReadable = available.readable(Resources.DAEMON_SETS);
        boolean flannelReadable = available.readable(Resources.FLANNEL_DAEMON_SETS);
        var signs = new TreeMap<String, List<Pod>>();
        var kinds = new TreeMap<String, AgentPlaces.Sign>();
        for (Pod pod : system) {
            boolean hidden = switch (pod.namespace()) {
                case Resources.SYSTEM -> !systemReadable;
                case Resources.FLANNEL -> !flannelReadable;
                default -> true; // DaemonSets of other namespaces, e.g. an operator's, are not asked for
            };
            Node on = kept.nodes.get(pod.node());
            if (hidden) {
                AgentPlaces.sign(pod, on != null && on.windows()).ifPresent(sign -> {
                    kinds.put(sign.name(), sign);
                    signs.computeIfAbsent(sign.name(), n -> new ArrayList<>()).add(pod);
                });
            }
        }
        kinds.forEach((name, sign) -> {
            if (all.stream().noneMatch(a -> a.name().equals(name))) {
                all.add(reader.fromPods(sign.plugin(), name, sign.labels(), signs.getOrDefault(name, List.of())));
            }
        });
        return all;
    }

    private List<AgentOnNode> places(List<NetworkAgent> agents, boolean nodesReadable, List<Pod> system) {
        var places = new AgentPlaces(kept.nodes, nodesReadable, system);
        return agents.stream()
                .filter(a -> a.terway() || a.flannel())
                .flatMap(a -> places.of(a, Optional.ofNullable(kept.daemonSets.get(a.ref()))).stream())
                .toList();
    }

    private String node(SeenEvent event) {
        if (event.about().kind().equals("Node")) {
            return event.about().name();
        }
        Pod pod = kept.pods.get(event.about());
        return pod != null && !pod.node().isEmpty() ? pod.node() : event.host();
    }

    /** Adds the listings, and tells what was not read. */
    private List<UnknownFact> unknown(List<Object> all) {
        var asked = new ArrayList<>(Resources.all());
        asked.addAll(further());
        for (Resource resource : Resources.all()) {
            if (resource.names().isEmpty()) {
                all.add(available.listing(resource, kept.count(resource)));
            }
        }
        var unknown = new ArrayList<>(available.unknown(asked, List.copyOf(kept.configs.keySet())));
        if (serverVersion.isEmpty()) {
            unknown.add(new UnknownFact("server version", "GET /version was not read"));
        }
        logsUnreadable.ifPresent(reason -> {
            all.add(Listing.unreadable(SnapshotHeading.LOGS, reason));
            unknown.add(new UnknownFact(SnapshotHeading.LOGS, reason));
        });
        return unknown;
    }
}
