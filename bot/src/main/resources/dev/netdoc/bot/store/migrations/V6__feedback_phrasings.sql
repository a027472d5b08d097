-- Whether answers helped, and phrasings that the owners of the knowledge added. Who voted is not kept.
-- Times are milliseconds since 1970-01-01 UTC.

CREATE TABLE answers (
    id       TEXT   NOT NULL PRIMARY KEY, -- random; what the thumbs below the answer carry
    topic    TEXT   NOT NULL,             -- the topic's id, or the heading of an entry of documents
    language TEXT   NOT NULL,
    question TEXT   NOT NULL,             -- the id that it has, or would have, among open_questions
    text     TEXT   NOT NULL,             -- the question without what looks like a credential
    given_at BIGINT NOT NULL
);

CREATE INDEX answers_given_at ON answers (given_at);

CREATE INDEX answers_question ON answers (question);

CREATE TABLE answer_votes (
    answer TEXT    NOT NULL REFERENCES answers (id),
    voter  TEXT    NOT NULL, -- hash of answer and person: tells two votes apart, and nobody who cast them
    good   INTEGER NOT NULL, -- 1 or 0
    PRIMARY KEY (answer, voter)
);

CREATE TABLE phrasings (
    language TEXT   NOT NULL,
    text     TEXT   NOT NULL,
    topic    TEXT   NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (language, text)
);
