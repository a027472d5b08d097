package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.FlannelConfig;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.PodContainer;
import dev.netdoc.rules.fact.Reading;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where Flannel's nodes record which pod has which address. On a disk, records outlive a node that stops suddenly. */
public final class FlannelIpam {
    private static final String DEFAULT = "/var/lib/cni/networks";

    // What containerd writes of a container that it finds dead after the machine started anew.
    private static final String LOST = "Unknown";
    private static final int LOST_CODE = 255;

    private FlannelIpam() {}

    /** @return whether the records are of host-local and surely not all in memory; false if the file does not parse */
    public static boolean onDisk(FlannelConfig config) {
        boolean hostLocal = config.ipamType().isAbsent()
                || config.ipamType().asOptional().filter("host-local"::equals).isPresent();
        boolean flannel =
                config.chain().asOptional().filter(c -> c.contains("flannel")).isPresent();
        return flannel && hostLocal && (onDisk(config.dataDir()) || onDisk(config.ipamDataDir()));
    }

    private static boolean onDisk(Reading<String> directory) {
        return directory.isAbsent()
                || directory
                        .asOptional()
                        .filter(d -> !d.matches("(/var)?/run(/.*)?"))
                        .isPresent();
    }

    /**
     * A configuration is somebody's text and the answer ends up behind {@code rm -rf}: only directories that can belong
     * to CNI alone are taken from it.
     *
     * @param configs what is known of Flannel's configuration, if anything
     * @return the directory of a node that has one file for each address in use; the one above it if its name is not
     *     known; {@code DIRECTORY} if it is none that can be named
     */
    public static String records(Collection<?> configs) {
        return configs.stream()
                .map(FlannelConfig.class::cast)
                .map(config -> ours(under(config.ipamDataDir(), DEFAULT)
                        + config.netName().asOptional().map(n -> "/" + n).orElse("")))
                .sorted()
                .findFirst()
                .orElse(DEFAULT);
    }

    /** @return as above, the directory in which Flannel keeps what it told its delegate for each pod */
    public static String delegates(FlannelConfig config) {
        return ours(under(config.dataDir(), "/var/lib/cni/flannel"));
    }

    private static String under(Reading<String> directory, String otherwise) {
        return directory
                .asOptional()
                .filter(d -> !d.isBlank())
                .orElse(otherwise)
                .replaceFirst("/+$", "");
    }

    private static String ours(String directory) {
        return directory.matches("(/var/lib|/var/run|/run)/cni(/\\w[\\w.-]*)+") ? directory : "DIRECTORY";
    }

    /** @return whether the nodes route pods through the VPC; false also if the backend is not known */
    public static boolean routed(FlannelConfig config) {
        return config.backend()
                .asOptional()
                .filter(backend -> !backend.equalsIgnoreCase("vxlan"))
                .isPresent();
    }

    /** @return the first of these nodes, as an example in a command; {@code NODE} if none is known */
    public static String example(Collection<?> nodes) {
        return nodes.stream()
                .map(String::valueOf)
                .filter(name -> !name.isEmpty())
                .sorted()
                .findFirst()
                .orElse("NODE");
    }

    /** @return the times at which the machine of a pod of Flannel was found to have stopped under it */
    public static List<Instant> stops(Pod pod) {
        return pod.containers().stream()
                .map(PodContainer::ended)
                .flatMap(Optional::stream)
                .filter(end -> end.reason().equals(LOST) && end.exitCode() == LOST_CODE)
                .flatMap(end -> end.at().stream())
                .toList();
    }

    public static Evidence stopped(Pod pod, Instant at) {
        return new Evidence(
                "container lost with its node",
                "exit code " + LOST_CODE + " at " + at,
                pod.ref() + " status.containerStatuses.lastState.terminated");
    }
}
