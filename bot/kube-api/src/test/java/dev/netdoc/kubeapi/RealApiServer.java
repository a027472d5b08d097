package dev.netdoc.kubeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfig;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.Utils;
import io.fabric8.kubeapitest.binary.Binaries;
import io.fabric8.kubeapitest.binary.BinaryManager;
import io.fabric8.kubeapitest.binary.OSInfo;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A kube-apiserver on an etcd of its own, with RBAC and an audit log, and an administrator's client. */
final class RealApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RealApiServer.class);
    private static final String PROPERTY = "netdoc.kubeapi.binaries";
    private static final List<String> NAMES =
            List.of(Binaries.API_SERVER_BINARY_NAME, Binaries.ETCD_BINARY_NAME, Binaries.KUBECTL_BINARY_NAME);

    private final KubeAPIServer server;
    private final KubernetesClient admin;
    private final Path folder;
    private final Path kubeconfig;
    private final Path kubectl;

    private RealApiServer(KubeAPIServer server, Path kubectl, Path folder) throws IOException {
        this.server = server;
        this.kubectl = kubectl;
        this.folder = folder;
        this.kubeconfig = Files.writeString(folder.resolve("admin.yaml"), server.getKubeConfigYaml());
        this.admin = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
                .build();
    }

    /**
     * Starts one. Where there are no binaries and none can be downloaded, the tests that wanted it are skipped.
     *
     * @param folder empty; for its certificates and logs
     */
    static RealApiServer start(Path folder) throws IOException {
        return start(folder, "");
    }

    /** Starts one whose Services can have addresses of both families; skipped as above. */
    static RealApiServer startDualStack(Path folder) throws IOException {
        return start(folder, "--service-cluster-ip-range=10.0.0.0/16,fd00::/108");
    }

    /** @param last a flag that wins over those of the library, which come after all that it is given; may be empty */
    private static RealApiServer start(Path folder, String last) throws IOException {
        Path policy = Files.writeString(folder.resolve("audit-policy.yaml"), SampleCluster.text("audit-policy.yaml"));
        var builder = KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withStartupTimeout(120_000)
                .withApiServerFlag("--audit-policy-file", policy.toString())
                .withApiServerFlag("--audit-log-path", auditLog(folder).toString());
        String given = System.getProperty(PROPERTY, "");
        if (!given.isBlank()) {
            builder.withTestDir(laidOut(Path.of(given), folder).toString()).withOfflineMode(true);
        }
        KubeAPIServerConfig config = builder.build();
        Path kubectl = binaries(config).getKubectl().toPath();
        if (!last.isEmpty()) {
            Path scripts = scripts(kubectl.resolveSibling(""), last, folder.resolve("scripts"));
            Path own = Files.createDirectories(folder.resolve("own"));
            config = builder.withTestDir(laidOut(scripts, own).toString())
                    .withOfflineMode(true)
                    .build();
        }
        var server = new KubeAPIServer(config);
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop(); // etcd may run already
            throw e;
        }
        return new RealApiServer(server, kubectl, folder);
    }

    /** {@return a folder of scripts that run the binaries, kube-apiserver with one more flag} */
    private static Path scripts(Path binaries, String flag, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : NAMES) {
            String more = name.equals(Binaries.API_SERVER_BINARY_NAME) ? " '" + flag + "'" : "";
            Path script = Files.writeString(
                    folder.resolve(name),
                    "#!/bin/sh\nexec '" + binaries.resolve(name).toAbsolutePath() + "' \"$@\"" + more + "\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    /** The library looks for {@code k8s/<version>-<system>/}; a folder of binaries need not look like that. */
    private static Path laidOut(Path binaries, Path folder) throws IOException {
        for (String name : NAMES) {
            assertThat(binaries.resolve(name))
                    .as("-D%s=%s should hold %s", PROPERTY, binaries, name)
                    .isExecutable();
        }
        Files.createDirectories(link(folder).getParent());
        Files.createSymbolicLink(link(folder), binaries.toAbsolutePath().normalize());
        return folder;
    }

    private static Path link(Path folder) {
        return folder.resolve(BinaryManager.BINARY_LIST_DIR).resolve("0.0.0" + Utils.platformSuffix(new OSInfo()));
    }

    private static Binaries binaries(KubeAPIServerConfig config) {
        var manager = new BinaryManager(config);
        try {
            CompletableFuture.runAsync(manager::initAndDownloadIfRequired).get(5, TimeUnit.MINUTES);
            return manager.binaries();
        } catch (ExecutionException e) {
            return skipped(String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            return skipped("not done after five minutes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return skipped("interrupted");
        }
    }

    private static <T> T skipped(String why) {
        String reason = "skipped: no kube-apiserver to test against. -D" + PROPERTY
                + " names no folder with kube-apiserver, etcd and kubectl, and they could not be downloaded (" + why
                + ")";
        LOG.warn(reason); // the reason of a skipped class is not printed otherwise
        return abort(reason);
    }

    private static Path auditLog(Path folder) {
        return folder.resolve("audit.log");
    }

    KubernetesClient admin() {
        return admin;
    }

    /** {@return the administrator's kubeconfig file} */
    Path kubeconfig() {
        return kubeconfig;
    }

    /** {@return one JSON document a line, for each request that was answered} */
    Path auditLog() {
        return auditLog(folder);
    }

    Path kubectl() {
        return kubectl;
    }

    @Override
    public void close() throws IOException {
        admin.close();
        server.stop();
        Files.deleteIfExists(link(folder));
        Files.deleteIfExists(link(folder.resolve("own")));
    }
}
