package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServicePreferDualStackTest {
    private static final Fix FIX = new ServicePreferDualStack();
    private static final Snapshot CASE =
            Snapshot.of("network/dual-stack-service-single-stack/cases/fires-one-may-be-patched.yaml");
    private static final String THIRD = "uid: uid-c-api, resourceVersion: '90210'}\nspec: {type: ClusterIP, "
            + "clusterIP: 172.21.0.31, clusterIPs: [172.21.0.31], ipFamilyPolicy: SingleStack,";

    private static Optional<FixPlan> plan(Snapshot snapshot) {
        return FIX.plan(target("shop/a-lb\nshop/b-chart\nshop/c-api"), snapshot.facts());
    }

    private static Target target(String services) {
        return new Target("dual-stack-service-single-stack", "", "f00d", List.of(), Map.of("services", services));
    }

    private static Proof proof(Snapshot now, String... fingerprints) {
        return FIX.proof(
                plan(CASE).orElseThrow(),
                new Aftermath(now.facts(), Set.of(fingerprints), Instant.parse("2026-11-20T08:00:30Z")));
    }

    @Test
    void oneFieldOfTheServiceThatMayBeChanged() {
        FixPlan plan = plan(CASE).orElseThrow();

        Change change = plan.changes().getFirst();
        assertThat(plan.changes()).hasSize(1);
        assertThat(change.object()).hasToString("Service shop/c-api");
        assertThat(change.uid()).isEqualTo("uid-c-api");
        assertThat(change.resourceVersion()).isEqualTo("90210");
        assertThat(change.path()).isEqualTo("/spec/ipFamilyPolicy");
        assertThat(change.before()).isEqualTo(new FieldValue.Text("SingleStack"));
        assertThat(change.after()).isEqualTo(new FieldValue.Text("PreferDualStack"));
        assertThat(plan.restarts()).isEmpty();
        assertThat(plan.verifyWithin()).isEqualTo(Duration.ofMinutes(1));
        assertThat(plan.values()).containsEntry("services", "shop/c-api").containsEntry("others", "2");
        assertThat(plan.commands().getFirst()).startsWith("kubectl -n shop patch service c-api --type=json");
    }

    @Test
    void aPolicyThatIsMissingIsAdded() {
        assertThat(plan(CASE.with(THIRD, THIRD.replace("ipFamilyPolicy: SingleStack,", "")))
                        .orElseThrow()
                        .changes()
                        .getFirst()
                        .before())
                .isEqualTo(new FieldValue.Missing());
    }

    @Test
    void whatMayNotBeChangedIsLeftToPeople() {
        assertThat(plan(CASE.with(THIRD, THIRD.replace("ClusterIP,", "LoadBalancer,"))))
                .isEmpty();
        for (String owner : List.of(
                "meta.helm.sh/release-name", "argocd.argoproj.io/tracking-id", "kustomize.toolkit.fluxcd.io/name")) {
            assertThat(plan(CASE.with(
                            THIRD, THIRD.replace("'90210'}", "'90210', annotations: {" + owner + ": shop}}"))))
                    .as(owner)
                    .isEmpty();
        }
        assertThat(plan(CASE.with(
                        THIRD, THIRD.replace("'90210'}", "'90210', annotations: {netdoc.dev/ip-families: single}}"))))
                .isEmpty();
        assertThat(plan(CASE.with(THIRD, THIRD.replace("SingleStack", "RequireDualStack"))))
                .isEmpty();
        assertThat(plan(CASE.with(
                        THIRD,
                        THIRD.replace(
                                "clusterIP: 172.21.0.31, clusterIPs: [172.21.0.31]",
                                "clusterIP: None, clusterIPs: [None]"))))
                .isEmpty();
        assertThat(FIX.plan(target("shop/a-lb"), CASE.facts()))
                .as("the finding is not about it")
                .isEmpty();
    }

    @Test
    void neverMoreThanTen() {
        Snapshot many = CASE;
        for (int i = 0; i < 12; i++) {
            many = many.and("apiVersion: v1\nkind: Service\nmetadata: {name: s" + i + ", namespace: shop}\n"
                    + "spec: {type: ClusterIP, clusterIPs: [172.21.0.4], ipFamilies: [IPv4], selector: {app: a}}\n");
        }
        String names = IntStream.range(0, 12).mapToObj(i -> "shop/s" + i).collect(Collectors.joining("\n"));
        FixPlan plan = FIX.plan(target(names), many.facts()).orElseThrow();

        assertThat(plan.changes()).hasSize(10);
        assertThat(plan.values()).containsEntry("others", "2");
    }

    @Test
    void provenByTwoAddresses() {
        Snapshot written = CASE.with(THIRD, THIRD.replace("SingleStack", "PreferDualStack"));
        Snapshot both = written.with("ipFamilyPolicy: PreferDualStack", "ipFamilyPolicy: PreferDualStack ")
                .with(
                        THIRD.replace("SingleStack,", "PreferDualStack ,"),
                        THIRD.replace("SingleStack,", "PreferDualStack,")
                                .replace("clusterIPs: [172.21.0.31]", "clusterIPs: [172.21.0.31, 'fd00::31']"));

        assertThat(proof(written, "f00d")).isEqualTo(new Proof.NotYet("no addresses of both families: shop/c-api"));
        assertThat(proof(both)).isEqualTo(new Proof.Proven(Optional.empty()));
        assertThat(proof(both, "f00d"))
                .isEqualTo(new Proof.Proven(Optional.of("other Services still have one address family")));
        assertThat(proof(both.with("name: c-api", "name: d-api")))
                .as("it is gone")
                .isInstanceOf(Proof.NotYet.class);
    }
}
