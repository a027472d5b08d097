package dev.netdoc.bot.check;

import dev.netdoc.bot.config.NetdocConfig;
import dev.netdoc.bot.web.WebhookSecret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Whether the web endpoints can be served. */
final class WebChecks {
    private static final String AREA = "web";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final NetdocConfig config;
    private final Map<String, String> environment;

    WebChecks(NetdocConfig config, Map<String, String> environment) {
        this.config = config;
        this.environment = environment;
    }

    void run(Consumer<Check> each) {
        config.web().port().ifPresentOrElse(port -> each.accept(free(port)), () -> {
            each.accept(Check.leftOut(
                    AREA, "port", "web.port is not set; there are no probes, no metrics and no webhooks"));
            if (config.alertmanager().isPresent()) {
                each.accept(Check.broken(
                        AREA, "alertmanager", "Alertmanager is to call netdoc, which listens nowhere", "set web.port"));
            }
        });
        if (config.alertmanager().isPresent()) {
            each.accept(webhook());
        }
    }

    private Check free(int port) {
        String address = config.web().address().orElse("0.0.0.0");
        var where = new InetSocketAddress(address, port);
        if (where.isUnresolved()) {
            return Check.broken(
                    AREA, "port", "no address is called " + address, "set web.address to one of this machine");
        }
        try (var socket = new ServerSocket()) {
            socket.bind(where);
            return Check.well(AREA, "port", address + ":" + socket.getLocalPort() + " is free");
        } catch (IOException e) {
            return served(where)
                    ? Check.well(AREA, "port", "netdoc listens on " + address + ":" + port + " already")
                    : Check.broken(
                            AREA,
                            "port",
                            address + ":" + port + " cannot be listened on: " + e.getMessage(),
                            "stop what listens there, or set another web.port");
        }
    }

    /** Whether what listens there lives as netdoc does: within a running pod the port is rightly taken. */
    private static boolean served(InetSocketAddress where) {
        String host = where.getAddress().isAnyLocalAddress() ? "127.0.0.1" : where.getHostString();
        var probe = HttpRequest.newBuilder(URI.create("http://" + host + ":" + where.getPort() + "/livez"))
                .timeout(PATIENCE)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(probe, BodyHandlers.ofString()).body().equals("ok\n");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Check webhook() {
        try {
            WebhookSecret.of(environment);
            return Check.well(AREA, "alertmanager", "callers must prove themselves");
        } catch (IllegalArgumentException e) {
            return Check.broken(
                    AREA,
                    "alertmanager",
                    "neither a token nor a key is set, and anybody could post",
                    "set " + WebhookSecret.TOKEN + " or " + WebhookSecret.KEY);
        }
    }
}
