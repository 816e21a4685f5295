"""What each person has been shown, so that nobody gets a fact twice before having had all of its topic."""

from collections.abc import Mapping

from bot.core.feature import Table
from bot.db.database import Database, Statement
from bot.db.identities import ensure_person
from bot.db.rows import as_int
from bot.facts.selection import SeenItem

TABLES = (Table("seen", ("item", "times", "at")),)


class SeenStore:
    """What was shown to whom, on any `Database`. Each method is one atomic step; raises DatabaseError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def shown(self, person: str, kind: str) -> frozenset[str]:
        """The ids of what this person has been shown of a kind (`fact`, `comment`)."""
        sql = "SELECT s.item FROM seen s JOIN person p ON p.id = s.person WHERE p.external = $1 AND s.item LIKE $2"
        start = len(kind) + 1
        return frozenset(str(item)[start:] for (item,) in await self._database.read(sql, person, f"{kind}/%"))

    async def seen(self, person: str, kind: str) -> Mapping[str, SeenItem]:
        """How often and when this person has been shown each thing of a kind, by its id."""
        sql = """
            SELECT s.item, s.times, s.at FROM seen s JOIN person p ON p.id = s.person
            WHERE p.external = $1 AND s.item LIKE $2
        """
        rows = await self._database.read(sql, person, f"{kind}/%")
        return {str(item).partition("/")[2]: SeenItem(as_int(times), as_int(at)) for item, times, at in rows}

    async def mark_seen(self, person: str, kind: str, name: str, at: int) -> None:
        """Remember that this person has been shown this."""
        sql = """
            INSERT INTO seen (person, item, times, at) SELECT id, $2, 1, $3 FROM person WHERE external = $1
            ON CONFLICT (person, item) DO UPDATE SET times = seen.times + 1, at = excluded.at
        """
        await self._database.write(ensure_person(person), Statement(sql, (person, f"{kind}/{name}", at)))
