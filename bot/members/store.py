"""Which language somebody has chosen, which one their platform says, and whether they are known at all."""

from typing import NamedTuple

from cachetools import LRUCache

from bot.core.cache import CACHE_SIZE, AsyncCache
from bot.core.feature import Table
from bot.db.database import Database, Statement
from bot.db.rows import as_text

TABLES = (Table("person", ("external", "language", "heard"), person="id", of_community="external"),)


class _Languages(NamedTuple):
    """The language that somebody chose, and the one that was heard last."""

    chosen: str | None
    heard: str | None


class MemberStore:
    """What people have decided, on any `Database`. Each method is one atomic step; raises DatabaseError."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._languages: AsyncCache[str, _Languages | None] = AsyncCache()
        self._heard: LRUCache[str, str] = LRUCache(CACHE_SIZE)  # here first: also of those of whom nothing is stored

    async def language(self, person: str) -> str | None:
        """The language that this person chose, or None. Asked at every step, so kept for a moment."""
        known = await self._languages.get(person, self._load)
        return known.chosen if known else None

    async def spoken(self, person: str) -> str | None:
        """The language for what is sent to this person unasked: chosen, or heard last; None if neither is known."""
        known = await self._languages.get(person, self._load) or _Languages(None, None)
        return known.chosen or self._heard.get(person) or known.heard

    async def hear(self, person: str, language: str) -> None:
        """Keep the language that the platform says is this person's, with the person, if anything is stored of them."""
        self._heard[person] = language
        known = await self._languages.get(person, self._load)
        if known and known.heard == language:
            return
        if known:
            sql = "UPDATE person SET heard = $2 WHERE external = $1"
            await self._database.write(Statement(sql, (person, language)))
        self._languages.changed(person)  # somebody of whom nothing is stored may be known a moment later

    async def _load(self, person: str) -> _Languages | None:
        """What is stored; None if nothing is stored of this person."""
        rows = await self._database.read("SELECT language, heard FROM person WHERE external = $1", person)
        return _Languages(as_text(rows[0][0]), as_text(rows[0][1])) if rows else None

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
        self._heard.pop(person, None)
