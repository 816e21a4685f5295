"""What is remembered of classes: their rounds, who takes part, what they answered. A method is one atomic step.

Moments are whole milliseconds since 1970 (UTC). People and communities go by their addresses.
"""

from collections.abc import Coroutine, Sequence

from bot.classquiz.answer_queue import AnswerQueue, NewAnswer, Verdict
from bot.classquiz.rows import (
    RoundBasis,
    RoundState,
    StoredAnswer,
    StoredClass,
    StoredParticipant,
    Worth,
    as_answer,
    as_class,
    as_participant,
    in_order,
)
from bot.core.feature import Table
from bot.core.kinds import FORGOTTEN
from bot.db.database import Database, Statement
from bot.db.identities import ensure_community, ensure_person
from bot.db.notes import TRACES
from bot.db.rows import as_int, storable
from bot.quiz.items import Refusal
from bot.scores.credit import credited

_OLD = "SELECT r.id FROM class_round r WHERE r.started < $1"
"""Rounds whose names and single answers are no longer kept."""
_SOME = "LIMIT {chunk}"

TABLES = (
    Table(
        "class_round",
        (
            *("id", "community", "place", "title", "items", "terms", "phase", "position", "started", "ended"),
            *("host_name", "place_name", "zone"),
        ),
        person="host",
        of_community="community",
        on_delete="""
            UPDATE class_round SET host_name = NULL WHERE host = (SELECT id FROM person WHERE external = $1)
        """,
        purge=(
            f"""
            UPDATE class_round SET host_name = NULL
            WHERE id IN ({_OLD} AND r.host_name IS NOT NULL {_SOME}) RETURNING id
            """,
        ),
    ),
    Table(
        "participant",
        ("round", "number", "name", "since", "double", "removed"),
        purge=(
            f"""
            UPDATE participant SET name = NULL WHERE name IS NOT NULL AND round IN ({_OLD} AND EXISTS (
                SELECT 1 FROM participant o WHERE o.round = r.id AND o.name IS NOT NULL
            ) {_SOME}) RETURNING round
            """,
        ),
    ),
    Table(
        "class_answer",
        ("round", "position", "question", "text", "correct", "at", "changes"),
        purge=(
            f"""
            DELETE FROM class_answer WHERE round IN ({_OLD} AND EXISTS (
                SELECT 1 FROM class_answer a WHERE a.round = r.id
            ) {_SOME}) RETURNING round
            """,
        ),
    ),
)

_ROUND = """
    SELECT r.id, c.external, r.place, h.external, r.started, r.version, r.reported,
        r.title, r.items, r.terms, r.host_name, r.place_name, r.zone,
        r.phase, r.position, r.clock, r.locked, r.stepped, r.due, r.ended
    FROM class_round r JOIN community c ON c.id = r.community LEFT JOIN person h ON h.id = r.host
"""
_PARTICIPANT = """
    SELECT o.person, p.external, o.number, o.name, o.since, o.double, o.removed
    FROM participant o JOIN person p ON p.id = o.person
"""
_GIVEN = "SELECT person, position, text, at, changes, correct FROM class_answer"
_FORGET_TYPED = "UPDATE class_answer SET text = $3 WHERE round = $1 AND position = $2 AND text <> ''"
_STEP = """
    UPDATE class_round SET phase = $3, position = $4, clock = $5, locked = $6, stepped = $7, due = $8, ended = $9,
        version = version + 1
    WHERE id = $1 AND version = $2 AND ended IS NULL RETURNING id
"""


