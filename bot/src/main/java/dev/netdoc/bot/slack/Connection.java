package dev.netdoc.bot.slack;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in for Slack's events: opened with patience, watched, and opened anew when it goes silent. The SDK comes back by
 * itself after a dropped socket; this comes back when the SDK does not.
 */
final class Connection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration WATCH = Duration.ofSeconds(10);
    private static final Duration SETTLE = Duration.ofMillis(50);
    private static final int SILENT = 6;
    private static final int NOBODY = 404;
    private static final int SWEEP_EVERY = 6;
    private static final Set<String> FOR_GOOD = Set.of(
            "invalid_auth",
            "not_authed",
            "token_revoked",
            "token_expired",
            "account_inactive",
            "not_allowed_token_type");

    private final Slack slack;
    private final SlackSettings settings;
    private final List<Consumer<App>> handlers;
    private final LeftOver leftOver;
    private final Patience patience;
    private final Entrance entrance;
    private final Thread thread;
    private volatile boolean connected;
    private volatile boolean closing;
    private volatile @Nullable String refusal;
    private volatile @Nullable String team;

    /** @param handlers each registers with a new entrance's app what it takes */
    Connection(
            Slack slack,
            SlackSettings settings,
            List<Consumer<App>> handlers,
            LeftOver leftOver,
            Patience patience,
            Entrance entrance) {
        this.slack = slack;
        this.settings = settings;
        this.handlers = List.copyOf(handlers);
        this.leftOver = leftOver;
        this.patience = patience;
        this.entrance = entrance;
        this.thread = Thread.ofPlatform().daemon().name("slack-connection").unstarted(this::keep);
    }

    void start() {
        thread.start();
    }

    boolean connected() {
        return connected;
    }

    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    Optional<String> team() {
        return Optional.ofNullable(team);
    }

    private void keep() {
        for (int attempt = 1; !closing; attempt++) {
            try {
                open();
                attempt = 0;
                leftOver.catchUp();
                watch();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (TokenRefused e) {
                refusal = e.getMessage();
                LOG.error("{}", e.getMessage());
                return;
            } catch (Exception e) {
                LOG.warn("Slack cannot be reached, attempt {}: {}", attempt + 1, e.toString());
            } finally {
                shut();
            }
            if (!closing) {
                sleep(patience.backOff(attempt + 1));
            }
        }
    }

    /** A token that no waiting will mend. */
    private static final class TokenRefused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TokenRefused(String error) {
            super("Slack refuses the bot token (" + error + "); install the Slack app again and restart netdoc");
        }
    }

    private void open() throws Exception {
        AuthTestResponse self = slack.methods(settings.botToken()).authTest(r -> r);
        if (!self.isOk() && FOR_GOOD.contains(self.getError())) {
            throw new TokenRefused(self.getError());
        }
        if (self.isOk()) {
            team = self.getTeamId();
        }
        var app = new App(AppConfig.builder()
                .slack(slack)
                .singleTeamBotToken(settings.botToken())
                .signingSecret(settings.signingSecret())
                .allEventsApiAutoAckEnabled(true)
                // Else every ten minutes an event waits for auth.test before it is acknowledged.
                .authTestCacheExpirationMillis(-1)
                .build());
        app.use(Connection::acknowledgeTheRest);
        handlers.forEach(handler -> handler.accept(app));
        entrance.open(app);
        for (int i = 0; i < 200 && !closing; i++) {
            if (entrance.alive()) {
                connected = true;
                LOG.info("connected to Slack as {} in {}", self.getUser(), self.getTeam());
                return;
            }
            Thread.sleep(SETTLE.toMillis());
        }
        throw new IllegalStateException("the socket did not open within seconds");
    }

    // What nobody handles here is still acknowledged: else a person sees an error, and Slack delivers it again.
    private static Response acknowledgeTheRest(Request<?> request, Response response, MiddlewareChain chain)
            throws Exception {
        try {
            Response given = chain.next(request);
            return given.getStatusCode() == NOBODY ? Response.ok() : given;
        } catch (JsonParseException e) {
            LOG.warn("a delivery was left out, for it will not be readable the next time either: {}", e.getMessage());
            return Response.ok();
        }
    }

    private void watch() throws InterruptedException {
        int silent = 0;
        for (int round = 0; !closing && silent < SILENT; round++) {
            if (round % SWEEP_EVERY == 0) {
                sweep();
            }
            Thread.sleep(WATCH.toMillis());
            connected = entrance.alive();
            silent = connected ? 0 : silent + 1;
        }
        if (!closing) {
            LOG.warn("Slack has been silent for a minute, opening a new socket");
        }
    }

    private void sweep() {
        try {
            leftOver.sweep();
        } catch (RuntimeException e) {
            LOG.warn("could not look for unanswered messages: {}", e.toString());
        }
    }

    private void shut() {
        connected = false;
        entrance.close();
    }

    private void sleep(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shut();
    }
}
