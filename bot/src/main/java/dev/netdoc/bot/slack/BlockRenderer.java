package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.conversation.Legible;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.conversation.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a reply as Block Kit within Slack's limits: 50 blocks, 3,000 characters a text, about 10,000 a message. What
 * does not fit is left out on a block's edge and counted; buttons always fit. Thread-safe.
 */
public final class BlockRenderer {
    private static final int BUDGET = 9_500;
    private static final int BLOCKS = 47;
    private static final int FALLBACK = 3_000;

    private final Texts texts;

    public BlockRenderer(Texts texts) {
        this.texts = texts;
    }

    /** @param seed begins every block id; another one for every drawing of the same message */
    Drawn draw(Reply reply, String seed) {
        return pages(reply, seed, 1).getFirst();
    }

    /** As many messages as it takes, at most this many. */
    List<Drawn> pages(Reply reply, String seed, int most) {
        Words words = texts.in(reply.language());
        List<ObjectNode> rest = new ArrayList<>();
        for (Reply.Part part : reply.parts()) {
            rest.addAll(new PartBlocks(words).of(part));
        }
        var pages = new ArrayList<Drawn>();
        do {
            boolean last = pages.size() == most - 1;
            var page = new Page(rest, last);
            if (last && page.leftOut > 0) {
                page.blocks.add(PartBlocks.context(words.plain("cut", "count", page.leftOut)));
            }
            pages.add(drawn(reply, page.blocks, seed + "." + pages.size()));
            rest = page.rest;
        } while (!rest.isEmpty());
        return pages;
    }

    private static Drawn drawn(Reply reply, List<ObjectNode> blocks, String seed) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < blocks.size(); i++) {
            array.add(blocks.get(i).put("block_id", seed + "." + i));
        }
        String fallback = reply.fallback().isBlank() ? "netdoc" : reply.fallback();
        return new Drawn(Mrkdwn.escape(Legible.text(fallback), FALLBACK), array.isEmpty() ? "" : array.toString());
    }

    /** Fills one message with blocks from the front of a list. */
    private static final class Page {
        private final List<ObjectNode> blocks = new ArrayList<>();
        private final List<ObjectNode> rest = new ArrayList<>();
        private int leftOut;

        private Page(List<ObjectNode> all, boolean last) {
            // On the last page room is kept for buttons: an answer may be shortened, a decision may not get lost.
            int kept = last
                    ? all.stream().filter(Page::pressable).mapToInt(Weight::of).sum()
                    : 0;
            int places = last ? (int) all.stream().filter(Page::pressable).count() : 0;
            int weight = 0;
            boolean full = false;
            for (ObjectNode block : all) {
                int more = Weight.of(block);
                boolean reserved = last && pressable(block);
                kept -= reserved ? more : 0;
                places -= reserved ? 1 : 0;
                boolean fits = weight + more + kept <= BUDGET && blocks.size() + places < BLOCKS;
                // What comes after a gap would read as if nothing were missing; a button may.
                full = full || (!fits && !reserved);
                if (reserved ? weight + more <= BUDGET && blocks.size() < BLOCKS : !full) {
                    weight += more;
                    blocks.add(block);
                } else if (last) {
                    leftOut++;
                } else {
                    rest.add(block);
                }
            }
        }

        private static boolean pressable(ObjectNode block) {
            String type = block.path("type").asText();
            return type.equals("actions") || type.equals("context_actions");
        }
    }
}
