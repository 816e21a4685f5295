-- What moderators decided for their community. What is not here is as usual.

CREATE TABLE community_setting (
    community INTEGER NOT NULL REFERENCES community (id),
    name TEXT NOT NULL,                 -- language, share, notes, topic/<name>
    value TEXT NOT NULL,                -- a language; otherwise: off
    PRIMARY KEY (community, name)
);
