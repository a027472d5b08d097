package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.methods.MethodsClient;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.ProposalView;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.conversation.Words;
import java.util.Optional;

/** The view behind "details": what there is to check before somebody approves. */
final class DetailsForm {
    private final MethodsClient client;
    private final Texts texts;
    private final ProposalView view;
    private final BlockRenderer renderer;

    DetailsForm(MethodsClient client, Texts texts, ProposalView view, BlockRenderer renderer) {
        this.client = client;
        this.texts = texts;
        this.view = view;
        this.renderer = renderer;
    }

    /** @return what to say instead if the view could not be opened */
    Optional<Reply> open(Clicks.Press press, Proposal proposal) {
        Words words = texts.in(proposal.language());
        ObjectNode modal = Modal.of(words.plain("details.title"), words.plain("details.close"));
        modal.set("blocks", Modal.blocks(renderer.draw(view.details(proposal), "details-" + proposal.id())));
        return Modal.open(client, press, modal, words);
    }
}
