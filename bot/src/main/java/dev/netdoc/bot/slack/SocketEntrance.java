package dev.netdoc.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import java.io.IOException;
import java.time.Duration;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Socket Mode: netdoc opens a WebSocket to Slack, and nothing needs to reach netdoc. The SDK looks every five seconds
 * whether its socket still stands; a socket that breaks is replaced here at once, and all that fails then is left to the SDK.
 */
final class SocketEntrance implements Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(SocketEntrance.class);
    // Without a concurrency of its own one slow handler would hold back every other event.
    private static final int CONCURRENCY = 16;
    // Slack limits how often a socket may be opened; one that breaks at once again waits for the SDK's own look.
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(5);

    private final String appToken;
    private volatile @Nullable SocketModeApp socket;
    private volatile long replaced = System.nanoTime() - AT_MOST_EVERY.toNanos();

    SocketEntrance(String appToken) {
        this.appToken = appToken;
    }

    @Override
    public void open(App app) throws Exception {
        var opened = new SocketModeApp(
                appToken, SocketModeClient.Backend.JavaWebSocket, SocketEntrance::unacknowledged, app, CONCURRENCY);
        socket = opened;
        opened.startAsync();
        SocketModeClient client = opened.getClient();
        client.addWebSocketCloseListener((code, reason) -> {
            // A normal end is that of a socket which the SDK has already replaced.
            if (code != CloseFrame.NORMAL && socket == opened) {
                Thread.ofVirtual().name("slack-reconnect").start(() -> replace(client));
            }
        });
    }

    private synchronized void replace(SocketModeClient client) {
        if (System.nanoTime() - replaced < AT_MOST_EVERY.toNanos() || client.verifyConnection()) {
            return;
        }
        replaced = System.nanoTime();
        try {
            client.connectToNewEndpoint();
        } catch (IOException e) {
            LOG.debug("a broken socket could not be replaced at once", e);
        }
    }

    // Whatever is returned here is sent as an acknowledgement; nothing makes Slack deliver again.
    @SuppressWarnings("NullAway")
    private static Response unacknowledged(SocketModeApp.ErrorContext failed) {
        LOG.error("not acknowledged, Slack will deliver it again", failed.getException());
        return null;
    }

    @Override
    public boolean alive() {
        SocketModeApp open = socket;
        return open != null && open.getClient() != null && open.getClient().verifyConnection();
    }

    @Override
    public void close() {
        SocketModeApp open = socket;
        socket = null;
        if (open == null) {
            return;
        }
        try {
            // The app's own close leaves the client's threads alive.
            if (open.getClient() != null) {
                open.getClient().close();
            }
            open.close();
        } catch (Exception e) {
            LOG.debug("closing the socket", e);
        }
    }
}
