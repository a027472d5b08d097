-- Questions that were not answered, for those who keep the knowledge. Who asked is not kept.

CREATE TABLE open_questions (
    id             TEXT    NOT NULL PRIMARY KEY, -- hash of language and text
    language       TEXT    NOT NULL,
    text           TEXT    NOT NULL,             -- without what looks like a credential
    outcome        TEXT    NOT NULL,             -- of the last time: DID_YOU_MEAN, NOT_KNOWN
    nearest        TEXT    NOT NULL,             -- topics or entries, a line each
    first_asked_at BIGINT  NOT NULL,
    last_asked_at  BIGINT  NOT NULL,
    times          INTEGER NOT NULL
);

CREATE INDEX open_questions_last_asked_at ON open_questions (last_asked_at);

-- What askers chose when topics were offered.
CREATE TABLE open_question_choices (
    question TEXT    NOT NULL REFERENCES open_questions (id),
    topic    TEXT    NOT NULL,
    times    INTEGER NOT NULL,
    PRIMARY KEY (question, topic)
);
