package dev.netdoc.demo.workspace;

import java.util.Optional;

/** The channel that a call means, if the bot may use it so. */
record Places(Conversations conversations, AppInstall app) {
    /** A channel by id or name, or a person's direct messages by the person's id. */
    Channel known(Arguments arguments) {
        String wanted = arguments.find("channel").orElse("");
        return conversations
                .find(wanted)
                .filter(channel -> channel.visibleTo(AppInstall.BOT_USER))
                .or(() -> conversations.direct(wanted))
                .orElseThrow(() -> new Refusal("channel_not_found"));
    }

    /**
     * One that the app has the scope for: scopes differ by the kind of channel.
     *
     * @param what {@code read} or {@code history}
     */
    Channel allowed(Arguments arguments, String what) {
        Channel channel = known(arguments);
        allow(channel.family() + ":" + what);
        return channel;
    }

    /** @throws Refusal without the scope */
    void allow(String scope) {
        if (!app.scopes().contains(scope)) {
            throw Refusal.missingScope(scope, app.granted());
        }
    }

    /** One that the bot is in. */
    Channel joined(Channel channel) {
        if (!channel.has(AppInstall.BOT_USER)) {
            throw new Refusal("not_in_channel");
        }
        return channel;
    }

    /** One that the bot is in and that is not closed. */
    Channel open(Arguments arguments) {
        Channel channel = joined(known(arguments));
        if (channel.archived()) {
            throw new Refusal("is_archived");
        }
        return channel;
    }

    /** One that the bot may post in. */
    Channel writable(Arguments arguments) {
        Channel channel = known(arguments);
        if (channel.archived()) {
            throw new Refusal("is_archived");
        }
        if (!channel.has(AppInstall.BOT_USER) && !app.scopes().contains("chat:write.public")) {
            throw new Refusal("not_in_channel");
        }
        return channel;
    }

    /** A message that is not ephemeral: those cannot be found again. */
    Message message(Channel channel, String ts) {
        return conversations
                .message(channel.id(), ts)
                .filter(message -> message.onlyFor().isEmpty())
                .orElseThrow(() -> new Refusal("message_not_found"));
    }

    /** The thread to post in; empty for none. */
    Optional<Message> thread(Channel channel, Arguments arguments) {
        return arguments
                .find("thread_ts")
                .map(ts -> conversations
                        .message(channel.id(), ts)
                        .filter(message -> message.onlyFor().isEmpty())
                        .orElseThrow(() -> new Refusal("cannot_reply_to_message")));
    }
}
