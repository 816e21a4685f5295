"""What is asked often and seldom changes, kept in memory for a while. Another process may change it meanwhile."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from functools import partial
from typing import Any, Generic, TypeVar

from cachetools import TTLCache

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

CACHE_SIZE = 10_000
"""How many values a cache keeps, unless it is told otherwise."""
SECONDS = 10.0
"""How long each is kept, unless it is told otherwise: so late, at most, a change of another process is seen."""


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


class AsyncCache(Generic[K, T]):
    """Values by their keys. Whoever asks at the same time shares one load, and later ones its result for `seconds`.

    A load that failed is not kept. `size` is how many values there are at most: the one that was not asked for longest
    goes first. `clock` gives seconds; without one it is the running loop's.
    """

    def __init__(
        self, seconds: float = SECONDS, size: int = CACHE_SIZE, clock: Callable[[], float] = _loop_time
    ) -> None:
        self._loads: TTLCache[K, asyncio.Task[T]] = TTLCache(size, seconds, clock)

    async def get(self, key: K, load: Callable[[K], Coroutine[Any, Any, T]]) -> T:
        """The value of this key, which is loaded if there is none. Raises what loading it raises."""
        try:
            task = self._loads[key]
        except KeyError:
            task = self._loads[key] = asyncio.create_task(load(key))
            task.add_done_callback(partial(self._loaded, key))
        return await asyncio.shield(task)  # whoever goes away leaves it to the others

    def changed(self, key: K) -> None:
        """Forget the value of this key, also one that is just being loaded: it may have been read before the change."""
        self._loads.pop(key, None)

    def _loaded(self, key: K, task: "asyncio.Task[T]") -> None:
        """Forget a load that failed, before anybody hears of it, so that the next one tries again."""
        if (task.cancelled() or task.exception()) and self._loads.get(key) is task:
            self.changed(key)
