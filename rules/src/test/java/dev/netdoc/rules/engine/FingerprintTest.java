package dev.netdoc.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.ObjectRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final ObjectRef A = new ObjectRef("Pod", "shop", "a");
    private static final ObjectRef B = new ObjectRef("Pod", "shop", "b");

    @Test
    void isTheSameWhateverTheOrderOfObjects() {
        assertThat(Fingerprint.of("c", "x", List.of(A, B)))
                .isEqualTo(Fingerprint.of("c", "x", List.of(B, A, B)))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void isTheSameInEveryRelease() {
        assertThat(Fingerprint.of(
                        "shop",
                        "cluster-domain-overlap",
                        List.of(new ObjectRef("ConfigMap", "kube-system", "coredns"))))
                .isEqualTo("345a62b852e1df93");
    }

    @Test
    void differsByClusterFindingAndObject() {
        assertThat(List.of(
                        Fingerprint.of("c", "x", List.of(A)),
                        Fingerprint.of("d", "x", List.of(A)),
                        Fingerprint.of("c", "y", List.of(A)),
                        Fingerprint.of("c", "x", List.of(B)),
                        Fingerprint.of("c", "x", List.of()),
                        Fingerprint.of("cx", "", List.of(A)),
                        Fingerprint.of("c", "x", List.of(new ObjectRef("Pod", "sho", "pa")))))
                .doesNotHaveDuplicates();
    }
}
