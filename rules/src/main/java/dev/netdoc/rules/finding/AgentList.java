package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.NetworkAgent;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The agents of one plug-in: one, unless two of them run by mistake, which must not tell a finding twice. */
public final class AgentList {
    private AgentList() {}

    public static List<String> names(Collection<?> agents) {
        return sorted(agents).map(NetworkAgent::name).toList();
    }

    /** @return their image tags, e.g. {@code v1.9.3} */
    public static List<String> versions(Collection<?> agents) {
        return tags(agents).stream().map(Evidence::value).distinct().toList();
    }

    public static List<Evidence> tags(Collection<?> agents) {
        return sorted(agents).map(Seen::tag).toList();
    }

    private static Stream<NetworkAgent> sorted(Collection<?> agents) {
        return agents.stream().map(NetworkAgent.class::cast).sorted(Comparator.comparing(NetworkAgent::name));
    }
}
