"""The quizzes that people play alone: where each stands, what was asked in it, and what was answered.

People and communities go by their addresses, moments are in ms since 1970.
"""

from collections.abc import Sequence
from datetime import UTC, tzinfo
from typing import NamedTuple

from bot.core.clock import day_of
from bot.core.feature import Table
from bot.db.database import Database, Row, Statement, Value
from bot.db.identities import ensure_community, ensure_person
from bot.db.rows import as_int
from bot.scores.credit import credited
from bot.scores.store import ScoreStore

TABLES = (
    Table(
        "round",
        ("id", "community", "title", "items", "phase", "position", "started", "ended"),
        purge=(
            """
            DELETE FROM round WHERE id IN (
                SELECT r.id FROM round r WHERE r.started < $1
                AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.round = r.id AND a.at >= $1) LIMIT {chunk}
            ) RETURNING id
            """,
        ),
    ),
    Table("answer", ("round", "position", "question", "text", "correct", "points", "at")),
)

_ROUND = "SELECT r.id, r.title, r.items, r.phase, r.position FROM round r JOIN person p ON p.id = r.person"
_OPEN = "r.id = $1 AND r.position = $2 AND r.phase = 'open'"


class StoredRound(NamedTuple):
    """A round as it lies in the database. `items` is text that `bot.core.questions` writes and reads."""

    id: int
    title: str
    items: str
    phase: str
    position: int


class SoloAnswer(NamedTuple):
    """An answer to store: to what, its `text` as `core.kinds` has it, and what it is worth.

    The points count if it is the person's first one to that question.
    """

    round: int
    position: int
    question: str
    text: str
    correct: bool
    points: int


class QuizStore:
    """Quizzes alone, on any `Database`. Each method is one atomic step; raises DatabaseError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def live_round(self, person: str, community: str) -> StoredRound | None:
        """The round that this person has under way in this community."""
        sql = f"""
            {_ROUND} JOIN community c ON c.id = r.community
            WHERE p.external = $1 AND c.external = $2 AND r.ended IS NULL
        """
        return _stored(await self._database.read(sql, person, community))

    async def round(self, person: str, number: int) -> StoredRound | None:
        """A round of this person, or None when there is none or it is somebody else's."""
        return _stored(await self._database.read(f"{_ROUND} WHERE p.external = $1 AND r.id = $2", person, number))

    async def begin_round(
        self, person: str, community: str, *, title: str, items: str, phase: str, at: int, anew: bool
    ) -> bool:
        """Begin a round. False if one is under way here already; with `anew` that one is ended first."""
        leave = """
            UPDATE round SET phase = 'ended', ended = $3 WHERE ended IS NULL
            AND person = (SELECT id FROM person WHERE external = $1)
            AND community = (SELECT id FROM community WHERE external = $2)
        """
        start = """
            INSERT INTO round (person, community, title, items, phase, position, started)
            SELECT p.id, c.id, $3, $4, $5, 0, $6 FROM person p, community c
            WHERE p.external = $1 AND c.external = $2
            ON CONFLICT DO NOTHING RETURNING id
        """
        first = [Statement(leave, (person, community, at))] if anew else []
        values = (person, community, title, items, phase, at)
        rows = await self._database.write(
            ensure_person(person), ensure_community(community), *first, Statement(start, values)
        )
        return bool(rows)

    async def step_round(self, number: int, before: tuple[str, int], after: tuple[str, int], ended: int | None) -> bool:
        """Move a round from one (phase, position) to another. False if it does not stand there (any more)."""
        sql = """
            UPDATE round SET phase = $4, position = $5, ended = $6
            WHERE id = $1 AND phase = $2 AND position = $3 AND ended IS NULL RETURNING id
        """
        return bool(await self._database.write(Statement(sql, (number, *before, *after, ended))))

    async def answer_round(self, given: SoloAnswer, at: int, zone: tzinfo = UTC) -> bool:
        """Store an answer, score it if it is the first to its question (on the day in this zone), and reveal.

        False, with nothing stored, if the round does not stand at that open question (any more).
        The last statement takes the round out of the phase on which the others depend: all of it happens once.
        """
        place: tuple[Value, ...] = (given.round, given.position)
        answer = f"""
            INSERT INTO answer (round, position, person, question, text, correct, points, at)
            SELECT r.id, r.position, r.person, $3, $4, $5, $6, $7 FROM round r WHERE {_OPEN} ON CONFLICT DO NOTHING
        """
        answered = f"""
            SELECT r.community, r.person, r.id AS round, CAST(NULL AS INTEGER) AS class_round, a.points, a.correct
            FROM round r JOIN answer a ON a.round = r.id AND a.position = r.position WHERE {_OPEN}
        """
        reveal = "UPDATE round SET phase = 'revealed' WHERE id = $1 AND position = $2 AND phase = 'open' RETURNING id"
        values = (*place, given.question, given.text, int(given.correct), given.points, at)
        rows = await self._database.write(
            Statement(answer, values),
            *credited(answered, place, given.question, day_of(at, zone).isoformat()),
            Statement(reveal, place),
        )
        return bool(rows)

    async def answers(self, number: int) -> Sequence[tuple[int, str]]:
        """(position, text) of each answer of a round."""
        rows = await self._database.read("SELECT position, text FROM answer WHERE round = $1", number)
        return [(as_int(position), str(text)) for position, text in rows]

    async def begun(self, person: str) -> frozenset[str]:
        """What the rounds of this person are or were on, as far as they are kept: `quiz/first-ships`, `any/`."""
        sql = "SELECT DISTINCT r.title FROM round r JOIN person p ON p.id = r.person WHERE p.external = $1"
        return frozenset(str(title) for (title,) in await self._database.read(sql, person))

    async def answered(self, person: str) -> frozenset[str]:
        """The questions that this person has ever answered, alone or with a class."""
        return await ScoreStore(self._database).answered(person)

    async def answered_own(self, person: str, community: str) -> frozenset[str]:
        """The same of the questions that are this community's own."""
        return await ScoreStore(self._database).answered_own(person, community)


def _stored(rows: Sequence[Row]) -> StoredRound | None:
    if not rows:
        return None
    number, title, items, phase, position = rows[0]
    return StoredRound(as_int(number), str(title), str(items), str(phase), as_int(position))
