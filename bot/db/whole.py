"""All that a database holds: its tables as the migrations make them, what is in each, and how to copy it."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from hashlib import blake2b
from typing import NamedTuple, TypeAlias

from bot.db import held_sqlite
from bot.db.held import CopyError, Held, Tables
from bot.db.migrate import ledger, migrate, scripts

LEDGER = "migration"
NOTES = frozenset({"process", "memo", "delivered", "sending"})
"""What the bot notes for itself. A database that it was started on once has nothing else in it, and counts as empty."""
Tell: TypeAlias = Callable[[str, int, int], None]
"""Is told what is under way, how far it is, and how far it will be in the end."""
_LARGEST = 1 << 128


class Tally(NamedTuple):
    """How many rows a table has, and a number that is another one if any value in any of them is, in whatever order."""

    rows: int
    checksum: int


@asynccontextmanager
async def reading(url: str) -> AsyncIterator[Held]:
    """The database of a DATABASE_URL as it is now. Raises DatabaseError."""
    if url.startswith("sqlite:///"):
        async with held_sqlite.reading(url.removeprefix("sqlite:///")) as file:
            yield file
    else:
        from bot.db import held_postgres  # noqa: PLC0415

        async with held_postgres.reading(url) as server:
            yield server


@asynccontextmanager
async def changing(url: str) -> AsyncIterator[Held]:
    """The same, to be changed: all of it, when the block ends, or nothing if it fails. Raises DatabaseError."""
    if url.startswith("sqlite:///"):
        async with held_sqlite.changing(url.removeprefix("sqlite:///")) as file:
            yield file
    else:
        from bot.db import held_postgres  # noqa: PLC0415

        async with held_postgres.changing(url) as server:
            yield server


async def level(held: Held) -> int:
    """The number of the last script that made this database; 0 for one that the bot has not been started on.

    Raises DatabaseError, with NEWER or CHANGED if it is not as this version makes it.
    """
    return max(await ledger(held, held.name), default=0) if LEDGER in await held.tables() else 0


def newest() -> int:
    """The number of the last script that this version knows."""
    return scripts()[-1].number


async def shape(upto: int) -> Tables:
    """The tables that the scripts up to a number make, but for their own ledger. So none can be forgotten."""
    if not upto:
        return {}
    async with held_sqlite.changing(":memory:") as made:
        await migrate(made, "memory", upto)
        return {table: columns for table, columns in (await made.tables()).items() if table != LEDGER}


async def expect(held: Held, tables: Tables) -> None:
    """Raises CopyError unless these tables are there, with these columns."""
    found = await held.tables()
    for table, columns in tables.items():
        if table not in found:
            raise CopyError(f"{held.name} has no table {table}, which this version of the bot has made.")
        odd = sorted(set(found[table]) ^ set(columns))
        if odd:
            raise CopyError(f"The table {table} of {held.name} was changed by somebody else: see {', '.join(odd)}.")


async def tallies(held: Held, tables: Tables, tell: Tell) -> Mapping[str, Tally]:
    """What is in each of these tables."""
    return {table: await _tally(held, table, columns, tell) for table, columns in tables.items()}


async def pour(source: Held, target: Held, upto: int, tell: Tell) -> Mapping[str, Tally]:
    """Copy all rows of one database into another; both were made by the scripts up to a number.

    Gives what is now in each table. Raises CopyError unless the other then holds the same.
    """
    tables = await shape(upto)
    await expect(source, tables)
    await expect(target, tables)
    await target.prepare(list(tables))
    given = {table: await _poured(source, target, table, columns, tell) for table, columns in tables.items()}
    await target.settle(await source.counters())
    kept = await tallies(target, tables, tell)
    if kept != given:
        odd = ", ".join(table for table in tables if kept[table] != given[table])
        raise CopyError(f"{target.name} does not give back what it was given, in {odd}. Nothing was kept.")
    return kept


async def _poured(source: Held, target: Held, table: str, columns: Sequence[str], tell: Tell) -> Tally:
    """Copy one table, and give what was copied."""
    there, done, checksum = await count(source, table), 0, 0
    async for batch in source.rows(table, columns):
        rows = target.fitting(batch)
        await target.put(table, columns, rows)
        checksum += _checksum(rows)
        done += len(rows)
        tell(f"copying {table}", done, there)
    return Tally(done, checksum % _LARGEST)


async def _tally(held: Held, table: str, columns: Sequence[str], tell: Tell) -> Tally:
    there, done, checksum = await count(held, table), 0, 0
    async for rows in held.rows(table, columns):
        checksum += _checksum(rows)
        done += len(rows)
        tell(f"checking {table}", done, there)
    return Tally(done, checksum % _LARGEST)


async def count(held: Held, table: str) -> int:
    """How many rows a table has."""
    return int((await held.scan(f"SELECT count(*) FROM {table}"))[0][0] or 0)


def _checksum(rows: Sequence[Sequence[object]]) -> int:
    """The sum of a digest of each row: in another order it is the same, and two equal rows do not cancel out."""
    digests = (blake2b(repr(row).encode(), digest_size=16).digest() for row in rows)
    return sum(int.from_bytes(digest, "big") for digest in digests)
