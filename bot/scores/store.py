"""What first answers have brought: totals by community, person and day, and those of all time."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.core.feature import Table
from bot.db.database import Database
from bot.db.rows import as_int

TABLES = (
    Table("first_answer", ("question", "round", "class_round")),
    Table("total", ("community", "day", "points", "answers", "correct")),
    Table("total_all_time", ("community", "points", "answers", "correct")),
    Table("own_first_answer", ("community", "question", "round", "class_round")),
    Table("own_total", ("community", "day", "points", "answers", "correct")),
    Table("own_total_all_time", ("community", "points", "answers", "correct")),
)

MOST_DAYS = 400
"""Days that are looked at to tell how many there are in a row."""


class Score(NamedTuple):
    """What first answers have brought."""

    points: int
    answers: int
    correct: int


class ScoreStore:
    """Totals on any `Database`; days are ISO dates. Each method is one atomic step; raises DatabaseError.

    `own`: for questions that are the community's own, which are counted apart.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def number(self, person: str) -> int | None:
        """The small number of this person, from which their made-up name comes; None for somebody new."""
        rows = await self._database.read("SELECT id FROM person WHERE external = $1", person)
        return as_int(rows[0][0]) if rows else None

    async def score(self, person: str, community: str, since: str) -> Score:
        """What this person's first answers in this community have brought from the day `since` on, or ever."""
        totals, values = _totals(since)
        sql = f"""
            SELECT coalesce(sum(t.points), 0), coalesce(sum(t.answers), 0), coalesce(sum(t.correct), 0)
            FROM {totals} t JOIN person p ON p.id = t.person JOIN community c ON c.id = t.community
            WHERE c.external = $1 AND p.external = $2 {"AND t.day >= $3" if values else ""}
        """
        points, answers, correct = (await self._database.read(sql, community, person, *values))[0]
        return Score(as_int(points), as_int(answers), as_int(correct))

    async def scores(self, community: str, since: str, *, own: bool = False) -> Sequence[tuple[int, int]]:
        """(person's number, points) of everybody who has points in this community from the day `since` on, or ever."""
        totals, values = _totals(since, own=own)
        sql = f"""
            SELECT t.person, sum(t.points) FROM {totals} t JOIN community c ON c.id = t.community
            WHERE c.external = $1 {"AND t.day >= $2" if values else ""}
            GROUP BY t.person HAVING sum(t.points) > 0 ORDER BY 2 DESC, 1
        """
        rows = await self._database.read(sql, community, *values)
        return [(as_int(person), as_int(points)) for person, points in rows]

    async def answered(self, person: str) -> frozenset[str]:
        """The questions that this person has ever answered, alone or with a class."""
        sql = "SELECT question FROM first_answer f JOIN person p ON p.id = f.person WHERE p.external = $1"
        return frozenset(str(question) for (question,) in await self._database.read(sql, person))

    async def answered_own(self, person: str, community: str) -> frozenset[str]:
        """The questions of this community's own that this person has ever answered there."""
        sql = """
            SELECT question FROM own_first_answer f JOIN person p ON p.id = f.person
            JOIN community c ON c.id = f.community WHERE p.external = $1 AND c.external = $2
        """
        return frozenset(str(question) for (question,) in await self._database.read(sql, person, community))

    async def days(self, person: str, community: str) -> Sequence[str]:
        """The last days on which this person has answered something new in this community, newest first."""
        sql = f"""
            SELECT t.day FROM total t JOIN person p ON p.id = t.person JOIN community c ON c.id = t.community
            WHERE c.external = $1 AND p.external = $2 ORDER BY t.day DESC LIMIT {MOST_DAYS}
        """
        return [str(day) for (day,) in await self._database.read(sql, community, person)]


def _totals(since: str, *, own: bool = False) -> tuple[str, tuple[str, ...]]:
    """Where points are added up from, and the day to begin with, if it is not from the beginning."""
    whose = "own_" if own else ""
    return (f"{whose}total", (since,)) if since else (f"{whose}total_all_time", ())
