package dev.netdoc.bot.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says things to one person by the address that came with what they did; good five times, for half an hour. */
final class ResponseUrl {
    private static final Logger LOG = LoggerFactory.getLogger(ResponseUrl.class);

    private final SlackHttpClient http;

    ResponseUrl(SlackHttpClient http) {
        this.http = http;
    }

    /** Tries once: there is nobody else to tell. */
    void whisper(String url, Drawn drawn) {
        if (!send(url, drawn) && !drawn.blocks().isEmpty()) {
            send(url, drawn.withoutBlocks());
        }
    }

    private boolean send(String url, Drawn drawn) {
        var body = new JsonObject();
        body.addProperty("response_type", "ephemeral");
        body.addProperty("replace_original", false);
        body.addProperty("text", drawn.text());
        if (!drawn.blocks().isEmpty()) {
            body.add("blocks", JsonParser.parseString(drawn.blocks()));
        }
        try (Response response = http.postJsonBody(url, body)) {
            if (!response.isSuccessful()) {
                LOG.warn("a response_url was refused with HTTP {}", response.code());
            }
            return response.isSuccessful();
        } catch (IOException e) {
            LOG.warn("a response_url did not answer: {}", e.toString());
            // It may have been shown; once more would be twice.
            return true;
        }
    }
}
