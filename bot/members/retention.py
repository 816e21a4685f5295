"""What is kept for a time only is deleted when its time has come. What that is stands in `bot.members.privacy`."""

import asyncio
import logging

from bot.core.context import Bot
from bot.db.database import DatabaseError

log = logging.getLogger(__name__)

EVERY = 3600.0
"""Seconds between two looks."""


async def tidy(bot: Bot) -> None:
    """Delete what has been kept long enough, at the start and every hour, until cancelled."""
    while True:
        try:
            await bot.store.purge(bot.now())
        except DatabaseError as error:
            log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
        await asyncio.sleep(EVERY)
