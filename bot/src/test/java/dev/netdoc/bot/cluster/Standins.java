package dev.netdoc.bot.cluster;

import dev.netdoc.rules.observe.FactObserver;
import dev.netdoc.standin.KubeStandin;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Connections to a stand-in for tests of this package. */
final class Standins {
    static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private Standins() {}

    static ApiServer connect(String url, String token, Duration limit) {
        var config = new ConfigBuilder(Config.empty())
                .withMasterUrl(url)
                .withOauthToken(token)
                .withRequestTimeout((int) limit.toMillis())
                .withConnectionTimeout((int) limit.toMillis())
                .withRequestRetryBackoffLimit(0)
                .build();
        return new ApiServer(new KubernetesClientBuilder().withConfig(config).build(), limit, time -> {});
    }

    static LiveCluster cluster(ApiServer server) {
        return new LiveCluster("prod", server, () -> new FactObserver("prod", InstantSource.fixed(NOW)));
    }

    static void addPods(KubeStandin api, String prefix, int count) {
        var list = new StringBuilder();
        for (int i = 0; i < count; i++) {
            list.append("""
                    ---
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: %s-%d, namespace: shop}
                    spec: {nodeName: node-1, containers: [{name: app, image: "example/app:1"}]}
                    status: {phase: Running}
                    """.formatted(prefix, i));
        }
        api.load(list.toString());
    }
}
