"""What is remembered of classes: their rounds, who takes part, what they answered. A method is one atomic step.

Moments are whole milliseconds since 1970 (UTC). People and communities go by their platform's own ids.
"""

from collections.abc import Coroutine, Sequence

from bot.classquiz.answer_queue import Answers, Given, Kept, Refusal, Verdict
from bot.classquiz.rows import (
    Count,
    State,
    StoredAnswer,
    StoredClass,
    StoredParticipant,
    Worth,
    as_int,
    as_participant,
    as_round,
    cleaned,
    in_order,
)
from bot.db.database import Database, Statement
from bot.db.identities import known_community, known_person
from bot.scores.credit import credited

_ROUND = """
    SELECT r.id, c.external, r.place, h.external, r.title, r.items, r.terms, r.started,
        r.phase, r.position, r.clock, r.locked, r.stepped, r.due, r.ended,
        r.version, r.shown, r.message, r.panel, r.lease, r.reported
    FROM class_round r JOIN community c ON c.id = r.community LEFT JOIN person h ON h.id = r.host
"""
_PARTICIPANT = """
    SELECT o.person, p.external, o.number, o.name, o.since, o.double, o.removed
    FROM participant o JOIN person p ON p.id = o.person
"""
_STEP = """
    UPDATE class_round SET phase = $3, position = $4, clock = $5, locked = $6, stepped = $7, due = $8, ended = $9,
        version = version + 1
    WHERE id = $1 AND version = $2 AND ended IS NULL RETURNING id
"""
_DUE = """
    reported IS NULL AND (lease IS NULL OR lease <= $1) AND (ended IS NOT NULL OR due <= $1 OR shown < version)
"""


