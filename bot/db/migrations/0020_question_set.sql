-- Sets of questions that teachers have brought to their community, and what their questions bring there. Moments are in
-- ms. The questions are JSON that `bot.questionsets.codec` writes; long, so they stand last.

CREATE TABLE question_set (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    community INTEGER NOT NULL REFERENCES community (id),
    owner INTEGER REFERENCES person (id) ON DELETE SET NULL,    -- who brought it; the set outlasts them
    title TEXT NOT NULL,
    name TEXT NOT NULL,                 -- the title as it is compared: one set of a name in a community
    language TEXT NOT NULL,
    about TEXT NOT NULL,
    version INTEGER NOT NULL,           -- grows by one each time that it is brought again
    count INTEGER NOT NULL,             -- of its questions
    notes INTEGER NOT NULL,             -- how many of them have a content note
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    questions TEXT NOT NULL
);

CREATE UNIQUE INDEX question_set_name ON question_set (community, name);
CREATE INDEX question_set_owner ON question_set (owner);

-- A file that was read and waits for its teacher to say that it is to be stored: one of a person in a community.
CREATE TABLE question_import (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    community INTEGER NOT NULL REFERENCES community (id),
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    about TEXT NOT NULL,
    count INTEGER NOT NULL,
    notes INTEGER NOT NULL,
    at INTEGER NOT NULL,
    problems TEXT NOT NULL,             -- JSON: what is wrong with the others, in words
    questions TEXT NOT NULL
);

CREATE UNIQUE INDEX question_import_person ON question_import (person, community);
CREATE INDEX question_import_at ON question_import (at);

-- Points for questions of a community's own, apart from those for the bot's, in the same three tables.
CREATE TABLE own_total (
    community INTEGER NOT NULL REFERENCES community (id),
    day TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    points INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    correct INTEGER NOT NULL,
    PRIMARY KEY (community, day, person)
);

CREATE INDEX own_total_person ON own_total (person, community);

CREATE TABLE own_total_all_time (
    community INTEGER NOT NULL REFERENCES community (id),
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    points INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    correct INTEGER NOT NULL,
    PRIMARY KEY (community, person)
);

CREATE INDEX own_total_all_time_person ON own_total_all_time (person);

-- What somebody has answered for the first time: a question of two communities is a question of each.
CREATE TABLE own_first_answer (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    community INTEGER NOT NULL REFERENCES community (id),
    question TEXT NOT NULL,
    round INTEGER,
    class_round INTEGER,
    PRIMARY KEY (person, community, question)
);
