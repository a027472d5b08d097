package dev.netdoc.demo.workspace;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where files are sent to, and where people get them. */
final class FileRoutes {
    private final Uploads uploads;
    private final Transcript transcript;

    FileRoutes(Uploads uploads, Transcript transcript) {
        this.uploads = uploads;
        this.transcript = transcript;
    }

    void route(RoutesConfig routes) {
        routes.post("/upload/{id}", ctx -> {
            byte[] content = ctx.bodyAsBytes();
            uploads.receive(ctx.pathParam("id"), content);
            transcript.add(
                    "upload",
                    new Arguments(java.util.Map.of("id", ctx.pathParam("id"), "bytes", "" + content.length)),
                    "ok");
            ctx.result("OK - " + content.length);
        });
        routes.get("/files/{id}", this::download);
    }

    private void download(Context ctx) {
        String id = ctx.pathParam("id");
        Uploads.Upload file = uploads.find(id).orElseThrow(() -> BadRequest.notFound("no file " + id));
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        // Never shown by the browser: what a file holds is not the workspace's.
        ctx.header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .contentType("application/octet-stream")
                .result(file.content().orElse(new byte[0]));
    }
}
