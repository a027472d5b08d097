package dev.netdoc.kubeapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The accounts of the manifests that administrators apply, and what their roles grant. */
final class Roles {
    static final String READER = "netdoc-reader";
    static final String ACTOR = "netdoc-actor";
    /** What the actor may be granted besides. */
    private static final String REVIEWER = "netdoc-reviewer";

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Accounts accounts;
    private final Path reader;
    private final Path actor;

    private Roles(Accounts accounts, Path reader, Path actor) {
        this.accounts = accounts;
        this.reader = reader;
        this.actor = actor;
    }

    /** Applies them with kubectl. */
    static Roles applied(RealApiServer server, Path folder) throws IOException, InterruptedException {
        var accounts = new Accounts(server, folder);
        accounts.namespace("kube-flannel");
        for (Path file : files()) {
            Process kubectl = new ProcessBuilder(
                            server.kubectl().toString(),
                            "--kubeconfig=" + server.kubeconfig(),
                            "apply",
                            "--server-side",
                            "-f",
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(kubectl.getInputStream().readAllBytes(), UTF_8);
            assertThat(kubectl.waitFor()).as(said).isZero();
        }
        return new Roles(
                accounts, accounts.existing(READER, granted(READER)), accounts.existing(ACTOR, granted(ACTOR)));
    }

    private static List<Path> files() {
        Path folder = Path.of(System.getProperty("netdoc.root", "")).resolve("deploy/kubernetes");
        return Stream.of("access.yaml", "access-kube-flannel.yaml", "access-subject-access-review.yaml")
                .map(folder::resolve)
                .toList();
    }

    /** {@return what the roles of that name grant, each verb, kind and name by itself} */
    static List<Permission> granted(String role) {
        var granted = new ArrayList<Permission>();
        for (Path file : files()) {
            for (JsonNode document : documents(file)) {
                if (document.path("metadata").path("name").asText().equals(role)) {
                    String namespace =
                            document.path("metadata").path("namespace").asText("");
                    document.path("rules")
                            .forEach(rule -> single(rule, namespace).forEach(granted::add));
                }
            }
        }
        return granted;
    }

    /** {@return what an account is granted by all roles that are bound to it} */
    static List<Permission> grantedTo(String account) {
        return Stream.of(account, account.equals(ACTOR) ? REVIEWER : "")
                .flatMap(role -> granted(role).stream())
                .toList();
    }

    private static Stream<Permission> single(JsonNode rule, String namespace) {
        List<String> names = rule.path("resourceNames").size() > 0 ? texts(rule.path("resourceNames")) : List.of("");
        return texts(rule.path("verbs")).stream()
                .flatMap(verb -> texts(rule.path("apiGroups")).stream()
                        .flatMap(group -> texts(rule.path("resources")).stream()
                                .flatMap(resource -> names.stream()
                                        .map(name -> new Permission(verb, group, resource, namespace, name)))));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<JsonNode> documents(Path file) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** {@return the kubeconfig file of an account that lacks one of the permissions of another} */
    Path without(String account, Permission missing) throws IOException {
        List<Permission> all = granted(account);
        assertThat(all).contains(missing);
        return accounts.create(
                account + "-without-" + all.indexOf(missing),
                all.stream().filter(each -> !each.equals(missing)).toList());
    }

    KubernetesClient client(String account) {
        Path file = account.equals(READER) ? reader : actor;
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(file.toFile()))
                .build();
    }

    /**
     * {@return what the API server says that an account may do in a namespace, each as if for the whole cluster, without
     * what every account may ask about itself}
     */
    List<Permission> allowed(String account, String namespace) {
        try (KubernetesClient client = client(account)) {
            var review = new SelfSubjectRulesReviewBuilder()
                    .withNewSpec()
                    .withNamespace(namespace)
                    .endSpec()
                    .build();
            var status = client.resource(review).create().getStatus();
            assertThat(status.getIncomplete()).isFalse();
            return status.getResourceRules().stream()
                    .map(rule -> (JsonNode) YAML.valueToTree(rule))
                    .flatMap(rule -> single(rule, ""))
                    .filter(permission -> !permission.resource().startsWith("selfsubject"))
                    .distinct()
                    .toList();
        }
    }

    /** {@return the kubeconfig file of the account that reads} */
    Path reader() {
        return reader;
    }

    /** {@return the kubeconfig file of the account that acts} */
    Path actor() {
        return actor;
    }
}
