"""Which language somebody has chosen, and whether they are known at all."""

from bot.core.cache import AsyncCache
from bot.core.feature import Table
from bot.db.database import Database, Statement

TABLES = (Table("person", ("external", "language"), person="id"),)


class MemberStore:
    """What people have decided, on any `Database`. Each method is one atomic step; raises DatabaseError."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._languages: AsyncCache[str, str | None] = AsyncCache()

    async def language(self, person: str) -> str | None:
        """The language that this person chose, or None. Asked at every step, so kept for a moment."""
        return await self._languages.get(person, self._language)

    async def _language(self, person: str) -> str | None:
        rows = await self._database.read("SELECT language FROM person WHERE external = $1", person)
        return str(rows[0][0]) if rows and rows[0][0] is not None else None

    async def is_known(self, person: str) -> bool:
        """Whether anything is stored about this person."""
        return bool(await self._database.read("SELECT 1 FROM person WHERE external = $1", person))

    async def choose_language(self, person: str, language: str | None) -> None:
        """Remember the language that this person chose; None goes back to the platform's."""
        sql = """
            INSERT INTO person (external, language) VALUES ($1, $2)
            ON CONFLICT (external) DO UPDATE SET language = excluded.language
        """
        await self._database.write(Statement(sql, (person, language)))
        self._languages.changed(person)

    def forgotten(self, person: str) -> None:
        """Whatever is kept in memory about this person is no longer so."""
        self._languages.changed(person)
