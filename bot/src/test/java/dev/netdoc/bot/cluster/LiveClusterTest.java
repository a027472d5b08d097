package dev.netdoc.bot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.UnknownFact;
import dev.netdoc.standin.AccessRule;
import dev.netdoc.standin.Account;
import dev.netdoc.standin.Fault;
import dev.netdoc.standin.KubeStandin;
import dev.netdoc.standin.Served;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveClusterTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private KubeStandin api;
    private ApiServer server;

    @BeforeEach
    void start() {
        api = KubeStandin.start();
        server = Standins.connect(api.url(), "", LIMIT);
    }

    @AfterEach
    void close() {
        server.close();
        api.close();
    }

    private Facts gather() {
        return Standins.cluster(server).gather(Cluster.Progress.SILENT);
    }

    private static List<String> unknown(Facts facts) {
        return facts.unknown().stream().map(UnknownFact::fact).toList();
    }

    @Test
    void anEmptyClusterIsKnownToBeEmpty() {
        Facts facts = gather();

        assertThat(facts.unknown()).isEmpty();
        assertThat(facts.of(Pod.class)).isEmpty();
        assertThat(facts.serverVersion()).contains("v1.31.1-aliyun.1");
    }

    @Test
    void longListsAreReadPageByPage() {
        Standins.addPods(api, "cart", 1_201);

        assertThat(gather().of(Pod.class)).hasSize(1_201);
        assertThat(api.requests().all().stream().filter(r -> r.path().equals("/api/v1/pods")))
                .hasSize(3);
    }

    @Test
    void tenTimesThePodsTakeNoMoreRequestsThanTheirPages() {
        Standins.addPods(api, "cart", 50);
        gather();
        int few = api.requests().all().size();
        api.requests().clear();
        Standins.addPods(api, "more", 450);

        assertThat(gather().of(Pod.class)).hasSize(500);
        assertThat(api.requests().all()).hasSize(few);
        assertThat(few).isLessThan(40);
    }

    @Test
    void progressIsToldForEachResource() {
        Standins.addPods(api, "cart", 3);
        List<String> told = Collections.synchronizedList(new ArrayList<>());

        Standins.cluster(server).gather((resource, objects) -> told.add(resource + " " + objects));

        assertThat(told).contains("pods 3", "nodes 0", "configmaps/eni-config 0");
    }

    @Test
    void onlyReadsAreSentAndNoneForSecrets() {
        gather();

        assertThat(api.requests().all()).extracting(Served::method).containsOnly("GET");
        assertThat(api.requests().all()).extracting(Served::path).noneMatch(path -> path.contains("secrets"));
    }

    @Test
    void whatIsForbiddenIsUnknownAndNamesThePermission() {
        api.access()
                .add(new Account(
                        "t", "reader", List.of(AccessRule.allow("get,list", "", "nodes,configmaps,services,events"))));
        try (ApiServer weak = Standins.connect(api.url(), "t", LIMIT)) {
            Facts facts = Standins.cluster(weak).gather(Cluster.Progress.SILENT);

            assertThat(facts.unknown())
                    .contains(new UnknownFact(
                            "pods", "forbidden: list pods; grant it to netdoc's account with a Role or ClusterRole"))
                    .anyMatch(u -> u.fact().equals("daemonsets.apps in kube-system")
                            && u.reason().startsWith("forbidden: list daemonsets.apps in kube-system"));
            assertThat(unknown(facts)).doesNotContain("nodes", "events");
        }
    }

    @Test
    void aForbiddenConfigMapIsUnknownWhileAMissingOneIsAbsent() {
        api.faults().plan("GET", "/configmaps/eni-config", 1, new Fault.Forbidden());

        assertThat(unknown(gather())).containsExactly("configmaps/eni-config");
    }

    @Test
    void aServerThatAsksForPatienceIsAskedAgain() {
        api.faults().plan("GET", "/api/v1/pods", 2, new Fault.TooManyRequests(1));
        api.faults().plan("GET", "/api/v1/nodes", 2, new Fault.Failure(503));
        api.faults().plan("GET", "/api/v1/services", 1, new Fault.Cut());

        assertThat(gather().unknown()).isEmpty();
    }

    @Test
    void aServerThatFailsThreeTimesLeavesTheFactUnknown() {
        api.faults().plan("GET", "/api/v1/services", 3, new Fault.Failure(500));

        Facts facts = gather();

        assertThat(facts.unknown()).singleElement().satisfies(u -> {
            assertThat(u.fact()).isEqualTo("services");
            assertThat(u.reason()).contains("answered 500");
        });
        assertThat(api.requests().count("GET", "^/api/v1/services")).isEqualTo(3);
    }

    @Test
    void aListWhoseTokenExpiredIsReadAgainAndNothingCountsTwice() {
        Standins.addPods(api, "cart", 1_201);
        api.faults().plan("GET", "/pods.*continue=", 1, new Fault.Failure(410));

        Facts facts = gather();

        assertThat(facts.of(Pod.class)).hasSize(1_201);
        assertThat(facts.unknown()).isEmpty();
    }

    @Test
    void aListWhoseTokensKeepExpiringIsUnknown() {
        Standins.addPods(api, "cart", 501);
        api.faults().plan("GET", "/pods.*continue=", Integer.MAX_VALUE, new Fault.Failure(410));

        assertThat(unknown(gather())).containsExactly("pods");
    }

    @Test
    void aListThatTakesTooLongIsUnknownAndTheRestIsRead() {
        Standins.addPods(api, "cart", 3);
        api.faults().plan("GET", "/api/v1/events", Integer.MAX_VALUE, new Fault.Delay(Duration.ofSeconds(5)));
        try (ApiServer hasty = Standins.connect(api.url(), "", Duration.ofSeconds(1))) {
            Facts facts = Standins.cluster(hasty).gather(Cluster.Progress.SILENT);

            assertThat(facts.of(Pod.class)).hasSize(3);
            assertThat(facts.unknown()).singleElement().satisfies(u -> {
                assertThat(u.fact()).isEqualTo("events");
                assertThat(u.reason()).contains("no answer within 1 s");
            });
        }
    }

    @Test
    void aKindThatDoesNotExistIsNotForbiddenEvenToAnAccountWithoutRights() {
        api.access()
                .add(new Account(
                        "t",
                        "reader",
                        List.of(
                                AccessRule.allow("get,list", "", "*"),
                                AccessRule.allow("list", "apps", "*"),
                                AccessRule.allow("list", "events.k8s.io", "*"),
                                AccessRule.allow("list", "networking.k8s.io", "*"))));
        try (ApiServer weak = Standins.connect(api.url(), "t", LIMIT)) {
            assertThat(Standins.cluster(weak).gather(Cluster.Progress.SILENT).unknown())
                    .isEmpty();
            assertThat(api.requests().all())
                    .extracting(Served::path)
                    .contains("/apis/cilium.io/v2")
                    .doesNotContain("/apis/cilium.io/v2/ciliumnetworkpolicies");
        }
    }

    @Test
    void nobodyThereIsSaidWithClusterAddressAndNextStep() {
        api.close();

        assertThatThrownBy(this::gather)
                .isInstanceOf(ClusterUnavailable.class)
                .hasMessageContaining("cluster prod")
                .hasMessageContaining(api.url())
                .hasMessageContaining("connection refused")
                .hasMessageContaining("check the server address in the kubeconfig");
    }

    @Test
    void aNameThatDnsDoesNotKnowIsSaid() {
        try (ApiServer nowhere = Standins.connect("https://api.nowhere.invalid:6443", "", LIMIT)) {
            assertThatThrownBy(() -> Standins.cluster(nowhere).gather(Cluster.Progress.SILENT))
                    .isInstanceOf(ClusterUnavailable.class)
                    .hasMessageContaining("api.nowhere.invalid")
                    .hasMessageContaining("check the server address");
        }
    }

    @Test
    void credentialsThatAreNotAcceptedAreSaid() {
        api.access().add(Account.admin("right", "admin"));
        try (ApiServer wrong = Standins.connect(api.url(), "wrong", LIMIT)) {
            assertThatThrownBy(() -> Standins.cluster(wrong).gather(Cluster.Progress.SILENT))
                    .isInstanceOf(ClusterUnavailable.class)
                    .hasMessageContaining("cluster prod")
                    .hasMessageContaining("credentials (401)")
                    .hasMessageContaining("kubeconfig")
                    .message()
                    .doesNotContain("wrong");
        }
    }

    @Test
    void aServerThatStopsAnsweringIsGivenUpSoon() {
        api.faults().plan("GET", "^/api", Integer.MAX_VALUE, new Fault.Cut());

        assertThatThrownBy(this::gather)
                .isInstanceOf(ClusterUnavailable.class)
                .hasMessageContaining("stopped answering");
    }
}
