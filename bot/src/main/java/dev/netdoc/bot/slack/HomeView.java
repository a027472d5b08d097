package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.conversation.HomeTalk;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.conversation.Words;
import dev.netdoc.knowledge.Language;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The home tab as Slack takes it: at most 100 blocks. */
final class HomeView {
    static final String LANGUAGE = "home_language";
    static final String HELP = "home_help";
    static final String OPEN = "home_open";
    static final String AUTOMATIC = "auto";

    private static final int WAITING = 15;
    private static final int LINE = 2_000;
    private static final int LABEL = 75;

    private final Texts texts;
    private final BlockRenderer renderer;
    private final HomeTalk talk;
    private final InstantSource clock;

    HomeView(Texts texts, BlockRenderer renderer, HomeTalk talk, InstantSource clock) {
        this.texts = texts;
        this.renderer = renderer;
        this.talk = talk;
        this.clock = clock;
    }

    /**
     * @param line Markdown for a note
     * @param link to its message
     */
    record Waiting(String line, Optional<String> link) {}

    /**
     * @param waiting what waits for this person; empty while it is not known
     * @param chosen the language that the person chose
     */
    String of(Reply clusters, Optional<List<Waiting>> waiting, Optional<Language> chosen, Language language) {
        Words words = texts.in(language);
        String seed = "home." + Long.toString(System.nanoTime(), 36);
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("type", "home");
        ArrayNode blocks = view.putArray("blocks");
        ObjectNode header = blocks.addObject().put("type", "header");
        header.set("text", PartBlocks.plain(words.plain("home.title"), LABEL, true));
        waiting.ifPresent(all -> waiting(all, words, blocks));
        blocks.addAll(Modal.blocks(renderer.draw(clusters, seed)));
        actions(chosen, words, blocks);
        ObjectNode updated = blocks.addObject().put("type", "context");
        updated.putArray("elements").add(mrkdwn(talk.updated(clock.instant(), language)));
        return view.toString();
    }

    private static void waiting(List<Waiting> all, Words words, ArrayNode blocks) {
        if (all.isEmpty()) {
            blocks.add(PartBlocks.context(words.plain("home.waiting.none")));
            return;
        }
        ObjectNode title = blocks.addObject().put("type", "section");
        title.putObject("text").put("type", "mrkdwn").put("text", "*" + words.plain("home.waiting") + "*");
        all.stream().limit(WAITING).forEach(one -> {
            ObjectNode section = blocks.addObject().put("type", "section");
            section.set("text", mrkdwn(one.line()));
            one.link().flatMap(Mrkdwn::web).ifPresent(url -> {
                ObjectNode open = section.putObject("accessory").put("type", "button");
                open.put("action_id", OPEN).put("url", url);
                open.set("text", PartBlocks.plain(words.plain("home.open"), LABEL, true));
            });
        });
        if (all.size() > WAITING) {
            blocks.add(PartBlocks.context(words.plain("home.waiting.more", "count", all.size() - WAITING)));
        }
    }

    private void actions(Optional<Language> chosen, Words words, ArrayNode blocks) {
        blocks.addObject().put("type", "divider");
        blocks.add(PartBlocks.context(words.plain("home.language")));
        ArrayNode elements = blocks.addObject().put("type", "actions").putArray("elements");
        ObjectNode select = elements.addObject().put("type", "static_select").put("action_id", LANGUAGE);
        select.set("placeholder", PartBlocks.plain(words.plain("home.language"), LABEL, true));
        ObjectNode automatic = option(words.plain("home.language.auto"), AUTOMATIC);
        ArrayNode options = select.putArray("options").add(automatic);
        ObjectNode now = automatic;
        for (Language language : Language.values()) {
            // Each language in its own words, for who cannot read the present one.
            ObjectNode option = option(texts.in(language).plain("home.language.name"), language.code());
            options.add(option);
            now = chosen.filter(language::equals).isPresent() ? option : now;
        }
        select.set("initial_option", now.deepCopy());
        ObjectNode help = elements.addObject().put("type", "button").put("action_id", HELP);
        help.set("text", PartBlocks.plain(words.plain("home.help"), LABEL, true));
    }

    private static ObjectNode option(String label, String value) {
        ObjectNode option = JsonNodeFactory.instance.objectNode();
        option.set("text", PartBlocks.plain(label, LABEL, true));
        return option.put("value", value);
    }

    private static ObjectNode mrkdwn(String note) {
        return JsonNodeFactory.instance.objectNode().put("type", "mrkdwn").put("text", Mrkdwn.note(note, LINE));
    }

    /** {@return help in a view of its own, over the home tab} */
    String help(Reply help) {
        Words words = texts.in(help.language());
        ObjectNode view = Modal.of(words.plain("home.title"), words.plain("details.close"));
        view.set("blocks", Modal.blocks(renderer.draw(help, "help." + Long.toString(System.nanoTime(), 36))));
        return view.toString();
    }
}
