package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final Pattern IMPORT = Pattern.compile("(?:from|import\\() ?'\\./([a-z-]+\\.js)'");
    private final Workspace workspace = Workspace.start(0, Optional.empty(), Surroundings.none());
    private final Http http = new Http(workspace);

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void servesEveryFileThatItNames() {
        TreeSet<String> wanted = new TreeSet<>(List.of("base.css", "layout.css", "blocks.css", "icon.svg", "app.js"));
        TreeSet<String> seen = new TreeSet<>();
        while (!wanted.isEmpty()) {
            String file = wanted.pollFirst();
            seen.add(file);
            var response = http.tryGet("web/" + file);
            assertThat(response.statusCode()).as(file).isEqualTo(200);
            Matcher imports = IMPORT.matcher(response.body());
            while (imports.find()) {
                if (!seen.contains(imports.group(1))) {
                    wanted.add(imports.group(1));
                }
            }
        }
        assertThat(seen).contains("blocks.js", "mrkdwn.js", "markdown.js", "composer.js");
    }

    @Test
    void allowsNoScriptOrStyleFromOutside() {
        var page = http.tryGet("");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'");
        assertThat(page.body()).doesNotContain("http://", "https://");
    }

    @Test
    void servesNothingBesideItsFiles() {
        assertThat(http.tryGet("web/..%2f..%2fworkspace").statusCode()).isIn(400, 404);
        assertThat(http.tryGet("web/none.js").statusCode()).isEqualTo(404);
    }

    @Test
    void showsAPersonOnlyWhatIsTheirs() {
        http.say("alex", "@netdoc", "secret");
        http.api("chat.postEphemeral", "channel", "C0ASKNET", "user", "UALEX", "text", "psst");
        assertThat(http.tryGet("web/boot?user=alex").body()).contains("secret", "psst");
        assertThat(http.tryGet("web/boot?user=rina").body()).doesNotContain("secret", "psst");
    }

    @Test
    void tellsOpenPagesOfEveryChange() {
        Socket rina = Socket.at(java.net.URI.create(workspace.url().replace("http", "ws") + "live?user=rina"), false);
        rina.awaitType("boot");
        String ts = http.api("chat.postMessage", "channel", "C0ASKNET", "text", "one")
                .path("ts")
                .asText();
        http.api("chat.update", "channel", "C0ASKNET", "ts", ts, "text", "two");
        JsonNode changed =
                rina.await(frame -> frame.at("/message/text").asText().equals("two"));
        assertThat(changed.at("/message/ts").asText()).isEqualTo(ts);
        http.api("chat.delete", "channel", "C0ASKNET", "ts", ts);
        rina.awaitType("deleted");
        Socket.open(http, true).awaitType("hello");
        Awaitility.await()
                .until(() -> rina.awaitType("presence").path("bot_connected").asBoolean());
    }
}
