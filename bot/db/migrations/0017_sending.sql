-- What is posted in several parts (a message, then its files), part by part, so that after a crash none is sent twice.
-- The key says what it is for: `report/17`, and `report/17#1` for its first file. It is kept for a day.

CREATE TABLE sending (
    key TEXT NOT NULL PRIMARY KEY,
    message TEXT,                       -- the platform's name of the message; NULL for a file, which has none
    at INTEGER NOT NULL
);

CREATE INDEX sending_at ON sending (at);
