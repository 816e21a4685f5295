"""How often a minute Slack takes a method from an app in a workspace: its tiers. What is more is answered with 429."""

import math
from collections import defaultdict, deque

from .faults import Fault
from .world import Clock

MINUTE = 60.0
MOST = {
    **dict.fromkeys(("users.list", "conversations.list"), 20),
    **dict.fromkeys(("chat.update", "chat.delete", "files.delete", "conversations.open"), 50),
    **dict.fromkeys(("users.info", "chat.postEphemeral", "views.publish", "views.open", "views.update"), 100),
    **dict.fromkeys(("files.getUploadURLExternal", "files.completeUploadExternal"), 100),
}
"""By method. `chat.postMessage` has a pace of its own, in each channel."""


class Tiers:
    """Counts the calls of the last minute. What was refused counts for nothing."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.strict = False
        self._taken: dict[str, deque[float]] = defaultdict(deque)

    def over(self, method: str) -> Fault | None:
        """What the next call of a method meets where it is one too many."""
        most, now, taken = MOST.get(method), self.clock.now(), self._taken[method]
        if most is None or not self.strict:
            return None
        while taken and taken[0] <= now - MINUTE:
            taken.popleft()
        if len(taken) < most:
            taken.append(now)
            return None
        return Fault("ratelimited", 429, retry_after=max(1, math.ceil(taken[0] + MINUTE - now)))
