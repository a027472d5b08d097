package dev.netdoc.demo.workspace;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A Chromium with one page, driven as a person would: by what is shown, with the keyboard and the pointer. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private final Process process;
    private final Socket wire;
    private final String session;
    private final AtomicInteger ids = new AtomicInteger();

    /** Opens a page; the test is skipped where there is no Chromium. @param profile an empty folder */
    static Browser open(String url, Path profile) throws IOException {
        Optional<String> program = program();
        assumeTrue(program.isPresent(), "no Chromium on the PATH: " + NAMES);
        return new Browser(program.orElseThrow(), url, profile);
    }

    private Browser(String program, String url, Path profile) throws IOException {
        process = new ProcessBuilder(
                        program,
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--no-proxy-server",
                        "--remote-debugging-port=0",
                        "--remote-allow-origins=*",
                        "--window-size=1280,900",
                        "--user-data-dir=" + profile)
                .redirectErrorStream(true)
                .start();
        wire = Socket.at(URI.create(address(process.inputReader(StandardCharsets.UTF_8))), false);
        String target = call("", "Target.createTarget", Json.object().put("url", url))
                .path("targetId")
                .asText();
        session = call(
                        "",
                        "Target.attachToTarget",
                        Json.object().put("targetId", target).put("flatten", true))
                .path("sessionId")
                .asText();
        await("document.querySelector('.composer')");
    }

    /** What an expression gives, promises awaited. @throws AssertionError if it throws */
    JsonNode eval(String expression) {
        JsonNode result = call(
                session,
                "Runtime.evaluate",
                Json.object()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true)
                        .put("userGesture", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + " threw " + result.path("exceptionDetails"));
        }
        return result.at("/result/value");
    }

    /** Waits until an expression is true. */
    void await(String expression) {
        Awaitility.await(expression)
                .until(() -> eval("Boolean(" + expression + ")").asBoolean());
    }

    /** Waits until a text is shown somewhere on the page. */
    void awaitText(String text) {
        await("document.body.innerText.includes(" + Json.tree(text) + ")");
    }

    /** Clicks the newest element of a CSS selector, once there is one; among those with a text, if one is given. */
    void click(String selector, String... text) {
        String found = "[...document.querySelectorAll(" + Json.tree(selector) + ")].filter((each) => "
                + Json.tree(List.of(text)) + ".every((text) => each.innerText.includes(text))).at(-1)";
        await(found);
        eval(found + ".click()");
    }

    /** Chooses an option of the newest menu of a selector. */
    void choose(String selector, String value) {
        String found = "[...document.querySelectorAll(" + Json.tree(selector) + ")].at(-1)";
        await(found);
        eval("(() => { const select = " + found + "; select.value = " + Json.tree(value)
                + "; select.dispatchEvent(new Event('change', { bubbles: true })); })()");
    }

    /** Types where the focus is. */
    void type(String text) {
        call(session, "Input.insertText", Json.object().put("text", text));
    }

    /** Presses a key: Enter, Tab, Escape, ArrowDown. */
    void press(String key) {
        int code = Objects.requireNonNull(
                java.util.Map.of("Enter", 13, "Tab", 9, "Escape", 27, "ArrowDown", 40)
                        .get(key),
                key);
        for (String type : List.of("rawKeyDown", "char", "keyUp")) {
            if (type.equals("char") && !key.equals("Enter")) {
                continue;
            }
            ObjectNode event = Json.object()
                    .put("type", type)
                    .put("key", key)
                    .put("code", key)
                    .put("windowsVirtualKeyCode", code);
            call(session, "Input.dispatchKeyEvent", type.equals("char") ? event.put("text", "\r") : event);
        }
    }

    private JsonNode call(String in, String method, ObjectNode parameters) {
        int id = ids.incrementAndGet();
        ObjectNode message = Json.object().put("id", id).put("method", method);
        if (!in.isEmpty()) {
            message.put("sessionId", in);
        }
        message.set("params", parameters);
        wire.send(Json.write(message));
        JsonNode answer = wire.await(frame -> frame.path("id").asInt() == id);
        wire.frames.clear();
        if (answer.has("error")) {
            throw new AssertionError(method + ": " + answer.path("error"));
        }
        return answer.path("result");
    }

    private static String address(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return listening.group(1);
            }
        }
        throw new IOException("Chromium ended before it listened");
    }

    private static Optional<String> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name ->
                        Stream.of(path.split(java.io.File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    @Override
    public void close() {
        try {
            call("", "Browser.close", Json.object());
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
        wire.close();
    }
}
