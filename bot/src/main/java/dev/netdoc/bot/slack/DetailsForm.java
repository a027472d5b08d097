package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.ProposalView;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.conversation.Words;
import dev.netdoc.bot.slack.Deliveries.Delivery;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The view behind "details": what there is to check before somebody approves. */
final class DetailsForm {
    private static final Logger LOG = LoggerFactory.getLogger(DetailsForm.class);

    private final MethodsClient client;
    private final Texts texts;
    private final ProposalView view;
    private final BlockRenderer renderer;
    private final Deliveries deliveries;

    DetailsForm(MethodsClient client, Texts texts, ProposalView view, BlockRenderer renderer, Deliveries deliveries) {
        this.client = client;
        this.texts = texts;
        this.view = view;
        this.renderer = renderer;
        this.deliveries = deliveries;
    }

    /** @return what to say instead if the view could not be opened */
    Optional<Reply> open(Clicks.Press press, Proposal proposal) {
        Words words = texts.in(proposal.language());
        ObjectNode modal = Modal.of(words.plain("details.title"), words.plain("details.close"));
        modal.set("blocks", Modal.blocks(renderer.draw(view.details(proposal), "details-" + proposal.id())));
        return Modal.open(client, press, modal, words);
    }

    /** Puts a diff that is too long for a view into the thread, as a file; once for a proposal, whoever asks. */
    void attach(Clicks.Press press, Proposal proposal) {
        Optional<String> diff = view.diff(proposal);
        var once = new Delivery("diff-" + proposal.id(), press.by().team(), Optional.empty(), "");
        if (diff.isEmpty() || !deliveries.claim(once)) {
            return;
        }
        String name = proposal.plan().id() + ".diff";
        try {
            client.filesUploadV2(r -> r.channel(press.place().channel())
                    .threadTs(press.place().threadTs())
                    .filename(name)
                    .title(proposal.id() + " " + name)
                    .snippetType("diff")
                    .content(diff.get())
                    .requestFileInfo(false));
        } catch (IOException | SlackApiException | SlackFilesUploadV2Exception e) {
            // The view has its head and the commands; nothing hangs on the file.
            LOG.warn("the diff of {} could not be uploaded: {}", proposal.id(), e.toString());
        }
        deliveries.done(once.eventId());
    }
}
