-- A quiz that a class plays together. All its moments are whole milliseconds since 1970 (UTC): the rules subtract them.

CREATE TABLE class_round (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    community INTEGER NOT NULL REFERENCES community (id),
    place TEXT NOT NULL,                -- discord:42:99, slack:T1:C2, console:here
    host INTEGER REFERENCES person (id) ON DELETE SET NULL,
    title TEXT NOT NULL,                -- what it is on: quiz/<id>, topic/<name>, any/
    phase TEXT NOT NULL,
    position INTEGER NOT NULL,
    locked INTEGER NOT NULL,            -- 1: nobody new may join
    version INTEGER NOT NULL,           -- grows by one with each step: what a step compares before it is taken
    stepped INTEGER NOT NULL,           -- when the host last took a step
    shown INTEGER NOT NULL,             -- the version that the public message shows; -1: none yet
    message TEXT,                       -- the platform's name for the public message that is being edited
    panel TEXT,                         -- the platform's name for the host's panel
    due INTEGER,                        -- when to look at it again, whatever happens; NULL: never
    lease INTEGER,                      -- until then somebody is showing it
    started INTEGER NOT NULL,
    ended INTEGER,
    reported INTEGER,                   -- when the host had the report
    terms TEXT NOT NULL,                -- JSON: what the host chose
    clock TEXT,                         -- JSON: the clocks of its questions; NULL in the lobby
    items TEXT NOT NULL                 -- JSON: the questions, their keys, the order of their choices; long, so last
);

-- One live round in a place.
CREATE UNIQUE INDEX class_round_live ON class_round (place) WHERE ended IS NULL;

-- Those that are not over and done with: what the heartbeat looks through.
CREATE INDEX class_round_due ON class_round (due) WHERE reported IS NULL;

CREATE INDEX class_round_host ON class_round (host);

CREATE TABLE participant (
    round INTEGER NOT NULL REFERENCES class_round (id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,            -- 0, 1, 2 … in the order of joining: what the pseudonym is made from
    name TEXT,                          -- the display name, for the host's report; NULL once it is deleted
    since INTEGER NOT NULL,             -- the first position that they are asked
    double INTEGER NOT NULL,            -- 1: twice the time
    removed INTEGER NOT NULL,           -- 1: by the host
    PRIMARY KEY (round, person),
    UNIQUE (round, number)
);

CREATE INDEX participant_person ON participant (person);

-- The names that are still to be deleted.
CREATE INDEX participant_named ON participant (round) WHERE name IS NOT NULL;

-- The answers of a class, each on the disk before its receipt. A bad value stops here, not in a report.
CREATE TABLE class_answer (
    round INTEGER NOT NULL REFERENCES class_round (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    choice INTEGER NOT NULL CHECK (choice BETWEEN -1 AND 25),               -- -1: skipped
    at INTEGER NOT NULL CHECK (at BETWEEN 0 AND 99999999999999),            -- the platform's stamp of the press
    changes INTEGER NOT NULL,           -- how often it was changed
    PRIMARY KEY (round, position, person)
) WITHOUT ROWID;

CREATE INDEX class_answer_person ON class_answer (person);

-- Scores since ever, so that the leaderboard of all time adds up no days.
CREATE TABLE standing (
    community INTEGER NOT NULL REFERENCES community (id),
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    points INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    correct INTEGER NOT NULL,
    PRIMARY KEY (community, person)
) WITHOUT ROWID;

CREATE INDEX standing_person ON standing (person);

INSERT INTO standing (community, person, points, answers, correct)
SELECT community, person, sum(points), sum(answers), sum(correct) FROM total GROUP BY community, person;

-- Rounds alone are deleted with their person, and after a time.
CREATE INDEX round_person ON round (person);
CREATE INDEX round_started ON round (started_at);

-- first_answer.round: a round alone, or below zero a class_round of that number.
