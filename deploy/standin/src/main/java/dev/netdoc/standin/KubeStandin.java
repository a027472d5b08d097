package dev.netdoc.standin;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A Kubernetes API over real HTTP that enforces what netdoc relies on: dry runs, patch tests, preconditions,
 * permissions, pages. Thread-safe.
 */
public final class KubeStandin implements AutoCloseable {
    private final Setup setup;
    private final Kinds kinds = new Kinds();
    private final Store store = new Store();
    private final Faults faults = new Faults();
    private final Access access = new Access();
    private final RequestLog requests = new RequestLog();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("standin").factory());
    private final Watches watches = new Watches(store);
    private final Reads reads = new Reads(store);
    private final PodLogs logs;
    private final Loader loader;
    private final StateFile state;
    private final ClusterObjects objects;
    private final HttpFront front;
    private final boolean resumed;
    /** While a file is loaded the state is saved once, at its end; guarded by the store's lock. */
    private boolean loading;

    private KubeStandin(Setup setup) {
        this.setup = setup;
        this.logs = new PodLogs(setup.clock());
        store.listen(new EventsMirror(store, kinds));
        this.loader = new Loader(kinds, store, logs, setup.clock());
        this.state = new StateFile(store, kinds, logs);
        this.resumed = setup.stateFile().filter(Files::exists).isPresent();
        if (resumed) {
            setup.stateFile().ifPresent(state::load);
        }
        watches.forgetPast();
        store.listen(watches);
        setup.stateFile()
                .ifPresent(file -> store.listen(change -> {
                    if (!loading) {
                        state.save(file);
                    }
                }));
        Writes writes = new Writes(store, kinds, setup.clock());
        Deletes deletes = new Deletes(store, writes, setup.clock(), timer, setup.termination());
        deletes.resume(kinds.require("v1", "Pod"));
        this.objects = new ClusterObjects(kinds, store, writes, setup.clock());
        Discovery discovery = new Discovery(kinds, setup.serverVersion());
        Api.Parts parts = new Api.Parts(kinds, store, reads, writes, deletes, watches, logs, discovery);
        this.front = new HttpFront(setup.port(), new Api(parts, faults, access, requests, setup.clock()));
    }

    /**
     * Starts listening, with the objects of the state file if there is one.
     *
     * @throws IllegalStateException if the port is taken
     */
    public static KubeStandin start(Setup setup) {
        return new KubeStandin(setup);
    }

    public static KubeStandin start() {
        return start(Setup.standard());
    }

    /** Whether the objects come from the state file. */
    public boolean resumed() {
        return resumed;
    }

    /** Adds the objects of a multi-document YAML or JSON text. @throws IllegalArgumentException if it is not that */
    public void load(String yaml) {
        Manifests manifests = Manifests.parse(yaml, setup.clock().instant());
        store.exclusively(() -> {
            loading = true;
            try {
                loader.load(manifests);
            } finally {
                loading = false;
            }
            setup.stateFile().ifPresent(state::save);
            return loading;
        });
    }

    /** @throws UncheckedIOException if the file cannot be read */
    public void load(Path file) {
        try {
            load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + file, e);
        }
    }

    /** @return e.g. {@code http://127.0.0.1:34567} */
    public String url() {
        return "http://127.0.0.1:" + front.port();
    }

    public int port() {
        return front.port();
    }

    /** A client that asks once and gives up after 10 s. @param token empty for none */
    public KubernetesClient client(String token) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                        .withMasterUrl(url())
                        .withOauthToken(token)
                        .withRequestTimeout((int) Duration.ofSeconds(10).toMillis())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    public KubernetesClient client() {
        return client("");
    }

    public ClusterObjects objects() {
        return objects;
    }

    public Access access() {
        return access;
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog requests() {
        return requests;
    }

    /** Sets what a container has printed. */
    public void log(String namespace, String pod, String container, String text) {
        logs.put(namespace, pod, container, text);
    }

    /** The same for a container that has printed nothing yet; what one has printed stays. */
    public void logFirst(String namespace, String pod, String container, String text) {
        logs.putFirst(namespace, pod, container, text);
    }

    /** Makes every continue token handed out so far answer 410. */
    public void expireContinueTokens() {
        reads.expireTokens();
    }

    /** Makes a watch from any resourceVersion handed out so far answer 410. */
    public void expireWatches() {
        watches.forgetPast();
    }

    /** Ends all open watches. */
    public void dropWatches() {
        watches.closeAll();
    }

    /** Writes all objects, the revision counter and the logs to one JSON file. */
    public void snapshot(Path file) {
        state.save(file);
    }

    /** Adds the objects of such a file. */
    public void restore(Path file) {
        state.load(file);
        watches.forgetPast();
        setup.stateFile().ifPresent(state::save);
    }

    void listen(Store.Listener listener) {
        store.listen(listener);
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    Setup setup() {
        return setup;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        // Whoever closes may take the state file away: nothing is written to it any more.
        timer.close();
        watches.closeAll();
        front.close();
    }
}
