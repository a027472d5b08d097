package dev.netdoc.bot.cluster;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Opens API servers from kubeconfig files, or from within a pod. */
public final class KubeConfigs {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private final Map<String, String> environment;
    private final Path home;
    private final Duration limit;
    private final Pace pace;

    /**
     * @param environment the process's variables
     * @param home where {@code .kube/config} may be
     */
    public KubeConfigs(Map<String, String> environment, Path home) {
        this(environment, home, Duration.ofSeconds(10), Pace.REAL);
    }

    /**
     * @param limit how long one request may take
     * @param pace how the pauses between attempts are waited for
     */
    public KubeConfigs(Map<String, String> environment, Path home, Duration limit, Pace pace) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.limit = limit;
        this.pace = pace;
    }

    /**
     * Opens a cluster. Nothing is sent yet.
     *
     * @param kubeconfig empty for the usual one: {@code KUBECONFIG}, else {@code ~/.kube/config}, else in-cluster
     * @param context empty for the file's current one
     * @throws KubeconfigUnusable if there is none, or it has no such context
     */
    public ApiServer open(Optional<Path> kubeconfig, Optional<String> context) {
        return open(config(kubeconfig, context));
    }

    /**
     * Opens the API server of a context as somebody else. What the context says of who asks is not used.
     *
     * @param tokenFile holds a bearer token, read anew for each request
     * @throws KubeconfigUnusable as above
     */
    public ApiServer open(Optional<Path> kubeconfig, Optional<String> context, Path tokenFile) {
        Config server = config(kubeconfig, context);
        return open(new ConfigBuilder(Config.empty())
                .withMasterUrl(server.getMasterUrl())
                .withCaCertFile(server.getCaCertFile())
                .withCaCertData(server.getCaCertData())
                .withTrustCerts(server.isTrustCerts())
                .withTlsServerName(server.getTlsServerName())
                .withHttpProxy(server.getHttpProxy())
                .withHttpsProxy(server.getHttpsProxy())
                .withNoProxy(server.getNoProxy())
                .withOauthTokenProvider(() -> token(tokenFile))
                .build());
    }

    /** {@return the name that the context has in its file, as a name for the cluster; {@code in-cluster} within a pod} */
    public String contextName(Optional<Path> kubeconfig, Optional<String> context) {
        return kubeconfig
                .or(this::usual)
                .map(file -> context.orElseGet(() -> current(file, tree(file))))
                .orElse("in-cluster");
    }

    private Config config(Optional<Path> kubeconfig, Optional<String> context) {
        Optional<Path> file = kubeconfig.or(this::usual);
        if (file.isPresent()) {
            return fromFile(file.get(), context);
        }
        if (context.isEmpty() && environment.containsKey("KUBERNETES_SERVICE_HOST")) {
            return inCluster();
        }
        throw new KubeconfigUnusable("there is no kubeconfig: neither KUBECONFIG nor " + home.resolve(".kube/config")
                + " names one; name a file, or give --snapshot to look at a snapshot instead");
    }

    private Optional<Path> usual() {
        return Stream.concat(
                        Stream.of(environment.getOrDefault("KUBECONFIG", "").split(File.pathSeparator))
                                .filter(name -> !name.isBlank())
                                .map(Path::of),
                        Stream.of(home.resolve(".kube").resolve("config")))
                .filter(Files::exists)
                .findFirst();
    }

    private Config fromFile(Path file, Optional<String> context) {
        JsonNode tree = tree(file);
        String name = context.orElseGet(() -> current(file, tree));
        List<String> known = names(tree);
        if (!known.contains(name)) {
            throw new KubeconfigUnusable(
                    "%s has no context '%s'; it has %s".formatted(file, name, known.isEmpty() ? "none" : known));
        }
        try {
            // Read with its path, so that certificate files named in it are found beside it.
            Config config = Config.fromKubeconfig(name, file.toFile());
            tokenFile(tree, name)
                    .map(file.toAbsolutePath()::resolveSibling)
                    .ifPresent(token -> config.setOauthTokenProvider(() -> token(token)));
            return config;
        } catch (RuntimeException e) { // fabric8 wraps whatever is wrong in there
            throw new KubeconfigUnusable(
                    "context '%s' of %s cannot be used: %s".formatted(name, file, e.getMessage()), e);
        }
    }

    /** fabric8 leaves this key out, and would ask as nobody. */
    private static Optional<String> tokenFile(JsonNode tree, String context) {
        String user = entry(tree, "context", context).path("user").asText();
        String path = entry(tree, "user", user).path("tokenFile").asText("");
        return path.isEmpty() ? Optional.empty() : Optional.of(path);
    }

    /** {@return what the file says of the context or user of this name; missing if it does not know it} */
    private static JsonNode entry(JsonNode tree, String kind, String name) {
        return StreamSupport.stream(tree.path(kind + "s").spliterator(), false)
                .filter(entry -> entry.path("name").asText().equals(name))
                .map(entry -> entry.path(kind))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static String current(Path file, JsonNode tree) {
        String name = tree.path("current-context").asText("");
        if (name.isEmpty()) {
            throw new KubeconfigUnusable(
                    file + " has no current-context; name one of " + names(tree) + " with --context");
        }
        return name;
    }

    private static List<String> names(JsonNode tree) {
        return StreamSupport.stream(tree.path("contexts").spliterator(), false)
                .map(entry -> entry.path("name").asText())
                .sorted()
                .toList();
    }

    private static JsonNode tree(Path file) {
        try {
            JsonNode tree = YAML.readTree(file.toFile());
            if (!tree.isObject()) {
                throw new KubeconfigUnusable(file + " is no kubeconfig; it should hold contexts, clusters and users");
            }
            return tree;
        } catch (NoSuchFileException | java.io.FileNotFoundException e) {
            throw new KubeconfigUnusable("there is no kubeconfig " + file, e);
        } catch (JacksonException e) {
            // Its own message would quote the line, which may hold a token.
            throw new KubeconfigUnusable("%s is no YAML from line %d on"
                    .formatted(
                            file, e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new KubeconfigUnusable("cannot read the kubeconfig " + file + ": " + e.getMessage(), e);
        }
    }

    private Config inCluster() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("https://%s:%s"
                        .formatted(
                                environment.get("KUBERNETES_SERVICE_HOST"),
                                environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443")))
                .withCaCertFile(SERVICE_ACCOUNT.resolve("ca.crt").toString())
                // Asked at every request: the kubelet renews the token's file.
                .withOauthTokenProvider(() -> token(SERVICE_ACCOUNT.resolve("token")))
                .build();
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new KubeconfigUnusable("cannot read the token " + file, e);
        }
    }

    private ApiServer open(Config config) {
        int milliseconds = Math.toIntExact(limit.toMillis());
        config.setRequestTimeout(milliseconds);
        config.setConnectionTimeout(Math.min(5_000, milliseconds));
        config.setRequestRetryBackoffLimit(0); // ApiServer retries, and knows what it retries
        return new ApiServer(new KubernetesClientBuilder().withConfig(config).build(), limit, pace);
    }
}
