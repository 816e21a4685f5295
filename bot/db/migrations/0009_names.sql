-- Names that say what they are. A round of a class no longer hides below zero among the rounds alone.

ALTER TABLE standing RENAME TO total_all_time;
DROP INDEX standing_person;
CREATE INDEX total_all_time_person ON total_all_time (person);

-- Where the first answer was given: in a round alone, or with a class. The other is NULL. A round may be gone since.
ALTER TABLE first_answer RENAME COLUMN round TO given_in;
ALTER TABLE first_answer ADD COLUMN round INTEGER;
ALTER TABLE first_answer ADD COLUMN class_round INTEGER;
UPDATE first_answer SET round = CASE WHEN given_in >= 0 THEN given_in END,
    class_round = CASE WHEN given_in < 0 THEN -given_in END;
ALTER TABLE first_answer DROP COLUMN given_in;
