"""A database of which is measured how long its transactions take. Reading it costs nothing more than before."""

import asyncio
from collections.abc import Sequence

from bot.core.metrics import Histogram
from bot.db.database import Channel, Database, Row, Statement


class MeasuredDatabase:
    """The same database, through whose `write` the time is taken. See `Database`."""

    def __init__(self, database: Database, commits: Histogram) -> None:
        self._database = database
        self._commits = commits
        self.read, self.scan, self.listed = database.read, database.scan, database.listed
        self.clean, self.close = database.clean, database.close

    @property
    def engine(self) -> str:
        """What it is, with its version."""
        return self._database.engine

    @property
    def is_shared(self) -> bool:
        """Whether other processes may be at work on it too."""
        return self._database.is_shared

    @property
    def channel(self) -> Channel | None:
        """How to call them."""
        return self._database.channel

    async def write(self, *statements: Statement) -> Sequence[Row]:
        """Run the statements in one transaction, and note how long that took if it went well."""
        time = asyncio.get_running_loop().time
        begun = time()
        rows = await self._database.write(*statements)
        self._commits.took(time() - begun)
        return rows
