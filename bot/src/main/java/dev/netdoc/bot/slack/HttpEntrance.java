package dev.netdoc.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP mode: Slack calls netdoc, and every call is signed. */
final class HttpEntrance implements Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(HttpEntrance.class);
    private static final SlackHttp.Answer AWAY = new SlackHttp.Answer(503, "text/plain", "netdoc is starting\n");
    private static final SlackHttp.Answer FORGED =
            new SlackHttp.Answer(401, "text/plain", "the signature is not valid\n");

    private final SlackSignature signature;
    private final SlackRequestParser parser;
    private volatile @Nullable App app;

    HttpEntrance(String signingSecret, InstantSource clock) {
        this.signature = new SlackSignature(signingSecret, clock);
        this.parser = new SlackRequestParser(
                AppConfig.builder().signingSecret(signingSecret).build());
    }

    @Override
    public void open(App opened) {
        app = opened;
    }

    @Override
    public boolean alive() {
        return app != null;
    }

    /** One call of Slack's. Slack calls again after anything but a 200. */
    SlackHttp.Answer take(Map<String, List<String>> headers, byte[] body) {
        App open = app;
        if (open == null) {
            return AWAY;
        }
        var given = new RequestHeaders(headers);
        if (!signature.valid(
                Objects.requireNonNullElse(given.getFirstValue("X-Slack-Request-Timestamp"), ""),
                Objects.requireNonNullElse(given.getFirstValue("X-Slack-Signature"), ""),
                body)) {
            LOG.warn("a call that claims to be Slack's was refused: its signature is not valid, or it is not new");
            return FORGED;
        }
        try {
            Request<?> request = parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri("/slack/events")
                    .queryString(Map.of())
                    .requestBody(new String(body, StandardCharsets.UTF_8))
                    .headers(given)
                    .remoteAddress("")
                    .build());
            if (request == null) {
                return new SlackHttp.Answer(400, "text/plain", "this is no request of Slack's\n");
            }
            Response response = open.run(request);
            return new SlackHttp.Answer(
                    response.getStatusCode(),
                    Objects.requireNonNullElse(response.getContentType(), "text/plain"),
                    Objects.requireNonNullElse(response.getBody(), ""));
        } catch (Exception e) { // not acknowledged: Slack calls again
            LOG.error("a call of Slack's could not be taken", e);
            return new SlackHttp.Answer(500, "text/plain", "please call again\n");
        }
    }

    @Override
    public void close() {
        app = null;
    }
}
