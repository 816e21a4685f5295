"""A PostgreSQL for measurements: that of the tests, but what it calls written is on the disk."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg  # type: ignore[import-untyped]

from tests.support import postgres

SAFE = (
    "ALTER SYSTEM SET fsync = on",
    "ALTER SYSTEM SET full_page_writes = on",
    "ALTER SYSTEM SET autovacuum = on",
    "SELECT pg_reload_conf()",
)


@asynccontextmanager
async def durable() -> AsyncIterator[str]:
    """The URL of a new database with nothing in it, on a server that waits for its disk."""
    postgres.on_disk()
    await postgres.run(*SAFE)
    async with postgres.fresh(migrated=False) as url:
        while await rows(url, "SHOW fsync") != [("on",)]:  # noqa: ASYNC110  # the server reads its settings in its own time
            await asyncio.sleep(0.01)
        yield url


async def rows(url: str, sql: str) -> list[tuple[Any, ...]]:
    """What a query gives, asked without the bot."""
    connection: Any = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(sql)]
    finally:
        await connection.close()
