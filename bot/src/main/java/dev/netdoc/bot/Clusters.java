package dev.netdoc.bot;

import dev.netdoc.bot.cluster.ApiServer;
import dev.netdoc.bot.cluster.ClusterProbe;
import dev.netdoc.bot.cluster.ClusterWriter;
import dev.netdoc.bot.cluster.KubeConfigs;
import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.bot.cluster.LiveClusterWriter;
import dev.netdoc.bot.config.ClusterConfig;
import dev.netdoc.bot.config.WriteAccess;
import dev.netdoc.rules.fact.Settings;
import dev.netdoc.rules.observe.FactObserver;
import dev.netdoc.rules.observe.SnapshotRecorder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the clusters that the configuration or the command line names. */
public final class Clusters {
    private final KubeConfigs kubeconfigs;
    private final InstantSource clock;
    private final Settings settings;

    /** @param privateZones DNS zones that resolve inside the company; none if nobody told */
    public Clusters(Map<String, String> environment, InstantSource clock, List<String> privateZones) {
        this.kubeconfigs = new KubeConfigs(environment, Path.of(System.getProperty("user.home", ".")));
        this.clock = clock;
        this.settings = Settings.told(Optional.of(privateZones).filter(zones -> !zones.isEmpty()), Optional.empty());
    }

    /** @param name empty to call it by its context */
    public LiveCluster open(Optional<String> name, Optional<Path> kubeconfig, Optional<String> context) {
        String called = name.orElseGet(() -> kubeconfigs.contextName(kubeconfig, context));
        return new LiveCluster(
                called,
                kubeconfigs.open(kubeconfig, context),
                () -> {
                    var observer = new FactObserver(called, clock);
                    observer.settings(settings);
                    return observer;
                },
                out -> {
                    var recorder = new SnapshotRecorder(called, clock, out);
                    recorder.settings(settings);
                    return recorder;
                });
    }

    /** {@return what people told about every cluster} */
    public Settings settings() {
        return settings;
    }

    LiveCluster open(ClusterConfig config) {
        return open(Optional.of(config.name()), config.kubeconfig(), config.context());
    }

    /** The same cluster under the identity that approved fixes use. */
    ClusterWriter writer(ClusterConfig config) {
        return new LiveClusterWriter(serverToWrite(config), clock);
    }

    private ApiServer serverToWrite(ClusterConfig config) {
        Optional<WriteAccess> write = config.write();
        Optional<Path> kubeconfig = write.flatMap(WriteAccess::kubeconfig).or(config::kubeconfig);
        Optional<String> context = write.flatMap(WriteAccess::context).or(config::context);
        return write.flatMap(WriteAccess::tokenFile)
                .map(token -> kubeconfigs.open(kubeconfig, context, token))
                .orElseGet(() -> kubeconfigs.open(kubeconfig, context));
    }

    /** To ask what the identity that reads may do. */
    public ClusterProbe probe(ClusterConfig config) {
        return new ClusterProbe(kubeconfigs.open(config.kubeconfig(), config.context()));
    }

    /** To ask what the identity may do that approved fixes use. */
    public ClusterProbe writeProbe(ClusterConfig config) {
        return new ClusterProbe(serverToWrite(config));
    }
}
