-- What moderators have left out of the daily fact: the last day of a schedule (`skipped`), which a pause does not undo,
-- and facts that are not to come in a place any more. The latter outlast the schedule, as what the place has had does.

ALTER TABLE schedule ADD COLUMN skipped TEXT;

CREATE TABLE skipped_fact (
    place TEXT NOT NULL,
    fact TEXT NOT NULL,
    PRIMARY KEY (place, fact)
) WITHOUT ROWID;
