package dev.netdoc.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Lists, in pages where the client asks for them. */
final class Reads {
    private final Store store;
    private final AtomicLong oldestToken = new AtomicLong();

    Reads(Store store) {
        this.store = store;
    }

    /** From now on, no continue token that was handed out before is good. */
    void expireTokens() {
        oldestToken.incrementAndGet();
    }

    ObjectNode list(Target target, Call call) {
        Token token = token(call.query("continue"));
        if (!call.query("continue").isEmpty()
                && !call.query("resourceVersion").isEmpty()
                && !call.query("resourceVersion").equals("0")) {
            throw Refusal.badRequest("specifying resource version is not allowed when using continue");
        }
        // The API server answers resourceVersion=0 from its watch cache, which knows no pages.
        long limit = call.query("resourceVersion").equals("0") ? 0 : call.number("limit", 0);
        Store.Page page = store.list(target.kind(), target.namespace(), token.after(), limit, Selectors.of(call));
        ObjectNode list = Json.object();
        list.put("kind", target.kind().name() + "List")
                .put("apiVersion", target.kind().apiVersion());
        // A list in pages is a list of one moment: all its pages name the revision of the first one.
        long revision = token.revision() == 0 ? page.revision() : token.revision();
        ObjectNode metadata = list.putObject("metadata").put("resourceVersion", Long.toString(revision));
        if (!page.last().isEmpty()) {
            metadata.put("continue", new Token(oldestToken.get(), revision, page.last()).print());
            if (call.query("labelSelector").isEmpty()
                    && call.query("fieldSelector").isEmpty()) {
                metadata.put("remainingItemCount", page.remaining());
            }
        }
        ArrayNode items = list.putArray("items");
        page.objects().forEach(items::add);
        return list;
    }

    private Token token(String text) {
        if (text.isEmpty()) {
            return new Token(0, 0, "");
        }
        Token token = Token.parse(text);
        if (token.epoch() < oldestToken.get()) {
            throw Refusal.gone(
                    "Expired",
                    "The provided continue parameter is too old to display a consistent list result. You can start a"
                            + " new list without the continue parameter.");
        }
        return token;
    }

    /** @param epoch how often tokens had been expired when this one was made */
    private record Token(long epoch, long revision, String after) {
        String print() {
            String plain = epoch + " " + revision + " " + after;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        static Token parse(String text) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                String[] part = plain.split(" ", 3);
                return new Token(Long.parseLong(part[0]), Long.parseLong(part[1]), part[2]);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw Refusal.badRequest("continue key is not valid: " + text);
            }
        }
    }
}
