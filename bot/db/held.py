"""A database held in one transaction, from which or into which all of it is copied."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from bot.db.database import Row, Statement, Value

BATCH = 5000
"""How many rows are in memory at once."""

Tables: TypeAlias = Mapping[str, Sequence[str]]
"""The columns of each table, by its name."""


class CopyError(Exception):
    """Why there is no copy, in a sentence for whoever asked for one. What it was to be made into is as before."""


class Held(Protocol):
    """One connection in one transaction: all it reads is of one moment. Each method raises DatabaseError."""

    @property
    def name(self) -> str:
        """What to call the database in a sentence."""
        ...

    async def read(self, sql: str, *values: Value) -> Sequence[Row]:
        """The rows of a short query. One that fails leaves the transaction as it was."""
        ...

    async def scan(self, sql: str, *values: Value) -> Sequence[Row]:
        """The same."""
        ...

    async def write(self, *statements: Statement) -> Sequence[Row]:
        """Take all of these steps, or none. They are seen by others only once the transaction is over."""
        ...

    async def tables(self) -> Tables:
        """All tables there are, also such as are not ours."""
        ...

    async def identity(self) -> str:
        """The same text for the same database, whatever its URL looks like."""
        ...

    async def others(self) -> Mapping[str, str]:
        """Which other connections of a bot there are, and when each was last at work, as far as the database tells."""
        ...

    def rows(self, table: str, columns: Sequence[str]) -> AsyncIterator[Sequence[Row]]:
        """All rows of a table, in batches."""
        ...

    async def counters(self) -> Mapping[str, int]:
        """The highest number that was given out in each table that gives out numbers, also if its row is gone."""
        ...

    async def lock(self, tables: Sequence[str]) -> None:
        """Keep everybody else from writing these tables until the transaction is over."""
        ...

    async def empty(self, tables: Sequence[str]) -> None:
        """Delete all rows of these tables."""
        ...

    async def prepare(self, tables: Sequence[str]) -> None:
        """Before rows are put: from here on a row may come before one that it refers to."""
        ...

    def fitting(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows as this database can hold them."""
        ...

    async def put(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Add rows to a table."""
        ...

    async def settle(self, counters: Mapping[str, int]) -> None:
        """After all rows were put: numbers go on after these, and every row must refer to one that is there."""
        ...


async def to_the_end(work: Coroutine[Any, Any, object]) -> None:
    """Do it to its end, whoever wants to stop it: else nobody would know whether a commit was made."""
    working = asyncio.ensure_future(work)
    while not working.done():
        try:
            await asyncio.shield(working)
        except asyncio.CancelledError:  # it is done, or is asked for once more
            continue
    working.result()
