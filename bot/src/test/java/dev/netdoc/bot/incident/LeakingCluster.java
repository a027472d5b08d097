package dev.netdoc.bot.incident;

import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.cluster.ApiServer;
import dev.netdoc.bot.cluster.KubeConfigs;
import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.rules.observe.FactObserver;
import dev.netdoc.rules.observe.SnapshotRecorder;
import dev.netdoc.standin.KubeStandin;
import dev.netdoc.standin.Setup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A real HTTP API of a Flannel cluster that loses addresses, until it is told to stop. */
public final class LeakingCluster implements AutoCloseable {
    private static final String EVENT = """
            apiVersion: v1
            kind: Event
            metadata: {name: e1, namespace: shop}
            involvedObject: {kind: Pod, name: cart-new, namespace: shop}
            reason: FailedCreatePodSandBox
            type: Warning
            message: 'Failed to create pod sandbox: plugin type="flannel" failed (add): failed to allocate for range 0: no IP addresses available in range set: 10.20.0.1-10.20.0.62'
            count: 3
            firstTimestamp: '2026-11-20T07:42:00Z'
            lastTimestamp: '2026-11-20T07:55:00Z'
            source: {component: kubelet}
            """;
    private static final String OBJECTS = """
            apiVersion: v1
            kind: Node
            metadata: {name: cn-hangzhou.192.168.0.11, creationTimestamp: '2026-10-01T00:00:00Z', labels: {kubernetes.io/os: linux}}
            spec: {podCIDRs: ['10.20.0.0/26'], providerID: 'cn-hangzhou.i-011'}
            status:
              allocatable: {pods: '64'}
              conditions: [{type: Ready, status: 'True', reason: KubeletReady}]
              nodeInfo: {kubeletVersion: v1.28.9-aliyun.1, containerRuntimeVersion: 'containerd://1.6.28', kernelVersion: 5.10.134-16.al8.x86_64, operatingSystem: linux, osImage: Alibaba Cloud Linux 3}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: kube-flannel-ds, namespace: kube-system, labels: {app: flannel}}
            spec:
              selector: {matchLabels: {app: flannel}}
              updateStrategy: {type: RollingUpdate}
              template:
                metadata: {labels: {app: flannel}}
                spec: {hostNetwork: true, containers: [{name: kube-flannel, image: 'registry.example/acs/flannel:v0.15.1.5-11d1c700-aliyun'}]}
            status: {observedGeneration: 1, desiredNumberScheduled: 1, currentNumberScheduled: 1, updatedNumberScheduled: 1, numberReady: 1}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: cart-new, namespace: shop, creationTimestamp: '2026-11-20T07:40:00Z', ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: cart, controller: true, uid: u}]}
            spec: {nodeName: cn-hangzhou.192.168.0.11, containers: [{name: app, image: registry.example/shop/app:1}]}
            status: {phase: Pending, startTime: '2026-11-20T07:40:00Z'}
            """;

    public final KubeStandin api;
    public final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
    public final LiveCluster cluster;
    private final ApiServer server;

    /** @param folder where its kubeconfig is written */
    public LeakingCluster(String name, Path folder) {
        api = KubeStandin.start(Setup.standard().at(clock).withServerVersion("v1.28.9-aliyun.1"));
        api.load(OBJECTS);
        try {
            Path file = Files.writeString(folder.resolve("kubeconfig-" + name), """
                    apiVersion: v1
                    kind: Config
                    current-context: standin
                    contexts: [{name: standin, context: {cluster: standin, user: netdoc}}]
                    clusters: [{name: standin, cluster: {server: "%s"}}]
                    users: [{name: netdoc, user: {token: ""}}]
                    """.formatted(api.url()));
            server = new KubeConfigs(Map.of(), folder, Duration.ofSeconds(2), time -> {})
                    .open(Optional.of(file), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cluster = new LiveCluster(
                name, server, () -> new FactObserver(name, clock), out -> new SnapshotRecorder(name, clock, out));
        leak();
    }

    public void leak() {
        api.load(EVENT);
    }

    public void mend() {
        api.objects().remove("v1", "Event", "shop", "e1");
    }

    @Override
    public void close() {
        server.close();
        api.close();
    }
}
