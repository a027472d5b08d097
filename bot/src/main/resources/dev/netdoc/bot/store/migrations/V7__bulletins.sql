-- What netdoc says by itself. Times are milliseconds since 1970-01-01 UTC; lists have one item a line.

CREATE TABLE bulletins (
    id         TEXT    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL, -- INCIDENT, FINDING, ALERT
    subject    TEXT    NOT NULL, -- what it is about, e.g. channel/C024BE91L
    channel    TEXT    NOT NULL,
    ts         TEXT,             -- where it stands; NULL until it is posted
    thread_ts  TEXT,
    clusters   TEXT    NOT NULL, -- empty for all
    language   TEXT    NOT NULL,
    state      TEXT    NOT NULL, -- OPEN, ENDED, LEFT
    shown      TEXT    NOT NULL, -- digest of what it says
    told       TEXT    NOT NULL, -- fingerprints of the findings that its readers know of
    detail     TEXT    NOT NULL,
    opened_at  BIGINT  NOT NULL,
    changed_at BIGINT  NOT NULL,
    version    INTEGER NOT NULL
);

CREATE UNIQUE INDEX bulletins_open ON bulletins (subject) WHERE state = 'OPEN';

CREATE INDEX bulletins_subject ON bulletins (subject);

-- When findings came and went.
CREATE TABLE sightings (
    cluster     TEXT   NOT NULL,
    fingerprint TEXT   NOT NULL,
    finding     TEXT   NOT NULL,
    first_at    BIGINT NOT NULL,
    gone_at     BIGINT,           -- NULL while it is there
    PRIMARY KEY (cluster, fingerprint)
);

CREATE TABLE mutes (
    cluster  TEXT   NOT NULL,
    finding  TEXT   NOT NULL,
    until_at BIGINT NOT NULL,
    team     TEXT   NOT NULL,
    person   TEXT   NOT NULL,
    reason   TEXT   NOT NULL,
    made_at  BIGINT NOT NULL,
    PRIMARY KEY (cluster, finding)
);

-- What a bulletin was concluded from, packed with gzip. SQLite takes the type's name for no type, which is what is meant.
CREATE TABLE snapshots (
    post     TEXT   NOT NULL,
    cluster  TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    findings TEXT   NOT NULL,
    content  BYTEA  NOT NULL,
    PRIMARY KEY (post, cluster)
);

CREATE INDEX snapshots_at ON snapshots (at);

-- Work that one replica does for all, until until_at.
CREATE TABLE leases (
    name     TEXT   NOT NULL PRIMARY KEY,
    holder   TEXT   NOT NULL,
    until_at BIGINT NOT NULL
);
