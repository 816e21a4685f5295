"""Both kinds of database for the tests: a fresh one, and all that lies in it."""

import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.db.connect import connect
from bot.db.database import Database, Value
from bot.db.migrate import migrate
from bot.db.sqlite import SQLite
from tests.support import postgres

BOTH = ("sqlite", "postgres")


_first: list[sqlite3.Connection] = []
"""A copy of the first new database, as it was when all its tables had been made."""


async def with_tables(database: Database, name: str) -> None:
    """Bring a database up to date. A new one becomes a copy of the first: that is quicker. A server's already is."""
    if not isinstance(database, SQLite):
        return
    if await database.read("SELECT 1 FROM sqlite_schema"):
        await migrate(database, name)
    elif _first:
        take = database._writer._execute
        await take(_first[0].backup, database._writer._conn)  # type: ignore[no-untyped-call]  # aiosqlite has no type
    else:
        await migrate(database, name)
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        await database._writer.backup(copy)
        _first.append(copy)


@asynccontextmanager
async def fresh(kind: str, folder: Path) -> AsyncIterator[str]:
    """The URL of a new database with all its tables."""
    if kind == "postgres":
        async with postgres.emptied() as url:
            yield url
    else:
        url = f"sqlite:///{folder / 'zainichi.db'}"
        async with opened(url) as database:
            await with_tables(database, "zainichi.db")
        yield url


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """The database at a URL."""
    database = await connect(url)
    try:
        yield database
    finally:
        await database.close()


async def tables(database: Database) -> Mapping[str, Sequence[str]]:
    """Every table there is, with the names of its columns."""
    if database.engine.startswith("SQLite"):
        sql = """
            SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' ORDER BY t.name, c.cid
        """
    else:
        sql = """
            SELECT table_name, column_name FROM information_schema.columns
            WHERE table_schema = 'public' ORDER BY table_name, ordinal_position
        """
    found: dict[str, list[str]] = {}
    for table, column in await database.read(sql):
        found.setdefault(str(table), []).append(str(column))
    return found


async def everything(database: Database) -> Mapping[str, Sequence[Mapping[str, Value]]]:
    """Every row of every table there is, by the names of its columns."""
    found = {}
    for table, columns in (await tables(database)).items():
        rows = await database.read(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2")
        found[table] = [dict(zip(columns, row, strict=True)) for row in rows]
    return found


async def pointing_to_people(database: Database) -> set[str]:
    """Every table with a column that points to a person."""
    if database.engine.startswith("SQLite"):
        sql = "SELECT name FROM sqlite_schema WHERE sql LIKE '%REFERENCES person%'"
    else:
        sql = (
            "SELECT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND confrelid = 'person'::regclass"
        )
    return {str(name) for (name,) in await database.read(sql)}
