-- Everything that the bot remembers. Times are UTC in ISO 8601, days too. Small integer keys inside, platform ids once.
-- AUTOINCREMENT: the number of somebody who was deleted, or of their round, in an old button, is never given out again.

CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    external TEXT NOT NULL UNIQUE,      -- discord:123, slack:T1:U2, console:name
    language TEXT                       -- en, ja, ko; NULL: as the platform says
);

CREATE TABLE community (
    id INTEGER NOT NULL PRIMARY KEY,
    external TEXT NOT NULL UNIQUE       -- discord:42, slack:T1, console
);

-- What somebody has been shown, so that nobody gets a fact twice before having had all of its topic.
CREATE TABLE seen (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    item TEXT NOT NULL,                 -- fact/<id>, comment/<id>
    times INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (person, item)
);

CREATE TABLE round (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    community INTEGER NOT NULL REFERENCES community (id),
    title TEXT NOT NULL,                -- what it is on: quiz/<id>, topic/<name>, fact/<id>, any/
    items TEXT NOT NULL,                -- JSON: the questions, their keys, the order of their choices
    phase TEXT NOT NULL,
    position INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT
);

-- One live round alone for a person in a community.
CREATE UNIQUE INDEX round_live ON round (person, community) WHERE ended_at IS NULL;

CREATE TABLE answer (
    round INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    choice INTEGER NOT NULL,
    correct INTEGER NOT NULL,
    points INTEGER NOT NULL,            -- what it is worth if it is the person's first answer to the question
    at TEXT NOT NULL,
    PRIMARY KEY (round, position, person)
);

CREATE INDEX answer_person ON answer (person);

-- The first time that somebody answered a question: that answer alone scores.
CREATE TABLE first_answer (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    round INTEGER NOT NULL,
    PRIMARY KEY (person, question)
);

-- Scores by day, so that no leaderboard counts answers.
CREATE TABLE total (
    community INTEGER NOT NULL REFERENCES community (id),
    day TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    points INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    correct INTEGER NOT NULL,
    PRIMARY KEY (community, day, person)
);

CREATE INDEX total_person ON total (person, community);
