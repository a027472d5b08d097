package dev.netdoc.kubeapi;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes accounts, each with exactly the permissions it is given, as an administrator would with Roles. */
final class Accounts {
    static final String NAMESPACE = "netdoc";

    private final RealApiServer server;
    private final Path folder;

    /** @param folder for the accounts' kubeconfig files */
    Accounts(RealApiServer server, Path folder) {
        this.server = server;
        this.folder = folder;
        namespace(NAMESPACE);
    }

    void namespace(String name) {
        create(new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build());
    }

    /** {@return the kubeconfig file of an account that is there, once it has these permissions} */
    Path existing(String name, List<Permission> permissions) throws IOException {
        // The API server learns of roles by watching them, a moment later.
        permissions.forEach(
                permission -> await().pollInterval(Duration.ofMillis(20)).until(() -> allowed(name, permission)));
        String token = server.admin()
                .serviceAccounts()
                .inNamespace(NAMESPACE)
                .withName(name)
                .tokenRequest()
                .getStatus()
                .getToken();
        return kubeconfig(name, token);
    }

    /** {@return the kubeconfig file of a new account with exactly these permissions, which hold already} */
    Path create(String name, List<Permission> permissions) throws IOException {
        var places = permissions.stream()
                .collect(Collectors.groupingBy(
                        Permission::namespace,
                        TreeMap::new,
                        Collectors.mapping(Permission::rule, Collectors.toList())));
        var roles = new ArrayList<HasMetadata>();
        places.forEach((namespace, rules) -> roles.add(role(meta(name, namespace), rules)));
        return create(name, roles, permissions);
    }

    /**
     * {@return the kubeconfig file of a new account with the roles of one name in a file}
     *
     * @param file manifests
     * @param permissions what the roles grant at least
     */
    Path create(String name, Path file, String role, List<Permission> permissions) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            List<HasMetadata> roles = server.admin().load(in).items().stream()
                    .filter(object -> object.getMetadata().getName().equals(role))
                    .toList();
            return create(name, roles, permissions);
        }
    }

    private Path create(String name, List<HasMetadata> roles, List<Permission> permissions) throws IOException {
        create(new ServiceAccountBuilder().withMetadata(meta(name, NAMESPACE)).build());
        roles.forEach(role -> {
            create(role);
            create(binding(name, role));
        });
        return existing(name, permissions);
    }

    /** {@return a kubeconfig file with this token} */
    Path kubeconfig(String name, String token) throws IOException {
        var config = server.admin().getConfiguration();
        return Files.writeString(folder.resolve(name + ".yaml"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: real, cluster: {server: '%s', certificate-authority: '%s'}}]
                users: [{name: netdoc, user: {token: '%s'}}]
                contexts: [{name: prod, context: {cluster: real, user: netdoc}}]
                current-context: prod
                """.formatted(
                        config.getMasterUrl().replaceFirst("/$", ""), config.getCaCertFile(), token));
    }

    /** {@return how the audit log calls an account} */
    static String user(String name) {
        return "system:serviceaccount:" + NAMESPACE + ":" + name;
    }

    private static HasMetadata role(ObjectMeta meta, List<PolicyRule> rules) {
        return meta.getNamespace() == null
                ? new ClusterRoleBuilder().withMetadata(meta).withRules(rules).build()
                : new RoleBuilder().withMetadata(meta).withRules(rules).build();
    }

    private static HasMetadata binding(String account, HasMetadata role) {
        Subject subject = new SubjectBuilder()
                .withKind("ServiceAccount")
                .withName(account)
                .withNamespace(NAMESPACE)
                .build();
        RoleRef to = new RoleRef(
                "rbac.authorization.k8s.io", role.getKind(), role.getMetadata().getName());
        String namespace = role.getMetadata().getNamespace();
        return namespace == null
                ? new ClusterRoleBindingBuilder()
                        .withMetadata(meta(account, ""))
                        .withRoleRef(to)
                        .withSubjects(subject)
                        .build()
                : new RoleBindingBuilder()
                        .withMetadata(meta(account, namespace))
                        .withRoleRef(to)
                        .withSubjects(subject)
                        .build();
    }

    boolean allowed(String name, Permission permission) {
        String[] resource = permission.resource().split("/", -1);
        SubjectAccessReview review = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(user(name))
                .withNewResourceAttributes()
                .withVerb(permission.verb())
                .withGroup(permission.group())
                .withResource(resource[0])
                .withSubresource(resource.length > 1 ? resource[1] : "")
                .withNamespace(permission.namespace())
                .withName(permission.name())
                .endResourceAttributes()
                .endSpec()
                .build();
        return server.admin().resource(review).create().getStatus().getAllowed();
    }

    private static ObjectMeta meta(String name, String namespace) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace.isEmpty() ? null : namespace)
                .build();
    }

    private void create(HasMetadata object) {
        server.admin().resource(object).create();
    }
}
