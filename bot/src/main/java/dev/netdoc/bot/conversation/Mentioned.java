package dev.netdoc.bot.conversation;

import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.finding.Finding;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The objects that a text mentions, such as a pasted alert. */
final class Mentioned {
    // As Kubernetes writes names; a slash parts the namespace from the name.
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");
    private static final Set<String> OWNERS = Set.of("DaemonSet", "Deployment", "StatefulSet", "ReplicaSet", "Job");
    private static final int SHORTEST = 3;

    private final Set<String> names;

    Mentioned(String text) {
        this.names = NAME.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(name -> name.length() >= SHORTEST)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean touchedBy(Finding finding) {
        return finding.objects().stream().anyMatch(this::names);
    }

    // A pod's name begins with that of what made it.
    private boolean names(ObjectRef object) {
        return names.contains(object.name())
                || (OWNERS.contains(object.kind())
                        && names.stream().anyMatch(name -> name.startsWith(object.name() + "-")));
    }
}
