"""A database of PostgreSQL held in one transaction. Behind a pooler that is all it may count on, and all it needs."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from typing import Any

from bot.db.database import DatabaseError, Row, Statement, Trouble, Value
from bot.db.held import BATCH, CopyError, Tables, to_the_end
from bot.db.postgres import ERRORS, NAME, ONE_AT_A_TIME, Connection, connect, fetched
from bot.db.refusals import explained
from bot.db.url import called

LONGEST = 3600
"""Seconds that one step may take: to look at all references of a large table takes more than a query of the bot."""
_SETTLED = {
    "lock_timeout": "5s",
    "synchronous_commit": "on",
    "statement_timeout": "0",
    "transaction_timeout": "0",  # since PostgreSQL 17
    "idle_in_transaction_session_timeout": "0",  # it waits while the other database is read
}
_OURS = "relnamespace = CAST(CAST(current_schema() AS TEXT) AS REGNAMESPACE) AND relkind IN ('r', 'p')"


class HeldServer:
    """A database of PostgreSQL as a `Held`. Made by `reading` and `changing`."""

    def __init__(self, name: str, connection: Connection) -> None:
        self.name = name
        self._connection = connection
        self._tables: Sequence[str] = ()
        self._references: Sequence[tuple[str, str, str]] = ()

    async def read(self, sql: str, *values: Value) -> Sequence[Row]:
        """The rows of a query. One that fails leaves the transaction as it was."""
        return await self.write(Statement(sql, values))

    async def scan(self, sql: str, *values: Value) -> Sequence[Row]:
        """The same."""
        return await self.read(sql, *values)

    async def write(self, *statements: Statement) -> Sequence[Row]:
        """Take all of these steps, or none, and give the rows of the last one."""
        rows: Sequence[Row] = ()
        with told(self.name):
            async with self._connection.transaction():
                for sql, values in statements:
                    rows = await fetched(self._connection, sql, values, LONGEST)
        return rows

    async def tables(self) -> Tables:
        """All tables of the schema that the bot uses."""
        sql = f"""
            SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE {_OURS} AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum
        """
        found: dict[str, list[str]] = {}
        for table, column in await self.read(sql):
            found.setdefault(str(table), []).append(str(column))
        return found

    async def identity(self) -> str:
        """When the server was started, and the database and schema in it."""
        sql = "SELECT concat_ws(' ', pg_postmaster_start_time(), current_database(), current_schema())"
        return str((await self.read(sql))[0][0])

    async def others(self) -> Mapping[str, str]:
        """The other sessions of a bot. A pooler keeps one for a while after a bot has gone; nothing happens in it."""
        sql = """
            SELECT CAST(pid AS TEXT), CAST(state_change AS TEXT) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = $1 AND pid <> pg_backend_pid()
        """
        return {str(pid): str(moment) for pid, moment in await self.read(sql, NAME)}

    async def rows(self, table: str, columns: Sequence[str]) -> AsyncIterator[Sequence[Row]]:
        """All rows of a table, in batches."""
        cursor = f"rows_of_{table}"
        query = f"DECLARE {cursor} NO SCROLL CURSOR FOR SELECT {', '.join(columns)} FROM {table}"
        with told(self.name):
            await self._connection.execute(query)
            while batch := await fetched(self._connection, f"FETCH {BATCH} FROM {cursor}", (), LONGEST):
                yield batch
            await self._connection.execute(f"CLOSE {cursor}")

    async def counters(self) -> Mapping[str, int]:
        """What the server remembers of the tables that give out numbers."""
        return {table: high for table, (_, high) in (await self._identities()).items()}

    async def _identities(self) -> Mapping[str, tuple[str, int]]:
        """The column that has a number of each table that gives out some, and the last one; 0 before the first."""
        sql = f"""
            SELECT c.relname, a.attname, pg_get_serial_sequence(quote_ident(c.relname), a.attname)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE {_OURS} AND a.attidentity <> ''
        """
        found = {}
        for table, column, sequence in await self.read(sql):
            ((high,),) = await self.read(
                f"SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM {sequence}"
            )
            found[str(table)] = (str(column), int(high or 0))
        return found

    async def lock(self, tables: Sequence[str]) -> None:
        """Keep everybody else from reading and writing these tables."""
        if tables:
            await self.write(Statement(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE"))

    async def empty(self, tables: Sequence[str]) -> None:
        """Delete all rows of these tables."""
        if tables:
            await self.write(Statement(f"TRUNCATE {', '.join(tables)}"))

    async def prepare(self, tables: Sequence[str]) -> None:
        """Take away the references between tables, and note them: one by one they take far longer to look at."""
        sql = f"""
            SELECT quote_ident(c.relname), quote_ident(f.conname), pg_get_constraintdef(f.oid)
            FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid WHERE f.contype = 'f' AND {_OURS}
        """
        rows = [(str(table), str(name), str(text)) for table, name, text in await self.read(sql)]
        self._tables = tables
        self._references = [row for row in rows if row[0] in tables]
        for table, name, _ in self._references:
            await self.write(Statement(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))

    def fitting(self, rows: Sequence[Row]) -> Sequence[Row]:
        """It can hold everything but the sign NUL in a text."""
        return [tuple(it.replace("\0", "") if isinstance(it, str) else it for it in row) for row in rows]

    async def put(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Add rows to a table. Raises CopyError for a value that is no number where one has to be, or the like."""
        try:
            with told(self.name):
                await self._connection.copy_records_to_table(table, records=rows, columns=columns, timeout=LONGEST)
        except (TypeError, ValueError) as error:
            raise CopyError(f"{table} has a value that {self.name} cannot hold: {error}.") from error

    async def settle(self, counters: Mapping[str, int]) -> None:
        """Numbers go on after these and after what is there; every row must refer to one that is there."""
        giving = await self._identities()
        for table in [table for table in self._tables if table in giving]:
            column, known = giving[table]
            ((high,),) = await self.read(f"SELECT max({column}) FROM {table}")
            start = max(int(high or 0), counters.get(table, 0), known) + 1
            await self.write(Statement(f"ALTER TABLE {table} ALTER COLUMN {column} RESTART WITH {start}"))
        for table, name, text in self._references:
            await self.write(Statement(f"ALTER TABLE {table} ADD CONSTRAINT {name} {text}"))
        await self.write(*(Statement(f"ANALYZE {table}") for table in self._tables))


