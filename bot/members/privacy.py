"""What is stored about a person, all of it: to give, to delete, and what is deleted by itself after a time."""

import logging
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from bot.core.clock import DAY
from bot.core.feature import Table
from bot.db.database import Database, DatabaseError, Statement, Value
from bot.db.notes import TRACES

log = logging.getLogger(__name__)

RETENTION = 90 * DAY
"""How long (in ms) single answers, and the names that people had in a class, are kept. The scores stay."""
LEFT = 30 * DAY
"""How long (in ms) everything of a community is kept that has removed the bot: it may have been by mistake."""
CHUNK = 100
"""Rounds at most that the purge of a table goes through in one transaction: nobody is to wait long for it."""

Exported: TypeAlias = Mapping[str, Sequence[Mapping[str, Value]]]


class PrivacyStore:
    """What the tables of all features hold about a person, on any `Database`. Each method raises DatabaseError."""

    def __init__(self, database: Database, tables: Sequence[Table]) -> None:
        self._database = database
        self._tables = tables

    async def exported(self, person: str) -> Exported:
        """Everything that is stored about a person, table by table, for them to keep."""
        tables = [table for table in self._tables if table.exported]
        return {
            table.name: [
                dict(zip(table.exported, row, strict=True)) for row in await self._database.scan(_export(table), person)
            ]
            for table in tables
        }

    async def delete(self, person: str) -> None:
        """Delete everything about a person. The rows that point to them go along, or lose their name."""
        statements = [Statement(table.on_delete, (person,)) for table in self._tables if table.on_delete]
        whole = Statement("DELETE FROM person WHERE external = $1", (person,))
        await self._database.write(*statements, TRACES, whole)
        try:
            await self._clean()
        except DatabaseError as error:  # they are deleted, and the next look cleans up after them
            log.warning("traces of what was deleted wait for the next look: %s", error)

    async def purge(self, now: int) -> None:
        """Delete what is older than `RETENTION` at this moment (ms). What it brought is in the totals, and stays.

        What is left of a community goes that has been without the bot for longer than `LEFT`.
        """
        for table in self._tables:
            for sql in table.purge:
                while await self._database.write(Statement(sql.format(chunk=CHUNK), (now - RETENTION,))):
                    await self._database.write(TRACES)
        for (community,) in await self._database.read(
            "SELECT external FROM community WHERE left_at < $1 ORDER BY left_at", now - LEFT
        ):
            await self._forget(str(community), now - LEFT)
        await self._clean()

    async def _forget(self, community: str, left_before: int) -> None:
        """Delete a community, its people and all that was stored in it; unless it has the bot again by now."""
        ours = [Statement(_forget(table), (community, left_before)) for table in self._tables if table.of_community]
        whole = Statement("DELETE FROM community WHERE external = $1 AND left_at < $2", (community, left_before))
        await self._database.write(*ours, TRACES, whole)
        log.info("a community that removed the bot is forgotten, with all that was stored of it")

    async def _clean(self) -> None:
        """Leave no trace of what was deleted, by whomever, in the files."""
        if await self._database.read("SELECT 1 FROM memo WHERE name = 'traces'"):
            await self._database.write(Statement("DELETE FROM memo WHERE name = 'traces'"))
            try:
                await self._database.clean()
            except DatabaseError:
                await self._database.write(TRACES)
                raise


def _export(table: Table) -> str:
    names = {"community": "(SELECT c.external FROM community c WHERE c.id = t.community)"}
    columns = ", ".join(names.get(column, f"t.{column}") for column in table.exported)
    order = ", ".join(str(number + 1) for number in range(len(table.exported)))
    return f"""
        SELECT {columns} FROM {table.name} t JOIN person p ON p.id = t.{table.person}
        WHERE p.external = $1 ORDER BY {order}
    """


def _forget(table: Table) -> str:
    """SQL that deletes what a table holds of the community $1, if it has been without the bot since before $2."""
    gone = "FROM community WHERE external = $1 AND left_at < $2"
    column = table.of_community
    if column == "community":
        return f"DELETE FROM {table.name} WHERE community IN (SELECT id {gone})"
    within = f"{column} = $1 OR substr({column}, 1, length($1) + 1) = $1 || ':'"
    return f"DELETE FROM {table.name} WHERE ({within}) AND EXISTS (SELECT 1 {gone})"
