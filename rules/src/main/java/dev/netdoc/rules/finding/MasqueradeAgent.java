package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.AgentContainer;
import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ImageReference;
import dev.netdoc.rules.fact.Version;
import java.util.List;

/** The ip-masq-agent of a DaemonSet. Since 2.10 it lets the kernel choose source ports at random. */
public record MasqueradeAgent(DaemonSet set, AgentContainer container, String tag, Version version) {
    private static final String NAME = "ip-masq-agent";
    private static final String FLAG = "random-fully";

    /** @return none if the DaemonSet has no such container, or a tag from which no version can be read */
    public static List<MasqueradeAgent> of(DaemonSet set) {
        return set.container(NAME).stream()
                .flatMap(c -> ImageReference.parse(c.image()).tag().stream()
                        .flatMap(tag -> Version.triple(tag).stream().map(v -> new MasqueradeAgent(set, c, tag, v))))
                .toList();
    }

    /** @return whether nobody asked it for source ports in order */
    public boolean randomPorts() {
        return container.flag(FLAG).filter("false"::equals).isEmpty();
    }

    public boolean atLeast(String bound) {
        return version.atLeast(bound);
    }

    public boolean before(String bound) {
        return version.before(bound);
    }

    public List<Evidence> evidence() {
        String where = set.ref() + " spec.template.spec.containers[" + NAME + "]";
        String at = set.resourceVersion().isEmpty() ? "" : " @" + set.resourceVersion();
        return List.of(
                new Evidence("image tag", tag, where + ".image" + at),
                new Evidence("--" + FLAG, container.flag(FLAG).orElse("(absent)"), where + ".args" + at),
                new Evidence("label addonmanager.kubernetes.io/mode", "(absent)", set.ref() + " metadata.labels" + at));
    }
}