@contextmanager
def told(name: str) -> Iterator[None]:
    """What goes wrong with the server within, as a DatabaseError."""
    try:
        yield
    except ERRORS as error:
        raise explained(error, name) from error


@asynccontextmanager
async def reading(url: str) -> AsyncIterator[HeldServer]:
    """The database as it is now, whatever others write. Raises DatabaseError."""
    async with _connected(url) as (name, connection):
        transaction = connection.transaction(isolation="repeatable_read", readonly=True)
        async with _begun(name, connection, transaction):
            yield HeldServer(name, connection)
        with suppress(*ERRORS):  # all that was wanted of it is there
            await transaction.rollback()


@asynccontextmanager
async def changing(url: str) -> AsyncIterator[HeldServer]:
    """The database, to be changed: all of it, when the block ends, or nothing if it fails.

    Raises DatabaseError, with BUSY if somebody else is working on its tables, and with LOST if nobody knows.
    """
    async with _connected(url) as (name, connection):
        transaction = connection.transaction(isolation="read_committed")
        async with _begun(name, connection, transaction):
            held = HeldServer(name, connection)
            await held.read(ONE_AT_A_TIME)
            yield held
        try:
            with told(name):
                await to_the_end(transaction.commit())
        except DatabaseError as error:
            trouble = Trouble.LOST if error.trouble is Trouble.UNREACHABLE else error.trouble
            raise DatabaseError(trouble, name, error.detail) from error


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[tuple[str, Connection]]:
    """A connection to the database, and what that is called."""
    database, name = await connect(url), called(url)
    try:
        async with AsyncExitStack() as stack:
            with told(name):
                connection = await stack.enter_async_context(database.connection())
            try:
                yield name, connection
            except BaseException:
                with suppress(*ERRORS):  # one that is lost has been let go of by itself
                    connection.terminate()  # it may be in the middle of something, and is not used again
                raise
    finally:
        await database.close()


@asynccontextmanager
async def _begun(name: str, connection: Connection, transaction: Any) -> AsyncIterator[None]:  # noqa: ANN401  # asyncpg has no types
    """Begin the transaction; take it back if the block fails."""
    settings = "SELECT set_config(name, $1, TRUE) FROM pg_settings WHERE name = $2"
    with told(name):
        await transaction.start()
    try:
        with told(name):
            for setting, value in _SETTLED.items():
                await connection.fetch(settings, value, setting)
        yield
    except BaseException:
        with suppress(*ERRORS):  # the server takes back by itself what it hears no more of
            await transaction.rollback()
        raise
