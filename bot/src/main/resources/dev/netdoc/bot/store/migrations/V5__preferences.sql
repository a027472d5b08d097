-- What people chose for themselves.
CREATE TABLE preferences (
    team     TEXT NOT NULL,
    person   TEXT NOT NULL, -- the chat's user id
    language TEXT NOT NULL, -- what to answer in, whatever the question is written in
    PRIMARY KEY (team, person)
);
