"""The bot of the pictures: on a database in memory, at a moment and with lots that are always the same."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache

from bot.core.clock import Clock
from bot.core.platform import Messenger
from bot.db.connect import connect
from bot.db.migrate import migrate
from bot.worker import Worker
from content.library import Library
from content.loader import load
from tests.support.bot import Bot, bot_on, closing


@cache
def _content() -> Library:
    """Loaded once for all pictures, with what is made of it at its first use."""
    return load()


@asynccontextmanager
async def a_bot(clock: Clock, messengers: Mapping[str, Messenger] | None = None, seed: int = 1) -> AsyncIterator[Bot]:
    """A bot with all the content. `seed` decides what is drawn by lot."""
    database, worker = await connect("sqlite:///:memory:"), Worker()
    try:
        await migrate(database, ":memory:")
        bot = bot_on(_content(), database, clock, messengers, seed=seed, worker=worker)
        async with closing(bot):
            yield bot
    finally:
        await worker.close()
        await database.close()
