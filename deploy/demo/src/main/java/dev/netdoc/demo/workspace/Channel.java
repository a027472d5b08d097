package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A public channel, or the direct messages between one person and the bot.
 *
 * @param name without {@code #}; of direct messages the person's id
 * @param created seconds since 1970
 * @param directWith the person on the other side, for direct messages
 */
record Channel(
        String id,
        String name,
        String creator,
        long created,
        Set<String> members,
        Optional<String> directWith,
        boolean archived,
        String topic) {
    Channel {
        members = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }

    static Channel named(String id, String name, String creator, long created, String topic, List<String> members) {
        return new Channel(id, name, creator, created, new LinkedHashSet<>(members), Optional.empty(), false, topic);
    }

    static Channel direct(String id, String person, long created) {
        Set<String> both = new LinkedHashSet<>(List.of(person, AppInstall.BOT_USER));
        return new Channel(id, person, person, created, both, Optional.of(person), false, "");
    }

    boolean has(String user) {
        return members.contains(user);
    }

    boolean isDirect() {
        return directWith.isPresent();
    }

    Channel with(String member) {
        Set<String> more = new LinkedHashSet<>(members);
        more.add(member);
        return new Channel(id, name, creator, created, more, directWith, archived, topic);
    }

    Channel archived(boolean now) {
        return new Channel(id, name, creator, created, members, directWith, now, topic);
    }

    /** As {@code conversations.info} shows it to the bot. */
    ObjectNode slack() {
        ObjectNode json = Json.object().put("id", id).put("created", created).put("is_archived", archived);
        if (directWith.isPresent()) {
            return json.put("is_im", true).put("is_channel", false).put("user", directWith.get());
        }
        json.put("name", name)
                .put("name_normalized", name)
                .put("creator", creator)
                .put("context_team_id", AppInstall.TEAM)
                .put("is_channel", true)
                .put("is_group", false)
                .put("is_im", false)
                .put("is_private", false)
                .put("is_general", name.equals("general"))
                .put("is_member", has(AppInstall.BOT_USER))
                .put("num_members", members.size());
        json.putObject("topic").put("value", topic);
        json.putObject("purpose").put("value", topic);
        return json;
    }

    ObjectNode stored() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("name", name)
                .put("creator", creator)
                .put("created", created)
                .put("archived", archived)
                .put("topic", topic);
        directWith.ifPresent(person -> json.put("directWith", person));
        members.forEach(json.putArray("members")::add);
        return json;
    }

    static Channel restored(JsonNode json) {
        Set<String> members = new LinkedHashSet<>();
        json.path("members").forEach(member -> members.add(member.asText()));
        return new Channel(
                json.path("id").asText(),
                json.path("name").asText(),
                json.path("creator").asText(),
                json.path("created").asLong(),
                members,
                Optional.ofNullable(json.path("directWith").textValue()),
                json.path("archived").asBoolean(),
                json.path("topic").asText());
    }
}
