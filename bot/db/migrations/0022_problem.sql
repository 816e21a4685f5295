-- What people say is wrong with a fact, a term, a comment or a question, for the moderators of their community. Moments
-- are in ms. Where whoever reported deletes themselves, the report stays, and is nobody's.

CREATE TABLE problem (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    community INTEGER NOT NULL REFERENCES community (id),
    reporter INTEGER REFERENCES person (id) ON DELETE SET NULL,
    kind TEXT NOT NULL,                 -- fact, term, comment, question
    item TEXT NOT NULL,                 -- its id
    language TEXT NOT NULL,             -- in which it was shown
    what TEXT NOT NULL,                 -- what is wrong, of a list
    text TEXT NOT NULL,                 -- in their words; empty for none
    at INTEGER NOT NULL,
    state TEXT NOT NULL,                -- open, done, not-ours
    title TEXT NOT NULL,                -- of the item, as it was shown then
    shown TEXT NOT NULL                 -- its text, as it was shown then
);

CREATE UNIQUE INDEX problem_open ON problem (community, reporter, kind, item) WHERE state = 'open';
CREATE INDEX problem_reporter ON problem (reporter, at);
CREATE INDEX problem_community ON problem (community, state, id);

-- Which moderator said when that a report is done, or is not about this project. One that is open has none.
CREATE TABLE problem_handling (
    problem INTEGER NOT NULL PRIMARY KEY REFERENCES problem (id) ON DELETE CASCADE,
    moderator INTEGER REFERENCES person (id) ON DELETE SET NULL,
    at INTEGER NOT NULL
);

CREATE INDEX problem_handling_moderator ON problem_handling (moderator);
CREATE INDEX problem_handling_at ON problem_handling (at);
