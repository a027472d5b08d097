package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.FixPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where nothing is ever proposed, such as the command line. */
final class ReadOnly implements Approvals {
    @Override
    public boolean writable(String cluster) {
        return false;
    }

    @Override
    public Proposed propose(String cluster, FixPlan plan, Person requester, Language language) {
        return new Proposed.NotPossible("read-only");
    }

    @Override
    public Proposed proposeUndo(String proposalId, String digest, Person requester, Language language) {
        return new Proposed.NotPossible("this installation is read-only");
    }

    @Override
    public void shownAt(String proposalId, MessageRef message) {}

    @Override
    public Click approve(String proposalId, String digest, Person by, String words) {
        return new Click.Refused(Reason.READ_ONLY, Optional.empty());
    }

    @Override
    public Optional<Click.Refused> objection(String proposalId, String digest, Person by) {
        return Optional.of(new Click.Refused(Reason.READ_ONLY, Optional.empty()));
    }

    @Override
    public Click reject(String proposalId, String digest, Person by, String reason) {
        return new Click.Refused(Reason.READ_ONLY, Optional.empty());
    }

    @Override
    public Optional<Proposal> find(String proposalId) {
        return Optional.empty();
    }

    @Override
    public List<Proposal> shownAndChangedSince(Instant time) {
        return List.of();
    }

    @Override
    public void onChange(Consumer<Proposal> listener) {}
}
