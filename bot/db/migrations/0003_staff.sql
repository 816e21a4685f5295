-- Whom a moderator has let run quizzes and posts, beside those whom the platform itself calls admins.

CREATE TABLE staff (
    community INTEGER NOT NULL REFERENCES community (id),
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (community, person)
);

CREATE INDEX staff_person ON staff (person);
