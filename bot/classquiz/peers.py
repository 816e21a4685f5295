"""What the processes on one database tell each other of rounds at once, rather than have each look for it in a while.

Whoever hears of a press does what comes of it. Two things are better done by another process: what it is just showing,
and the count in a message that it has shown. For these it is woken, and nobody else. Nothing relies on that: where
calls are not heard each process does all that it finds to do, and looks every half second.
"""

import asyncio
import contextlib
import logging
from itertools import chain, repeat

from cachetools import LRUCache

from bot.classquiz.wakeup import ChangeSignal
from bot.db.database import Channel, DatabaseError

log = logging.getLogger(__name__)

HERE_EVERY = 2.0
"""Seconds between two signs of life. A process that hears its own knows that it hears those of others."""
GONE_AFTER = 5.0
"""Seconds after which a process that was not heard of is not relied upon; this one too."""
WAITS: tuple[float, ...] = (0.2, 1, 2, 5, 15, 30)
"""Seconds before each new attempt to listen."""
COUNTS_KEPT = 2000
"""Of how many rounds it is kept in mind which process shows their counts."""


class Peers:
    """The processes on one database, as one of them, the `owner`, knows the others by what they call.

    The calls: `here <owner> yes|no` (a sign of life, and whether it hears), `shows <owner> <round>` (it has shown this
    round, and shows how many answer), `look <owner> <round>` (to that owner: something has changed in it), and
    `gone <owner>` (it ends, and all that it was at is free).
    """

    def __init__(self, owner: str, channel: Channel | None, signal: ChangeSignal) -> None:
        self._owner = owner
        self._channel = channel
        self._signal = signal
        self._heard_of: dict[str, float] = {}
        self._counting: LRUCache[int, str] = LRUCache(COUNTS_KEPT)

    @property
    def are_called(self) -> bool:
        """Whether there is a way to call others at all."""
        return self._channel is not None

    @property
    def hears(self) -> bool:
        """Whether calls come through: this process has heard its own of late."""
        return self._is_near(self._owner)

    @property
    def others(self) -> bool:
        """Whether another process hears too, as far as this one knows."""
        return self.hears and any(self._is_near(owner) for owner in self._heard_of if owner != self._owner)

    def counter(self, round: int) -> str | None:
        """The other process that shows the counts of a round; None if this one has to do it."""
        owner = self._counting.get(round)
        return owner if owner and owner != self._owner and self.hears and self._is_near(owner) else None

    async def shows(self, round: int) -> None:
        """Say that this process has shown a round, and shows how many answer from now on."""
        if self.others and self._counting.get(round) != self._owner:
            await self._call(f"shows {self._owner} {round}")

    async def look(self, owner: str, round: int) -> bool:
        """Wake the process that is at a round. False if that was not possible."""
        if not self._is_near(owner):
            return False
        done = await self._call(f"look {owner} {round}")
        if not done:
            self._counting.pop(round, None)
        return done

    async def gone(self) -> None:
        """Say that this process ends: what it was at is free, for somebody else to take now."""
        await self._call(f"gone {self._owner}")

    async def run(self) -> None:
        """Listen until cancelled. A connection that breaks, or on which nothing is heard, is opened anew."""
        if self._channel is None:
            return
        waits = chain(WAITS, repeat(WAITS[-1]))
        while True:
            listening = asyncio.create_task(self._channel.listen(self.hear))
            try:
                if await self._is_well_until_lost(listening):
                    waits = chain(WAITS, repeat(WAITS[-1]))
            finally:
                listening.cancel()
                await asyncio.wait([listening])
            self._heard_of.clear()
            self._counting.clear()
            await asyncio.sleep(next(waits))

    async def _is_well_until_lost(self, listening: "asyncio.Task[None]") -> bool:
        """Give signs of life for as long as anything is heard. Whether it ever was."""
        time = asyncio.get_running_loop().time
        begun, was_well = time(), False
        while True:
            await self._call(f"here {self._owner} {'yes' if self.hears else 'no'}")
            await asyncio.wait([listening], timeout=HERE_EVERY if self.hears else HERE_EVERY / 10)
            if self.hears and not was_well:
                was_well = True
                log.info("calls between processes that share the database are heard")
            if listening.done() or (not self.hears and time() > begun + GONE_AFTER):
                why = _trouble(listening)
                if was_well:
                    log.warning("calls of other processes are not heard (%s); looking for changes instead", why)
                return was_well

    async def _call(self, words: str) -> bool:
        """Whether a call went out. What is wrong with the database is told by whoever needs it for more than that."""
        if self._channel is None:
            return False
        try:
            await self._channel.call(words)
        except DatabaseError as error:
            log.debug("a call to other processes did not go out: %s", error.trouble)
            return False
        return True

    def hear(self, words: str) -> None:
        """Take a call. What this version of the bot does not know is for another one."""
        match words.split():
            case ["here", owner, said]:
                now = asyncio.get_running_loop().time()
                self._heard_of = {one: at for one, at in self._heard_of.items() if at > now - GONE_AFTER}
                if said == "yes" or owner == self._owner:
                    self._heard_of[owner] = now
            case ["shows", owner, round] if round.isdecimal():
                self._counting[int(round)] = owner
            case ["look", self._owner, round] if round.isdecimal():
                self._signal.notify(int(round))
            case ["gone", owner] if owner != self._owner:
                self._heard_of.pop(owner, None)
                for number in [round for round, counting in self._counting.items() if counting == owner]:
                    del self._counting[number]
                    self._signal.notify(number)
                self._signal.wake()

    def _is_near(self, owner: str) -> bool:
        at = self._heard_of.get(owner)
        return at is not None and asyncio.get_running_loop().time() < at + GONE_AFTER


def _trouble(listening: "asyncio.Task[None]") -> str:
    """Why nothing is heard, in a word."""
    with contextlib.suppress(asyncio.CancelledError, asyncio.InvalidStateError):
        error = listening.exception()
        return error.trouble if isinstance(error, DatabaseError) else repr(error)
    return "silence"
