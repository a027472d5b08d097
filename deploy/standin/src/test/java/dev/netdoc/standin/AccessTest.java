package dev.netdoc.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final String READER = "system:serviceaccount:netdoc:reader";
    private final KubeStandin standin = Samples.started();
    private final KubernetesClient reader = standin.client("r");

    @BeforeEach
    void accounts() {
        standin.access()
                .add(new Account(
                        "r",
                        READER,
                        List.of(
                                AccessRule.allow("get,list,watch", "", "pods"),
                                AccessRule.allow("get", "", "configmaps")
                                        .in("kube-system")
                                        .named("settings"))));
        standin.access().add(Account.admin("a", "admin"));
    }

    @AfterEach
    void stop() {
        reader.close();
        standin.close();
    }

    @Test
    void whatIsNotAllowedIsForbiddenInTheWordsOfTheServer() {
        var refusal = Samples.refusal(() -> reader.nodes().list());

        assertThat(refusal.getCode()).isEqualTo(403);
        assertThat(refusal.getStatus().getReason()).isEqualTo("Forbidden");
        assertThat(refusal.getStatus().getMessage())
                .isEqualTo("nodes is forbidden: User \"" + READER
                        + "\" cannot list resource \"nodes\" in API group \"\" at the cluster scope");
    }

    @Test
    void aSubresourceNeedsItsOwnPermission() {
        var refusal = Samples.refusal(() ->
                reader.pods().inNamespace("kube-system").withName("agent-a").getLog());

        assertThat(refusal.getStatus().getMessage())
                .isEqualTo("pods \"agent-a\" is forbidden: User \"" + READER + "\" cannot get resource \"pods/log\""
                        + " in API group \"\" in the namespace \"kube-system\"");
    }

    @Test
    void anObjectAllowedByNameCanBeReadButNotListed() {
        assertThat(Samples.settings(reader).get().getData()).containsKey("plain");
        assertThat(Samples.refusal(() ->
                                reader.configMaps().inNamespace("kube-system").list())
                        .getCode())
                .isEqualTo(403);
    }

    @Test
    void anUnknownTokenIsUnauthorized() {
        try (KubernetesClient stranger = standin.client("wrong")) {
            assertThat(Samples.refusal(() -> stranger.pods().list()).getCode()).isEqualTo(401);
        }
    }

    @Test
    void accessReviewsSayTheSame() {
        assertThat(review("list", "pods", "").getStatus().getAllowed()).isTrue();
        assertThat(review("delete", "pods", "").getStatus().getAllowed()).isFalse();
        assertThat(review("get", "configmaps", "settings").getStatus().getAllowed())
                .isTrue();
        assertThat(review("get", "configmaps", "other").getStatus().getAllowed())
                .isFalse();
    }

    @Test
    void rulesComeFromARole() {
        AccessRule rule = AccessRule.of(Manifests.parseOne(
                        "metadata: {namespace: x}\nrules: [{apiGroups: [apps], resources: [daemonsets], verbs: [get]}]"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .getFirst();

        assertThat(rule).isEqualTo(AccessRule.allow("get", "apps", "daemonsets").in("x"));
    }

    private SelfSubjectAccessReview review(String verb, String resource, String name) {
        return reader.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withVerb(verb)
                        .withResource(resource)
                        .withNamespace("kube-system")
                        .withName(name)
                        .endResourceAttributes()
                        .endSpec()
                        .build());
    }

    @Test
    void whetherSomebodyElseMayDoItIsToldToWhoeverMayAsk() {
        standin.access().add(new Account("", "sre", List.of(AccessRule.allow("delete", "", "pods"))));
        assertThat(Samples.refusal(() -> review(reader, READER, "get", "pods")).getCode())
                .isEqualTo(403);
        try (KubernetesClient admin = standin.client("a")) {
            assertThat(review(admin, READER, "get", "pods")).isTrue();
            assertThat(review(admin, READER, "delete", "pods")).isFalse();
            assertThat(review(admin, READER, "delete", "pods", "sre")).isTrue();
            assertThat(review(admin, "nobody", "get", "pods")).isFalse();
        }
    }

    private static boolean review(
            KubernetesClient client, String user, String verb, String resource, String... groups) {
        return client.authorization()
                .v1()
                .subjectAccessReview()
                .create(new SubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withUser(user)
                        .withGroups(groups)
                        .withNewResourceAttributes()
                        .withVerb(verb)
                        .withResource(resource)
                        .withNamespace("kube-system")
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .getStatus()
                .getAllowed();
    }
}
