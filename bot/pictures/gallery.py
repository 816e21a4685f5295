"""Every picture is made once, in the worker's process, and kept. Nothing that draws is loaded here."""

import asyncio
import logging
import math
from typing import assert_never

from bot.core.cache import AsyncCache
from bot.core.i18n import Voice
from bot.pictures.drawings import Drawing, Moves, Population, Route
from bot.worker import Worker, WorkError

log = logging.getLogger(__name__)

KEPT = 96
"""How many pictures are kept: each that there is, in three languages. One takes some 40 kB."""
PATIENCE = 2.5
"""Seconds that a reply waits for a picture that is to stand in it. The first takes one: its process has to start."""


class Gallery:
    """Pictures by what is on them: what has changed in the content makes another one."""

    def __init__(self, worker: Worker, patience: float = PATIENCE) -> None:
        self._worker = worker
        self._patience = patience
        self._kept: AsyncCache[tuple[Voice, Drawing], bytes] = AsyncCache(math.inf, KEPT)

    async def png(self, voice: Voice, drawing: Drawing) -> bytes:
        """The PNG of a drawing in this language. WorkError if it cannot be made."""
        return await self._kept.get((voice, drawing), self._made)

    async def soon(self, voice: Voice, drawing: Drawing) -> bytes | None:
        """The same if it is there in a moment; else None, and whoever asks later gets it at once."""
        try:
            async with asyncio.timeout(self._patience):
                return await self.png(voice, drawing)
        except TimeoutError:
            return None
        except WorkError:
            log.exception("a picture could not be drawn")
            return None

    async def _made(self, key: tuple[Voice, Drawing]) -> bytes:
        return await self._worker.run(_draw, *key)


def _draw(voice: Voice, drawing: Drawing) -> bytes:
    from bot.pictures import moves, population, route  # noqa: PLC0415  # only the worker's process loads what draws

    match drawing:
        case Moves():
            return moves.drawn(voice, drawing).png()
        case Population():
            return population.drawn(voice, drawing).png()
        case Route():
            return route.drawn(voice, drawing).png()
        case _:
            assert_never(drawing)
