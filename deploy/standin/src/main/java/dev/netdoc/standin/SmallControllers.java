package dev.netdoc.standin;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a cluster does by itself: DaemonSet pods come back after they are deleted, pods become ready after a while, and a
 * cordoned node has its taint.
 * A sample may add controllers of its own. Thread-safe.
 */
public final class SmallControllers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmallControllers.class);
    private static final Duration PERIOD = Duration.ofMillis(50);

    private final ClusterObjects cluster;
    private final Kubelets kubelets;
    private final List<Controller> controllers;
    private final Duration busy;
    private final ScheduledFuture<?> loop;
    private volatile long lastChange = System.nanoTime();

    private SmallControllers(KubeStandin standin, Duration readyAfter, List<Controller> more) {
        this.cluster = standin.objects();
        this.kubelets = new Kubelets(standin.setup().clock(), readyAfter);
        Controller daemonSets = new DaemonSets(standin.setup().clock());
        this.controllers = Stream.concat(
                        Stream.of(
                                daemonSets,
                                kubelets,
                                new NodeLifecycle(standin.setup().clock())),
                        more.stream())
                .toList();
        this.busy = readyAfter.plusSeconds(1);
        standin.listen(change -> lastChange = System.nanoTime());
        this.loop = standin.timer().scheduleWithFixedDelay(this::sync, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Starts them; they end with the stand-in.
     *
     * @param readyAfter how long a new pod takes from its creation to Ready
     * @param more controllers of the sample, called after the built-in ones
     */
    public static SmallControllers start(KubeStandin standin, Duration readyAfter, Controller... more) {
        return new SmallControllers(standin, readyAfter, List.of(more));
    }

    /** @param podName regular expression: pods in whose name it is found never become ready from now on */
    public void hold(String podName) {
        kubelets.hold(Pattern.compile(podName));
        lastChange = System.nanoTime();
    }

    /** Lets all pods become ready again. */
    public void release() {
        kubelets.hold(Kubelets.NOBODY);
        lastChange = System.nanoTime();
    }

    private void sync() {
        if (System.nanoTime() - lastChange > busy.toNanos()) {
            return;
        }
        for (Controller controller : controllers) {
            try {
                controller.sync(cluster);
            } catch (RuntimeException e) {
                // The loop goes on: a controller that meets an object it cannot read must not stop the others.
                LOG.warn("{} failed; it is tried again", controller.getClass().getSimpleName(), e);
            }
        }
    }

    @Override
    public void close() {
        loop.cancel(false);
    }
}
