package dev.netdoc.bot.approval;

import dev.netdoc.bot.approval.Proposal.Decision;
import dev.netdoc.knowledge.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code proposals}. */
final class ProposalRows {
    private static final String OPEN = "('PROPOSED', 'APPROVED', 'APPLYING', 'VERIFYING')";

    private ProposalRows() {}

    static void insert(Handle handle, Proposal proposal, String component, String changesKey, String dryRun) {
        handle.createUpdate("""
                        INSERT INTO proposals (id, cluster, component, changes_key, plan, undoes, dry_run, digest, state, version,
                          requester_team, requester_user, language, created_at, expires_at, changed_at, detail, restarted,
                          approvals_needed)
                        VALUES (:id, :cluster, :component, :changesKey, :plan, :undoes, :dryRun, :digest, :state, :version,
                          :team, :user, :language, :createdAt, :expiresAt, :changedAt, :detail, :restarted, :needed)""")
                .bind("id", proposal.id())
                .bind("cluster", proposal.cluster())
                .bind("component", component)
                .bind("changesKey", changesKey)
                .bind("plan", PlanText.write(proposal.plan()))
                .bind("undoes", proposal.undoes().orElse(null))
                .bind("dryRun", dryRun)
                .bind("digest", proposal.digest())
                .bind("state", proposal.state().name())
                .bind("version", proposal.version())
                .bind("team", proposal.requester().team())
                .bind("user", proposal.requester().user())
                .bind("language", proposal.language().code())
                .bind("createdAt", proposal.createdAt().toEpochMilli())
                .bind("expiresAt", proposal.expiresAt().toEpochMilli())
                .bind("changedAt", proposal.changedAt().toEpochMilli())
                .bind("detail", proposal.detail())
                .bind("restarted", proposal.restarted())
                .bind("needed", proposal.tally().needed())
                .execute();
    }

    static Optional<Proposal> find(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM proposals WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> read(handle, row))
                .findOne();
    }

    static Optional<Proposal> findOpen(Handle handle, String cluster, String changesKey) {
        return handle.createQuery("SELECT * FROM proposals WHERE cluster = :cluster AND changes_key = :changesKey"
                        + " AND state IN " + OPEN)
                .bind("cluster", cluster)
                .bind("changesKey", changesKey)
                .map((row, context) -> read(handle, row))
                .findOne();
    }

    static List<String> idsIn(Handle handle, ProposalState state) {
        return handle.createQuery("SELECT id FROM proposals WHERE state = :state ORDER BY changed_at, id")
                .bind("state", state.name())
                .mapTo(String.class)
                .list();
    }

    static List<String> expired(Handle handle, Instant now) {
        return handle.createQuery(
                        "SELECT id FROM proposals WHERE state = 'PROPOSED' AND expires_at <= :now ORDER BY id")
                .bind("now", now.toEpochMilli())
                .mapTo(String.class)
                .list();
    }

    static List<Proposal> open(Handle handle) {
        return handle.createQuery("SELECT * FROM proposals WHERE state IN " + OPEN + " ORDER BY created_at, id")
                .map((row, context) -> read(handle, row))
                .list();
    }

    static List<Proposal> ended(Handle handle, int most) {
        return handle.createQuery("SELECT * FROM proposals WHERE state NOT IN " + OPEN
                        + " ORDER BY changed_at DESC, id LIMIT :most")
                .bind("most", most)
                .map((row, context) -> read(handle, row))
                .list();
    }

    static List<Proposal> shownAndChangedSince(Handle handle, Instant time) {
        return handle.createQuery(
                        "SELECT * FROM proposals WHERE ts IS NOT NULL AND changed_at >= :time ORDER BY changed_at, id")
                .bind("time", time.toEpochMilli())
                .map((row, context) -> read(handle, row))
                .list();
    }

    static void showAt(Handle handle, String id, MessageRef message) {
        handle.createUpdate("UPDATE proposals SET channel = :channel, ts = :ts, thread_ts = :threadTs WHERE id = :id")
                .bind("channel", message.channel())
                .bind("ts", message.ts())
                .bind("threadTs", message.threadTs())
                .bind("id", id)
                .execute();
    }

    /**
     * The compare-and-set that every transition is.
     *
     * @return whether the proposal was still as {@code seen}
     */
    static boolean move(Handle handle, Proposal seen, ProposalState to, Instant at, String detail) {
        return handle.createUpdate("""
                                UPDATE proposals SET state = :to, version = version + 1, changed_at = :at, detail = :detail
                                WHERE id = :id AND state = :from AND version = :version""")
                        .bind("to", to.name())
                        .bind("at", at.toEpochMilli())
                        .bind("detail", detail)
                        .bind("id", seen.id())
                        .bind("from", seen.state().name())
                        .bind("version", seen.version())
                        .execute()
                == 1;
    }

    static void decide(Handle handle, String id, Decision decision) {
        handle.createUpdate("""
                        UPDATE proposals SET decided_team = :team, decided_user = :user, decided_at = :at,
                          decided_reason = :reason WHERE id = :id""")
                .bind("team", decision.by().team())
                .bind("user", decision.by().user())
                .bind("at", decision.at().toEpochMilli())
                .bind("reason", decision.reason())
                .bind("id", id)
                .execute();
    }

    private static Proposal read(Handle handle, ResultSet row) throws SQLException {
        String language = row.getString("language");
        return new Proposal(
                row.getString("id"),
                row.getString("cluster"),
                PlanText.read(row.getString("plan")),
                Optional.ofNullable(row.getString("undoes")),
                row.getString("digest"),
                ProposalState.valueOf(row.getString("state")),
                new Person(row.getString("requester_team"), row.getString("requester_user")),
                Language.of(language)
                        .orElseThrow(() -> new IllegalStateException("the store holds the language " + language)),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                new Tally(row.getInt("approvals_needed"), VoteRows.of(handle, row.getString("id"))),
                decision(row),
                row.getString("detail"),
                Optional.ofNullable(row.getString("held_back")).map(LimitRow::read),
                row.getInt("restarted"),
                row.getInt("changed"),
                message(row),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getInt("version"));
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        String user = row.getString("decided_user");
        return user == null
                ? Optional.empty()
                : Optional.of(new Decision(
                        new Person(row.getString("decided_team"), user),
                        Instant.ofEpochMilli(row.getLong("decided_at")),
                        row.getString("decided_reason")));
    }

    private static Optional<MessageRef> message(ResultSet row) throws SQLException {
        String ts = row.getString("ts");
        return ts == null
                ? Optional.empty()
                : Optional.of(new MessageRef(row.getString("channel"), ts, row.getString("thread_ts")));
    }
}
