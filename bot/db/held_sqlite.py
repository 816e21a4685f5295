"""A SQLite file held in one transaction. It has a thread of its own, since everything in it may take long."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from bot.db.database import DatabaseError, Row, Statement, Trouble, Value
from bot.db.held import BATCH, CopyError, Tables, to_the_end
from bot.db.sqlite import BUSY_MS, explained, named

PAGES = 2000
"""How many pages are copied between two looks at whether to go on."""
_READING = (f"busy_timeout={BUSY_MS}", "query_only=ON", "wal_autocheckpoint=0")
_ALONE = ("busy_timeout=500", "journal_mode=DELETE")
"""That fails while anybody else has the file open; a bot has, all the time. It turns the WAL on again at its start."""
_CHANGING = (f"busy_timeout={BUSY_MS}", "foreign_keys=OFF", "synchronous=FULL", "secure_delete=ON", "cache_size=-64000")
"""Foreign keys are looked at when all rows are there: until then one may come before another that it refers to."""
T = TypeVar("T")


class HeldFile:
    """A file of SQLite as a `Held`. Made by `reading` and `changing`."""

    def __init__(self, path: str, connection: sqlite3.Connection, thread: ThreadPoolExecutor) -> None:
        self._path = path
        self._connection = connection
        self._thread = thread

    @property
    def name(self) -> str:
        """The name of the file."""
        return Path(self._path).name

    async def read(self, sql: str, *values: Value) -> Sequence[Row]:
        """The rows of a query."""
        return await self.do(lambda it: it.execute(sql, named(values)).fetchall())

    async def scan(self, sql: str, *values: Value) -> Sequence[Row]:
        """The same."""
        return await self.read(sql, *values)

    async def write(self, *statements: Statement) -> Sequence[Row]:
        """Take all of these steps, or none, and give the rows of the last one."""
        return await self.do(partial(_all_or_none, statements=statements))

    async def tables(self) -> Tables:
        """All tables but those that SQLite keeps for itself."""
        sql = """
            SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND substr(t.name, 1, 7) <> 'sqlite_' ORDER BY t.name, c.cid
        """
        found: dict[str, list[str]] = {}
        for table, column in await self.read(sql):
            found.setdefault(str(table), []).append(str(column))
        return found

    async def identity(self) -> str:
        """Where the file is, without links and dots."""
        return _address(self._path)

    async def others(self) -> Mapping[str, str]:
        """None: nobody else has the file open while it is changed."""
        return {}

    async def rows(self, table: str, columns: Sequence[str]) -> AsyncIterator[Sequence[Row]]:
        """All rows of a table, in batches."""
        cursor = await self.do(lambda it: it.execute(f"SELECT {', '.join(columns)} FROM {table}"))
        while batch := await self.do(lambda _: cursor.fetchmany(BATCH)):
            yield batch

    async def counters(self) -> Mapping[str, int]:
        """What SQLite remembers of the tables whose numbers are never given out again."""
        if not await self.read("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'"):
            return {}
        return {str(table): int(high or 0) for table, high in await self.read("SELECT name, seq FROM sqlite_sequence")}

    async def lock(self, tables: Sequence[str]) -> None:
        """Nobody else can write the file while it is held for a change."""

    async def empty(self, tables: Sequence[str]) -> None:
        """Delete all rows of these tables."""
        await self.write(*(Statement(f"DELETE FROM {table}") for table in tables))

    async def prepare(self, tables: Sequence[str]) -> None:
        """Rows may come in any order: what they refer to is looked at in the end."""

    def fitting(self, rows: Sequence[Row]) -> Sequence[Row]:
        """It can hold everything."""
        return rows

    async def put(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Add rows to a table."""
        places = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
        await self.do(lambda it: it.executemany(sql, rows))

    async def settle(self, counters: Mapping[str, int]) -> None:
        """Numbers go on after these, in tables that remember; every row must refer to one that is there."""
        remembering = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
        known = await self.counters()
        for (table,) in await self.read(remembering):
            high = max(counters.get(str(table), 0), known.get(str(table), 0))
            gone = Statement("DELETE FROM sqlite_sequence WHERE name = $1", (table,))
            await self.write(gone, Statement("INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)", (table, high)))
        await self.check_references()

    async def check_references(self) -> None:
        """Raises CopyError if a row refers to one that is not there."""
        lost = await self.do(lambda it: it.execute("PRAGMA foreign_key_check").fetchone())
        if lost:
            raise CopyError(f"A row of {lost[0]} in {self.name} refers to one of {lost[2]} that is not there.")

    async def check_pages(self) -> None:
        """Raises CopyError if the file is damaged."""
        found = await self.do(lambda it: it.execute("PRAGMA integrity_check(1)").fetchone())
        if found != ("ok",):
            raise CopyError(f"{self.name} is damaged ({found[0]}).")

    async def save(self, path: Path, tell: Callable[[int, int], None]) -> None:
        """Copy the file as it was at the moment that is held, page by page, while others go on writing it."""
        is_left = False

        def look(_: int, remaining: int, total: int) -> None:
            if is_left:
                raise InterruptedError
            tell(total - remaining, total)

        def copied(source: sqlite3.Connection) -> None:
            with closing(sqlite3.connect(path, isolation_level=None)) as copy:
                source.backup(copy, pages=PAGES, progress=look, sleep=0)
                copy.execute("PRAGMA journal_mode=DELETE")  # in one file, which can lie where nobody may write

        try:
            await self.do(copied)
        except DatabaseError as error:
            name = path.name if error.trouble in (Trouble.FULL, Trouble.DISK) else error.name
            raise DatabaseError(error.trouble, name, error.detail) from error
        finally:
            is_left = True

    async def do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Have the thread do something."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work, self._connection)
        except (sqlite3.DatabaseError, OverflowError) as error:
            raise explained(error, self._path) from error


