package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How people stand in the workspace, and who is in its user groups: both may change under the bot. Thread-safe. */
final class Directory {
    private final Map<String, Standing> standings = new HashMap<>(Map.of(
            "UKENJI",
            Standing.member("ja-JP"),
            "UALEX",
            Standing.member("zh-CN"),
            People.GUEST,
            new Standing(true, false, false, "de-DE")));
    private final Map<String, List<String>> groups =
            new HashMap<>(Map.of(People.APPROVERS_GROUP, List.of("URINA", "UKENJI", People.GUEST)));

    /**
     * Of one person.
     *
     * @param guest somebody from outside, who sees some channels only
     * @param deactivated somebody whose account is closed
     * @param stranger somebody of another workspace, in a channel that both share
     * @param locale of their client, e.g. {@code ja-JP}
     */
    record Standing(boolean guest, boolean deactivated, boolean stranger, String locale) {
        static Standing member(String locale) {
            return new Standing(false, false, false, locale);
        }

        /** The workspace that they are of. */
        String team() {
            return stranger ? "T0PARTNER" : AppInstall.TEAM;
        }

        /** Whether they count as one of us. */
        boolean isMember() {
            return !guest && !deactivated && !stranger;
        }
    }

    synchronized Standing standing(String user) {
        return standings.getOrDefault(user, Standing.member("en-US"));
    }

    synchronized void put(String user, Standing standing) {
        standings.put(user, standing);
    }

    /** Ids of a user group's members; empty if there is no such group. */
    synchronized Optional<List<String>> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    synchronized void put(String group, List<String> members) {
        groups.put(group, List.copyOf(members));
    }

    /** Everybody, as {@code users.info} shows them. */
    List<ObjectNode> slack() {
        return People.all().stream()
                .map(person -> person.slack(standing(person.id())))
                .toList();
    }

    /** The members of the group of approvers whose word counts. */
    List<String> approvers() {
        return group(People.APPROVERS_GROUP).orElse(List.of()).stream()
                .filter(id -> standing(id).isMember())
                .toList();
    }
}
