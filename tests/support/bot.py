"""The bot of a test: the same parts as in a real process, on a clock and a die that obey."""

import contextlib
import random
from collections.abc import AsyncIterator, Mapping
from typing import TypeAlias

from bot.core.clock import Clock
from bot.core.platform import Messenger
from bot.db.database import Database
from bot.features import Parts
from bot.worker import Worker
from content.library import Library

Bot: TypeAlias = Parts


def bot_on(
    library: Library,
    database: Database,
    clock: Clock,
    messengers: Mapping[str, Messenger] | None = None,
    *,
    seed: int = 7,
    worker: Worker | None = None,
    owner: str = "test",
) -> Bot:
    """Everything that a process has, on this database. `owner` tells it from others on the same one."""
    return Parts(library, database, clock, random.Random(seed), messengers or {}, worker or Worker(), owner)


@contextlib.asynccontextmanager
async def closing(bot: Bot) -> AsyncIterator[None]:
    """At the end what waits to be stored is stored, as when a process ends. Before the database is closed."""
    try:
        yield
    finally:
        for feature in bot.features:
            if feature.close:
                await feature.close()
