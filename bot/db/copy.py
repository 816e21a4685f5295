"""Copy a whole database into another, SQLite or PostgreSQL, in one transaction; and a backup into a database."""

import asyncio
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.db.backup import UNKNOWN, backup, opened_backup
from bot.db.connect import connect
from bot.db.held import CopyError, Held, Tables
from bot.db.migrate import migrate
from bot.db.whole import LEDGER, NOTES, Tally, Tell, changing, expect, level, newest, pour, reading, shape, tallies

LOOK = 2.5
"""Seconds between two looks at whether a bot is at work on a server: it looks for what is due twice a second."""


async def copy_database(source: str, target: str, tell: Tell, keep: Path | None = None) -> Mapping[str, Tally]:
    """Copy all that the database of one DATABASE_URL holds into another, which must hold nothing.

    With `keep`, what the other holds is saved in that file and then replaced. Gives what is now in each table. Raises
    CopyError or DatabaseError; then the other is as before.
    """
    for url in (source, target):
        if url == "sqlite:///:memory:":
            raise CopyError("A database in memory ends with its process: nothing can be copied from or into it.")
    async with reading(source) as found:
        made_by, itself = await level(found), await found.identity()
        if LEDGER not in await found.tables():
            raise CopyError(UNKNOWN.format(found.name))
    if made_by < newest():
        return await _brought_up_to_date(source, target, tell, keep)
    if _is_there(target):
        await _look_at(target, itself, tell, keep)
    async with reading(source) as giving, changing(target) as taking:
        await _clear(taking, tell, keep)
        await migrate(taking, taking.name)
        return await pour(giving, taking, newest(), tell)


async def restore(file: Path, target: str, tell: Tell, keep: Path | None = None) -> Mapping[str, Tally]:
    """Copy a backup into a database: as `copy_database`. Raises CopyError if the file is no backup that can be used."""
    async with opened_backup(file):
        pass
    return await copy_database(f"sqlite:///{file}", target, tell, keep)


async def _brought_up_to_date(source: str, target: str, tell: Tell, keep: Path | None) -> Mapping[str, Tally]:
    """Copy a database of an earlier version by way of a backup, so that it stays as it is."""
    with tempfile.TemporaryDirectory(prefix="zainichi-") as folder:
        between = Path(folder, "earlier.db")
        await backup(source, between, tell)
        database = await connect(f"sqlite:///{between}")
        try:
            await migrate(database, between.name)
        finally:
            await database.close()
        return await copy_database(f"sqlite:///{between}", target, tell, keep)


async def _look_at(target: str, source: str, tell: Tell, keep: Path | None) -> None:
    """Before a database is written: it is not the source, nobody is at work on it, and what it holds is saved.

    `source` is the identity of the other. Raises CopyError.
    """
    async with reading(target) as found:
        if await found.identity() == source:
            raise CopyError(f"{found.name} cannot be copied into itself.")
        before = await found.others()
    if before:
        await asyncio.sleep(LOOK)
        async with reading(target) as found:
            after = await found.others()
        if any(after.get(one, moment) != moment for one, moment in before.items()):
            raise CopyError("A bot is at work on the database that is to be written. Stop it first.")
    if keep:
        async with reading(target) as found:
            full = await _full(found, await shape(await level(found)))
        if full:
            await backup(target, keep, tell)


async def _full(held: Held, tables: Tables) -> Sequence[str]:
    """The tables in which there is anything but the bot's own notes."""
    await expect(held, tables)
    return [it for it in tables if it not in NOTES and await held.read(f"SELECT 1 FROM {it} LIMIT 1")]


async def _clear(target: Held, tell: Tell, keep: Path | None) -> None:
    """Lock the tables and empty them. Raises CopyError if they hold something that was not saved."""
    tables = await shape(await level(target))
    await expect(target, tables)
    await target.lock(list(tables))
    full = await _full(target, tables)
    if full and keep is None:
        raise CopyError(
            f"{target.name} is not empty: there is something in {_some(full)}. Choose an empty database, or add "
            "--replace and a new file in which all that it holds now will be kept."
        )
    if full and keep:
        async with opened_backup(keep) as kept:
            if await tallies(kept, tables, tell) != await tallies(target, tables, tell):
                raise CopyError(f"{target.name} was written to while it was saved. Stop what writes it, and try again.")
    await target.empty(list(tables))


def _some(tables: Sequence[str]) -> str:
    return ", ".join(tables[:3]) + (f" and {len(tables) - 3} more tables" if len(tables) > 3 else "")


def _is_there(url: str) -> bool:
    """Whether there may be something in a database already."""
    return not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).exists()
