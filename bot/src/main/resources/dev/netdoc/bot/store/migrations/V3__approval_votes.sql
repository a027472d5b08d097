-- Some fixes need several approvals. Times are milliseconds since 1970-01-01 UTC.

ALTER TABLE proposals ADD COLUMN approvals_needed INTEGER NOT NULL DEFAULT 1;

CREATE TABLE approval_votes (
    proposal TEXT   NOT NULL REFERENCES proposals (id),
    team     TEXT   NOT NULL,
    person   TEXT   NOT NULL, -- the chat's user id
    at       BIGINT NOT NULL,
    PRIMARY KEY (proposal, team, person)
);
