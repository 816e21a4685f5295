-- The daily fact: where and when, and what each place has had. A moment is in whole milliseconds since 1970 (UTC), a
-- day is a date of the schedule's own zone.

CREATE TABLE schedule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    community INTEGER NOT NULL REFERENCES community (id),
    place TEXT NOT NULL UNIQUE,         -- discord:42:99, slack:T1:C2, console:here
    name TEXT NOT NULL,                 -- what the place is called, if the platform said so
    set_by INTEGER REFERENCES person (id) ON DELETE SET NULL,
    time TEXT NOT NULL,                 -- 09:00
    zone TEXT NOT NULL,                 -- Asia/Tokyo
    days TEXT NOT NULL,                 -- 01234: from Monday to Friday
    topic TEXT,                         -- NULL: all
    language TEXT NOT NULL,
    day TEXT NOT NULL,                  -- the first one that neither had its fact nor was let go
    due INTEGER,                        -- when to look at it; NULL: paused
    lease INTEGER,                      -- until then somebody is posting
    tries INTEGER NOT NULL,             -- how often in a row it could not be posted
    paused TEXT,                        -- why: asked, gone, lost, forbidden, empty
    missed TEXT,                        -- the last day that was let go
    unsure TEXT                         -- a day whose fact stands there or not: the platform gave no answer
);

CREATE INDEX schedule_due ON schedule (due) WHERE due IS NOT NULL;
CREATE INDEX schedule_community ON schedule (community);
CREATE INDEX schedule_set_by ON schedule (set_by);

-- The last day on which each fact stood in a place. It outlasts the schedule: whoever sets it anew gets new facts.
CREATE TABLE posted (
    place TEXT NOT NULL,
    fact TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (place, fact)
) WITHOUT ROWID;
