"""A loop that looks again and again at what is to be done, whatever goes wrong in between."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.db.database import DatabaseError

log = logging.getLogger(__name__)


async def poll(look: Callable[[], Awaitable[object]], wait: Callable[[], Awaitable[object]], what: str) -> None:
    """Look and wait, by turns, until cancelled. What goes wrong is logged, with `what` it happened at."""
    while True:
        try:
            await look()
        except DatabaseError as error:
            log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
        except Exception:
            log.exception("a bug while %s", what)
        await wait()


def every(seconds: float) -> Callable[[], Awaitable[object]]:
    """Waits so many seconds between two looks."""
    return lambda: asyncio.sleep(seconds)
