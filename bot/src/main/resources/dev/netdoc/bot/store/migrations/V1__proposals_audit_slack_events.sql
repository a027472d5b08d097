-- Plain types and partial indexes only: SQLite and PostgreSQL both run this file as it stands.
-- Times are milliseconds since 1970-01-01 UTC.

CREATE TABLE proposals (
    id             TEXT    NOT NULL PRIMARY KEY,
    cluster        TEXT    NOT NULL,
    component      TEXT    NOT NULL, -- what only one fix at a time may touch, e.g. DaemonSet kube-system/kube-flannel-ds
    changes_key    TEXT    NOT NULL, -- equal for two proposals that would do the same
    plan           TEXT    NOT NULL, -- JSON; with before and after of every change, all that the way back needs
    dry_run        TEXT    NOT NULL, -- what the API server answered to the dry run
    digest         TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    version        INTEGER NOT NULL,
    requester_team TEXT    NOT NULL,
    requester_user TEXT    NOT NULL,
    language       TEXT    NOT NULL,
    created_at     BIGINT  NOT NULL,
    expires_at     BIGINT  NOT NULL,
    changed_at     BIGINT  NOT NULL,
    decided_team   TEXT,
    decided_user   TEXT,
    decided_at     BIGINT,
    decided_reason TEXT,
    detail         TEXT    NOT NULL,
    restarted      INTEGER NOT NULL,
    channel        TEXT,
    ts             TEXT,
    thread_ts      TEXT,
    runner         TEXT,             -- which process carries it out, until lease_until
    lease_until    BIGINT,
    unknown_before TEXT              -- JSON array: facts that were unknown when the finding was confirmed
);

CREATE UNIQUE INDEX proposals_open ON proposals (cluster, changes_key)
    WHERE state IN ('PROPOSED', 'APPROVED', 'APPLYING', 'VERIFYING');

CREATE UNIQUE INDEX proposals_under_way ON proposals (cluster, component)
    WHERE state IN ('APPLYING', 'VERIFYING');

-- One row: where the chain of the audit ends. Updating it first is also what puts all writers in one line.
CREATE TABLE audit_head (
    id   INTEGER NOT NULL PRIMARY KEY,
    seq  BIGINT  NOT NULL,
    hash TEXT    NOT NULL
);

INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '');

CREATE TABLE audit (
    seq           BIGINT NOT NULL PRIMARY KEY,
    at            BIGINT NOT NULL,
    actor         TEXT   NOT NULL,
    action        TEXT   NOT NULL,
    proposal      TEXT   NOT NULL,
    cluster       TEXT   NOT NULL,
    object        TEXT   NOT NULL,
    value_before  TEXT   NOT NULL,
    value_after   TEXT   NOT NULL,
    place         TEXT   NOT NULL,
    note          TEXT   NOT NULL,
    previous_hash TEXT   NOT NULL,
    hash          TEXT   NOT NULL
);

CREATE INDEX audit_at ON audit (at);

-- A change of an object is recorded once for each proposal, whatever crashed in between.
CREATE UNIQUE INDEX audit_changed_once ON audit (proposal, object) WHERE action = 'changed';

CREATE TABLE slack_events (
    event_id   TEXT   NOT NULL PRIMARY KEY,
    team       TEXT   NOT NULL,
    channel    TEXT,
    ts         TEXT,
    payload    TEXT   NOT NULL, -- what is still to be answered; emptied when done
    claimed_at BIGINT NOT NULL,
    done_at    BIGINT
);

-- The same message under a new event id is the same message. Events without a message have no ts, and NULLs differ.
CREATE UNIQUE INDEX slack_events_message ON slack_events (team, channel, ts);

CREATE INDEX slack_events_claimed_at ON slack_events (claimed_at);
