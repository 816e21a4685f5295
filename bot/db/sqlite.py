"""SQLite as a `Database`. The only door to aiosqlite.

One connection writes and checkpoints, others read: SQLite 3.7.0 to 3.51.2 can corrupt a WAL file when two
connections write or checkpoint in the same instant, and Python links such versions (sqlite.org/wal.html#walresetbug).

A look-up by an index takes some 20 µs, a hop to a thread and back 80 to 100 and a fight for the interpreter. So
look-ups are made where they are asked for; what writes, waits or may take long has a thread.
"""

import asyncio
import contextlib
import sqlite3
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TypeAlias

import aiosqlite

from bot.db.database import DatabaseError, Kind, Row, Statement, Trouble, Value

BUSY_MS, GROUP = 5000, 500
"""How long to wait for another process, and how many transactions at most share a commit."""

Outcome: TypeAlias = Sequence[Row] | Exception
Verdict: TypeAlias = "asyncio.Future[Sequence[Row]]"
_CODES = {
    sqlite3.SQLITE_NOTADB: Trouble.NOT_A_DATABASE,
    sqlite3.SQLITE_CORRUPT: Trouble.NOT_A_DATABASE,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.CANNOT_OPEN,
    sqlite3.SQLITE_PERM: Trouble.CANNOT_OPEN,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_IOERR: Trouble.DISK,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
}


class SQLite:
    """A database file, or one in memory for `:memory:`. Made by `connect`."""

    def __init__(
        self, name: str, writer: aiosqlite.Connection, scanner: aiosqlite.Connection, reader: sqlite3.Connection | None
    ) -> None:
        self._name = name
        self._writer = writer
        self._scanner = scanner
        self._reader = reader
        self._waiting: list[tuple[Sequence[Statement], Verdict]] = []
        self._draining: asyncio.Task[None] | None = None

    @property
    def engine(self) -> str:
        """What it is, with its version."""
        return f"SQLite {sqlite3.sqlite_version}"

    async def read(self, sql: str, *values: Value) -> Sequence[Row]:
        """The rows of a look-up, seen as of the last transaction. Raises DatabaseError."""
        if self._reader is None:
            return await self.scan(sql, *values)
        try:
            return self._reader.execute(sql, named(values)).fetchall()
        except sqlite3.DatabaseError as error:
            if _code(error) == sqlite3.SQLITE_BUSY:  # somebody mends the file after a crash: wait elsewhere
                return await self.scan(sql, *values)
            raise explained(error, self._name) from error

    async def scan(self, sql: str, *values: Value) -> Sequence[Row]:
        """The rows of a query that may take long, in a thread. Raises DatabaseError."""
        try:
            return [tuple(row) for row in await self._scanner.execute_fetchall(sql, named(values))]
        except sqlite3.DatabaseError as error:
            raise explained(error, self._name) from error

    async def write(self, *statements: Statement) -> Sequence[Row]:
        """Run the statements in one transaction and give the rows of the last one. Raises DatabaseError.

        Transactions that wait at the same time share one commit, and so one wait for the disk. One that fails leaves
        the others alone. Whoever is told of the end of a transaction may rely on the disk.
        """
        verdict: Verdict = asyncio.get_running_loop().create_future()
        self._waiting.append((statements, verdict))
        if self._draining is None or self._draining.done():
            self._draining = asyncio.create_task(self._drain())
        return await verdict

    async def _drain(self) -> None:
        """Commit what waits, group by group, until nothing does."""
        while self._waiting:
            group, self._waiting = self._waiting[:GROUP], self._waiting[GROUP:]
            transactions = [statements for statements, _ in group]
            outcomes: Sequence[Outcome]
            try:
                # One hop to the thread for the whole group. aiosqlite offers one only for each single statement.
                run = self._writer._execute  # noqa: SLF001
                outcomes = await run(_commit, self._writer._conn, transactions)  # type: ignore[no-untyped-call]  # noqa: SLF001
            except Exception as error:  # noqa: BLE001  # whatever it is, everybody in the group has to be told
                outcomes = [error] * len(group)
            for outcome, (_, verdict) in zip(outcomes, group, strict=True):
                if verdict.done():  # whoever asked has gone away; it was done all the same
                    continue
                if isinstance(outcome, sqlite3.DatabaseError):
                    verdict.set_exception(explained(outcome, self._name))
                elif isinstance(outcome, Exception):
                    verdict.set_exception(outcome)
                else:
                    verdict.set_result(outcome)

    @property
    def is_shared(self) -> bool:
        """One process of the bot alone has the file."""
        return False

    @property
    def channel(self) -> None:
        """There is nobody to call."""
        return

    def listed(self, **columns: Kind) -> str:
        """SQL for a table whose rows are the lists of a JSON list in `$1`."""
        values = ", ".join(f"json_extract(value, '$[{place}]') AS {name}" for place, name in enumerate(columns))
        return f"(SELECT {values} FROM json_each($1))"

    async def clean(self) -> None:
        """Write the file anew and empty the WAL: some 10 ms per MB, in which other writes wait. Raises DatabaseError.

        `secure_delete` alone is not enough. A page that was balanced with its neighbours may keep old copies of rows in
        its gaps, and the WAL keeps the pages of before until it happens to be written over.
        """
        try:
            await self._writer.execute_fetchall("VACUUM")
            rows = await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.DatabaseError as error:
            raise explained(error, self._name) from error
        if any(row[0] for row in rows):
            raise DatabaseError(Trouble.BUSY, Path(self._name).name, "somebody reads what the WAL still holds")

    async def close(self) -> None:
        """Finish what waits and let go of the file."""
        if self._draining is not None:
            await self._draining
        if self._reader is not None:
            self._reader.close()
            await self._scanner.close()
        await self._writer.close()


