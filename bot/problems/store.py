"""What people have reported. A method is one atomic step.

People and communities go by their addresses, moments are in ms since 1970.
"""

from collections.abc import Sequence

from bot.core.clock import DAY
from bot.core.feature import Table
from bot.db.database import Database, Row, Statement
from bot.db.identities import ensure_community, ensure_person
from bot.db.rows import as_int, as_moment, as_text, storable
from bot.problems.model import A_DAY, Complaint, Item, ItemKind, Report, Shown, State, What

TABLES = (
    Table(
        "problem",
        ("id", "community", "kind", "item", "language", "what", "text", "at", "state", "title", "shown"),
        person="reporter",
        of_community="community",
        purge=(
            """
            DELETE FROM problem WHERE id IN (SELECT problem FROM problem_handling WHERE at < $1 LIMIT {chunk})
            RETURNING id
            """,
        ),
    ),
    Table("problem_handling", ("problem", "at"), person="moderator"),
)

_COLUMNS = "b.id, b.kind, b.item, b.language, b.title, b.shown, b.what, b.text, b.at, b.state, p.external, h.at"
_FROM = """
    FROM problem b JOIN community c ON c.id = b.community
    LEFT JOIN problem_handling h ON h.problem = b.id LEFT JOIN person p ON p.id = h.moderator
"""
_OPEN = "SELECT 1 FROM problem b WHERE b.community = c.id AND b.reporter = p.id AND b.state = 'open'"
_WHICH = {Shown.OPEN: "AND b.state = 'open'", Shown.EVERY: ""}


class ProblemStore:
    """The reports, on any `Database`. Each method raises DatabaseError when the database fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def report(self, person: str, community: str, item: Item, said: Complaint, at: int) -> bool:
        """Keep what somebody says of something, in the place of what they said before if that is still open.

        False if it would be more than `A_DAY`.
        """
        sql = f"""
            INSERT INTO problem (community, reporter, kind, item, language, what, text, at, state, title, shown)
            SELECT c.id, p.id, CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS TEXT),
                CAST($8 AS BIGINT), 'open', CAST($9 AS TEXT), CAST($10 AS TEXT)
            FROM person p, community c WHERE p.external = $1 AND c.external = $2 AND (
                (SELECT COUNT(*) FROM problem b WHERE b.reporter = p.id AND b.at > CAST($8 AS BIGINT) - {DAY}) < {A_DAY}
                OR EXISTS ({_OPEN} AND b.kind = CAST($3 AS TEXT) AND b.item = CAST($4 AS TEXT))
            )
            ON CONFLICT (community, reporter, kind, item) WHERE state = 'open' DO UPDATE SET
                language = excluded.language, what = excluded.what, text = excluded.text, at = excluded.at,
                title = excluded.title, shown = excluded.shown
            RETURNING id
        """
        texts = (item.kind, storable(item.id), item.language, said.what, storable(said.text))
        values = (person, community, *texts, at, storable(item.title), storable(item.text))
        return bool(
            await self._database.write(ensure_person(person), ensure_community(community), Statement(sql, values))
        )

    async def said(self, person: str, community: str, kind: ItemKind, item: str) -> Complaint | None:
        """What somebody has said of something, if that is still open."""
        sql = """
            SELECT b.what, b.text FROM problem b
            JOIN community c ON c.id = b.community JOIN person p ON p.id = b.reporter
            WHERE p.external = $1 AND c.external = $2 AND b.kind = $3 AND b.item = $4 AND b.state = 'open'
        """
        rows = await self._database.read(sql, person, community, kind, item)
        return Complaint(What(str(rows[0][0])), str(rows[0][1])) if rows else None

    async def count(self, community: str, shown: Shown) -> int:
        """How many reports a community has."""
        sql = "SELECT COUNT(*) FROM problem b JOIN community c ON c.id = b.community WHERE c.external = $1 "
        rows = await self._database.read(sql + _WHICH[shown], community)
        return as_int(rows[0][0])

    async def at(self, community: str, shown: Shown, first: int) -> Report | None:
        """The report at this place of a community's list, the newest first; None where there are not so many."""
        sql = f"SELECT {_COLUMNS} {_FROM} WHERE c.external = $1 {_WHICH[shown]} ORDER BY b.id DESC LIMIT 1 OFFSET $2"
        rows = await self._database.read(sql, community, first)
        return _report(rows[0]) if rows else None

    async def one(self, community: str, number: int) -> Report | None:
        """A community's report by its number."""
        rows = await self._database.read(
            f"SELECT {_COLUMNS} {_FROM} WHERE c.external = $1 AND b.id = $2", community, number
        )
        return _report(rows[0]) if rows else None

    async def all(self, community: str, shown: Shown) -> Sequence[Report]:
        """All of a community's reports, the newest first."""
        sql = f"SELECT {_COLUMNS} {_FROM} WHERE c.external = $1 {_WHICH[shown]} ORDER BY b.id DESC"
        return [_report(row) for row in await self._database.scan(sql, community)]

    async def close(self, community: str, number: int, state: State, by: str, at: int) -> bool:
        """A moderator says that a report is done, or is not about the project. False if it is not there or not open."""
        theirs = "b.id = $1 AND b.state = 'open' AND b.community = c.id AND c.external = $2"
        handled = f"""
            INSERT INTO problem_handling (problem, moderator, at) SELECT b.id, p.id, CAST($4 AS BIGINT)
            FROM problem b, community c, person p WHERE {theirs} AND p.external = $3
            ON CONFLICT (problem) DO UPDATE SET moderator = excluded.moderator, at = excluded.at
        """
        closed = """
            UPDATE problem SET state = $3 WHERE id = $1 AND state = 'open'
            AND community = (SELECT id FROM community WHERE external = $2) RETURNING id
        """
        return bool(
            await self._database.write(
                ensure_person(by),
                Statement(handled, (number, community, by, at)),
                Statement(closed, (number, community, state)),
            )
        )

    async def reopen(self, community: str, number: int) -> bool:
        """A report is open again. False if it is not there, or open, or its reporter has a newer one on the same."""
        opened = """
            UPDATE problem SET state = 'open' WHERE id = $1 AND state <> 'open'
            AND community = (SELECT id FROM community WHERE external = $2)
            AND NOT EXISTS (
                SELECT 1 FROM problem b WHERE b.community = problem.community AND b.reporter = problem.reporter
                AND b.kind = problem.kind AND b.item = problem.item AND b.state = 'open'
            ) RETURNING id
        """
        unhandled = """
            DELETE FROM problem_handling WHERE problem IN (
                SELECT b.id FROM problem b JOIN community c ON c.id = b.community
                WHERE b.id = $1 AND c.external = $2 AND b.state = 'open'
            ) RETURNING problem
        """
        values = (number, community)
        return bool(await self._database.write(Statement(opened, values), Statement(unhandled, values)))


def _report(row: Row) -> Report:
    number, kind, id, language, title, text, what, said, at, state, by, handled = row
    item = Item(ItemKind(str(kind)), str(id), str(language), str(title), str(text))
    complaint = Complaint(What(str(what)), str(said))
    return Report(as_int(number), item, complaint, as_int(at), State(str(state)), as_text(by), as_moment(handled))
