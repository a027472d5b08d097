package dev.netdoc.demo.workspace;

import static dev.netdoc.demo.workspace.ChatMethods.ok;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The {@code conversations.*} and {@code reactions.*} methods. */
final class ConversationMethods {
    private static final int LONGEST_TOPIC = 250;
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 999;
    private static final Map<String, String> FAMILIES =
            Map.of("public_channel", "channels", "private_channel", "groups", "im", "im", "mpim", "mpim");
    private final Conversations conversations;
    private final Places places;

    ConversationMethods(Conversations conversations, Places places) {
        this.conversations = conversations;
        this.places = places;
    }

    ObjectNode open(Arguments arguments) {
        String user = arguments.require("users");
        Channel channel = conversations.direct(user).orElseThrow(() -> new Refusal("user_not_found"));
        ObjectNode answer = ok();
        answer.putObject("channel").put("id", channel.id());
        return answer;
    }

    ObjectNode info(Arguments arguments) {
        ObjectNode answer = ok();
        answer.set("channel", places.allowed(arguments, "read").slack());
        return answer;
    }

    ObjectNode list(Arguments arguments) {
        Set<String> types =
                Set.of(arguments.find("types").orElse("public_channel").split(",\\s*"));
        for (String type : types) {
            places.allow(FAMILIES.getOrDefault(type, "channels") + ":read");
        }
        boolean withArchived = !arguments.flag("exclude_archived");
        List<Channel> all = conversations.channels().stream()
                .filter(channel ->
                        types.stream().anyMatch(type -> channel.family().equals(FAMILIES.get(type))))
                .filter(channel -> channel.visibleTo(AppInstall.BOT_USER))
                .filter(channel -> withArchived || !channel.archived())
                .toList();
        return page(arguments, all, "channels", Channel::slack);
    }

    ObjectNode join(Arguments arguments) {
        Channel channel = places.known(arguments);
        if (channel.isDirect() || channel.isPrivate()) {
            throw new Refusal("method_not_supported_for_channel_type");
        }
        if (channel.archived()) {
            throw new Refusal("is_archived");
        }
        ObjectNode answer = ok();
        if (channel.has(AppInstall.BOT_USER)) {
            answer.put("warning", "already_in_channel");
        }
        Channel joined = conversations.join(channel, AppInstall.BOT_USER, AppInstall.BOT_USER);
        answer.set("channel", joined.slack());
        return answer;
    }

    ObjectNode setTopic(Arguments arguments) {
        Channel channel = places.open(arguments);
        String topic = arguments.find("topic").orElse("");
        if (topic.codePointCount(0, topic.length()) > LONGEST_TOPIC) {
            throw new Refusal("too_long");
        }
        ObjectNode answer = ok();
        answer.set(
                "channel",
                conversations.setTopic(channel, topic, AppInstall.BOT_USER).slack());
        return answer;
    }

    ObjectNode history(Arguments arguments) {
        Channel channel = places.joined(places.allowed(arguments, "history"));
        List<Message> newestFirst = new ArrayList<>(within(
                arguments,
                conversations.messages(channel.id()).stream()
                        .filter(message ->
                                message.onlyFor().isEmpty() && message.thread().isEmpty())
                        .toList()));
        java.util.Collections.reverse(newestFirst);
        return page(arguments, newestFirst, "messages", message -> shown(arguments, message));
    }

    ObjectNode replies(Arguments arguments) {
        Channel channel = places.joined(places.allowed(arguments, "history"));
        String ts = arguments.require("ts");
        String root = conversations
                .message(channel.id(), ts)
                .filter(message -> message.onlyFor().isEmpty())
                .map(Message::root)
                .orElseThrow(() -> new Refusal("thread_not_found"));
        List<Message> thread = conversations.thread(channel.id(), root).stream()
                .filter(message -> message.onlyFor().isEmpty())
                .toList();
        return page(arguments, within(arguments, thread), "messages", message -> shown(arguments, message));
    }

    ObjectNode react(Arguments arguments, boolean add) {
        Channel channel = places.known(arguments);
        String name = arguments.require("name");
        if (!name.matches("[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?")) {
            throw new Refusal("invalid_name");
        }
        Message message = places.message(channel, arguments.require("timestamp"));
        boolean has = message.marks().reactions().getOrDefault(name, List.of()).contains(AppInstall.BOT_USER);
        if (has == add) {
            throw new Refusal(add ? "already_reacted" : "no_reaction");
        }
        toggle(conversations, message, AppInstall.BOT_USER, name);
        return ok();
    }

    static void toggle(Conversations conversations, Message which, String user, String name) {
        conversations.change(which.channel(), which.ts(), message -> {
            Map<String, List<String>> reactions =
                    new LinkedHashMap<>(message.marks().reactions());
            List<String> users = new ArrayList<>(reactions.getOrDefault(name, List.of()));
            if (!users.remove(user)) {
                users.add(user);
            }
            if (users.isEmpty()) {
                reactions.remove(name);
            } else {
                reactions.put(name, List.copyOf(users));
            }
            return message.with(message.content(), message.marks().with(reactions));
        });
    }

    private ObjectNode shown(Arguments arguments, Message message) {
        ObjectNode json = arguments.flag("include_all_metadata")
                ? MessageJson.slackWithMetadata(message)
                : MessageJson.slack(message);
        List<Message> thread = conversations.thread(message.channel(), message.root()).stream()
                .filter(each -> each.onlyFor().isEmpty())
                .toList();
        if (thread.size() > 1 && message.thread().isEmpty()) {
            json.put("thread_ts", message.ts()).put("reply_count", thread.size() - 1);
            json.put("latest_reply", thread.get(thread.size() - 1).ts());
            var users = json.putArray("reply_users");
            thread.stream().skip(1).map(Message::user).distinct().forEach(users::add);
        }
        message.thread()
                .flatMap(root -> conversations.message(message.channel(), root))
                .ifPresent(parent -> json.put("parent_user_id", parent.user()));
        return json;
    }

    private static List<Message> within(Arguments arguments, List<Message> all) {
        long oldest = arguments.find("oldest").map(Timestamps::parse).orElse(0L);
        long latest = arguments.find("latest").map(Timestamps::parse).orElse(Long.MAX_VALUE);
        boolean inclusive = arguments.flag("inclusive");
        return all.stream()
                .filter(message -> {
                    long ts = Timestamps.parse(message.ts());
                    return inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest;
                })
                .toList();
    }

    private static <T> ObjectNode page(Arguments arguments, List<T> all, String name, Function<T, ObjectNode> shown) {
        int from = arguments.find("cursor").map(ConversationMethods::cursor).orElse(0);
        int to = Math.min(all.size(), from + arguments.number("limit", PAGE, LARGEST_PAGE));
        ObjectNode answer = ok();
        var list = answer.putArray(name);
        all.subList(Math.min(from, to), to).forEach(each -> list.add(shown.apply(each)));
        answer.put("has_more", to < all.size());
        answer.putObject("response_metadata").put("next_cursor", to < all.size() ? "next:" + to : "");
        return answer;
    }

    private static int cursor(String text) {
        if (!text.matches("next:\\d{1,9}")) {
            throw new Refusal("invalid_cursor");
        }
        return Integer.parseInt(text.substring(5));
    }
}
