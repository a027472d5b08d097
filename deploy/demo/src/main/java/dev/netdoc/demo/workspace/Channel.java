package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A public or private channel, or the direct messages between one person and the bot.
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
        boolean isPrivate,
        boolean archived,
        About about) {

    /** What the channel is about; both may be empty. */
    record About(String topic, String purpose) {
        About withTopic(String other) {
            return new About(other, purpose);
        }

        About withPurpose(String other) {
            return new About(topic, other);
        }
    }

    Channel {
        members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }

    static Channel named(
            String id, String name, String creator, long created, boolean isPrivate, String topic, List<String> in) {
        Set<String> members = new LinkedHashSet<>(in);
        About about = new About(topic, topic);
        return new Channel(id, name, creator, created, members, Optional.empty(), isPrivate, false, about);
    }

    static Channel direct(String id, String person, long created) {
        Set<String> both = new LinkedHashSet<>(List.of(person, AppInstall.BOT_USER));
        return new Channel(id, person, person, created, both, Optional.of(person), false, false, new About("", ""));
    }

    boolean has(String user) {
        return members.contains(user);
    }

    boolean isDirect() {
        return directWith.isPresent();
    }

    /** Whether somebody may know that it exists. */
    boolean visibleTo(String user) {
        return has(user) || !(isDirect() || isPrivate);
    }

    /** What scopes and subscriptions call channels of this kind. */
    String family() {
        return isDirect() ? "im" : isPrivate ? "groups" : "channels";
    }

    /** What events about the channel begin with. */
    String kind() {
        return isDirect() ? "im" : isPrivate ? "group" : "channel";
    }

    /** The name that interactions carry: only public channels have their own there. */
    String shownName() {
        return isDirect() ? "directmessage" : isPrivate ? "privategroup" : name;
    }

    Channel with(String member) {
        Set<String> more = new LinkedHashSet<>(members);
        more.add(member);
        return with(more);
    }

    Channel without(String member) {
        Set<String> less = new LinkedHashSet<>(members);
        less.remove(member);
        return with(less);
    }

    private Channel with(Set<String> others) {
        return new Channel(id, name, creator, created, others, directWith, isPrivate, archived, about);
    }

    Channel renamed(String other) {
        return new Channel(id, other, creator, created, members, directWith, isPrivate, archived, about);
    }

    Channel archived(boolean now) {
        return new Channel(id, name, creator, created, members, directWith, isPrivate, now, about);
    }

    Channel with(About other) {
        return new Channel(id, name, creator, created, members, directWith, isPrivate, archived, other);
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
                .put("is_channel", !isPrivate)
                .put("is_group", isPrivate)
                .put("is_im", false)
                .put("is_private", isPrivate)
                .put("is_general", name.equals("general"))
                .put("is_member", has(AppInstall.BOT_USER))
                .put("num_members", members.size());
        json.putObject("topic").put("value", about.topic());
        json.putObject("purpose").put("value", about.purpose());
        return json;
    }

    ObjectNode stored() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("name", name)
                .put("creator", creator)
                .put("created", created)
                .put("private", isPrivate)
                .put("archived", archived)
                .put("topic", about.topic())
                .put("purpose", about.purpose());
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
                json.path("private").asBoolean(),
                json.path("archived").asBoolean(),
                new About(json.path("topic").asText(), json.path("purpose").asText()));
    }
}
