package dev.netdoc.demo.workspace;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** The page that people look at: its files, its first content, and where permalinks lead. */
final class PageRoutes {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; img-src 'self' data: http: https:; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";
    private final Speech speech;
    private final LivePages pages;
    private final Views views;
    private final Homes homes;
    private final SocketMode socket;

    PageRoutes(Speech speech, LivePages pages, Views views, Homes homes, SocketMode socket) {
        this.speech = speech;
        this.pages = pages;
        this.views = views;
        this.homes = homes;
        this.socket = socket;
    }

    void route(RoutesConfig routes) {
        routes.get("/", ctx -> file(ctx, "index.html"));
        routes.get("/web/boot", ctx -> {
            String user = person(ctx.queryParam("user"));
            Scripts.reply(ctx, pages.boot(user, screen(user)));
        });
        routes.get("/web/{file}", ctx -> file(ctx, ctx.pathParam("file")));
        routes.get("/favicon.ico", ctx -> file(ctx, "icon.svg"));
        routes.get("/archives/{channel}/{message}", PageRoutes::permalink);
        routes.ws("/live", ws -> {
            ws.onConnect(ctx -> {
                JettyLink link = new JettyLink(ctx);
                if (foreign(ctx.header("Origin"), ctx.host())) {
                    link.close();
                    return;
                }
                String user = person(ctx.queryParam("user"));
                pages.opened(new LivePages.Page(user, link), screen(user));
            });
            ws.onClose(ctx -> pages.closed(new JettyLink(ctx)));
        });
    }

    /** Whether a request comes from another site's page. Scripts send no origin. */
    static boolean foreign(
            @org.jspecify.annotations.Nullable String origin, @org.jspecify.annotations.Nullable String host) {
        return origin != null && !origin.replaceFirst("^https?://", "").equals(host);
    }

    private LivePages.Screen screen(String user) {
        return new LivePages.Screen(views.current(user), homes.of(user), socket.connected());
    }

    private String person(@org.jspecify.annotations.Nullable String name) {
        return speech.person(Optional.ofNullable(name).orElse("rina")).id();
    }

    private static void permalink(Context ctx) {
        String digits = ctx.pathParam("message").replaceFirst("^p", "");
        if (!digits.matches("\\d{7,20}")) {
            throw BadRequest.notFound("no such message");
        }
        String ts = digits.substring(0, digits.length() - 6) + "." + digits.substring(digits.length() - 6);
        String thread = Optional.ofNullable(ctx.queryParam("thread_ts")).orElse("");
        String hash = "#channel=" + encode(ctx.pathParam("channel")) + "&message=" + ts
                + (thread.isEmpty() ? "" : "&thread=" + encode(thread));
        ctx.redirect("/" + hash);
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void file(Context ctx, String name) throws IOException {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (!name.matches("[a-z-]+\\.[a-z]+") || type == null) {
            throw BadRequest.notFound("no file " + name);
        }
        try (InputStream file = PageRoutes.class.getResourceAsStream("/dev/netdoc/demo/web/" + name)) {
            if (file == null) {
                throw BadRequest.notFound("no file " + name);
            }
            ctx.header("Content-Security-Policy", POLICY)
                    .header("Cache-Control", "no-cache")
                    .header("X-Content-Type-Options", "nosniff")
                    .contentType(type)
                    .result(file.readAllBytes());
        }
    }
}
