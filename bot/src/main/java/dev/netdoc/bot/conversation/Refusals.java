package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Approvals.Click;
import dev.netdoc.bot.approval.Limits;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.Reply.Code;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import java.util.List;
import java.util.Optional;

/** What a person is told after pressing approve or reject. */
public final class Refusals {
    private final Texts texts;

    public Refusals(Texts texts) {
        this.texts = texts;
    }

    public Reply accepted(Proposal proposal, boolean approved) {
        Words words = texts.in(proposal.language());
        return reply(
                words,
                words.plain(approved ? "accepted.approve" : "accepted.reject", "id", proposal.id()),
                words.markdown(approved ? "accepted.approve" : "accepted.reject", "id", Markdown.code(proposal.id())));
    }

    /** @param language to speak if the proposal is not known */
    public Reply refused(Click.Refused refused, Person by, Language language) {
        Words words = texts.in(refused.proposal().map(Proposal::language).orElse(language));
        String cluster = refused.proposal().map(Proposal::cluster).orElse("–");
        Optional<Proposal.Decision> decision = refused.proposal().flatMap(Proposal::decision);
        String key = switch (refused.reason()) {
            case NOT_AN_APPROVER -> "refused.not.an.approver";
            case OWN_REQUEST -> "refused.own.request";
            case ALREADY_DECIDED -> decision.isPresent() ? "refused.already.decided.by" : "refused.already.decided";
            case ALREADY_VOTED -> "refused.already.voted";
            case GUEST -> "refused.guest";
            case OTHER_WORKSPACE -> "refused.other.workspace";
            case INACTIVE -> "refused.inactive";
            case MEMBERS_UNKNOWN -> "refused.members.unknown";
            case NO_KUBERNETES_USER -> "refused.no.kubernetes.user";
            case NOT_ALLOWED_IN_CLUSTER -> "refused.not.allowed.in.cluster";
            case WRONG_WORDS -> "refused.wrong.words";
            case EXPIRED -> "refused.expired";
            case NOT_WHAT_YOU_SAW -> "refused.not.what.you.saw";
            case NO_SUCH_PROPOSAL -> "refused.no.such.proposal";
            case READ_ONLY -> "refused.read.only";
        };
        String person = decision.filter(d -> key.endsWith(".by"))
                .map(d -> d.by().user())
                .orElse(by.user());
        // A notification shows no mentions, and a bare id tells nobody anything.
        String shortKey = switch (refused.reason()) {
            case NOT_AN_APPROVER,
                    GUEST,
                    OTHER_WORKSPACE,
                    INACTIVE,
                    MEMBERS_UNKNOWN,
                    NO_KUBERNETES_USER,
                    NOT_ALLOWED_IN_CLUSTER -> key + ".short";
            case ALREADY_DECIDED -> "refused.already.decided";
            case OWN_REQUEST, ALREADY_VOTED, WRONG_WORDS, EXPIRED, NOT_WHAT_YOU_SAW, NO_SUCH_PROPOSAL, READ_ONLY -> key;
        };
        Markdown time = decision.map(d -> Markdown.time(d.at())).orElse(new Markdown(""));
        return reply(
                words,
                words.plain(shortKey, "cluster", cluster),
                words.markdown(
                        key,
                        "person",
                        Markdown.person(person),
                        "cluster",
                        Markdown.bold(cluster),
                        "time",
                        time,
                        "detail",
                        refused.detail().isBlank() ? "–" : refused.detail()));
    }

    /** @param reason plain English, as it stands in the record */
    public Reply noUndo(String reason, Language language) {
        Words words = texts.in(language);
        return reply(
                words,
                words.plain("undo.not.possible", "reason", reason),
                words.markdown("undo.not.possible", "reason", reason));
    }

    /** Why a change is not taken back: what netdoc had written, and what somebody made of it. */
    public Reply editedSince(Proposal undone, Change change, FieldValue now) {
        Words words = texts.in(undone.language());
        var since =
                new Change(change.object(), change.uid(), change.resourceVersion(), change.path(), change.after(), now);
        String fallback = words.plain("undo.edited", "object", change.object().toString());
        return new Reply(
                words.language(),
                fallback,
                List.of(
                        new Paragraph(words.markdown(
                                "undo.edited",
                                "object",
                                Markdown.code(change.object().toString()))),
                        new Paragraph(words.markdown("undo.edited.ours", "id", Markdown.code(undone.id()))),
                        new Code(TextDiff.of(change, words)),
                        new Paragraph(words.markdown("undo.edited.theirs")),
                        new Code(TextDiff.of(since, words)),
                        new Note(words.markdown("undo.edited.next"))));
    }

    /** A limit of this installation keeps the way back from being offered. */
    public Reply withheld(Limits.Limit limit, Language language) {
        return noUndo(LimitText.of(limit, texts.in(language)), language);
    }

    private static Reply reply(Words words, String fallback, String note) {
        return new Reply(words.language(), fallback, List.of(new Note(note)));
    }
}
