package dev.netdoc.bot.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.ProposalView;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.conversation.Words;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The form behind "approve" where a click is not enough: it shows what will happen and asks for the exact words. */
final class ConfirmForm {
    static final String CALLBACK = "confirm_words";

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmForm.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TITLE = 24;
    private static final int LABEL = 2_000;
    private static final int TYPED = 500;

    private final MethodsClient client;
    private final Texts texts;
    private final ProposalView view;
    private final BlockRenderer renderer;

    ConfirmForm(MethodsClient client, Texts texts, ProposalView view, BlockRenderer renderer) {
        this.client = client;
        this.texts = texts;
        this.view = view;
        this.renderer = renderer;
    }

    /** @return what to say instead if the form could not be opened */
    Optional<Reply> open(Clicks.Press press, Proposal proposal) {
        // A trigger is good once and for three seconds: there is no second attempt.
        String form = form(press, proposal);
        Attempt<ViewsOpenResponse> opened = Attempt.of(
                () -> client.viewsOpen(r -> r.triggerId(press.trigger()).viewAsString(form)));
        if (opened instanceof Attempt.Answered<ViewsOpenResponse>) {
            return Optional.empty();
        }
        LOG.warn("the form could not be opened: {}", opened);
        String retry = texts.in(proposal.language()).plain("reject.retry");
        return Optional.of(new Reply(proposal.language(), retry, List.of(new Reply.Note(retry))));
    }

    /** @return what is wrong with the words that were typed */
    Optional<String> objection(Proposal proposal, String typed) {
        return proposal.plan()
                .confirmation()
                .filter(wanted -> !wanted.equals(typed))
                .map(wanted -> texts.in(proposal.language()).plain("confirm.wrong", "words", wanted));
    }

    private String form(Clicks.Press press, Proposal proposal) {
        Words words = texts.in(proposal.language());
        ObjectNode form = JsonNodeFactory.instance
                .objectNode()
                .put("type", "modal")
                .put("callback_id", CALLBACK)
                .put("private_metadata", RejectForm.remembered(press));
        form.set("title", PartBlocks.plain(words.plain("confirm.title"), TITLE, true));
        form.set("submit", PartBlocks.plain(words.plain("proposal.approve"), TITLE, true));
        form.set("close", PartBlocks.plain(words.plain("reject.cancel"), TITLE, true));
        ArrayNode blocks = form.putArray("blocks");
        blocks.addAll(shown(proposal));
        ObjectNode input = blocks.addObject().put("type", "input").put("block_id", RejectForm.BLOCK);
        input.set(
                "label",
                PartBlocks.plain(
                        words.plain(
                                "confirm.label",
                                "words",
                                proposal.plan().confirmation().orElse("")),
                        LABEL,
                        false));
        input.set("hint", PartBlocks.plain(words.plain("confirm.hint"), LABEL, true));
        input.putObject("element")
                .put("type", "plain_text_input")
                .put("action_id", RejectForm.INPUT)
                .put("max_length", TYPED);
        return form.toString();
    }

    private ArrayNode shown(Proposal proposal) {
        String blocks = renderer.draw(view.consequences(proposal), "confirm-" + proposal.id())
                .blocks();
        try {
            return JSON.readValue(blocks.isEmpty() ? "[]" : blocks, ArrayNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was drawn is JSON", e);
        }
    }
}
