"""Something has happened that is to be shown: who did it rings, and the heartbeat need not look at everything to know."""

import asyncio


class Bell:
    """Which rounds have changed since the heartbeat last looked. Lives in this process; the database knows the rest."""

    def __init__(self) -> None:
        self._rung: set[int] = set()
        self._event = asyncio.Event()

    def ring(self, round: int) -> None:
        """Something happened in this round."""
        self._rung.add(round)
        self._event.set()

    def heard(self) -> set[int]:
        """The rounds for which it rang since the last time."""
        rung, self._rung = self._rung, set()
        self._event.clear()
        return rung

    async def wait(self, seconds: float) -> None:
        """Until it rings, or as long as that."""
        try:
            async with asyncio.timeout(seconds):
                await self._event.wait()
        except TimeoutError:
            return
