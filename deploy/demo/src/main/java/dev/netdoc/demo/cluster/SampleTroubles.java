package dev.netdoc.demo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.demo.workspace.Troubles;
import dev.netdoc.standin.KubeStandin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes the sample clusters show findings that they do not have at first. The objects that tell of a trouble are in the
 * cluster while it lasts, so that a cluster which is resumed has it still; its events come again and again.
 */
public final class SampleTroubles implements Troubles, AutoCloseable {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    /** @param objects as the API shows them, in a file of {@code now-} times */
    private record Kind(
            String cluster, String name, String title, String alert, String objects, List<Identity> identities) {}

    private record Identity(String apiVersion, String kind, String namespace, String name) {}

    private final SampleClusters samples;
    private final InstantSource clock;
    private final List<Kind> kinds;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("troubles").factory());

    /** Finds them on or off in the clusters as they are; all are off in new ones. */
    public static SampleTroubles of(SampleClusters samples) {
        return new SampleTroubles(samples, InstantSource.system());
    }

    SampleTroubles(SampleClusters samples, InstantSource clock) {
        this.samples = samples;
        this.clock = clock;
        kinds = List.of(
                kind(
                        "flannel",
                        "address-leak",
                        "Flannel loses pod addresses",
                        "*[firing]* KubePodNotReady, cluster flannel: pods of `booking` have waited in"
                                + " ContainerCreating for 10 minutes: search-7f5b9c6d48-m2x8d, checkout-6c8d7f9b5-tt4kq"),
                kind(
                        "terway-shared",
                        "vswitch-exhausted",
                        "A vSwitch has no address left",
                        "*[firing]* KubePodNotReady, cluster terway-shared: a pod of `shop` has waited in"
                                + " ContainerCreating for 10 minutes: storefront-5d9b8c7f6-pw6nz"));
        samples.urls().keySet().forEach(this::hold);
        timer.scheduleWithFixedDelay(
                this::again, AGAIN_AFTER.toMillis(), AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public List<Trouble> all() {
        return kinds.stream()
                .map(kind -> new Trouble(kind.cluster(), kind.name(), kind.title(), kind.alert(), isOn(kind)))
                .toList();
    }

    @Override
    public synchronized void set(String cluster, String name, boolean on) {
        Kind wanted = kinds.stream()
                .filter(kind -> kind.cluster().equals(cluster) && kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no trouble " + name + " for " + cluster + "; there are: "
                        + kinds.stream()
                                .map(kind -> kind.name() + " for " + kind.cluster())
                                .collect(Collectors.joining(", "))));
        if (isOn(wanted) == on) {
            return;
        }
        KubeStandin api = samples.cluster(cluster);
        if (on) {
            // Before the pods are there: a kubelet would start them at once.
            hold(cluster, wanted);
            api.load(wanted.objects());
        } else {
            wanted.identities()
                    .forEach(one -> api.objects().remove(one.apiVersion(), one.kind(), one.namespace(), one.name()));
            hold(cluster);
        }
    }

    /** The kubelets try once more, and fail once more. */
    synchronized void again() {
        kinds.stream()
                .filter(this::isOn)
                .forEach(kind -> kind.identities().stream()
                        .filter(one -> one.kind().equals("Event"))
                        .forEach(event -> samples.cluster(kind.cluster())
                                .objects()
                                .edit(
                                        event.apiVersion(),
                                        event.kind(),
                                        event.namespace(),
                                        event.name(),
                                        "kubelet",
                                        found -> found.put(
                                                        "count",
                                                        found.path("count").asInt() + 1)
                                                .put(
                                                        "lastTimestamp",
                                                        clock.instant()
                                                                .truncatedTo(ChronoUnit.SECONDS)
                                                                .toString()))));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private boolean isOn(Kind kind) {
        Identity first = kind.identities().getFirst();
        return samples.cluster(kind.cluster())
                .objects()
                .find(first.apiVersion(), first.kind(), first.namespace(), first.name())
                .isPresent();
    }

    /** The pods of the troubles that are on, and of one more, stay as they are. */
    private void hold(String cluster, Kind... more) {
        List<Kind> held = new ArrayList<>(List.of(more));
        kinds.stream()
                .filter(kind -> kind.cluster().equals(cluster) && isOn(kind))
                .forEach(held::add);
        String names = held.stream()
                .flatMap(kind -> kind.identities().stream())
                .filter(one -> one.kind().equals("Pod"))
                .map(one -> Pattern.quote(one.name()))
                .collect(Collectors.joining("|"));
        if (names.isEmpty()) {
            samples.controllers(cluster).release();
        } else {
            samples.controllers(cluster).hold(names);
        }
    }

    private static Kind kind(String cluster, String name, String title, String alert) {
        String objects = SampleClusters.resource("troubles/" + cluster + "." + name + ".yaml");
        List<Identity> identities = new ArrayList<>();
        try {
            for (JsonNode item : YAML.readTree(objects).path("items")) {
                identities.add(new Identity(
                        item.path("apiVersion").asText(),
                        item.path("kind").asText(),
                        item.path("metadata").path("namespace").asText(),
                        item.path("metadata").path("name").asText()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the trouble " + name, e);
        }
        return new Kind(cluster, name, title, alert, objects, List.copyOf(identities));
    }
}
