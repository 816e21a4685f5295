"""The sets of questions of communities. A method is one atomic step.

People and communities go by their addresses, moments are in ms since 1970.
"""

from collections.abc import Sequence

from bot.core.feature import Table
from bot.core.own import MOST_SETS, OwnSet
from bot.core.question_set import QuestionSet
from bot.db.database import Database, Row, Statement
from bot.db.rows import as_int, as_text
from bot.questionsets.codec import read_questions
from bot.questionsets.model import SetHead

TABLES = (
    Table(
        "question_set",
        ("id", "community", "title", "name", "language", "about", "count", "notes", "created", "updated", "questions"),
        person="owner",
    ),
)

_HEAD = "s.id, p.external, s.title, s.language, s.about, s.count, s.notes, s.version, s.updated"
_FROM = "FROM question_set s JOIN community c ON c.id = s.community LEFT JOIN person p ON p.id = s.owner"


class SetStore:
    """The sets of communities, on any `Database`. Each method raises DatabaseError when the database fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def own(self, community: str) -> tuple[OwnSet, ...]:
        """What the rest of the house is told of a community's sets: by their titles."""
        sql = f"SELECT s.id, s.title, s.count, s.language {_FROM} WHERE c.external = $1"
        rows = await self._database.read(sql, community)
        found = (OwnSet(as_int(number), str(title), as_int(count), str(it)) for number, title, count, it in rows)
        return tuple(sorted(found, key=lambda it: (it.title.casefold(), it.number)))

    async def heads(self, community: str) -> Sequence[SetHead]:
        """A community's sets without their questions, by their titles."""
        rows = await self._database.read(f"SELECT {_HEAD} {_FROM} WHERE c.external = $1", community)
        return sorted(map(_head, rows), key=lambda it: (it.title.casefold(), it.number))

    async def head(self, community: str, number: int) -> SetHead | None:
        """One set of a community, without its questions."""
        where = "WHERE c.external = $1 AND s.id = $2"
        rows = await self._database.read(f"SELECT {_HEAD} {_FROM} {where}", community, number)
        return _head(rows[0]) if rows else None

    async def named(self, community: str, name: str) -> SetHead | None:
        """The set of a community whose title is compared as `name`."""
        where = "WHERE c.external = $1 AND s.name = $2"
        rows = await self._database.read(f"SELECT {_HEAD} {_FROM} {where}", community, name)
        return _head(rows[0]) if rows else None

    async def questions(self, community: str, number: int) -> QuestionSet | None:
        """A set with its questions; None where this community has none with this number."""
        sql = f"SELECT s.title, s.language, s.about, s.questions {_FROM} WHERE c.external = $1 AND s.id = $2"
        rows = await self._database.read(sql, community, number)
        if not rows:
            return None
        title, language, about, questions = rows[0]
        return QuestionSet(str(title), str(language), read_questions(str(questions)), str(about))

    async def add(self, person: str, community: str, waiting: int, at: int) -> int | None:
        """Make a set of what waits for this person's word, which waits no longer. Gives its number.

        None, with nothing changed, where nothing waits (any more), the title is taken, or the community has as many
        sets as it may.
        """
        add = f"""
            INSERT INTO question_set (community, owner, title, name, language, about, version, count, notes,
                created, updated, questions)
            SELECT i.community, i.person, i.title, i.name, i.language, i.about, 1, i.count, i.notes,
                CAST($4 AS BIGINT), CAST($4 AS BIGINT), i.questions
            {_WAITING} AND (SELECT count(*) FROM question_set o WHERE o.community = i.community) < {MOST_SETS:d}
            ON CONFLICT DO NOTHING
        """
        return await self._taken(add, "version = 1", (waiting, person, community, at))

    async def replace(self, person: str, community: str, waiting: int, at: int, before: SetHead) -> int | None:
        """Put what waits for this person's word in the place of a set, as its next version. Gives its number.

        None, with nothing changed, where nothing waits (any more) or the set is another one by now.
        """
        new = f"""
            UPDATE question_set SET (title, name, language, about, count, notes, questions) = (
                SELECT i.title, i.name, i.language, i.about, i.count, i.notes, i.questions {_WAITING}
            ), version = version + 1, updated = CAST($4 AS BIGINT)
            WHERE id = {before.number:d} AND version = {before.version:d}
            AND EXISTS (SELECT 1 {_WAITING} AND i.community = question_set.community AND i.name = question_set.name)
        """
        done = f"id = {before.number:d} AND version = {before.version + 1:d}"
        return await self._taken(new, done, (waiting, person, community, at))

    async def delete(self, community: str, number: int, version: int) -> bool:
        """Delete a set. False if there is none, or it is another version by now. Rounds keep what they ask."""
        sql = """
            DELETE FROM question_set WHERE id = $2 AND version = $3
            AND community = (SELECT id FROM community WHERE external = $1) RETURNING id
        """
        return bool(await self._database.write(Statement(sql, (community, number, version))))

    async def _taken(self, change: str, done: str, values: tuple[int, str, str, int]) -> int | None:
        """Run a change, and end the waiting if it took effect: both or none."""
        take = f"""
            DELETE FROM question_import WHERE id = (SELECT i.id {_WAITING}) AND EXISTS (
                SELECT 1 FROM question_set s WHERE s.community = question_import.community
                AND s.name = question_import.name AND s.questions = question_import.questions
                AND s.updated = $4 AND {done}
            ) RETURNING name
        """
        rows = await self._database.write(Statement(change, values), Statement(take, values))
        if not rows:
            return None
        stored = await self.named(values[2], str(rows[0][0]))
        return stored.number if stored else None


_WAITING = """
    FROM question_import i JOIN person p ON p.id = i.person JOIN community c ON c.id = i.community
    WHERE i.id = $1 AND p.external = $2 AND c.external = $3
"""


def _head(row: Row) -> SetHead:
    number, owner, title, language, about, *counts = row
    count, notes, version, updated = map(as_int, counts)
    return SetHead(
        as_int(number), as_text(owner), str(title), str(language), str(about), count, notes, version, updated
    )
