"""What the bot remembers, one method for each thing it asks or says. A method is one atomic step.

People and communities go by their platform's own ids (`discord:123`); days are ISO dates, times ISO 8601 in UTC.
"""

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.classquiz.store import Classes
from bot.community.staff_store import Staff
from bot.community.store import Communities
from bot.core.cache import Kept
from bot.daily.store import Schedules
from bot.db.database import Database, Row, Statement, Value
from bot.db.identities import known_community, known_person
from bot.members.privacy import exported, purge
from bot.scores.credit import credited


class StoredRound(NamedTuple):
    """A round as it lies in the database. `items` is JSON that `bot.quiz.service` writes and reads."""

    id: int
    title: str
    items: str
    phase: str
    position: int


class Seen(NamedTuple):
    """How often somebody has been shown an item, and when last."""

    times: int
    at: str


class Score(NamedTuple):
    """What first answers have brought."""

    points: int
    answers: int
    correct: int


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to store: who, to what, and what it is worth if it is their first one to that question."""

    round: int
    position: int
    question: str
    choice: int
    correct: bool
    points: int


_ROUND = "SELECT r.id, r.title, r.items, r.phase, r.position FROM round r JOIN person p ON p.id = r.person"
_OPEN = "r.id = $1 AND r.position = $2 AND r.phase = 'open'"


class Store:
    """The memory of the bot on any `Database`. Each method raises DatabaseError when the database fails."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.classes = Classes(database)
        self.staff = Staff(database)
        self.schedules = Schedules(database)
        self.communities = Communities(database)
        self._languages = Kept(self._language)

    async def close(self) -> None:
        """Store what waits and let go of the database."""
        await self.classes.close()
        await self._database.close()

    async def noted(self, name: str) -> str | None:
        """What the bot noted for itself under this name, or None."""
        rows = await self._database.read("SELECT value FROM memo WHERE name = $1", name)
        return str(rows[0][0]) if rows else None

    async def note(self, name: str, value: str) -> None:
        """Note something under a name, in place of what was noted before."""
        sql = "INSERT INTO memo (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        await self._database.write(Statement(sql, (name, value)))

    async def was_delivered(self, key: str) -> bool:
        """Whether this delivery of a platform was answered already."""
        return bool(await self._database.read("SELECT key FROM delivered WHERE key = $1", key))

    async def mark_delivered(self, key: str, at: str, forget_before: str) -> None:
        """Remember that this delivery was answered, and forget those of before a time: no platform repeats them."""
        mark = Statement("INSERT INTO delivered (key, at) VALUES ($1, $2) ON CONFLICT DO NOTHING", (key, at))
        await self._database.write(Statement("DELETE FROM delivered WHERE at < $1", (forget_before,)), mark)

    def language(self, person: str) -> Awaitable[str | None]:
        """The language that this person chose, or None. Asked at every step, so kept for a moment."""
        return self._languages.get(person)

    async def _language(self, person: str) -> str | None:
        rows = await self._database.read("SELECT language FROM person WHERE external = $1", person)
        return str(rows[0][0]) if rows and rows[0][0] is not None else None

    async def choose_language(self, person: str, language: str | None) -> None:
        """Remember the language that this person chose; None goes back to the platform's."""
        sql = """
            INSERT INTO person (external, language) VALUES ($1, $2)
            ON CONFLICT (external) DO UPDATE SET language = excluded.language
        """
        await self._database.write(Statement(sql, (person, language)))
        self._languages.changed(person)

    async def shown(self, person: str, kind: str) -> frozenset[str]:
        """The ids of what this person has been shown of a kind (`fact`, `comment`)."""
        sql = "SELECT s.item FROM seen s JOIN person p ON p.id = s.person WHERE p.external = $1 AND s.item LIKE $2"
        start = len(kind) + 1
        return frozenset(str(item)[start:] for (item,) in await self._database.read(sql, person, f"{kind}/%"))

    async def seen(self, person: str, kind: str) -> Mapping[str, Seen]:
        """How often and when this person has been shown each thing of a kind, by its id."""
        sql = """
            SELECT s.item, s.times, s.at FROM seen s JOIN person p ON p.id = s.person
            WHERE p.external = $1 AND s.item LIKE $2
        """
        rows = await self._database.read(sql, person, f"{kind}/%")
        return {str(item).partition("/")[2]: Seen(_int(times), str(at)) for item, times, at in rows}

    async def mark_seen(self, person: str, kind: str, name: str, at: str) -> None:
        """Remember that this person has been shown this."""
        sql = """
            INSERT INTO seen (person, item, times, at) SELECT id, $2, 1, $3 FROM person WHERE external = $1
            ON CONFLICT (person, item) DO UPDATE SET times = seen.times + 1, at = excluded.at
        """
        await self._database.write(known_person(person), Statement(sql, (person, f"{kind}/{name}", at)))

    async def live_round(self, person: str, community: str) -> StoredRound | None:
        """The round alone that this person has under way in this community."""
        sql = f"""
            {_ROUND} JOIN community c ON c.id = r.community
            WHERE p.external = $1 AND c.external = $2 AND r.ended_at IS NULL
        """
        return _stored(await self._database.read(sql, person, community))

    async def round(self, person: str, number: int) -> StoredRound | None:
        """A round of this person, or None when there is none or it is somebody else's."""
        return _stored(await self._database.read(f"{_ROUND} WHERE p.external = $1 AND r.id = $2", person, number))

    async def begin_round(
        self, person: str, community: str, *, title: str, items: str, phase: str, at: str, anew: bool
    ) -> bool:
        """Begin a round alone. False if one is under way here already; with `anew` that one is ended first."""
        leave = """
            UPDATE round SET phase = 'ended', ended_at = $3 WHERE ended_at IS NULL
            AND person = (SELECT id FROM person WHERE external = $1)
            AND community = (SELECT id FROM community WHERE external = $2)
        """
        start = """
            INSERT INTO round (person, community, title, items, phase, position, started_at)
            SELECT p.id, c.id, $3, $4, $5, 0, $6 FROM person p, community c
            WHERE p.external = $1 AND c.external = $2
            ON CONFLICT DO NOTHING RETURNING id
        """
        first = [Statement(leave, (person, community, at))] if anew else []
        values = (person, community, title, items, phase, at)
        rows = await self._database.write(
            known_person(person), known_community(community), *first, Statement(start, values)
        )
        return bool(rows)

    async def step_round(
        self, number: int, before: tuple[str, int], after: tuple[str, int], ended_at: str | None
    ) -> bool:
        """Move a round from one (phase, position) to another. False if it does not stand there (any more)."""
        sql = """
            UPDATE round SET phase = $4, position = $5, ended_at = $6
            WHERE id = $1 AND phase = $2 AND position = $3 AND ended_at IS NULL RETURNING id
        """
        return bool(await self._database.write(Statement(sql, (number, *before, *after, ended_at))))

    async def answer_round(self, given: Given, at: str) -> bool:
        """Store an answer in a round alone, score it if it is the first to its question, and reveal.

        False, with nothing stored, if the round does not stand at that open question (any more).
        The last statement takes the round out of the phase on which the others depend: all of it happens once.
        """
        place: tuple[Value, ...] = (given.round, given.position)
        answer = f"""
            INSERT INTO answer (round, position, person, choice, correct, points, at)
            SELECT r.id, r.position, r.person, $3, $4, $5, $6 FROM round r WHERE {_OPEN} ON CONFLICT DO NOTHING
        """
        answered = f"""
            SELECT r.community, r.person, r.id AS round, a.points, a.correct
            FROM round r JOIN answer a ON a.round = r.id AND a.position = r.position WHERE {_OPEN}
        """
        reveal = "UPDATE round SET phase = 'revealed' WHERE id = $1 AND position = $2 AND phase = 'open' RETURNING id"
        rows = await self._database.write(
            Statement(answer, (*place, given.choice, int(given.correct), given.points, at)),
            *credited(answered, place, given.question, at[:10]),
            Statement(reveal, place),
        )
        return bool(rows)

    async def answers(self, number: int) -> Sequence[tuple[int, int]]:
        """(position, choice) of each answer of a round alone."""
        rows = await self._database.read("SELECT position, choice FROM answer WHERE round = $1", number)
        return [(_int(position), _int(choice)) for position, choice in rows]

    async def answered(self, person: str) -> frozenset[str]:
        """The questions that this person has ever answered."""
        sql = "SELECT question FROM first_answer f JOIN person p ON p.id = f.person WHERE p.external = $1"
        return frozenset(str(question) for (question,) in await self._database.read(sql, person))

    async def number(self, person: str) -> int | None:
        """The small number of this person, from which their pseudonym is made; None for somebody new."""
        rows = await self._database.read("SELECT id FROM person WHERE external = $1", person)
        return _int(rows[0][0]) if rows else None

    async def score(self, person: str, community: str, since: str) -> Score:
        """What this person's first answers in this community have brought from the day `since` on, or ever."""
        totals, values = _totals(since)
        sql = f"""
            SELECT coalesce(sum(t.points), 0), coalesce(sum(t.answers), 0), coalesce(sum(t.correct), 0)
            FROM {totals} t JOIN person p ON p.id = t.person JOIN community c ON c.id = t.community
            WHERE c.external = $1 AND p.external = $2 {"AND t.day >= $3" if values else ""}
        """
        points, answers, correct = (await self._database.read(sql, community, person, *values))[0]
        return Score(_int(points), _int(answers), _int(correct))

    async def scores(self, community: str, since: str) -> Sequence[tuple[int, int]]:
        """(person's number, points) of everybody who has points in this community from the day `since` on, or ever."""
        totals, values = _totals(since)
        sql = f"""
            SELECT t.person, sum(t.points) FROM {totals} t JOIN community c ON c.id = t.community
            WHERE c.external = $1 {"AND t.day >= $2" if values else ""}
            GROUP BY t.person HAVING sum(t.points) > 0 ORDER BY 2 DESC, 1
        """
        return [(_int(person), _int(points)) for person, points in await self._database.read(sql, community, *values)]

    async def history(self, person: str) -> Mapping[str, Sequence[Mapping[str, Value]]]:
        """Everything that is stored about this person, table by table, for them to keep."""
        return await exported(self._database, person)

    async def forget(self, person: str) -> None:
        """Delete everything about this person. The tables that point to the person go along."""
        await self._database.write(Statement("DELETE FROM person WHERE external = $1", (person,)))
        self._languages.changed(person)

    async def purge(self, now: datetime) -> None:
        """Delete what is kept for a time only: see `bot.members.privacy`."""
        await purge(self._database, now)


def _stored(rows: Sequence[Row]) -> StoredRound | None:
    if not rows:
        return None
    number, title, items, phase, position = rows[0]
    return StoredRound(_int(number), str(title), str(items), str(phase), _int(position))


def _int(value: Value) -> int:
    return int(value or 0)


def _totals(since: str) -> tuple[str, tuple[str, ...]]:
    """Where points are added up from, and the day to begin with, if it is not from the beginning."""
    return ("total", (since,)) if since else ("standing", ())