def _all_or_none(connection: sqlite3.Connection, statements: Sequence[Statement]) -> Sequence[Row]:
    rows: Sequence[Row] = ()
    connection.execute("SAVEPOINT one")
    try:
        for sql, values in statements:
            rows = connection.execute(sql, named(values)).fetchall()
    except Exception:
        if connection.in_transaction:  # SQLite may have taken back all of it
            connection.execute("ROLLBACK TO one")
            connection.execute("RELEASE one")
        raise
    connection.execute("RELEASE one")
    return rows


def _is_there(path: str) -> bool:
    return Path(path).is_file()


def _address(path: str) -> str:
    """The file as an address, the same by whatever way it is reached."""
    return f"file:{quote(str(Path(path).resolve()))}"


def _discard(path: str) -> None:
    """Take away a file that was new and has nothing in it, with what SQLite has put beside it."""
    for left in (path, f"{path}-journal"):
        Path(left).unlink(missing_ok=True)


@asynccontextmanager
async def reading(path: str) -> AsyncIterator[HeldFile]:
    """The file as it is now, whatever others write. Raises DatabaseError, and CopyError if there is none."""
    if not _is_there(path):
        raise CopyError(f"There is no database file {path}.")
    async with _held(path, "rw", _READING) as held:
        await held.do(lambda it: it.execute("BEGIN"))
        await held.do(lambda it: it.execute("SELECT count(*) FROM sqlite_schema").fetchone())  # now it is held
        yield held


@asynccontextmanager
async def changing(path: str) -> AsyncIterator[HeldFile]:
    """The file, or a new one, to be changed: all of it, when the block ends, or nothing if it fails.

    Raises DatabaseError, and CopyError if somebody else has it open.
    """
    is_new = not _is_there(path)
    try:
        async with _held(path, "rwc", ()) as held:
            await _alone(held)
            for pragma in _CHANGING:
                await held.read(f"PRAGMA {pragma}")
            await held.do(lambda it: it.execute("BEGIN IMMEDIATE"))
            yield held
            await to_the_end(held.do(lambda it: it.execute("COMMIT")))
    except BaseException:
        if is_new:
            _discard(path)
        raise


async def _alone(held: HeldFile) -> None:
    try:
        for pragma in _ALONE:
            await held.read(f"PRAGMA {pragma}")
    except DatabaseError as error:
        if error.trouble is not Trouble.BUSY:
            raise
        raise CopyError(f"A bot, or another program, has {held.name} open. Stop it first.") from error


@asynccontextmanager
async def _held(path: str, mode: str, pragmas: Sequence[str]) -> AsyncIterator[HeldFile]:
    """A connection with a thread of its own. What is under way when the block is left is broken off, and taken back."""
    name = path if path == ":memory:" else f"{_address(path)}?mode={mode}"
    thread = ThreadPoolExecutor(1)
    try:
        connection = sqlite3.connect(name, uri=True, isolation_level=None, check_same_thread=False)
    except sqlite3.DatabaseError as error:
        raise explained(error, path) from error
    try:
        held = HeldFile(path, connection, thread)
        for pragma in pragmas:
            await held.read(f"PRAGMA {pragma}")
        yield held
    finally:
        connection.interrupt()
        thread.shutdown()
        connection.close()
