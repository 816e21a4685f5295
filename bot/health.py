"""How the process is: what has to be well for people to be served, and what is wrong with it now."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from bot.core.beat import Beat
from bot.core.cache import AsyncCache
from bot.core.clock import Clock
from bot.core.i18n import Voice
from bot.core.views import trouble
from bot.db.database import Database, DatabaseError, Statement

Check: TypeAlias = Callable[[], Awaitable[str]]
"""What is wrong with something, in a few words; empty if nothing is."""

PATIENCE = 1.0
"""Seconds in which each thing that is looked at has to answer."""
HOLDS = 1.0
"""Seconds for which a look holds, so that nobody can have the bot do more by asking often."""

_START = "start"
_ALIVE = """
    INSERT INTO memo (name, value) VALUES ('healthy', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


class Health:
    """All that is looked at, by what it is called."""

    def __init__(self) -> None:
        self._checks: dict[str, Check] = {}
        self._looks: AsyncCache[str, Mapping[str, str]] = AsyncCache(HOLDS, size=1)
        self.note(_START, "under way")

    def watch(self, what: str, check: Check) -> None:
        """Look at this too from now on, or in another way."""
        self._checks[what] = check
        self._looks.changed("all")

    def note(self, what: str, wrong: str) -> None:
        """Say that something is wrong with it, until something else is known."""

        async def known() -> str:
            return wrong

        self.watch(what, known)

    def begun(self) -> None:
        """Everything that is to be looked at is known. Until then people are not served, however well the rest is."""
        self._checks.pop(_START, None)
        self._looks.changed("all")

    async def troubles(self) -> Mapping[str, str]:
        """What is wrong with each thing that is looked at, in a few words; empty where nothing is."""
        return await self._looks.get("all", lambda _: self._look())

    async def _look(self) -> Mapping[str, str]:
        checks = dict(self._checks)  # while they are looked at, more may come
        found = await asyncio.gather(*map(_within_patience, checks.values()))
        return dict(zip(checks, found, strict=True))


async def _within_patience(check: Check) -> str:
    """What a check says, or that it says nothing in time."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await check()
    except TimeoutError:
        return f"does not answer within {PATIENCE:g} s"
    except Exception as error:  # noqa: BLE001  # whatever it is, it is no sign of health
        return f"cannot be looked at ({type(error).__name__})"


def database_check(database: Database, clock: Clock) -> Check:
    """Whether the database takes something new, and so whether there is room on the disk."""

    async def check() -> str:
        try:
            await database.write(Statement(_ALIVE, (str(clock()),)))
        except DatabaseError as error:
            return trouble(Voice("en"), error.trouble, error.name)
        return ""

    return check


def loop_check(beats: Iterable[Beat], loops: Sequence["asyncio.Task[Any]"]) -> Check:
    """Whether the loops of a feature go on, and turn as often as they should."""

    async def check() -> str:
        if any(loop.done() for loop in loops):
            return "ended, and nothing begins it anew but a start"
        return "; ".join(f"what is at {beat.what} {said}" for beat in beats if (said := beat.trouble))

    return check
