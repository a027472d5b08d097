package dev.netdoc.bot.slack;

import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.approval.Approvals.Click;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.Approvals.Reason;
import dev.netdoc.bot.approval.Limits;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.Conversation;
import dev.netdoc.bot.conversation.Exchange;
import dev.netdoc.bot.conversation.Faults;
import dev.netdoc.bot.conversation.Refusals;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buttons. Every click gets something to see; what a click may do is decided by the approvals, from who clicked, and
 * never from what was drawn. Blocks, for virtual threads.
 */
final class Clicks {
    private static final Logger LOG = LoggerFactory.getLogger(Clicks.class);
    private static final int STRANGERS = 1_000;

    private final Conversation conversation;
    private final Approvals approvals;
    private final Answers answers;
    private final ProposalMessages proposals;
    private final Posts posts;
    private final BlockRenderer renderer;
    private final Refusals refusals;
    private final Faults faults;
    private final Forms forms;
    private final IncidentSurface incidents;
    // A stranger's click is told to the thread once, however often it is repeated.
    private final Set<String> told = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > STRANGERS;
        }
    }));

    Clicks(
            Conversation conversation,
            Approvals approvals,
            Answers answers,
            ProposalMessages proposals,
            Posts posts,
            BlockRenderer renderer,
            Refusals refusals,
            Faults faults,
            Forms forms,
            IncidentSurface incidents) {
        this.conversation = conversation;
        this.approvals = approvals;
        this.answers = answers;
        this.proposals = proposals;
        this.posts = posts;
        this.renderer = renderer;
        this.refusals = refusals;
        this.faults = faults;
        this.forms = forms;
        this.incidents = incidents;
    }

    /**
     * @param id of the click, the same when it is delivered again
     * @param action what the button does
     * @param value what it carried
     * @param place the thread it stands in
     * @param messageTs the message it stands in
     * @param trigger opens a form, for three seconds
     */
    record Press(String id, String action, String value, Person by, Place place, String messageTs, String trigger) {}

    void pressed(Press press) {
        seen(press.place(), press.id(), () -> switch (press.action()) {
            case "approve" -> approve(press);
            case "reject" -> reject(press);
            case "undo" -> undo(press);
            case "details" -> details(press);
            case "mute" -> incidents.mute(press);
            case "unmute" -> incidents.unmute(press);
            default -> other(press);
        });
    }

    private Optional<Reply> approve(Press press) {
        ProposalValue value = ProposalValue.parse(press.value());
        Optional<Proposal> inWords =
                approvals.find(value.id()).filter(p -> p.plan().confirmation().isPresent());
        if (inWords.isEmpty()) {
            Click click = approvals.approve(value.id(), value.digest(), press.by());
            return shown(click, press.place(), press.by(), press.messageTs(), true);
        }
        Optional<Click.Refused> objection = approvals.objection(value.id(), value.digest(), press.by());
        return objection.isPresent()
                ? shown(objection.get(), press.place(), press.by(), press.messageTs(), true)
                : forms.confirm().open(press, inWords.get());
    }

    /**
     * Looks at the words in the form behind "approve"; quick, for the person waits with the form open.
     *
     * @return what is wrong with them
     */
    Optional<String> wrongWords(RejectForm.Sent sent) {
        return approvals
                .find(ProposalValue.parse(sent.value()).id())
                .flatMap(p -> forms.confirm().objection(p, sent.reason()));
    }

    /** The form behind "approve" was sent. */
    void confirmed(RejectForm.Sent sent) {
        seen(sent.place(), sent.id(), () -> {
            ProposalValue value = ProposalValue.parse(sent.value());
            Click click = approvals.approve(value.id(), value.digest(), sent.by(), sent.reason());
            return shown(click, sent.place(), sent.by(), sent.messageTs(), true);
        });
    }

    private Optional<Reply> details(Press press) {
        ProposalValue value = ProposalValue.parse(press.value());
        return approvals
                .find(value.id())
                .map(proposal -> {
                    Optional<Reply> instead = forms.details().open(press, proposal);
                    forms.details().attach(press, proposal);
                    return instead;
                })
                .orElseGet(() -> Optional.of(refusals.refused(
                        new Click.Refused(Reason.NO_SUCH_PROPOSAL, Optional.empty()), press.by(), Language.EN)));
    }

    private Optional<Reply> undo(Press press) {
        ProposalValue value = ProposalValue.parse(press.value());
        Language language = approvals.find(value.id()).map(Proposal::language).orElse(Language.EN);
        return switch (approvals.proposeUndo(value.id(), value.digest(), press.by(), language)) {
            case Proposed.Open(Proposal proposal) -> {
                proposals.show(proposal, press.place());
                yield Optional.empty();
            }
            case Proposed.NotPossible(String reason) -> Optional.of(refusals.noUndo(reason, language));
            case Proposed.Withheld(Limits.Limit limit) -> Optional.of(refusals.withheld(limit, language));
            case Proposed.EditedSince(Proposal undone, Change change, FieldValue now) ->
                Optional.of(refusals.editedSince(undone, change, now));
        };
    }

    private Optional<Reply> reject(Press press) {
        Optional<Proposal> proposal =
                approvals.find(ProposalValue.parse(press.value()).id());
        Language language = proposal.map(Proposal::language).orElse(Language.EN);
        return forms.reject().open(press, language);
    }

    /** The form behind "reject" was sent. */
    void rejected(RejectForm.Sent sent) {
        seen(sent.place(), sent.id(), () -> {
            ProposalValue value = ProposalValue.parse(sent.value());
            Click click = approvals.reject(value.id(), value.digest(), sent.by(), sent.reason());
            return shown(click, sent.place(), sent.by(), sent.messageTs(), false);
        });
    }

    private Optional<Reply> shown(Click click, Place place, Person by, String messageTs, boolean approved) {
        return switch (click) {
            case Click.Accepted(Proposal proposal) -> {
                proposals.changed(proposal);
                boolean elsewhere =
                        proposal.message().filter(m -> m.ts().equals(messageTs)).isEmpty();
                // The message under the finger changes; only where it is another one a word is needed.
                yield elsewhere ? Optional.of(refusals.accepted(proposal, approved)) : Optional.empty();
            }
            case Click.Refused refused -> {
                LOG.info("click of {} refused: {} {}", by.user(), refused.reason(), refused.detail());
                Reply reply = refusals.refused(refused, by, Language.EN);
                switch (refused.reason()) {
                    case NOT_AN_APPROVER,
                            OWN_REQUEST,
                            GUEST,
                            OTHER_WORKSPACE,
                            INACTIVE,
                            NO_KUBERNETES_USER,
                            NOT_ALLOWED_IN_CLUSTER -> tellThread(refused, place, by, reply);
                    case ALREADY_DECIDED, EXPIRED, NOT_WHAT_YOU_SAW, READ_ONLY ->
                        refused.proposal().ifPresent(proposals::changed);
                    case NO_SUCH_PROPOSAL, MEMBERS_UNKNOWN, ALREADY_VOTED, WRONG_WORDS -> {}
                }
                yield Optional.of(reply);
            }
        };
    }

    private void tellThread(Click.Refused refused, Place place, Person by, Reply reply) {
        String proposal = refused.proposal().map(Proposal::id).orElse("");
        if (told.add(proposal + "/" + by.team() + "/" + by.user())) {
            String job = "r-" + proposal + "-" + by.user();
            posts.post(place, renderer.draw(reply, seed(job)), job, "", true);
        }
    }

    private Optional<Reply> other(Press press) {
        Optional<Exchange> exchange = conversation.pressed(press.action(), press.value(), Optional.of(press.by()));
        if (exchange.isEmpty()) {
            return Optional.of(conversation.unknownButton(press.value()));
        }
        answers.show(exchange.get(), press.place(), "b-" + press.id());
        return Optional.empty();
    }

    private void seen(Place place, String id, Supplier<Optional<Reply>> work) {
        Optional<Reply> word;
        try {
            word = work.get();
        } catch (SlackRefused e) {
            LOG.error("a click could not be served: {}", e.getMessage());
            return;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            word = Optional.of(faults.reply("serving a click in " + place.channel(), e, Language.EN));
        }
        try {
            word.ifPresent(reply -> posts.whisper(place, renderer.draw(reply, seed("w-" + id)), "w-" + id));
        } catch (SlackRefused e) {
            LOG.error("the result of a click could not be shown: {}", e.getMessage());
        }
    }

    private static String seed(String job) {
        return job + "." + Long.toString(System.nanoTime(), 36);
    }
}
