"""Limits that count the time that this process had: on a busy machine a test takes longer, and passes all the same."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

SLICE = 0.02
"""How often (s) is looked, at least. Between two looks no more counts than this and what the process worked."""


class Had:
    """The time that this process has had since now. Whoever asks has to look often."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.lost = 0.0
        self._wall, self._worked = time.monotonic(), time.process_time()

    def look(self) -> float:
        """How many seconds it has had until now. `lost` are those in which it waited for the machine."""
        wall, worked = time.monotonic(), time.process_time()
        passed, most = wall - self._wall, worked - self._worked + SLICE
        self._wall, self._worked = wall, worked
        self.seconds += min(passed, most)
        self.lost += max(0.0, passed - most)
        return self.seconds


@contextlib.asynccontextmanager
async def within(seconds: float, had: Had | None = None) -> AsyncIterator[None]:
    """What is done in here has so many seconds, by the time that this process has. Raises TimeoutError."""
    counted, loop = had or Had(), asyncio.get_running_loop()
    async with asyncio.timeout(seconds) as limit:
        next_look: asyncio.TimerHandle

        def look() -> None:
            nonlocal next_look
            if limit.expired():
                return
            left = seconds - counted.look()
            limit.reschedule(loop.time() + left)
            next_look = loop.call_later(min(SLICE, max(left, 0.0)), look)

        next_look = loop.call_later(min(SLICE, seconds), look)
        try:
            yield
        finally:
            next_look.cancel()
            counted.look()
