-- What a platform has delivered and was answered beside the acknowledgement, so that nothing is posted twice when it
-- is delivered again. The key is a hash of the platform's own id of the delivery: it tells nothing of a person.

CREATE TABLE delivered (
    key TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL
);

CREATE INDEX delivered_at ON delivered (at);
