package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.Proposal.Decision;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.approval.Tally;
import dev.netdoc.bot.conversation.Reply.Heading;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.rules.engine.Doctor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A proposal in words, in every state of its life; buttons only while it waits for a decision. */
public final class ProposalView {
    private static final String UNDONE = "undone";

    private final Doctor doctor;
    private final Texts texts;

    public ProposalView(Doctor doctor, Texts texts) {
        this.doctor = doctor;
        this.texts = texts;
    }

    public Reply draw(Proposal proposal) {
        Words words = texts.in(proposal.language());
        ProposalDescription described = described(proposal, words);
        String key = stateKey(proposal);
        String state = words.plain(
                "proposal.state." + key,
                "title",
                key.equals(UNDONE) ? described.text().title() : described.title(),
                "cluster",
                proposal.cluster());
        List<Part> parts = switch (proposal.state()) {
            case PROPOSED -> proposed(proposal, described, words);
            case APPROVED, APPLYING, VERIFYING, VERIFIED, UNDONE, REJECTED, EXPIRED, STALE, FAILED -> {
                var moved = new ArrayList<Part>();
                moved.add(new Heading(Cut.codePoints(state, ProposalDescription.HEADING)));
                moved.add(new Paragraph(described.target()));
                moved.addAll(new ProposalProgress(proposal, described.text(), words).parts());
                if (proposal.undoable()) {
                    moved.add(new ProposalButtons(proposal, described, words).toTakeBack());
                }
                moved.add(new Note(footer(proposal, words)));
                yield moved;
            }
        };
        return new Reply(words.language(), state, parts);
    }

    /**
     * One line for those who asked and decided: an edited message notifies nobody.
     *
     * @return empty unless it has just ended in a way that they wait for
     */
    public Optional<Reply> told(Proposal proposal) {
        Set<Person> people = new LinkedHashSet<>(List.of(proposal.requester()));
        proposal.decision().map(Decision::by).ifPresent(people::add);
        return switch (proposal.state()) {
            case PROPOSED, APPROVED, APPLYING, VERIFYING, EXPIRED, UNDONE -> Optional.empty();
            case VERIFIED, FAILED, STALE, REJECTED -> {
                Reply drawn = draw(proposal);
                Words words = texts.in(proposal.language());
                String mentions = people.stream()
                        .map(person -> Markdown.person(person.user()).text())
                        .collect(Collectors.joining(" "));
                yield Optional.of(new Reply(
                        words.language(),
                        drawn.fallback(),
                        List.of(new Note(words.markdown(
                                "proposal.told", "people", new Markdown(mentions), "state", drawn.fallback())))));
            }
        };
    }

    /** What stays of a message when the proposal is shown again in a newer one. */
    public Reply movedOn(Proposal proposal) {
        Words words = texts.in(proposal.language());
        String title = described(proposal, words).title();
        return new Reply(
                words.language(),
                title,
                List.of(
                        new Heading(Cut.codePoints(title, ProposalDescription.HEADING)),
                        new Note(words.markdown("proposal.moved") + " · "
                                + Markdown.code(proposal.id()).text())));
    }

    /** @return the whole diff as a file, where it is longer than a message shows */
    public Optional<String> diff(Proposal proposal) {
        Words words = texts.in(proposal.language());
        List<String> diffs = proposal.plan().changes().stream()
                .map(change -> TextDiff.of(change, Integer.MAX_VALUE, words))
                .toList();
        boolean shown = diffs.stream().allMatch(diff -> diff.lines().count() <= TextDiff.LINES);
        return shown ? Optional.empty() : Optional.of(String.join("\n", diffs) + "\n");
    }

    /** Everything that is known about it, for somebody who wants to check: evidence, whole diffs, the same by hand. */
    public Reply details(Proposal proposal) {
        Words words = texts.in(proposal.language());
        return new Reply(
                words.language(),
                words.plain("details.title"),
                described(proposal, words).details());
    }

    /** What an approval of it sets going, without anything to press. */
    public Reply consequences(Proposal proposal) {
        Words words = texts.in(proposal.language());
        ProposalDescription described = described(proposal, words);
        return new Reply(words.language(), described.title(), described.parts());
    }

    private ProposalDescription described(Proposal proposal, Words words) {
        return new ProposalDescription(
                proposal, doctor.text(proposal.plan(), words.language().locale()), words);
    }

    private static List<Part> proposed(Proposal proposal, ProposalDescription described, Words words) {
        var parts = new ArrayList<>(described.parts());
        if (proposal.tally().needed() > 1) {
            parts.add(new Note(votes(proposal.tally(), words)));
        }
        parts.add(new ProposalButtons(proposal, described, words).toDecide());
        parts.add(new Note(words.markdown(
                "proposal.expires",
                "id",
                Markdown.code(proposal.id()),
                "time",
                Markdown.time(proposal.expiresAt()),
                "person",
                Markdown.person(proposal.requester().user()))));
        return parts;
    }

    private static String votes(Tally tally, Words words) {
        return tally.votes().isEmpty()
                ? words.markdown("proposal.votes.none", "needed", tally.needed())
                : words.markdown(
                        "proposal.votes",
                        "count",
                        tally.votes().size(),
                        "needed",
                        tally.needed(),
                        "people",
                        people(tally));
    }

    private static Markdown people(Tally tally) {
        return new Markdown(tally.votes().stream()
                .map(vote -> Markdown.person(vote.by().user()).text())
                .collect(Collectors.joining(", ")));
    }

    private static String stateKey(Proposal proposal) {
        if (proposal.limit().isPresent()) {
            return "held.back";
        }
        return proposal.undoes().isPresent() && proposal.state() == ProposalState.VERIFIED
                ? UNDONE
                : proposal.state().name().toLowerCase(Locale.ROOT);
    }

    private static String footer(Proposal proposal, Words words) {
        Markdown id = Markdown.code(proposal.id());
        if (proposal.decision().isEmpty()) {
            return words.markdown("proposal.ended", "id", id, "time", Markdown.time(proposal.changedAt()));
        }
        Decision decision = proposal.decision().get();
        String key = switch (proposal.state()) {
            case REJECTED -> "proposal.by.rejected";
            case PROPOSED, APPROVED, APPLYING, VERIFYING, VERIFIED, UNDONE, EXPIRED, STALE, FAILED ->
                "proposal.by.approved";
        };
        String by = words.markdown(
                key,
                "id",
                id,
                "person",
                proposal.state() == ProposalState.REJECTED
                                || proposal.tally().votes().isEmpty()
                        ? Markdown.person(decision.by().user())
                        : people(proposal.tally()),
                "time",
                Markdown.time(decision.at()));
        return proposal.state().ended() && !proposal.changedAt().equals(decision.at())
                ? by + " · " + Markdown.time(proposal.changedAt()).text()
                : by;
    }
}
