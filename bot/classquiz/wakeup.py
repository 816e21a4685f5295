"""Who does something that is to be shown rings, so that the heartbeat need not look at everything to know."""

import asyncio
import contextlib


class Bell:
    """Which rounds have changed since the heartbeat last looked. Lives in this process; the database knows the rest."""

    def __init__(self) -> None:
        self._rung: set[int] = set()
        self._read: set[int] = set()
        self._event = asyncio.Event()
        self._later: asyncio.TimerHandle | None = None
        self._calm = asyncio.Event()
        self._calm.set()

    def ring(self, round: int, *, within: float = 0.0) -> None:
        """Something happened in this round, which is to be looked at within so many seconds.

        A thousand answers in a second are worth a few looks, each at everything; not a thousand.
        """
        self._rung.add(round)
        self._calm.clear()
        if not within:
            self._event.set()
        elif self._later is None:
            self._later = asyncio.get_running_loop().call_later(within, self._event.set)

    def read(self, round: int, *, is_read: bool) -> None:
        """Whether the host reads something in the panel of this round that is not to be taken from under their eyes."""
        (self._read.add if is_read else self._read.discard)(round)

    def is_read(self, round: int) -> bool:
        """Whether they do."""
        return round in self._read

    def heard(self) -> set[int]:
        """The rounds for which it rang since the last time."""
        rung, self._rung = self._rung, set()
        self._event.clear()
        if self._later:
            self._later.cancel()
            self._later = None
        return rung

    def calm(self) -> None:
        """Everything that it rang for has been seen to, unless it has rung since."""
        if not self._rung:
            self._calm.set()

    async def wait(self, seconds: float) -> None:
        """Until it rings, or as long as that."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._event.wait()

    async def quiet(self, seconds: float) -> None:
        """Until everything that it rang for has been seen to, or as long as that."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._calm.wait()
