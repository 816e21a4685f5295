-- Where a class's round is shown, a row for each message of it. It can be shown in several places: those of its rows
-- for the lobby.

CREATE TABLE round_display (
    round INTEGER NOT NULL REFERENCES class_round (id) ON DELETE CASCADE,
    place TEXT NOT NULL,                -- a channel; empty for what the host alone gets
    slot TEXT NOT NULL,                 -- lobby, question, end, panel, report
    position INTEGER NOT NULL DEFAULT 0,    -- of the question; else 0
    message TEXT,                       -- the platform's name for it; NULL: not there; empty: refused for good
    shown INTEGER NOT NULL,             -- the version of the round that it shows; -1: none
    lease INTEGER,                      -- until then (ms) somebody is showing it
    owner TEXT,                         -- which process holds the lease
    PRIMARY KEY (round, place, slot, position)
) WITHOUT ROWID;

-- Until now a round knew its last message only, as <key>|<name>: -1 for the lobby, 1000000 for the end, else the
-- position of a question, which has at most three figures.
INSERT INTO round_display (round, place, slot, position, message, shown)
SELECT id, place, 'lobby', 0, CASE WHEN message LIKE '-1|%' THEN substr(message, 4) END, shown FROM class_round;

INSERT INTO round_display (round, place, slot, position, message, shown)
SELECT id, place, 'question', CAST(substr(message, 1, 1) AS BIGINT), substr(message, 3), shown
FROM class_round WHERE message LIKE '_|%';

INSERT INTO round_display (round, place, slot, position, message, shown)
SELECT id, place, 'question', CAST(substr(message, 1, 2) AS BIGINT), substr(message, 4), shown
FROM class_round WHERE message LIKE '__|%' AND message NOT LIKE '-1|%' AND message NOT LIKE '_|%';

INSERT INTO round_display (round, place, slot, position, message, shown)
SELECT id, place, 'question', CAST(substr(message, 1, 3) AS BIGINT), substr(message, 5), shown
FROM class_round WHERE message LIKE '___|%' AND message NOT LIKE '__|%' AND message NOT LIKE '_|%';

INSERT INTO round_display (round, place, slot, position, message, shown)
SELECT id, place, 'end', 0, substr(message, 9), shown FROM class_round WHERE message LIKE '1000000|%';

INSERT INTO round_display (round, place, slot, position, message, shown)
SELECT id, '', 'panel', 0, panel, 0 FROM class_round WHERE panel IS NOT NULL AND host IS NOT NULL;

ALTER TABLE class_round DROP COLUMN message;
ALTER TABLE class_round DROP COLUMN panel;
ALTER TABLE class_round DROP COLUMN lease;
ALTER TABLE class_round DROP COLUMN shown;
