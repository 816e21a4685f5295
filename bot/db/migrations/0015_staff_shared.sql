-- What somebody was made: a teacher may use the commands for classes, a moderator those for moderators too.
-- Whoever was let in before may go on with all that they could do.

ALTER TABLE staff ADD COLUMN role TEXT NOT NULL DEFAULT 'moderator';

-- What somebody has shared in a place: each thing stands there once from each person.

CREATE TABLE shared (
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    what TEXT NOT NULL,                 -- such as fact|first-ships
    at BIGINT NOT NULL,                 -- ms
    PRIMARY KEY (person, place, what)
);

CREATE INDEX shared_at ON shared (at);

-- Whom the host of a class's round has asked to lead it.
ALTER TABLE class_round ADD COLUMN offered INTEGER REFERENCES person (id) ON DELETE SET NULL;
CREATE INDEX class_round_offered ON class_round (offered);
