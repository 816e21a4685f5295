"""Lines from a pipe, repeated so that the output can be read by itself."""

import asyncio
import contextlib
import sys
import threading
from collections.abc import AsyncIterator

from bot.platforms.console.render import plain
from bot.platforms.console.screen import Screen

_MOST_LINES = 100
"""That are read before they are answered."""


async def piped_lines(console: Screen) -> AsyncIterator[str]:
    """Each line as it comes, until there are no more or nobody reads the answers."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[str | None] = asyncio.Queue()
    room = threading.Semaphore(_MOST_LINES)
    console.on_lost = lambda: queue.put_nowait(None)  # whoever does not read asks no more
    if console.lost:
        return

    def read() -> None:  # a thread that dies with the process: a pipe may stay open without a word
        with contextlib.suppress(RuntimeError):  # the loop has ended before the lines
            with contextlib.suppress(OSError):  # a terminal that was hung up, say
                for line in sys.stdin:
                    room.acquire()
                    loop.call_soon_threadsafe(queue.put_nowait, line)
            loop.call_soon_threadsafe(queue.put_nowait, None)

    threading.Thread(target=read, daemon=True).start()
    while (line := await queue.get()) is not None:
        room.release()
        console.print(plain(f"> {line.strip()[:200]}", "dim"))
        yield line
