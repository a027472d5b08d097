package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files: announced, then uploaded, then completed. Thread-safe. */
final class Uploads {
    private static final int PREVIEW_LINES = 12;
    private static final int PREVIEW = 1_000;
    private final Map<String, Upload> all = new LinkedHashMap<>();

    /**
     * A file.
     *
     * @param length in bytes, as announced
     * @param content empty until it is uploaded
     * @param completed whether it can be seen
     */
    record Upload(
            String id,
            String name,
            String title,
            int length,
            boolean snippet,
            Optional<byte[]> content,
            boolean completed,
            Instant at) {

        Upload with(byte[] bytes) {
            return new Upload(id, name, title, length, snippet, Optional.of(bytes.clone()), completed, at);
        }

        Upload completed(String called) {
            return new Upload(id, name, called, length, snippet, content, true, at);
        }

        /**
         * As messages and answers show it.
         *
         * @param base the address of this workspace
         */
        ObjectNode slack(String base) {
            String link = base + "/files/" + id;
            ObjectNode json = Json.object()
                    .put("id", id)
                    .put("created", at.getEpochSecond())
                    .put("timestamp", at.getEpochSecond())
                    .put("name", name)
                    .put("title", title)
                    .put("mimetype", text().isPresent() ? "text/plain" : "application/octet-stream")
                    .put("filetype", text().isPresent() ? "text" : "binary")
                    .put("pretty_type", text().isPresent() ? "Plain Text" : "Binary")
                    .put("user", AppInstall.BOT_USER)
                    .put("user_team", AppInstall.TEAM)
                    .put("editable", snippet)
                    .put("size", length)
                    .put("mode", snippet ? "snippet" : "hosted")
                    .put("is_external", false)
                    .put("is_public", true)
                    .put("url_private", link)
                    .put("url_private_download", link)
                    .put("permalink", link)
                    .put("file_access", "visible");
            text().ifPresent(text -> json.put("preview", preview(text))
                    .put("lines", text.lines().count())
                    .put("preview_is_truncated", !preview(text).equals(text)));
            return json;
        }

        private static String preview(String text) {
            String lines = text.lines().limit(PREVIEW_LINES).collect(Collectors.joining("\n"));
            String kept = lines.length() > PREVIEW ? lines.substring(0, PREVIEW) : lines;
            return kept.length() == text.stripTrailing().length() ? text : kept;
        }

        /** What it says, if it is text. */
        Optional<String> text() {
            return content.flatMap(bytes -> {
                try {
                    return Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
                } catch (CharacterCodingException e) {
                    // Not text: shown without a preview.
                    return Optional.empty();
                }
            });
        }
    }

    synchronized Upload announce(String name, int length, boolean snippet, Instant now) {
        Upload upload = new Upload(Ids.upper("F0"), name, name, length, snippet, Optional.empty(), false, now);
        all.put(upload.id(), upload);
        return upload;
    }

    /** Takes the content; it must be as long as announced. */
    synchronized void receive(String id, byte[] content) {
        Upload upload = announced(id);
        if (content.length != upload.length()) {
            throw new BadRequest(
                    "the file has " + content.length + " bytes, but " + upload.length() + " were announced");
        }
        all.put(id, upload.with(content));
    }

    /** @throws Refusal if it was not uploaded, or completed before */
    synchronized Upload complete(String id, String title) {
        Upload upload = all.get(id);
        if (upload == null || upload.content().isEmpty() || upload.completed()) {
            throw new Refusal("file_not_found");
        }
        Upload done = upload.completed(title.isEmpty() ? upload.name() : title);
        all.put(id, done);
        return done;
    }

    /** A completed file. */
    synchronized Optional<Upload> find(String id) {
        return Optional.ofNullable(all.get(id)).filter(Upload::completed);
    }

    /** Completed files, for the state file. */
    synchronized ArrayNode stored() {
        ArrayNode files = Json.array();
        all.values().stream()
                .filter(Upload::completed)
                .forEach(upload -> files.addObject()
                        .put("id", upload.id())
                        .put("name", upload.name())
                        .put("title", upload.title())
                        .put("snippet", upload.snippet())
                        .put("at", upload.at().toString())
                        .put(
                                "content",
                                upload.content()
                                        .map(Base64.getEncoder()::encodeToString)
                                        .orElse("")));
        return files;
    }

    synchronized void restore(JsonNode files) {
        for (JsonNode file : files) {
            byte[] content = Base64.getDecoder().decode(file.path("content").asText());
            Upload upload = new Upload(
                    file.path("id").asText(),
                    file.path("name").asText(),
                    file.path("title").asText(),
                    content.length,
                    file.path("snippet").asBoolean(),
                    Optional.of(content),
                    true,
                    Instant.parse(file.path("at").asText()));
            all.put(upload.id(), upload);
        }
    }

    private Upload announced(String id) {
        Upload upload = all.get(id);
        if (upload == null || upload.completed()) {
            throw BadRequest.notFound("no upload " + id);
        }
        return upload;
    }
}
