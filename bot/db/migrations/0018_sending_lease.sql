-- A file is claimed as a message is: by a process (`owner`), for a while (`lease`, in ms). If that one is gone in the
-- middle, another sends it again, and looks after what was begun: `attempt` is the platform's name for that.

ALTER TABLE sending ADD COLUMN owner TEXT;
ALTER TABLE sending ADD COLUMN lease INTEGER;
ALTER TABLE sending ADD COLUMN attempt TEXT;

-- From now on a file that was sent has its name in `message`. Those that were begun before count as sent, as they did.
UPDATE sending SET message = '' WHERE message IS NULL;

-- Discord is asked which commands it has. What was noted of that is of no use any more.
DELETE FROM memo WHERE name LIKE 'discord/%/commands';
