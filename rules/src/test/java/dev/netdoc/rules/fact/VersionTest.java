package dev.netdoc.rules.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "v1.31.1-aliyun.1, 1.31.1.1",
        "v1.24.9-gke.3200, 1.24.9.3200",
        "v1.30.4, 1.30.4",
        "1.30.4, 1.30.4",
        "v1.20.4-aliyunedge.1, 1.20.4.1",
        "v1.22.15+aliyun, 1.22.15",
        "v1.27.4-eks-2d98532, 1.27.4",
        "v1.28.3-gke.1090000-suffix, 1.28.3.1090000"
    })
    void readsVersionsOfKubernetes(String text, String numbers) {
        assertThat(Version.kubernetes(text)).map(Version::toString).contains(numbers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "latest", "v1.30", "v1.30.4-rc.1", "v1.30.4+k3s1", "vv1.2.3", "1.99999999999999999999.0"})
    void whatDoesNotReadAsKubernetesIsUnknown(String text) {
        assertThat(Version.kubernetes(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "v0.15.1.11-7e95fe23-aliyun, 0.15.1.11",
        "v0.15.1.23-33d25c1-aliyun, 0.15.1.23",
        "v0.28.0.6, 0.28.0.6",
        "v0.11.0.2-g6e46593e-aliyun, 0.11.0.2",
        "v1.0.10.333-gfd2b7b8-aliyun, 1.0.10.333",
        "v1.8.0, 1.8.0",
        "0.15.1.4-e02c8f12-aliyun, 0.15.1.4",
        "v1.8.0-aliyun, 1.8.0"
    })
    void readsTagsOfTerwayAndFlannel(String tag, String numbers) {
        assertThat(Version.agent(tag)).map(Version::toString).contains(numbers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "", "v1.8", "v1.8.0-rc1", "v0.15.1.11-XYZ-aliyun", "7e95fe23"})
    void otherTagsAreUnknown(String tag) {
        assertThat(Version.agent(tag)).isEmpty();
    }

    @Test
    void numbersDecideAndHashesDoNot() {
        assertThat(agent("v0.15.1.11-7e95fe23-aliyun")).isGreaterThan(agent("v0.15.1.4-e02c8f12-aliyun"));
        assertThat(agent("v0.15.1.11-7e95fe23-aliyun")).isEqualTo(agent("0.15.1.11-e02c8f12"));
        assertThat(agent("v1.8.0")).isEqualTo(agent("v1.8.0.0"));
    }

    @Test
    void flannelTagsStandInTheOrderOfTheirReleases() {
        List<Version> released = List.of(
                agent("v0.11.0.2-g6e46593e-aliyun"),
                agent("v0.13.0.1-466064b-aliyun"),
                agent("v0.15.1.4-e02c8f12-aliyun"),
                agent("v0.15.1.5-11d1c700-aliyun"),
                agent("v0.15.1.11-7e95fe23-aliyun"),
                agent("v0.15.1.19-aliyun"),
                agent("v0.15.1.22-20a397e6-aliyun"),
                agent("v0.15.1.23-33d25c1-aliyun"),
                agent("v0.28.0.6"));
        assertThat(released).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void vendorBuildsCompareAsNumbers() {
        assertThat(kubernetes("v1.24.9-gke.3200")).isLessThan(kubernetes("v1.24.9-gke.1090000"));
        assertThat(kubernetes("v1.28.3-gke.200").before("1.28.3-gke.1090000")).isTrue();
        assertThat(kubernetes("v1.28.3-gke.1090000").atLeast("1.28.3-gke.1090000"))
                .isTrue();
        assertThat(kubernetes("v1.29.0-gke.1").atLeast("1.28.3-gke.1090000")).isTrue();
    }

    @Test
    void aBoundThatIsNoVersionIsAFault() {
        Version version = Version.of(1, 2, 3);
        assertThatThrownBy(() -> version.atLeast("newest")).hasMessageContaining("newest");
    }

    @Test
    void theFirstThreeNumbersOfOtherTags() {
        assertThat(Version.triple("v2.9.3-v0.2.4-gke.5")).contains(Version.of(2, 9, 3));
        assertThat(Version.triple("v2.11.0-gke.7")).contains(Version.of(2, 11, 0));
        assertThat(Version.triple("edge")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "registry-vpc.example:443/acs/terway:v1.8.0@sha256:0f0f, registry-vpc.example:443/acs/terway, v1.8.0",
        "acs/terway:v1.8.0, acs/terway, v1.8.0",
        "registry.example:5000/terway, registry.example:5000/terway, ''",
        "terway@sha256:0f0f, terway, ''",
        "terway, terway, ''"
    })
    void theTagStandsAfterTheLastSlash(String image, String repository, String tag) {
        ImageReference parsed = ImageReference.parse(image);
        assertThat(parsed.repository()).isEqualTo(repository);
        assertThat(parsed.tag()).isEqualTo(Optional.of(tag).filter(t -> !t.isEmpty()));
        assertThat(parsed.name()).isEqualTo("terway");
    }

    private static Version agent(String tag) {
        return Version.agent(tag).orElseThrow();
    }

    private static Version kubernetes(String text) {
        return Version.kubernetes(text).orElseThrow();
    }
}
