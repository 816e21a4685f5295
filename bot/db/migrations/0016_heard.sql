-- The language that a person's platform said last: what is sent to them unasked is in it, unless they chose another.
ALTER TABLE person ADD COLUMN heard TEXT;

-- What was deleted until now may have left traces in the file of the database: they go at the next look.
INSERT INTO memo (name, value) SELECT 'traces', '' WHERE EXISTS (SELECT 1 FROM person) ON CONFLICT (name) DO NOTHING;
