package dev.netdoc.rules.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.FlannelConfig;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlannelIpamTest {
    private static final Evidence READ = new Evidence("field", "as read", "somewhere");

    private static Reading<String> reading(String text) {
        return text.isEmpty() ? new Reading.Absent<>(READ) : new Reading.Present<>(text, READ);
    }

    private static FlannelConfig config(String netName, String dataDir, String ipamDataDir) {
        return new FlannelConfig(
                new ObjectRef("ConfigMap", "kube-system", "kube-flannel-cfg"),
                "",
                "",
                reading("{}"),
                true,
                reading("0.3.1"),
                new Reading.Absent<>(READ),
                List.of(),
                new Reading.Present<>(true, READ),
                reading(netName),
                new Reading.Present<>(List.of("flannel"), READ),
                reading(dataDir),
                reading(""),
                reading(ipamDataDir),
                reading("ali-vpc"),
                reading("10.20.0.0/16"));
    }

    @ParameterizedTest
    @CsvSource({
        "cb0, '', /var/lib/cni/networks/cb0",
        "cbr0, /var/run/cni/networks/, /var/run/cni/networks/cbr0",
        "'', '', /var/lib/cni/networks",
        "etc, /, DIRECTORY",
        "lib, /var, DIRECTORY",
        "../../../etc, '', DIRECTORY",
        ".., /var/lib/cni/networks, DIRECTORY",
        "cb0 / --no-preserve-root, '', DIRECTORY",
        "cb0, /var/lib/cni/../../../home, DIRECTORY",
        "cb0, /data/networks, DIRECTORY",
    })
    void namesOnlyDirectoriesThatCanBelongToCniAlone(String netName, String ipamDataDir, String records) {
        assertThat(FlannelIpam.records(List.of(config(netName, "", ipamDataDir))))
                .isEqualTo(records);
    }

    @Test
    void withoutAConfigurationItNamesTheDirectoryAbove() {
        assertThat(FlannelIpam.records(List.of())).isEqualTo("/var/lib/cni/networks");
    }

    @ParameterizedTest
    @CsvSource({"'', /var/lib/cni/flannel", "/run/cni/flannel, /run/cni/flannel", "/, DIRECTORY", "/etc, DIRECTORY"})
    void theSameGoesForFlannelsOwnDirectory(String dataDir, String delegates) {
        assertThat(FlannelIpam.delegates(config("cb0", dataDir, ""))).isEqualTo(delegates);
    }

    @ParameterizedTest
    @CsvSource({
        "/var/run/cni/flannel, /var/run/cni/networks, false",
        "/run/cni/flannel, /run/cni/networks, false",
        "/var/run/cni/flannel, '', true",
        "'', /var/run/cni/networks, true",
        "/var/runner/flannel, /run/cni/networks, true",
        "/srv/run/flannel, /run/cni/networks, true",
    })
    void recordsAreInMemoryOnlyIfBothDirectoriesAre(String dataDir, String ipamDataDir, boolean onDisk) {
        assertThat(FlannelIpam.onDisk(config("cb0", dataDir, ipamDataDir))).isEqualTo(onDisk);
    }
}
