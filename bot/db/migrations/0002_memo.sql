-- What the bot notes for itself, such as which commands a platform has been told of.

CREATE TABLE memo (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
