package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** All objects, the revision counter and the logs in one JSON file, replaced as a whole so that it is never half. */
final class StateFile {
    private final Store store;
    private final Kinds kinds;
    private final PodLogs logs;

    StateFile(Store store, Kinds kinds, PodLogs logs) {
        this.store = store;
        this.kinds = kinds;
        this.logs = logs;
    }

    /** @throws UncheckedIOException if the file cannot be written */
    void save(Path file) {
        store.exclusively(() -> {
            ObjectNode state = Json.object().put("revision", store.revision());
            state.set("logs", logs.save());
            ArrayNode objects = state.putArray("objects");
            store.everything().forEach(objects::add);
            write(file, Json.bytes(state));
            return file;
        });
    }

    /** @throws UncheckedIOException if the file cannot be read */
    void load(Path file) {
        JsonNode state;
        try {
            state = Json.MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot go on from " + file + ": delete it to begin anew", e);
        }
        Json.items(state.path("objects"))
                .filter(object -> object.path("kind").asText().equals("CustomResourceDefinition"))
                .forEach(kinds::define);
        state.path("objects").forEach(object -> {
            Kind kind = kinds.require(
                    object.path("apiVersion").asText(), object.path("kind").asText());
            store.restore(kind, (ObjectNode) object);
        });
        logs.load(state.path("logs"));
        store.advance(state.path("revision").asLong());
    }

    private static void write(Path file, byte[] bytes) {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the cluster in " + file, e);
        }
    }
}
