"""A loop that looks again and again at what is to be done, whatever goes wrong in between."""

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable

from bot.core.beat import Beat
from bot.db.database import DatabaseError

log = logging.getLogger(__name__)

PAUSE, LONGEST_PAUSE = 0.5, 4.0
"""By how many seconds the wait is longer after the second look in a row that has failed; it doubles, up to the longest.

What the bot relies on is there again at some moment, and people notice when it is not used soon.
"""


async def poll(
    look: Callable[[], Awaitable[object]],
    wait: Callable[[], Awaitable[object]],
    what: str,
    beat: Beat | None = None,
) -> None:
    """Look and wait, by turns, until cancelled. What goes wrong is logged, with `what` it happened at.

    While it goes wrong the waits grow. `beat` is struck at the beginning and after each look that went well.
    """
    beat = beat or Beat(what, math.inf)
    beat.strike()
    failed = 0
    while True:
        try:
            await look()
            beat.strike()
            failed = 0
        except DatabaseError as error:
            failed += 1
            log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
        except Exception:
            failed += 1
            log.exception("a bug while %s", what)
        await wait()
        if failed > 1:
            await asyncio.sleep(min(PAUSE * 2.0 ** min(failed - 2, 10), LONGEST_PAUSE))


def every(seconds: float) -> Callable[[], Awaitable[object]]:
    """Waits so many seconds between two looks."""
    return lambda: asyncio.sleep(seconds)
