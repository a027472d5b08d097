package dev.netdoc.rules.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.AgentOnNode;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.NodeSystem;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressUseTest {
    private static final Evidence READ = new Evidence("version", "as read", "somewhere");

    private static Node node(Map<String, Long> allocatable, String kubelet, String... cidrs) {
        Reading<Version> version = Version.kubernetes(kubelet)
                .<Reading<Version>>map(v -> new Reading.Present<>(v, READ))
                .orElseGet(() -> new Reading.Unknown<>("no version", READ));
        return new Node(
                "node-1",
                "uid-node-1",
                "",
                Map.of(),
                new NodeSystem(version, kubelet, "containerd://1.6.28", "", "", "linux"),
                List.of(cidrs),
                List.of(),
                List.of(),
                allocatable,
                Map.of(),
                false,
                false,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static Pod pod(String... ips) {
        return new Pod(
                new ObjectRef("Pod", "shop", "cart"),
                "",
                Map.of(),
                "node-1",
                false,
                "Running",
                List.of(ips),
                true,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of());
    }

    private static List<Pod> live(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> pod("10.20.0." + (i + 2)))
                .toList();
    }

    private static AddressUse use(String cidr, int live) {
        return AddressUse.each(node(Map.of("pods", 64L), "v1.28.9", cidr), live(live))
                .getFirst();
    }

    /** Of 61 addresses 10 percent are 6.1, of 13 they are fewer than four. */
    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/26, 54, true",
        "10.20.0.0/26, 55, false",
        "10.20.0.0/28, 9, true",
        "10.20.0.0/28, 10, false",
    })
    void addressesAreLostIfATenthAndAtLeastFourAreFree(String cidr, int live, boolean lost) {
        assertThat(use(cidr, live).lost()).isEqualTo(lost);
        assertThat(use(cidr, live).full()).isEqualTo(!lost);
    }

    /** Of 61 addresses 95 percent are 57.95. */
    @ParameterizedTest
    @CsvSource({"10.20.0.0/26, 57, false", "10.20.0.0/26, 58, true", "10.20.0.0/28, 12, false", "10.20.0.0/28, 13, true"
    })
    void aRangeIsNearlyFullAt95Percent(String cidr, int live, boolean nearly) {
        assertThat(use(cidr, live).nearlyFull()).isEqualTo(nearly);
    }

    @Test
    void thePodLimitCountsEveryPodOfTheNode() {
        var pods = List.of(pod("10.20.0.2"), pod("192.168.0.11"), pod());
        AddressUse roomy = AddressUse.each(node(Map.of("pods", 9L), "v1.28.9", "10.20.0.0/29"), pods)
                .getFirst();
        AddressUse tight = AddressUse.each(node(Map.of("pods", 7L), "v1.28.9", "10.20.0.0/29"), pods)
                .getFirst();
        AddressUse unknown =
                AddressUse.each(node(Map.of(), "v1.28.9", "10.20.0.0/29"), pods).getFirst();

        assertThat(roomy.free()).isEqualTo(4);
        assertThat(roomy.addressesEndFirst()).isTrue();
        assertThat(roomy.placesEndFirst()).isFalse();
        assertThat(tight.addressesEndFirst()).isFalse();
        assertThat(tight.placesEndFirst()).isTrue();
        assertThat(unknown.addressesEndFirst()).isFalse();
        assertThat(unknown.placesEndFirst()).isFalse();
        assertThat(unknown.podLimit()).isEqualTo("?");
    }

    @Test
    void eachFamilyIsCountedByItself() {
        Node node = node(Map.of(), "v1.28.9", "10.20.0.0/29", "fd00:20::/120");
        var pods = List.of(pod("10.20.0.2", "fd00:20::2"), pod("fd00:20::3"), pod("fd00:20::3"));

        assertThat(AddressUse.each(node, pods)).extracting(AddressUse::live).containsExactly(1L, 2L);
        assertThat(AddressUse.told(node, List.of("fd00:20::1", "fd00:20::ff"), pods))
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.free()).isEqualTo(252);
                    assertThat(use.podCidr()).isEqualTo("fd00:20::/120");
                });
        assertThat(AddressUse.told(node, List.of("10.21.0.1", "10.21.0.6"), pods))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "v1.19.16, 0.15.1.10, both",
        "v1.19.16, 0.15.1.11, churn",
        "v1.19.16, latest, churn",
        "v1.20.0, 0.15.1.10, reboot",
        "unknown, 0.15.1.10, reboot",
        "v1.20.0, 0.15.1.11, stale",
        "v1.20.0, latest, ''",
        "unknown, 0.15.1.11, ''",
    })
    void theCauseFollowsFromVersionsThatAreKnown(String kubelet, String flannel, String cause) {
        Reading<Version> version = Version.agent(flannel)
                .<Reading<Version>>map(v -> new Reading.Present<>(v, READ))
                .orElseGet(() -> new Reading.Unknown<>("no version", READ));
        var agent = new AgentOnNode(
                NetworkAgent.Plugin.FLANNEL, "kube-flannel-ds", "node-1", "", version, true, true, READ);
        AddressUse use = AddressUse.each(node(Map.of(), kubelet, "10.20.0.0/28"), List.of())
                .getFirst();
        var refused = new RefusedAddress(use, new ObjectRef("Pod", "shop", "cart"), READ);

        assertThat(new FlannelLeak(refused, agent).cause()).isEqualTo(cause);
    }
}
