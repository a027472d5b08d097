package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.demo.workspace.block.BlockKit;
import dev.netdoc.demo.workspace.block.Objection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a view, for a modal or a Home tab, of what the app sent. */
final class NewView {
    private static final int LARGEST_BYTES = 250_000;

    private NewView() {}

    static ObjectNode modal(JsonNode wanted, String id) {
        check(wanted, BlockKit::modal);
        return made(wanted, id);
    }

    static ObjectNode home(JsonNode wanted, String id) {
        check(wanted, BlockKit::home);
        return made(wanted, id);
    }

    /** @throws Refusal if a hash is given that is not the view's */
    static void compare(Optional<String> hash, JsonNode view) {
        if (hash.isPresent() && !hash.get().equals(view.path("hash").asText())) {
            throw new Refusal("hash_conflict");
        }
    }

    private static void check(JsonNode view, Function<JsonNode, List<Objection>> rules) {
        if (!view.isObject()) {
            throw Refusal.because("invalid_arguments", List.of("must provide an object [json-pointer:/view]"));
        }
        if (Json.write(view).getBytes(StandardCharsets.UTF_8).length > LARGEST_BYTES) {
            throw new Refusal("view_too_large");
        }
        List<Objection> objections = rules.apply(view);
        if (!objections.isEmpty()) {
            throw Refusal.objections("invalid_arguments", objections);
        }
    }

    private static ObjectNode made(JsonNode wanted, String id) {
        ObjectNode view = Json.object()
                .put("id", id)
                .put("team_id", AppInstall.TEAM)
                .put("callback_id", "")
                .put("private_metadata", "")
                .put("external_id", "")
                .put("clear_on_close", false)
                .put("notify_on_close", false);
        view.setAll((ObjectNode) wanted.deepCopy());
        view.set("blocks", wanted.path("blocks") instanceof ArrayNode blocks ? Content.withIds(blocks) : Json.array());
        view.putObject("state").putObject("values");
        return view.put("hash", Ids.secret())
                .put("app_id", AppInstall.APP)
                .put("bot_id", AppInstall.BOT)
                .put("app_installed_team_id", AppInstall.TEAM)
                .put("root_view_id", id)
                .putNull("previous_view_id");
    }
}
