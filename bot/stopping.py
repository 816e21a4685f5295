"""How what runs is ended, also where a library does not listen: asked again and again, and then left behind.

Before that, whoever is told to stop takes nothing more, answers what has come, and leaves the rest to other processes.
"""

import asyncio
import contextlib
import logging
import os
import signal
import threading
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

from bot.core.feature import Feature

log = logging.getLogger(__name__)
T = TypeVar("T")

MOST = 4.5
"""Seconds until a process that was told to stop is ended in any case. Whoever looks after it waits five, as a rule."""

PATIENCE = 2.5
"""Seconds in which what is under way may come to an end, before it is told once more."""

LEAVING, FINISHING, LETTING_GO = 0.8, 0.6, 0.3
"""Seconds for the answers to what has come; for what is being posted; to let go of what was claimed."""

_AGAIN, _LAST = 0.05, 1.0


class StoppedError(Exception):
    """The process has been told to stop."""


class Stop:
    """Whether the process has been told to stop. It is an event that is looked at: a cancellation alone may be lost."""

    def __init__(self) -> None:
        self._told = asyncio.Event()

    def listen(self, *signals: signal.Signals) -> None:
        """Take these signals as the word to stop."""
        loop = asyncio.get_running_loop()
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in a loop
            for one in signals:
                loop.add_signal_handler(one, self.tell)

    def tell(self) -> None:
        """Stop now. From here on the process has only so many seconds left."""
        if self._told.is_set():
            return
        self._told.set()
        end = threading.Timer(MOST, _end_at_once)
        end.daemon = True
        end.start()

    async def unless_told(self, work: Coroutine[Any, Any, T], leave: Callable[[], Awaitable[None]] | None = None) -> T:
        """The result of this work. Raises StoppedError when told to stop before there is one.

        `leave` is what comes first then, while the work still goes on.
        """
        if self._told.is_set():
            work.close()
            raise StoppedError
        working, told = asyncio.create_task(work), asyncio.create_task(self._told.wait())
        try:
            await asyncio.wait((working, told), return_when=asyncio.FIRST_COMPLETED)
            if leave and not working.done():
                await leave()
        finally:
            await ended(working, told)
        if not working.done() or working.cancelled():
            raise StoppedError
        return working.result()


async def wind_up(
    features: Sequence[Feature],
    leaving: Sequence[Callable[[], Awaitable[None]]],
    loops: Sequence["asyncio.Task[None]"],
) -> None:
    """Have every platform left, end the loops, and let go of what is left to do: other processes take it."""
    await _each(leaving, LEAVING)
    await ended(*loops, patience=FINISHING)
    await _each([feature.let_go for feature in features if feature.let_go], LETTING_GO)


async def _each(work: Sequence[Callable[[], Awaitable[None]]], seconds: float) -> None:
    """Do all of this at the same time. What goes wrong or takes longer is logged and left as it is."""

    async def done(one: Callable[[], Awaitable[None]]) -> None:
        try:
            async with asyncio.timeout(seconds):
                await one()
        except Exception as error:  # noqa: BLE001  # the end comes in any case
            log.warning("a part of the process did not get to its end: %s", type(error).__name__)

    await asyncio.gather(*map(done, work))


async def ended(*tasks: "asyncio.Task[Any]", patience: float = PATIENCE) -> None:
    """Cancel these tasks, and when `patience` is over again and again until they are done.

    discord.py's `reidentify` and `reconnect` return when they are cancelled, and whoever called them goes on;
    `asyncio.wait_for` of Python 3.11 can lose a cancellation altogether.
    """
    for task in tasks:
        task.cancel()
    left = (await asyncio.wait(tasks, timeout=patience or _AGAIN))[1] if tasks else set()
    clock = asyncio.get_running_loop().time
    until = clock() + _LAST
    while left and clock() < until:
        for task in left:
            task.cancel()
        left = (await asyncio.wait(left, timeout=_AGAIN))[1]
    for task in tasks:
        if task in left:
            log.error("%s does not end", task.get_name())
        elif not task.cancelled():
            task.exception()  # whoever waits for its result is told; nobody else needs a traceback of an end


def _end_at_once() -> None:
    """What was told as stored is on the disk by now: that comes before everything that may hang."""
    words = "not everything has ended in time; the process ends all the same"
    said = threading.Thread(target=log.error, args=(words,), daemon=True)  # nobody may be reading the log any more
    said.start()
    said.join(0.2)
    os._exit(1)
