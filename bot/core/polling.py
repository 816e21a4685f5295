"""A loop that looks again and again at what is to be done, whatever goes wrong in between."""

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable

from bot.core.beat import Beat
from bot.db.database import DatabaseError

log = logging.getLogger(__name__)


async def poll(
    look: Callable[[], Awaitable[object]],
    wait: Callable[[], Awaitable[object]],
    what: str,
    beat: Beat | None = None,
) -> None:
    """Look and wait, by turns, until cancelled. What goes wrong is logged, with `what` it happened at.

    `beat` is struck at the beginning and after each look that went well.
    """
    beat = beat or Beat(what, math.inf)
    beat.strike()
    while True:
        try:
            await look()
            beat.strike()
        except DatabaseError as error:
            log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
        except Exception:
            log.exception("a bug while %s", what)
        await wait()


def every(seconds: float) -> Callable[[], Awaitable[object]]:
    """Waits so many seconds between two looks."""
    return lambda: asyncio.sleep(seconds)
