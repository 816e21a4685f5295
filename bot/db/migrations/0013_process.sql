-- The processes that show rounds, and when each was last at it (ms): whose lease can be taken over, and since when nobody
-- was there to take answers.

CREATE TABLE process (
    owner TEXT NOT NULL PRIMARY KEY,
    seen INTEGER NOT NULL
);
