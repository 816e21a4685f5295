"""A platform that is away is waited for: it is tried again after longer and longer pauses, and the log says so."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from itertools import chain, repeat

from bot.core.platform import AdapterError

log = logging.getLogger(__name__)

WAITS: tuple[float, ...] = (1, 2, 5, 15, 30, 60, 120)
"""Seconds before each new attempt. Discord takes a thousand a day, of which two minutes each leave some over."""

LONG = 600.0
"""Seconds after which all was well: what then breaks is tried again soon."""


class AwayError(Exception):
    """A platform cannot be reached for now, for a reason in one line. There is nothing in it for anybody to mend."""


async def kept_up(name: str, serve: Callable[[], Awaitable[None]]) -> None:
    """Serve until it ends by itself. Raises AdapterError where somebody has to mend something: at once."""
    clock = asyncio.get_running_loop().time
    waits = chain(WAITS, repeat(WAITS[-1]))
    while True:
        begun = clock()
        try:
            return await serve()
        except AdapterError:
            raise
        except Exception as error:
            if clock() - begun > LONG:
                waits = chain(WAITS, repeat(WAITS[-1]))
            wait = next(waits)
            if isinstance(error, AwayError):
                log.warning("%s cannot be reached: %s; trying again in %g s", name, error, wait)
            else:
                log.exception("%s has ended by a fault of the bot's; beginning anew in %g s", name, wait)
        await asyncio.sleep(wait)
