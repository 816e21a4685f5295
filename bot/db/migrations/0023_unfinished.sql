-- Messages of rounds that somebody is or was writing in: they are looked for every half second, and are few.
CREATE INDEX round_display_unfinished ON round_display (round) WHERE owner IS NOT NULL;
