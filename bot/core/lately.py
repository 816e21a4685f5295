"""What takes long to work out and many ask for at once: worked out once, kept for a moment. Knows not what it is."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

T = TypeVar("T")

MOST = 50
"""How many things are kept."""


class Lately(Generic[T]):
    """Things by their numbers, each as it was at most `kept` milliseconds ago. Lives in this process."""

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._made: dict[int, tuple[int, asyncio.Task[T]]] = {}

    async def get(self, number: int, now: int, make: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """The thing with this number, made now (in ms) if there is none or it is too old. Raises what `make` raises."""
        at, task = self._made.get(number, (0, None))
        failed = task is not None and task.done() and (task.cancelled() or task.exception() is not None)
        if task is None or failed or not 0 <= now - at < self._kept:
            task = asyncio.create_task(make())
            self._made.pop(number, None)
            self._made[number] = now, task
            if len(self._made) > MOST:
                del self._made[next(iter(self._made))]  # the oldest
        return await asyncio.shield(task)  # whoever goes away leaves it to the others