class ClassStore:
    """The memory of what classes do, on any `Database`. Each method raises DatabaseError when the database fails."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.queue = AnswerQueue(database)

    async def close(self) -> None:
        """Store the answers that wait."""
        await self.queue.close()

    # Rounds

    async def open(self, community: str, place: str, host: str, basis: RoundBasis, state: RoundState) -> int | None:
        """Open a round in a place. None if one is live there already.

        Gives its id. It has version 0, and its lobby is to be shown.
        """
        sql = """
            INSERT INTO class_round (community, place, host, title, items, terms, host_name, place_name, zone,
                phase, position, clock, locked, stepped, due, ended, version, started)
            SELECT c.id, $2, p.id, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, $17
            FROM community c, person p WHERE c.external = $1 AND p.external = $3
            ON CONFLICT DO NOTHING
        """
        lobby = """
            INSERT INTO round_display (round, place, slot, position, message, shown)
            SELECT id, place, 'lobby', 0, NULL, -1 FROM class_round WHERE place = $1 AND ended IS NULL AND version = 0
            ON CONFLICT DO NOTHING RETURNING round
        """
        kept = basis._replace(host_name=storable(basis.host_name))
        values = (community, place, host, *kept, *in_order(state), state.stepped)
        rows = await self._database.write(
            ensure_community(community), ensure_person(host), Statement(sql, values), Statement(lobby, (place,))
        )
        return as_int(rows[0][0]) if rows else None

    async def by_id(self, number: int) -> StoredClass | None:
        """The round with this id."""
        rows = await self._database.read(f"{_ROUND} WHERE r.id = $1", number)
        return as_class(rows[0]) if rows else None

    async def live_in(self, place: str) -> StoredClass | None:
        """The round that is live in a place."""
        rows = await self._database.read(f"{_ROUND} WHERE r.place = $1 AND r.ended IS NULL", place)
        return as_class(rows[0]) if rows else None

    async def live_of(self, community: str, limit: int) -> Sequence[StoredClass]:
        """The rounds that go on in a community, the newest first."""
        where = "c.external = $1 AND r.reported IS NULL AND r.ended IS NULL"  # an index has what is not reported
        rows = await self._database.read(f"{_ROUND} WHERE {where} ORDER BY r.started DESC LIMIT {limit:d}", community)
        return [as_class(row) for row in rows]

    async def hosted_by(self, person: str, limit: int = 25) -> Sequence[StoredClass]:
        """The rounds of a host, live or ended, the newest first."""
        rows = await self._database.read(f"{_ROUND} WHERE h.external = $1 ORDER BY r.id DESC LIMIT {limit:d}", person)
        return [as_class(row) for row in rows]

    async def step(self, number: int, version: int, after: RoundState) -> bool:
        """Take a round from a version to the next. False if it does not stand at that version (any more)."""
        return bool(await self._database.write(Statement(_STEP, (number, version, *in_order(after)))))

    async def reschedule(self, number: int, version: int, due: int | None) -> None:
        """Something is due at another moment than was thought when a round came to stand where it stands."""
        sql = "UPDATE class_round SET due = $3 WHERE id = $1 AND version = $2 AND ended IS NULL"
        await self._database.write(Statement(sql, (number, version, due)))

    async def reveal(self, number: int, version: int, after: RoundState, worth: Worth) -> bool:
        """A step by which the answers to the open question score, each that is its person's first to that question.

        False, with nothing scored, if the round does not stand at that version (any more). From then on no answer to
        the question is stored. Without points (`scoring` none) nothing scores and the question stays a new one.
        """
        answers = """
            SELECT r.community, a.person, CAST(NULL AS INTEGER) AS round, r.id AS class_round,
                CASE WHEN a.correct = 1 THEN CAST($3 AS INTEGER) ELSE 0 END AS points, a.correct
            FROM class_round r JOIN class_answer a ON a.round = r.id AND a.position = r.position AND a.text <> ''
            JOIN participant o ON o.round = r.id AND o.person = a.person AND o.removed = 0
            WHERE r.id = $1 AND r.version = $2 AND r.ended IS NULL
        """
        values = (number, version, worth.points)
        scoring = credited(answers, values, worth.question, worth.day) if worth.points else ()
        return bool(await self._database.write(*scoring, Statement(_STEP, (number, version, *in_order(after)))))

    async def mark_reported(self, number: int, at: int) -> None:
        """The host has the report of a round that has ended: nothing is to be done any more."""
        sql = "UPDATE class_round SET reported = $2 WHERE id = $1 AND ended IS NOT NULL"
        await self._database.write(Statement(sql, (number, at)))

    # People

    async def join(self, number: int, person: str, name: str | None, since: int) -> StoredParticipant | Refusal:
        """Join a round, to be asked from a position on. Someone who is in it already stays as they are."""
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
            Statement(enter, (number, person, storable(name), since)),
            Statement(f"{_PARTICIPANT} WHERE o.round = $1 AND p.external = $2", (number, person)),
        )
        if rows:
            joined = as_participant(rows[0])
            if joined.removed:
                return Refusal.REMOVED
            self.queue.joined(number, person)
            return joined
        round = await self.by_id(number)
        return Refusal.LOCKED if round and round.state.ended is None else Refusal.LATE

    async def participants(self, number: int) -> Sequence[StoredParticipant]:
        """Everybody in a round, in the order of joining; those who were removed too."""
        rows = await self._database.read(f"{_PARTICIPANT} WHERE o.round = $1 ORDER BY o.number", number)
        return [as_participant(row) for row in rows]

    async def participant(self, number: int, person: str) -> StoredParticipant | None:
        """Someone in a round; None if they have not joined."""
        rows = await self._database.read(f"{_PARTICIPANT} WHERE o.round = $1 AND p.external = $2", number, person)
        return as_participant(rows[0]) if rows else None

    async def set_removed(self, number: int, who: int, *, removed: bool) -> bool:
        """Remove the participant with this number (of joining), or let them in again. False where it was so already."""
        sql = "UPDATE participant SET removed = $3 WHERE round = $1 AND number = $2 AND removed <> $3 RETURNING number"
        return bool(await self._database.write(Statement(sql, (number, who, int(removed)))))

    async def double(self, number: int, person: str) -> bool:
        """Give a participant twice the time, for the rest of the round. False if they take no part."""
        sql = """
            UPDATE participant SET double = 1 WHERE round = $1 AND removed = 0
            AND person = (SELECT id FROM person WHERE external = $2) RETURNING number
        """
        return bool(await self._database.write(Statement(sql, (number, person))))

    async def rename(self, number: int, person: str, name: str) -> None:
        """Keep what a participant is called, if that was not known yet."""
        sql = """
            UPDATE participant SET name = $3 WHERE round = $1 AND name IS NULL
            AND person = (SELECT id FROM person WHERE external = $2)
        """
        await self._database.write(Statement(sql, (number, person, storable(name))))

    async def offer(self, number: int, host: str, person: str) -> bool:
        """Its host asks somebody to lead a round that goes on. False if it is over, or another's by now."""
        sql = """
            UPDATE class_round SET offered = (SELECT id FROM person WHERE external = $3)
            WHERE id = $1 AND ended IS NULL AND host = (SELECT id FROM person WHERE external = $2) RETURNING id
        """
        return bool(await self._database.write(ensure_person(person), Statement(sql, (number, host, person))))

    async def answer_offer(self, number: int, person: str, name: str | None, *, yes: bool) -> bool:
        """Who was asked leads the round from now on, or does not want to. False if they are not asked any more.

        The new host has no panel yet.
        """
        asked = "ended IS NULL AND offered = (SELECT id FROM person WHERE external = $2)"
        panel = f"""
            DELETE FROM round_display WHERE round = $1 AND slot = 'panel'
            AND EXISTS (SELECT 1 FROM class_round WHERE id = $1 AND {asked})
        """
        if not yes:
            no = f"UPDATE class_round SET offered = NULL WHERE id = $1 AND {asked} RETURNING id"
            return bool(await self._database.write(Statement(no, (number, person))))
        sql = f"""
            UPDATE class_round SET host = offered, host_name = $3, offered = NULL
            WHERE id = $1 AND {asked} RETURNING id
        """
        taken = Statement(sql, (number, person, storable(name)))
        return bool(await self._database.write(Statement(panel, (number, person)), taken))

    async def forget_names(self, number: int, typed: Sequence[int] = ()) -> None:
        """Delete the display names of everybody in a round, the host's too, and what they typed at these positions."""
        await self._database.write(
            *(Statement(_FORGET_TYPED, (number, position, FORGOTTEN)) for position in typed),
            Statement("UPDATE participant SET name = NULL WHERE round = $1", (number,)),
            Statement("UPDATE class_round SET host_name = NULL WHERE id = $1", (number,)),
            TRACES,
        )

    # Answers

    def submit(self, answer: NewAnswer) -> Coroutine[None, None, Verdict]:
        """Store an answer if its question is still open, and tell which one stands. By then it is on the disk."""
        return self.queue.submit(answer)

    async def answers(self, number: int, position: int | None = None) -> Sequence[StoredAnswer]:
        """The answers of a round, to all questions or to the one at a position; those of the removed too."""
        sql = f"{_GIVEN} WHERE round = $1"
        at = "" if position is None else f" AND position = {position:d}"
        rows = await self._database.read(f"{sql}{at} ORDER BY position, person", number)
        return [as_answer(row) for row in rows]

    async def answers_of(self, number: int, person: int) -> Sequence[StoredAnswer]:
        """All answers of a participant in a round."""
        sql = f"{_GIVEN} WHERE person = $2 AND round = $1"
        rows = await self._database.read(f"{sql} ORDER BY position", number, person)
        return [as_answer(row) for row in rows]
