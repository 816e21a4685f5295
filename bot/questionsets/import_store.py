"""Files that were read and wait for their teacher to say that they are to be stored. A method is one atomic step.

People and communities go by their addresses, moments are in ms since 1970. What waits is its uploader's alone.
"""

import json

from bot.core.clock import HOUR
from bot.core.feature import Table
from bot.core.question_set import QuestionSet
from bot.db.database import Database, Statement
from bot.db.identities import ensure_community, ensure_person
from bot.db.rows import as_int, storable
from bot.members.privacy import RETENTION
from bot.questionsets.codec import read_questions, write_questions
from bot.questionsets.model import PendingImport, notes_in
from bot.questionsets.rules import name_of

KEPT = HOUR
"""How long (ms) something waits."""
_CHUNK = "LIMIT {chunk}"

TABLES = (
    Table(
        "question_import",
        ("id", "community", "title", "name", "language", "about", "count", "notes", "at", "problems", "questions"),
        purge=(  # what all else is kept for is far longer
            f"""
            DELETE FROM question_import WHERE id IN (
                SELECT id FROM question_import WHERE at < CAST($1 AS BIGINT) + {RETENTION - KEPT:d} {_CHUNK}
            ) RETURNING id
            """,
        ),
    ),
)

_THEIRS = """
    person = (SELECT id FROM person WHERE external = $1) AND community = (SELECT id FROM community WHERE external = $2)
"""


class ImportStore:
    """What waits to be stored, on any `Database`. Each method raises DatabaseError when the database fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def wait(self, person: str, community: str, found: PendingImport, at: int) -> int:
        """Let this wait, in the place of what waited before for this person here. Gives its number."""
        sql = """
            INSERT INTO question_import (community, person, title, name, language, about, count, notes, at, problems,
                questions)
            SELECT c.id, p.id, $3, $4, $5, $6, CAST($7 AS BIGINT), CAST($8 AS BIGINT), CAST($9 AS BIGINT), $10, $11
            FROM community c, person p WHERE c.external = $2 AND p.external = $1 RETURNING id
        """
        it = found.questions
        told = (it.title, name_of(it.title), it.language, it.about)
        numbers = (len(it.questions), notes_in(it), at)
        texts = (json.dumps(found.problems, ensure_ascii=False), write_questions(it.questions))
        values = (person, community, *map(storable, told), *numbers, *map(storable, texts))
        before = Statement(f"DELETE FROM question_import WHERE {_THEIRS}", (person, community))
        rows = await self._database.write(
            ensure_person(person), ensure_community(community), before, Statement(sql, values)
        )
        return as_int(rows[0][0])

    async def waiting(self, person: str, community: str, number: int, now: int) -> PendingImport | None:
        """What waits for this person here under this number; None where it is another's, was stored or is too old."""
        sql = f"""
            SELECT title, language, about, questions, problems FROM question_import
            WHERE id = $3 AND at >= $4 AND {_THEIRS}
        """
        rows = await self._database.read(sql, person, community, number, now - KEPT)
        if not rows:
            return None
        title, language, about, questions, problems = map(str, rows[0])
        told = tuple((where, what) for where, what in json.loads(problems))
        return PendingImport(number, QuestionSet(title, language, read_questions(questions), about), told)

    async def change(self, person: str, community: str, after: PendingImport) -> None:
        """What waits has another title or language now."""
        it = after.questions
        sql = f"""
            UPDATE question_import SET title = $4, name = $5, language = $6, questions = $7 WHERE id = $3 AND {_THEIRS}
        """
        texts = map(storable, (it.title, name_of(it.title), it.language, write_questions(it.questions)))
        await self._database.write(Statement(sql, (person, community, after.number, *texts)))

    async def drop(self, person: str, community: str, number: int) -> bool:
        """What waits is not to be stored. False if it does not wait (any more)."""
        sql = f"DELETE FROM question_import WHERE id = $3 AND {_THEIRS} RETURNING id"
        return bool(await self._database.write(Statement(sql, (person, community, number))))
