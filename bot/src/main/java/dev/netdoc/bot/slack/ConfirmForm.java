package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.methods.MethodsClient;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.ProposalView;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.conversation.Words;
import java.util.Optional;

/** The form behind "approve" where a click is not enough: it shows what will happen and asks for the exact words. */
final class ConfirmForm {
    static final String CALLBACK = "confirm_words";

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
        return Modal.open(client, press, form(press, proposal), texts.in(proposal.language()));
    }

    /** @return what is wrong with the words that were typed */
    Optional<String> objection(Proposal proposal, String typed) {
        return proposal.plan()
                .confirmation()
                .filter(wanted -> !wanted.equals(typed))
                .map(wanted -> texts.in(proposal.language()).plain("confirm.wrong", "words", wanted));
    }

    private ObjectNode form(Clicks.Press press, Proposal proposal) {
        Words words = texts.in(proposal.language());
        ObjectNode form = Modal.of(words.plain("confirm.title"), words.plain("reject.cancel"));
        form.put("callback_id", CALLBACK).put("private_metadata", RejectForm.remembered(press));
        form.set("submit", PartBlocks.plain(words.plain("proposal.approve"), Modal.TITLE, true));
        ArrayNode blocks = form.putArray("blocks");
        blocks.addAll(Modal.blocks(renderer.draw(view.consequences(proposal), "confirm-" + proposal.id())));
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
        return form;
    }
}
