"""What is asked at every step, kept in memory for a moment: another process may change it."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 10_000
"""How many things are kept."""
SECONDS = 10.0
"""How long each is kept: so long after it, at most, a change that another process made is seen."""


class Kept(Generic[T]):
    """Things by name, each as it was at most ten seconds ago. What this process changes is seen at once."""

    def __init__(self, load: Callable[[str], Awaitable[T]]) -> None:
        self._load = load
        self._things: OrderedDict[str, tuple[float, T]] = OrderedDict()
        self._changes = 0

    async def get(self, name: str) -> T:
        """The thing of this name. Raises what loading it raises."""
        now = asyncio.get_running_loop().time()
        kept = self._things.get(name)
        if kept and now < kept[0]:
            return kept[1]
        changes = self._changes
        thing = await self._load(name)
        if changes == self._changes:  # what was read before a change is not kept
            self._things.pop(name, None)
            self._things[name] = now + SECONDS, thing
            if len(self._things) > MOST:
                self._things.popitem(last=False)
        return thing

    def changed(self, name: str) -> None:
        """It is not what it was."""
        self._changes += 1
        self._things.pop(name, None)
