"""How many edits Slack takes in a workspace, and whose turn it is: steps before the host's panel before counts.

Slack takes fifty a minute of the whole app in a workspace. Spent on counts they would be missing for "Reveal now".
"""

import asyncio
from collections import deque
from collections.abc import Mapping

from bot.core.clock import SECOND, Clock
from bot.core.platform import NotPostedError, PostFailure, Urgency

WINDOW = 61 * SECOND
"""In any such span there are at most so many edits. A second more than Slack says: some are longer on their way."""

MOST: Mapping[Urgency, int] = {Urgency.STEP: 48, Urgency.PANEL: 40, Urgency.COUNT: 28}
"""How many edits of all kinds there may have been before one of this kind is left out, or has to wait."""


class EditBudget:
    """The edits of the last minute. Counts thin out as they become more: each leaves room for what is to come."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._made: deque[int] = deque()
        self._last_count = 0
        self._closed_until = 0

    async def take(self, urgency: Urgency) -> None:
        """One edit. A step waits until there is room; anything else is left out: raises NotPostedError."""
        while wait := self._wait(urgency):
            if urgency is not Urgency.STEP:
                raise NotPostedError(PostFailure.BUSY, f"no room for an edit of this kind: {urgency}", wait / SECOND)
            await asyncio.sleep(wait / SECOND)
        now = self._clock()
        self._made.append(now)
        if urgency is Urgency.COUNT:
            self._last_count = now

    def close(self, seconds: float) -> None:
        """Slack takes no more for so long. Steps are tried all the same, as Slack says when."""
        self._closed_until = max(self._closed_until, self._clock() + round(seconds * SECOND))

    def _wait(self, urgency: Urgency) -> int:
        """How long (in ms) there is no room for an edit of this kind."""
        now = self._clock()
        while self._made and not now - WINDOW < self._made[0] <= now:
            self._made.popleft()
        room = MOST[urgency] - len(self._made)
        if room <= 0:
            return self._made[-MOST[urgency]] + WINDOW - now
        waits = 0 if urgency is Urgency.STEP else self._closed_until - now
        if urgency is Urgency.COUNT:
            waits = max(waits, self._last_count + WINDOW // room - now)
        return max(0, waits)
