package dev.netdoc.demo.workspace;

import static dev.netdoc.demo.workspace.ChatMethods.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code files.*} methods. */
final class FileMethods {
    private static final int LARGEST_SNIPPET = 1_000_000;
    /** Slack shares a file in a channel a while after it has said that all is well. */
    private static final Duration SHARED_AFTER = Duration.ofMillis(300);

    private final Uploads uploads;
    private final Conversations conversations;
    private final Places places;
    private final Complaints complaints;
    private final Timer timer;
    private final InstantSource clock;

    FileMethods(
            Uploads uploads,
            Conversations conversations,
            Places places,
            Complaints complaints,
            Timer timer,
            InstantSource clock) {
        this.uploads = uploads;
        this.conversations = conversations;
        this.places = places;
        this.complaints = complaints;
        this.timer = timer;
        this.clock = clock;
    }

    /** @param base the address of the workspace */
    ObjectNode uploadUrl(Arguments arguments, String base) {
        String name = arguments.require("filename");
        int length = arguments.number("length", 0, Integer.MAX_VALUE);
        if (length == 0) {
            throw Refusal.because("missing_argument", List.of("missing required field: length"));
        }
        boolean snippet = arguments.has("snippet_type");
        if (snippet && length > LARGEST_SNIPPET) {
            throw new Refusal("snippet_too_large");
        }
        Uploads.Upload upload = uploads.announce(name, length, snippet, clock.instant());
        return ok().put("upload_url", base + "/upload/" + upload.id()).put("file_id", upload.id());
    }

    /** @param base the address of the workspace */
    ObjectNode complete(Arguments arguments, String base) {
        JsonNode wanted = arguments.json("files");
        if (!wanted.isArray() || wanted.isEmpty()) {
            throw Refusal.because("invalid_arguments", List.of("missing required field: files"));
        }
        Optional<Channel> channel = arguments.find("channel_id").map(id -> {
            Channel place = places.open(arguments.with("channel", id));
            // Neither a name nor a person will do here.
            if (!place.id().equals(id)) {
                throw new Refusal("channel_not_found");
            }
            return place;
        });
        Optional<String> thread =
                channel.flatMap(place -> places.thread(place, arguments)).map(Message::root);
        List<Uploads.Upload> done = new ArrayList<>();
        for (JsonNode file : wanted) {
            done.add(uploads.complete(
                    file.path("id").asText(), file.path("title").asText()));
        }
        channel.ifPresent(
                place -> share(place, thread, arguments.find("initial_comment").orElse(""), done, base));
        ObjectNode answer = ok();
        ArrayNode files = answer.putArray("files");
        done.forEach(upload -> files.addObject().put("id", upload.id()).put("title", upload.title()));
        return answer;
    }

    private void share(
            Channel channel, Optional<String> thread, String comment, List<Uploads.Upload> files, String base) {
        ArrayNode shown = Json.array();
        files.forEach(file -> shown.add(file.slack(base)));
        Content content = Content.text(comment).with(shown);
        complaints.inspect("files.completeUploadExternal", channel.id(), content);
        Message.Marks sharing = new Message.Marks("file_share", "", false, Map.of());
        timer.after(
                SHARED_AFTER,
                () -> conversations.post(
                        channel.id(),
                        new Conversations.Draft(thread, AppInstall.BOT_USER, content, Optional.empty(), sharing)));
    }
}
