package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.conversation.Words;

/** The two thumbs below an answer. */
final class FeedbackJson {
    /** Of another form than {@link ButtonJson#ACTION_ID}: what is pressed goes to one handler. */
    static final String ACTION_ID = "feedback_given";

    private static final String GOOD = "good:";
    private static final String BAD = "bad:";
    private static final int LABEL = 75;

    private FeedbackJson() {}

    /** @param reference what was voted on */
    record Vote(String reference, boolean good) {
        /** @param value what the pressed thumb carried */
        static Vote of(String value) {
            boolean good = value.startsWith(GOOD);
            return new Vote(value.substring(value.indexOf(':') + 1), good);
        }
    }

    static ObjectNode of(String reference, Words words) {
        ObjectNode block = JsonNodeFactory.instance.objectNode().put("type", "context_actions");
        ObjectNode thumbs = block.putArray("elements").addObject();
        thumbs.put("type", "feedback_buttons").put("action_id", ACTION_ID);
        thumbs.set("positive_button", thumb("👍", words.plain("feedback.good"), GOOD + reference));
        thumbs.set("negative_button", thumb("👎", words.plain("feedback.bad"), BAD + reference));
        return block;
    }

    private static ObjectNode thumb(String shown, String label, String value) {
        ObjectNode thumb = JsonNodeFactory.instance.objectNode();
        thumb.set("text", PartBlocks.plain(shown, LABEL, true));
        return thumb.put("accessibility_label", label).put("value", value);
    }
}
