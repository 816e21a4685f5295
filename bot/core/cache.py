"""What is asked often and seldom changes, kept in memory for a while. Another process may change it meanwhile."""

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from functools import partial
from typing import Any, Generic, TypeVar

from cachetools import TLRUCache

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
        self._values: TLRUCache[K, tuple[float, T], float] = TLRUCache(
            size, ttu=lambda _key, kept, _now: kept[0] + seconds, timer=clock
        )
        self._clock = clock
        self._loads: dict[K, asyncio.Task[T]] = {}

    async def get(self, key: K, load: Callable[[K], Coroutine[Any, Any, T]]) -> T:
        """The value of this key, which is loaded if there is none. Raises what loading it raises."""
        try:
            return self._values[key][1]
        except KeyError:
            pass
        task = self._loads.get(key)
        if task is None:
            task = self._loads[key] = asyncio.create_task(load(key))
            task.add_done_callback(partial(self._loaded, key, self._clock()))
        return await asyncio.shield(task)  # whoever goes away leaves it to the others

    def changed(self, key: K) -> None:
        """Forget the value of this key, also one that is just being loaded: it may have been read before the change."""
        self._values.pop(key, None)
        self._loads.pop(key, None)

    def _loaded(self, key: K, begun: float, task: "asyncio.Task[T]") -> None:
        """Keep the value alone, for a task takes most of a kilobyte. A load that failed is not kept."""
        if self._loads.get(key) is task:
            del self._loads[key]
            if not (task.cancelled() or task.exception()):
                self._values[key] = begun, task.result()
