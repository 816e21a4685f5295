"""How the runner hears of what people do in rounds, so that it need not look at everything to know."""

import asyncio
import contextlib

MOST_PRESSED = 10
"""Messages of a round in which a press is remembered, until the next look."""


class ChangeSignal:
    """Which rounds have changed since the runner last looked. Lives in this process; the database knows the rest."""

    def __init__(self) -> None:
        self._changed: set[int] = set()
        self._read: set[int] = set()
        self._pressed: dict[int, set[str]] = {}
        self._event = asyncio.Event()
        self._later: asyncio.TimerHandle | None = None
        self._calm = asyncio.Event()
        self._calm.set()

    def notify(self, round: int, *, within: float = 0.0) -> None:
        """Something happened in this round, which is to be looked at within so many seconds.

        A thousand answers in a second are worth a few looks, each at everything; not a thousand.
        """
        self._changed.add(round)
        self._calm.clear()
        if not within:
            self._event.set()
        elif self._later is None:
            self._later = asyncio.get_running_loop().call_later(within, self._event.set)

    def wake(self) -> None:
        """Something may be due that nobody here knows of: the next look is now."""
        self._event.set()

    def note_press(self, round: int, message: str | None) -> None:
        """Somebody has pressed in this message of a round, which all can see."""
        if message and len(self._pressed.setdefault(round, set())) < MOST_PRESSED:
            self._pressed[round].add(message)

    def pressed(self, round: int) -> set[str]:
        """The messages in which somebody has pressed, since they were last looked at."""
        return self._pressed.pop(round, set())

    def set_reading(self, round: int, *, is_reading: bool) -> None:
        """Whether the host reads something in the panel of this round that is not to be taken from under their eyes."""
        (self._read.add if is_reading else self._read.discard)(round)

    def is_reading(self, round: int) -> bool:
        """Whether they do."""
        return round in self._read

    def take(self) -> set[int]:
        """The rounds that have changed since the last time."""
        changed, self._changed = self._changed, set()
        self._event.clear()
        if self._later:
            self._later.cancel()
            self._later = None
        return changed

    def settle(self) -> None:
        """Everything that changed has been seen to, unless more has changed since."""
        if not self._changed:
            self._calm.set()

    async def wait(self, seconds: float) -> None:
        """Until something changes, or as long as that."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._event.wait()

    async def settled(self, seconds: float) -> None:
        """Until everything that changed has been seen to, or as long as that."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._calm.wait()
