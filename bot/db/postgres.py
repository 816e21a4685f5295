"""PostgreSQL as a `Database`. The only door to asyncpg.

Transactions are serializable: they take effect as if they ran one after another, as SQLite's do, whatever other
processes write. PostgreSQL breaks one off that cannot be put into such an order, and here it is run again.

Between the bot and the server may stand a pooler, such as PgBouncer, that gives each transaction another connection.
Then nothing is kept in a connection: no prepared statement and no setting outlasts a transaction.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

import asyncpg  # type: ignore[import-untyped]

from bot.db.database import DatabaseError, Kind, Row, Statement, Trouble, Value
from bot.db.dialect import as_postgresql, changes_tables
from bot.db.refusals import explained, refused
from bot.db.url import called, for_server, hinted, secrets_in

POOL, TRIES, LONGEST_WAIT = 10, 24, 0.2
"""How many connections at most, how often a transaction is tried, and seconds between two tries at most."""
CONNECT_SECONDS, ANSWER_SECONDS, BUSY_MS, KEPT = 10, 60, 5000, 100
"""How long to wait for a connection, an answer, and a lock that somebody holds; how many statements are kept ready."""

Connection: TypeAlias = "asyncpg.pool.PoolConnectionProxy[Any]"
Step: TypeAlias = Callable[[Connection], Awaitable[Sequence[Row]]]
NAME = "zainichi"
"""What the server calls our sessions."""
_SETTINGS = {
    "application_name": NAME,
    "synchronous_commit": "on",  # whoever is told of the end of a transaction may rely on the disk
    "lock_timeout": str(BUSY_MS),
    "idle_in_transaction_session_timeout": "20000",  # a process that is cut off holds nobody up for hours
    "jit": "off",  # takes longer to compile a statement of ours than to run it
}
_NAME = {"application_name": NAME}
_SETTLE = "; ".join(f"SET LOCAL {name} TO '{value}'" for name, value in _SETTINGS.items() if name not in _NAME)
_CONFLICTS = (
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.InvalidCachedStatementError,  # another process has migrated the tables
)
_GONE = (
    ConnectionError,
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.IdleInTransactionSessionTimeoutError,
)
ERRORS = (*_CONFLICTS, *_GONE, OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
"""All that our library raises when a server or the way to it does not do what it was asked."""


class Postgres:
    """A database on a server. Made by `connect`."""

    def __init__(
        self, name: str, pool: "asyncpg.Pool[Any]", version: str, *, is_pooled: bool, listens_at: str | None = None
    ) -> None:
        self._name = name
        self._listens_at = listens_at
        self._pool = pool
        self._version = version
        self._is_pooled = is_pooled
        self._again = asyncio.Lock()

    @property
    def engine(self) -> str:
        """What it is, with its version."""
        return f"PostgreSQL {self._version}{' behind a pooler' if self._is_pooled else ''}"

    async def read(self, sql: str, *values: Value) -> Sequence[Row]:
        """The rows of a query, seen as of the last transaction. Raises DatabaseError."""

        async def step(connection: Connection) -> Sequence[Row]:
            if not self._is_pooled:
                return await fetched(connection, sql, values)
            async with connection.transaction():  # what a statement is and what it gives comes from one connection
                return await fetched(connection, sql, values)

        return await self._patiently(step)

    async def scan(self, sql: str, *values: Value) -> Sequence[Row]:
        """The same: each query has a connection to itself, and nobody waits for another's."""
        return await self.read(sql, *values)

    async def write(self, *statements: Statement) -> Sequence[Row]:
        """Run the statements in one transaction and give the rows of the last one. Raises DatabaseError."""

        async def step(connection: Connection) -> Sequence[Row]:
            rows: Sequence[Row] = ()
            is_whole = False
            try:
                async with connection.transaction(isolation="serializable"):
                    if self._is_pooled:
                        await connection.execute(_SETTLE)
                    if any(changes_tables(statement.sql) for statement in statements):
                        await connection.execute(ONE_AT_A_TIME)
                    for sql, values in statements:
                        rows = await fetched(connection, sql, values)
                    is_whole = True
            except (*_GONE, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
                if is_whole:  # it broke off within COMMIT, and the answer to that got lost
                    raise DatabaseError(Trouble.LOST, self._name, str(error)) from error
                raise
            return rows

        return await self._patiently(step)

    async def _patiently(self, step: Step) -> Sequence[Row]:
        """Take a step on some connection, again if it gets in the way of others or the connection is gone.

        Whoever got in the way of others keeps those who come later waiting until it is through: else it might never be.
        """
        alone = False
        try:
            if self._again.locked():
                async with self._again:
                    pass
            for attempt in range(TRIES - 1):
                try:
                    return await self._once(step)
                except _CONFLICTS:
                    alone = alone or await self._again.acquire()
                except _GONE:  # everybody waits for the same server, and nobody for each other
                    if alone:
                        self._again.release()
                        alone = False
                await asyncio.sleep(min(0.005 * 2**attempt, LONGEST_WAIT))  # 3.7 seconds in all
            return await self._once(step)
        except (*_CONFLICTS, *_GONE, OSError, asyncpg.PostgresError) as error:
            raise explained(error, self._name) from error
        finally:
            if alone:
                self._again.release()

    async def _once(self, step: Step) -> Sequence[Row]:
        async with self._pool.acquire(timeout=CONNECT_SECONDS) as connection:
            try:
                return await step(connection)
            except (asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
                if _broke_off(connection, error):
                    raise ConnectionResetError(str(error)) from error
                raise

    @property
    def is_shared(self) -> bool:
        """Any number of processes may be at work on it."""
        return True

    @property
    def channel(self) -> "Postgres | None":
        """Itself, by LISTEN and NOTIFY. A pooler gives the connection on which one listens to somebody else."""
        return self if self._listens_at else None

    async def call(self, words: str) -> None:
        """Say a few words to all who listen. See `Channel`."""
        await self.read("SELECT pg_notify($1, $2)", NAME, words)

    async def listen(self, heard: Callable[[str], None]) -> None:
        """Hear what is called, on a connection of its own. See `Channel`."""
        lost = asyncio.Event()
        try:
            connection = await asyncpg.connect(self._listens_at, timeout=CONNECT_SECONDS, server_settings=_NAME)
            try:
                connection.add_termination_listener(lambda _: lost.set())
                await connection.add_listener(NAME, lambda *call: heard(call[-1]))
                await lost.wait()
            finally:
                connection.terminate()
        except ERRORS as error:
            raise explained(error, self._name) from None  # the error before may repeat a part of the address
        raise DatabaseError(Trouble.UNREACHABLE, self._name, "the connection on which calls are heard broke off")

    def connection(self) -> "asyncpg.pool.PoolAcquireContext[Any]":
        """A connection for work of many steps. What goes wrong with it is one of ERRORS."""
        return self._pool.acquire(timeout=CONNECT_SECONDS)

    def listed(self, **columns: Kind) -> str:
        """SQL for a table whose rows are the lists of a JSON list in `$1`."""
        types = {"INTEGER": "BIGINT", "TEXT": "TEXT"}
        values = ", ".join(
            f"CAST(value ->> {place} AS {types[kind]}) AS {name}" for place, (name, kind) in enumerate(columns.items())
        )
        return f"(SELECT {values} FROM json_array_elements(CAST($1 AS JSON)))"

    async def clean(self) -> None:
        """The server does it by itself, in its own time (autovacuum): its files are none of ours."""

    async def close(self) -> None:
        """Wait for what is under way and let go of the server."""
        await self._pool.close()


async def connect(url: str) -> Postgres:
    """Open the database at a `postgresql://` URL. Raises DatabaseError."""
    name, secrets = called(url), secrets_in(url)
    try:
        address = for_server(url)
        hints = hinted(url)
        met, version = await _met(address, is_pooled=hints.is_pooled)
        is_pooled = met is None
        most = hints.connections or POOL
        listens = not is_pooled and most > 2  # on one of the connections that there may be
        pool = await _pool(address, most - listens, met)
    except (ValueError, *ERRORS) as error:
        raise refused(error, url, name, secrets) from None  # the error before may repeat a part of the address
    return Postgres(name, pool, version, is_pooled=is_pooled, listens_at=address if listens else None)


async def _met(address: str, *, is_pooled: bool) -> "tuple[asyncpg.Connection[Any] | None, str]":
    """A connection, or none if a pooler is there, for then another process answers than was met; and the version."""
    how = {"timeout": CONNECT_SECONDS, "command_timeout": ANSWER_SECONDS, "statement_cache_size": KEPT}
    connection = await asyncpg.connect(address, server_settings=_NAME, **how)
    try:
        async with connection.transaction():
            asked = await connection.prepare("SELECT current_setting('server_version'), pg_backend_pid()", name="")
            version, process = await asked.fetchrow()
        is_pooled = is_pooled or process != connection.get_server_pid()
        if is_pooled:
            await connection.close(timeout=CONNECT_SECONDS)
        else:
            await connection.execute("; ".join(f"SET {name} TO '{value}'" for name, value in _SETTINGS.items()))
    except BaseException:
        connection.terminate()
        raise
    return None if is_pooled else connection, str(version).partition(" ")[0]


async def _pool(address: str, most: int, met: "asyncpg.Connection[Any] | None") -> "asyncpg.Pool[Any]":
    """Connections to the server, of which one is there, or else to the pooler before it."""
    there = [met] if met else []

    async def connection(*where: object, **how: object) -> "asyncpg.Connection[Any]":
        return there.pop() if there else await asyncpg.connect(*where, **how)

    pool = asyncpg.create_pool(
        address,
        min_size=1,
        max_size=most,
        connect=connection,
        init=_prepare,
        reset=_leave_as_it_is,
        timeout=CONNECT_SECONDS,
        command_timeout=ANSWER_SECONDS,
        statement_cache_size=KEPT if met else 0,
        server_settings=_SETTINGS if met else _NAME,
    )
    try:
        return await pool
    except BaseException:
        pool.terminate()
        raise


def _broke_off(connection: Connection, error: Exception) -> bool:
    """Whether asyncpg stumbled over a connection that broke off. Then it has been, or now is, thrown away."""
    try:
        if isinstance(error, asyncpg.InternalClientError):
            connection.terminate()
        return bool(connection.is_closed())
    except asyncpg.InterfaceError:  # the pool has taken it back already
        return True


async def _prepare(connection: Connection) -> None:
    """Sums of integers come as numeric. A connection that breaks off already here is one that is gone."""
    try:
        async with connection.transaction():  # it asks the server first, in two steps
            await connection.set_type_codec("numeric", schema="pg_catalog", encoder=str, decoder=_number, format="text")
    except (asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
        raise ConnectionResetError(str(error)) from error


async def _leave_as_it_is(_: Connection) -> None:
    """Nothing of ours stays behind in a connection: asking the server to tidy up is a way for nothing."""


def _number(text: str) -> int | float:
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)


async def fetched(
    connection: Connection, sql: str, values: Sequence[Value], seconds: float | None = None
) -> Sequence[Row]:
    """The rows of one statement, within so many seconds if any are said. Raises one of ERRORS."""
    held = (value.replace("\0", "") if isinstance(value, str) else value for value in values)  # NUL it cannot hold
    return [tuple(row) for row in await connection.fetch(as_postgresql(sql), *held, timeout=seconds)]


ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('zainichi schema'))"
"""Two processes that start at once would both make the same table, and one of them fail in an unclear way."""