class Classes:
    """The memory of what classes do, on any `Database`. Each method raises DatabaseError when the database fails."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._answers = Answers(database)

    async def close(self) -> None:
        """Store the answers that wait."""
        await self._answers.close()

    # Rounds

    async def open(
        self, community: str, place: str, host: str, content: tuple[str, str, str], state: State
    ) -> int | None:
        """Open a round in a place, with its `content` (title, items, terms). None if one is live there already.

        Gives its id. It has version 0, and is not shown yet.
        """
        sql = """
            INSERT INTO class_round (community, place, host, title, items, terms,
                phase, position, clock, locked, stepped, due, ended, version, shown, started)
            SELECT c.id, $2, p.id, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, -1, $14
            FROM community c, person p WHERE c.external = $1 AND p.external = $3
            ON CONFLICT DO NOTHING RETURNING id
        """
        values = (community, place, host, *content, *in_order(state), state.stepped)
        rows = await self._database.write(known_community(community), known_person(host), Statement(sql, values))
        return as_int(rows[0][0]) if rows else None

    async def by_id(self, number: int) -> StoredClass | None:
        """The round with this id."""
        rows = await self._database.read(f"{_ROUND} WHERE r.id = $1", number)
        return as_round(rows[0]) if rows else None

    async def live_in(self, place: str) -> StoredClass | None:
        """The round that is live in a place."""
        rows = await self._database.read(f"{_ROUND} WHERE r.place = $1 AND r.ended IS NULL", place)
        return as_round(rows[0]) if rows else None

    async def hosted_by(self, person: str, limit: int = 25) -> Sequence[StoredClass]:
        """The rounds of a host, live or ended, the newest first."""
        rows = await self._database.read(f"{_ROUND} WHERE h.external = $1 ORDER BY r.id DESC LIMIT {limit:d}", person)
        return [as_round(row) for row in rows]

    async def step(self, number: int, version: int, after: State) -> bool:
        """Take a round from a version to the next. False if it does not stand at that version (any more)."""
        return bool(await self._database.write(Statement(_STEP, (number, version, *in_order(after)))))

    async def reveal(self, number: int, version: int, after: State, worth: Worth) -> bool:
        """A step by which the answers to the open question score, each that is its person's first to that question.

        False, with nothing scored, if the round does not stand at that version (any more). From then on no answer to
        the question is stored. Without points (`scoring` none) nothing scores and the question stays a new one.
        """
        answers = """
            SELECT r.community, a.person, -r.id AS round,
                CASE WHEN a.choice = $3 THEN CAST($4 AS INTEGER) ELSE 0 END AS points,
                CASE WHEN a.choice = $3 THEN 1 ELSE 0 END AS correct
            FROM class_round r JOIN class_answer a ON a.round = r.id AND a.position = r.position AND a.choice >= 0
            JOIN participant o ON o.round = r.id AND o.person = a.person AND o.removed = 0
            WHERE r.id = $1 AND r.version = $2 AND r.ended IS NULL
        """
        values = (number, version, worth.key, worth.points)
        scoring = credited(answers, values, worth.question, worth.day) if worth.points else ()
        return bool(await self._database.write(*scoring, Statement(_STEP, (number, version, *in_order(after)))))

    # Showing: whatever has happened is claimed, shown, marked

    async def due(self, now: int) -> Sequence[int]:
        """The rounds that want something done: a step, showing what is not shown yet, or the report."""
        sql = f"SELECT id FROM class_round WHERE {_DUE} ORDER BY due"
        return [as_int(number) for (number,) in await self._database.read(sql, now)]

    async def claim(self, number: int, now: int, until: int) -> bool:
        """Take it on oneself to do what is due for a round. False if somebody else has, or has done it already."""
        sql = f"UPDATE class_round SET lease = $3 WHERE id = $2 AND {_DUE} RETURNING id"
        return bool(await self._database.write(Statement(sql, (now, number, until))))

    async def mark_shown(self, number: int, version: int, message: str | None, claimed: int) -> None:
        """The public `message` shows this version. What was `claimed` until a moment is free again.

        Whoever took so long that somebody else has claimed it, or shown a later version, changes nothing of that.
        """
        shown = "UPDATE class_round SET shown = $2, message = $3 WHERE id = $1 AND shown <= $2"
        free = "UPDATE class_round SET lease = NULL WHERE id = $1 AND lease = $2"
        await self._database.write(Statement(shown, (number, version, message)), Statement(free, (number, claimed)))

    async def mark_reported(self, number: int, at: int) -> None:
        """The host has the report of a round that has ended: nothing is to be done any more."""
        sql = "UPDATE class_round SET reported = $2 WHERE id = $1 AND ended IS NOT NULL"
        await self._database.write(Statement(sql, (number, at)))

    async def keep_panel(self, number: int, panel: str | None) -> None:
        """Remember the platform's name for the host's panel."""
        await self._database.write(Statement("UPDATE class_round SET panel = $2 WHERE id = $1", (number, panel)))

    # People

    async def join(self, number: int, person: str, name: str | None, since: int) -> StoredParticipant | Refusal:
        """Join a round, to be asked from a position on. Whoever is in it already stays as they are, and may hear so."""
        welcome = "r.id = $1 AND r.ended IS NULL AND r.locked = 0"
        known = f"""
            INSERT INTO person (external) SELECT $2 FROM class_round r WHERE {welcome}
            AND NOT EXISTS (SELECT 1 FROM person WHERE external = $2) ON CONFLICT DO NOTHING
        """
        enter = f"""
            INSERT INTO participant (round, person, number, name, since, double, removed)
            SELECT r.id, p.id, (SELECT coalesce(max(o.number), -1) + 1 FROM participant o WHERE o.round = r.id),
                $3, $4, 0, 0
            FROM class_round r, person p WHERE {welcome} AND p.external = $2 ON CONFLICT DO NOTHING
        """
        rows = await self._database.write(
            Statement(known, (number, person)),
            Statement(enter, (number, person, cleaned(name), since)),
            Statement(f"{_PARTICIPANT} WHERE o.round = $1 AND p.external = $2", (number, person)),
        )
        if rows:
            joined = as_participant(rows[0])
            if joined.removed:
                return Refusal.REMOVED
            self._answers.joined(number, person)
            return joined
        round = await self.by_id(number)
        return Refusal.LOCKED if round and round.state.ended is None else Refusal.LATE

    async def participants(self, number: int) -> Sequence[StoredParticipant]:
        """Everybody in a round, in the order of joining; those who were removed too."""
        rows = await self._database.read(f"{_PARTICIPANT} WHERE o.round = $1 ORDER BY o.number", number)
        return [as_participant(row) for row in rows]

    async def participant(self, number: int, person: str) -> StoredParticipant | None:
        """Somebody in a round; None if they have not joined."""
        rows = await self._database.read(f"{_PARTICIPANT} WHERE o.round = $1 AND p.external = $2", number, person)
        return as_participant(rows[0]) if rows else None

    async def remove(self, number: int, who: int) -> bool:
        """Remove the participant with this number (of joining). False if there is none, or not any more."""
        sql = "UPDATE participant SET removed = 1 WHERE round = $1 AND number = $2 AND removed = 0 RETURNING number"
        return bool(await self._database.write(Statement(sql, (number, who))))

    async def double(self, number: int, person: str) -> bool:
        """Give a participant twice the time, for the rest of the round. False if they take no part."""
        sql = """
            UPDATE participant SET double = 1 WHERE round = $1 AND removed = 0
            AND person = (SELECT id FROM person WHERE external = $2) RETURNING number
        """
        return bool(await self._database.write(Statement(sql, (number, person))))

    async def forget_names(self, number: int) -> None:
        """Delete the display names of everybody in a round."""
        await self._database.write(Statement("UPDATE participant SET name = NULL WHERE round = $1", (number,)))

    # Answers

    def give(self, given: Given) -> Coroutine[None, None, Verdict]:
        """Store an answer if its question is still open, and tell which one stands. By then it is on the disk."""
        return self._answers.give(given)

    async def answers(self, number: int, position: int | None = None) -> Sequence[StoredAnswer]:
        """The answers of a round, to all questions or to the one at a position; those of the removed too."""
        sql = "SELECT person, position, choice, at, changes FROM class_answer WHERE round = $1"
        at = "" if position is None else f" AND position = {position:d}"
        rows = await self._database.read(f"{sql}{at} ORDER BY position, person", number)
        return [StoredAnswer(*map(as_int, row)) for row in rows]

    async def answers_of(self, number: int, person: int) -> Sequence[StoredAnswer]:
        """All answers of a participant in a round."""
        sql = "SELECT person, position, choice, at, changes FROM class_answer WHERE person = $2 AND round = $1"
        rows = await self._database.read(f"{sql} ORDER BY position", number, person)
        return [StoredAnswer(*map(as_int, row)) for row in rows]

    async def answer(self, number: int, position: int, person: str) -> Kept | None:
        """The answer of somebody that stands."""
        sql = """
            SELECT a.choice, a.at, a.changes FROM class_answer a JOIN person p ON p.id = a.person
            WHERE a.round = $1 AND a.position = $2 AND p.external = $3
        """
        rows = await self._database.read(sql, number, position, person)
        return Kept(*map(as_int, rows[0])) if rows else None

    async def count(self, number: int, position: int) -> Count:
        """How many have answered a question, and what. Without the removed; who skipped it is not counted."""
        sql = """
            SELECT a.choice, count(*) FROM class_answer a
            JOIN participant o ON o.round = a.round AND o.person = a.person AND o.removed = 0
            WHERE a.round = $1 AND a.position = $2 AND a.choice >= 0 GROUP BY a.choice ORDER BY a.choice
        """
        counts = {as_int(choice): as_int(many) for choice, many in await self._database.read(sql, number, position)}
        return Count(sum(counts.values()), counts)