def _commit(database: sqlite3.Connection, transactions: Sequence[Sequence[Statement]]) -> Sequence[Outcome]:
    """Run each of these transactions in a savepoint of its own, and commit all of them at once."""
    database.execute("BEGIN IMMEDIATE")
    try:
        outcomes = [_run(database, statements) for statements in transactions]
        database.execute("COMMIT")
    except Exception:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
    return outcomes


def _run(database: sqlite3.Connection, statements: Sequence[Statement]) -> Outcome:
    rows: Sequence[Row] = ()
    if len(statements) == 1:  # atomic by itself
        try:
            return database.execute(statements[0].sql, named(statements[0].values)).fetchall()
        except Exception as error:
            if not database.in_transaction:
                raise
            return error
    database.execute("SAVEPOINT one")
    try:
        for sql, values in statements:
            rows = database.execute(sql, named(values)).fetchall()
    except Exception as error:
        if not database.in_transaction:  # a full disk, say: SQLite has taken back the whole group
            raise
        database.execute("ROLLBACK TO one")
        database.execute("RELEASE one")
        return error
    database.execute("RELEASE one")
    return rows


async def connect(path: str) -> SQLite:
    """Open (or make) the database file at `path`. Raises DatabaseError."""
    async with AsyncExitStack() as opened:  # whatever fails, what was opened until then is closed
        try:
            writer = await _open(path)
            opened.push_async_callback(writer.close)
            await _pragmas(writer, f"busy_timeout={BUSY_MS}", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
            await _use_wal(writer)
            await writer.execute_fetchall("SELECT count(*) FROM sqlite_schema")  # a file that is no database fails here
            scanner, reader = writer, None  # what is in memory has one connection
            if path != ":memory:":
                scanner = await _open(path)
                opened.push_async_callback(scanner.close)
                await _pragmas(scanner, f"busy_timeout={BUSY_MS}", "query_only=ON", "wal_autocheckpoint=0")
                reader = opened.enter_context(contextlib.closing(sqlite3.connect(path, isolation_level=None)))
                for pragma in ("busy_timeout=0", "query_only=ON", "wal_autocheckpoint=0"):
                    reader.execute(f"PRAGMA {pragma}")
        except sqlite3.DatabaseError as error:
            raise explained(error, path) from error
        opened.pop_all()
    return SQLite(path, writer, scanner, reader)


async def _open(path: str) -> aiosqlite.Connection:
    connection = aiosqlite.connect(path, isolation_level=None)
    try:
        return await connection
    except (sqlite3.DatabaseError, asyncio.CancelledError):
        connection._thread.join()  # noqa: SLF001  # about to end, but aiosqlite lets it outlive the loop, with a traceback
        raise


async def _pragmas(connection: aiosqlite.Connection, *pragmas: str) -> None:
    for pragma in pragmas:
        await connection.execute_fetchall(f"PRAGMA {pragma}")


async def _use_wal(connection: aiosqlite.Connection) -> None:
    """Turn WAL on, once for a file. While another process does so SQLite says BUSY at once, without its timeout."""
    clock = asyncio.get_running_loop().time
    patience = clock() + BUSY_MS / 1000
    while True:
        try:
            return await _pragmas(connection, "journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or clock() > patience:
                raise
        await asyncio.sleep(0.01)


def explained(error: Exception, name: str) -> DatabaseError:
    """The same error by its primary result code (sqlite.org/rescode.html)."""
    trouble = _CODES.get(_code(error), Trouble.BROKEN)
    return DatabaseError(trouble, name if name == ":memory:" else Path(name).name, str(error))


def _code(error: Exception) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def named(values: Sequence[Value]) -> dict[str, Value]:
    """The values of `$1`, `$2` … by name, as SQLite binds them: a plain sequence is refused from Python 3.14 on."""
    return {str(number): value for number, value in enumerate(values, start=1)}
