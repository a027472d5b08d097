package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, the test being the app behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivePageTest {
    private static final String OPTIONS = "[{\"text\":{\"type\":\"plain_text\",\"text\":\"English\"},\"value\":\"en\"},"
            + "{\"text\":{\"type\":\"plain_text\",\"text\":\"日本語\"},\"value\":\"ja\"}]";
    private static final String SELECT =
            "{\"type\":\"static_select\",\"action_id\":\"language\",\"options\":" + OPTIONS + "}";
    private static final String HOME = "{\"type\":\"home\",\"blocks\":[{\"type\":\"section\",\"block_id\":\"s\","
            + "\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"},\"accessory\":" + SELECT + "}]}";
    private static final String MODAL =
            "{\"type\":\"modal\",\"callback_id\":\"form\",\"title\":{\"type\":\"plain_text\","
                    + "\"text\":\"Add phrasing\"},\"submit\":{\"type\":\"plain_text\",\"text\":\"Add\"},\"blocks\":["
                    + "{\"type\":\"input\",\"block_id\":\"l\",\"label\":{\"type\":\"plain_text\",\"text\":\"Language\"},"
                    + "\"element\":" + SELECT
                    + "},{\"type\":\"input\",\"block_id\":\"w\",\"label\":{\"type\":\"plain_text\","
                    + "\"text\":\"Words\"},\"element\":{\"type\":\"plain_text_input\",\"action_id\":\"words\","
                    + "\"multiline\":true,\"min_length\":4}}]}";
    private static final String FEEDBACK = "[{\"type\":\"context_actions\",\"block_id\":\"f\",\"elements\":[{"
            + "\"type\":\"feedback_buttons\",\"action_id\":\"vote\","
            + "\"positive_button\":{\"text\":{\"type\":\"plain_text\",\"text\":\"Good\"},\"value\":\"up\"},"
            + "\"negative_button\":{\"text\":{\"type\":\"plain_text\",\"text\":\"Bad\"},\"value\":\"down\"}}]}]";

    private final Switch trouble = new Switch();
    private final Workspace workspace =
            Workspace.start(0, Optional.empty(), new Surroundings(List::of, () -> "", trouble));
    private final Http http = new Http(workspace);
    private final Socket app = Socket.open(http, true);

    @SuppressWarnings("NullAway.Init") // before all tests
    private Browser browser;

    @BeforeAll
    void look(@TempDir Path profile) throws IOException {
        browser = Browser.open(workspace.url() + "?user=rina#channel=general", profile);
    }

    @AfterAll
    void close() {
        Optional.ofNullable(browser).ifPresent(Browser::close);
        workspace.close();
    }

    @BeforeEach
    void inGeneral() {
        browser.eval("location.hash = '#channel=C0GENERAL'");
        browser.await("document.querySelector('.head h1').innerText === 'general'");
        app.frames.clear();
    }

    @Test
    void completesAndSendsACommand() {
        browser.eval("document.querySelector('#main .composer textarea').focus()");
        browser.type("/net");
        browser.awaitText("[ask|mode|diagnose|why|fixes|status|help]");
        browser.press("Enter");
        browser.type("status");
        browser.press("Enter");
        JsonNode payload = app.awaitType("slash_commands").path("payload");
        assertThat(payload.path("text").asText()).isEqualTo("status");
        browser.await("document.querySelector('#main .composer textarea').value === ''");
        http.tryPost(path(payload.path("response_url").asText()), "{\"text\":\"All clusters answer\"}");
        browser.awaitText("All clusters answer");
        browser.awaitText("Only visible to you");
    }

    @Test
    void offersAShortcutInTheMenuOfAMessageByKeyboard() {
        String ts = http.say("kenji", "general", "3 pods wait for an address");
        String more = "document.querySelector('[data-ts=\"" + ts + "\"] .menu-box summary')";
        browser.await(more);
        browser.eval(more + ".focus()");
        browser.press("ArrowDown");
        browser.await("document.activeElement.dataset.entry === 'Diagnose this'");
        browser.press("Escape");
        browser.await("document.activeElement === " + more);
        browser.press("ArrowDown");
        browser.press("Enter");
        JsonNode payload = app.awaitInteraction("message_action").path("payload");
        assertThat(payload.at("/message/ts").asText()).isEqualTo(ts);
        assertThat(payload.at("/user/id").asText()).isEqualTo("URINA");
    }

    @Test
    void showsTheHomeTabAndTellsWhatIsChosenThere() {
        browser.click(".place", "netdoc");
        browser.click(".tab", "Home");
        app.await(frame -> frame.at("/payload/event/tab").asText().equals("home"));
        http.api("views.publish", "user_id", "URINA", "view", HOME.formatted("Your clusters"));
        browser.awaitText("Your clusters");
        browser.choose(".home select", "ja");
        JsonNode payload = app.awaitInteraction("block_actions").path("payload");
        assertThat(payload.at("/view/state/values/s/language/selected_option/value")
                        .asText())
                .isEqualTo("ja");
        http.api("views.publish", "user_id", "URINA", "view", HOME.formatted("クラスター"));
        browser.awaitText("クラスター");
        browser.click(".tab", "Messages");
        app.await(frame -> frame.at("/payload/event/tab").asText().equals("messages"));
        browser.await("document.querySelector('#main .composer')");
    }

    @Test
    void createsAPrivateChannelInvitesNetdocAndArchivesIt() {
        browser.click("[aria-label='Create a channel']");
        browser.await("document.activeElement.id === 'asked'");
        browser.type("general");
        browser.press("Enter");
        browser.awaitText("there is a channel #general already");
        browser.eval("document.activeElement.value = ''");
        browser.type("inc-7");
        browser.eval("document.querySelector('[name=private]').click()");
        browser.click("#confirm [type=submit]");
        browser.await("document.querySelector('.head h1').innerText === 'inc-7'");
        browser.awaitText("netdoc is not in this channel");
        browser.click(".head .menu-box summary");
        browser.click(".head .menu button", "Invite netdoc");
        assertThat(app.awaitEvent("member_joined_channel")
                        .at("/payload/event/channel_type")
                        .asText())
                .isEqualTo("G");
        browser.awaitText("has joined the channel");
        browser.click(".head .menu-box summary");
        browser.click(".head .menu button", "Archive");
        browser.awaitText("This channel is archived");
    }

    @Test
    void fillsInAModalWithAMenu() {
        String ts = http.api("chat.postMessage", "channel", "C0GENERAL", "text", "Digest", "blocks", button())
                .path("ts")
                .asText();
        browser.click("[data-ts='" + ts + "'] .btn", "Add phrasing");
        JsonNode pressed = app.awaitInteraction("block_actions").path("payload");
        http.api("views.open", "trigger_id", pressed.path("trigger_id").asText(), "view", MODAL);
        browser.await("document.getElementById('modal').open");
        browser.click("#modal [type=submit]");
        browser.awaitText("Please complete this required field.");
        browser.choose("#modal select", "ja");
        browser.eval("document.querySelector('#modal textarea').focus()");
        browser.type("abc");
        browser.click("#modal [type=submit]");
        browser.awaitText("This must be at least 4 characters.");
        browser.eval("document.querySelector('#modal textarea').focus()");
        browser.type("de");
        browser.click("#modal [type=submit]");
        JsonNode values = app.awaitInteraction("view_submission").at("/payload/view/state/values");
        assertThat(values.at("/l/language/selected_option/value").asText()).isEqualTo("ja");
        assertThat(values.at("/w/words/value").asText()).contains("abc").contains("de");
        browser.await("!document.getElementById('modal').open");
    }

    @Test
    void showsWhichFeedbackButtonIsPressed() {
        String ts = http.api("chat.postMessage", "channel", "C0GENERAL", "text", "An answer", "blocks", FEEDBACK)
                .path("ts")
                .asText();
        browser.click("[data-ts='" + ts + "'] [aria-label=Bad]");
        assertThat(vote()).isEqualTo("down");
        app.frames.clear();
        browser.click("[data-ts='" + ts + "'] [aria-label=Good]");
        assertThat(vote()).isEqualTo("up");
        http.say("kenji", "general", "which draws the list again");
        browser.awaitText("which draws the list again");
        browser.await("document.querySelector(`[data-ts='" + ts + "'] [aria-pressed=true]`).title === 'Good'");
    }

    @Test
    void showsAFileAndOffersItForDownload() {
        JsonNode announced = http.api("files.getUploadURLExternal", "filename", "a.diff", "length", 12);
        http.tryPost(path(announced.path("upload_url").asText()), "-old\n+<new>\n");
        String id = announced.path("file_id").asText();
        http.api(
                "files.completeUploadExternal",
                "files",
                "[{\"id\":\"" + id + "\",\"title\":\"What changes\"}]",
                "channel_id",
                "C0GENERAL");
        browser.awaitText("What changes");
        browser.awaitText("+<new>");
        assertThat(browser.eval("fetch(document.querySelector('.file a').href).then((file) => file.text())")
                        .asText())
                .isEqualTo("-old\n+<new>\n");
    }

    @Test
    void makesTroubleAndTakesItAway() {
        browser.click("summary[aria-label='Make trouble']");
        browser.click("[aria-label='Make trouble'] button", "Addresses leak");
        await().until(() -> trouble.on);
        browser.await("document.querySelector('.in-side [aria-checked=true]')");
        browser.click("summary[aria-label='Make trouble']");
        browser.click("[aria-label='Make trouble'] button", "Addresses leak");
        await().until(() -> !trouble.on);
        assertThat(http.get("demo/messages?channel=ops-alerts").path("messages"))
                .extracting(message -> message.path("user").asText() + ": "
                        + message.path("text").asText())
                .containsExactly("alertmanager: *[firing]* Pods wait");
    }

    @Test
    void loadsNothingFromOutside() {
        List<String> wrong = new ArrayList<>();
        browser.eval("performance.getEntriesByType('resource').map((entry) => entry.name)")
                .forEach(name -> {
                    if (!name.asText().startsWith(workspace.url())) {
                        wrong.add(name.asText());
                    }
                });
        assertThat(wrong).as("assets from outside").isEmpty();
    }

    private String vote() {
        return app.awaitInteraction("block_actions")
                .at("/payload/actions/0/value")
                .asText();
    }

    private String path(String url) {
        return url.replace(workspace.url(), "");
    }

    private static String button() {
        ObjectNode button = Json.object().put("type", "button").put("action_id", "add");
        button.putObject("text").put("type", "plain_text").put("text", "Add phrasing");
        ObjectNode block = Json.object().put("type", "actions");
        block.putArray("elements").add(button);
        return "[" + Json.write(block) + "]";
    }

    /** One trouble, and whether it is on. */
    private static final class Switch implements Troubles {
        private volatile boolean on;

        @Override
        public List<Trouble> all() {
            return List.of(new Trouble("flannel", "address-leak", "Addresses leak", "*[firing]* Pods wait", on));
        }

        @Override
        public void set(String cluster, String name, boolean now) {
            if (!name.equals("address-leak")) {
                throw new NoSuchElementException(name);
            }
            on = now;
        }
    }
}
