package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.Proposal.Decision;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.approval.Tally;
import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.Code;
import dev.netdoc.bot.conversation.Reply.Heading;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.bot.conversation.Reply.Style;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FixText;
import dev.netdoc.rules.fix.RestartPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A proposal in words, in every state of its life; buttons only while it waits for a decision. */
public final class ProposalView {
    private static final int HEADING = 150;
    private static final int WHOLE = 200;

    private final Doctor doctor;
    private final Texts texts;

    public ProposalView(Doctor doctor, Texts texts) {
        this.doctor = doctor;
        this.texts = texts;
    }

    public Reply draw(Proposal proposal) {
        Words words = texts.in(proposal.language());
        FixText text = doctor.text(proposal.plan(), words.language().locale());
        String state = words.plain(
                "proposal.state." + stateKey(proposal),
                "title",
                title(proposal, text, words),
                "cluster",
                proposal.cluster());
        List<Part> parts = switch (proposal.state()) {
            case PROPOSED -> proposed(proposal, text, words);
            case APPROVED, APPLYING, VERIFYING, VERIFIED, UNDONE, REJECTED, EXPIRED, STALE, FAILED -> {
                var moved = new ArrayList<Part>();
                moved.add(new Heading(Cut.codePoints(state, HEADING)));
                moved.add(new Paragraph(target(proposal, words)));
                moved.addAll(new ProposalProgress(proposal, text, words).parts());
                if (proposal.undoable()) {
                    moved.add(after(proposal, words));
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
        String title =
                title(proposal, doctor.text(proposal.plan(), words.language().locale()), words);
        return new Reply(
                words.language(),
                title,
                List.of(
                        new Heading(Cut.codePoints(title, HEADING)),
                        new Note(words.markdown("proposal.moved") + " · "
                                + Markdown.code(proposal.id()).text())));
    }

    private List<Part> described(Proposal proposal, FixText text, Words words) {
        var parts = new ArrayList<Part>();
        Map<String, String> values = proposal.plan().values();
        String severity = words.plain("severity." + values.getOrDefault(ProposalContext.SEVERITY, "info"));
        parts.add(new Heading(Cut.codePoints(
                proposal.undoes().isPresent()
                        ? title(proposal, text, words)
                        : words.plain("proposal.heading", "severity", severity, "title", text.title()),
                HEADING)));
        proposal.undoes()
                .ifPresent(id -> parts.add(new Paragraph(words.markdown("proposal.undo.of", "id", Markdown.code(id)))));
        Optional.ofNullable(values.get(ProposalContext.MEANING))
                .filter(meaning -> proposal.undoes().isEmpty())
                .filter(meaning -> !meaning.isBlank())
                .ifPresent(meaning -> parts.add(new Paragraph(meaning)));
        for (Change change : proposal.plan().changes()) {
            parts.add(new Paragraph(words.markdown(
                    "proposal.change",
                    "object",
                    Markdown.code(change.object().toString()),
                    "path",
                    Markdown.code(TextDiff.path(change.path())),
                    "cluster",
                    Markdown.bold(proposal.cluster()))));
            parts.add(new Code(TextDiff.of(change, words)));
        }
        var lines = new ArrayList<String>();
        if (proposal.plan().changes().isEmpty()) {
            lines.add(words.markdown("proposal.restart.only", "cluster", Markdown.bold(proposal.cluster())));
        }
        for (RestartPlan restart : proposal.plan().restarts()) {
            String key = switch (restart.way()) {
                case PACED_DELETE -> "proposal.restart";
                case ROLLS_ITSELF -> "proposal.restart.rolls";
            };
            lines.add(words.markdown(
                    key,
                    "count",
                    restart.pods().size(),
                    "object",
                    Markdown.code(restart.daemonSet().toString())));
        }
        lines.add(words.markdown("proposal.blast", "text", new Markdown(text.blastRadius())));
        if (proposal.undoes().isPresent()) {
            lines.add(words.markdown("proposal.undo.proof"));
        } else {
            text.warnings()
                    .forEach(warning -> lines.add(words.markdown("proposal.warning", "text", new Markdown(warning))));
            lines.add(words.markdown("proposal.verification", "text", new Markdown(text.verification())));
            lines.add(words.markdown("proposal.undo", "text", new Markdown(text.undo())));
        }
        parts.add(new Paragraph("- " + String.join("\n- ", lines)));
        return parts;
    }

    /** Everything that is known about it, for somebody who wants to check: evidence, whole diffs, the same by hand. */
    public Reply details(Proposal proposal) {
        Words words = texts.in(proposal.language());
        var plan = proposal.plan();
        var parts = new ArrayList<Part>();
        parts.add(new Paragraph(target(proposal, words)));
        code(parts, words.markdown("details.evidence"), plan.values().getOrDefault(ProposalContext.EVIDENCE, ""));
        for (Change change : plan.changes()) {
            code(
                    parts,
                    Markdown.code(change.object() + " " + TextDiff.path(change.path()))
                            .text(),
                    TextDiff.of(change, WHOLE, words));
        }
        code(parts, words.markdown("details.commands"), String.join("\n", plan.commands()));
        code(parts, words.markdown("proposal.undo.commands"), String.join("\n", plan.undoCommands()));
        return new Reply(words.language(), words.plain("details.title"), parts);
    }

    private static void code(List<Part> parts, String heading, String text) {
        if (!text.isBlank()) {
            parts.add(new Paragraph(heading));
            parts.add(new Code(text));
        }
    }

    /** What an approval of it sets going, without anything to press. */
    public Reply consequences(Proposal proposal) {
        Words words = texts.in(proposal.language());
        FixText text = doctor.text(proposal.plan(), words.language().locale());
        return new Reply(words.language(), text.title(), described(proposal, text, words));
    }

    private List<Part> proposed(Proposal proposal, FixText text, Words words) {
        var parts = new ArrayList<>(described(proposal, text, words));
        if (proposal.tally().needed() > 1) {
            parts.add(new Note(votes(proposal.tally(), words)));
        }
        parts.add(buttons(proposal, words));
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

    // The buttons carry what was seen; who may press them, and whether it still holds, is decided on the server.
    private static Buttons buttons(Proposal proposal, Words words) {
        String value = value(proposal);
        String confirm = proposal.plan().changes().isEmpty()
                ? words.plain(
                        "proposal.confirm.restart",
                        "count",
                        proposal.plan().restarts().stream()
                                .mapToInt(restart -> restart.pods().size())
                                .sum(),
                        "object",
                        objects(proposal),
                        "cluster",
                        proposal.cluster())
                : words.plain("proposal.confirm", "object", objects(proposal), "cluster", proposal.cluster());
        return new Buttons(List.of(
                new Button(
                        "approve",
                        words.plain("proposal.approve"),
                        Style.PRIMARY,
                        value,
                        // Where words are to be typed, a form asks.
                        proposal.plan().confirmation().isPresent() ? Optional.empty() : Optional.of(confirm)),
                new Button("reject", words.plain("proposal.reject"), Style.DANGER, value, Optional.empty()),
                details(words, value)));
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

    private static Buttons after(Proposal proposal, Words words) {
        String value = value(proposal);
        return new Buttons(List.of(
                new Button("undo", words.plain("proposal.undo.button"), Style.PLAIN, value, Optional.empty()),
                details(words, value)));
    }

    private static Button details(Words words, String value) {
        return new Button("details", words.plain("details.button"), Style.PLAIN, value, Optional.empty());
    }

    private static String value(Proposal proposal) {
        return proposal.id() + ":" + proposal.digest();
    }

    private static String title(Proposal proposal, FixText text, Words words) {
        return proposal.undoes().isPresent() ? words.plain("proposal.undo.title", "title", text.title()) : text.title();
    }

    private static String stateKey(Proposal proposal) {
        if (proposal.limit().isPresent()) {
            return "held.back";
        }
        ProposalState state = proposal.undoes().isPresent() && proposal.state() == ProposalState.VERIFIED
                ? ProposalState.UNDONE
                : proposal.state();
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String target(Proposal proposal, Words words) {
        return words.markdown(
                "proposal.target",
                "cluster",
                Markdown.bold(proposal.cluster()),
                "object",
                Markdown.code(objects(proposal)));
    }

    private static String objects(Proposal proposal) {
        Stream<ObjectRef> objects = proposal.plan().changes().isEmpty()
                ? proposal.plan().restarts().stream().map(RestartPlan::daemonSet)
                : proposal.plan().changes().stream().map(Change::object);
        return objects.map(ObjectRef::toString).distinct().collect(Collectors.joining(", "));
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
