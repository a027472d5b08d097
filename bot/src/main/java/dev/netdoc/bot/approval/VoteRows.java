package dev.netdoc.bot.approval;

import dev.netdoc.bot.approval.Tally.Vote;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table {@code approval_votes}. */
final class VoteRows {
    private VoteRows() {}

    static List<Vote> of(Handle handle, String proposal) {
        return handle.createQuery(
                        "SELECT team, person, at FROM approval_votes WHERE proposal = :proposal ORDER BY at, person")
                .bind("proposal", proposal)
                .map((row, context) -> new Vote(
                        new Person(row.getString("team"), row.getString("person")),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    static void add(Handle handle, String proposal, Vote vote) {
        handle.createUpdate(
                        "INSERT INTO approval_votes (proposal, team, person, at) VALUES (:proposal, :team, :user, :at)")
                .bind("proposal", proposal)
                .bind("team", vote.by().team())
                .bind("user", vote.by().user())
                .bind("at", vote.at().toEpochMilli())
                .execute();
    }

    static void remove(Handle handle, String proposal, Person person) {
        handle.createUpdate("DELETE FROM approval_votes WHERE proposal = :proposal AND team = :team AND person = :user")
                .bind("proposal", proposal)
                .bind("team", person.team())
                .bind("user", person.user())
                .execute();
    }

    /**
     * Notes at the proposal that its votes changed.
     *
     * @return whether it was still as {@code seen}
     */
    static boolean counted(Handle handle, Proposal seen, int needed, Instant at) {
        return handle.createUpdate("""
                                UPDATE proposals SET approvals_needed = :needed, version = version + 1, changed_at = :at
                                WHERE id = :id AND state = 'PROPOSED' AND version = :version""")
                        .bind("needed", needed)
                        .bind("at", at.toEpochMilli())
                        .bind("id", seen.id())
                        .bind("version", seen.version())
                        .execute()
                == 1;
    }
}
