"""How the bot is told: over the socket or HTTP, once, again when it did not acknowledge, or repeatedly by order."""

import asyncio
from typing import Literal, Protocol, TypeAlias

from .event import Event, NoAnswer, NotTaken
from .world import Workspace

Mode: TypeAlias = Literal["socket", "http"]


class Carrier(Protocol):
    """A way to the bot."""

    async def carry(self, event: Event, attempt: int, reason: str, seconds: float) -> None:
        """Tell the bot and wait for its acknowledgement. Raises NotTaken."""


class Manner(Protocol):
    """How a test wishes deliveries to be made."""

    mode: Mode
    ack_seconds: float
    patience: float
    retry_waits: tuple[float, ...]
    should_escape: bool
    repeats: int


class Delivery:
    def __init__(self, workspace: Workspace, carriers: dict[Mode, Carrier], manner: Manner) -> None:
        self.workspace, self.carriers, self.manner = workspace, carriers, manner

    async def deliver(self, event: Event) -> None:
        """Tell the bot, and come back when it has acknowledged every copy. Raises NoAnswer."""
        self.workspace.events.append(event)
        carrier, copies, self.manner.repeats = self.carriers[self.manner.mode], self.manner.repeats, 0
        try:
            if not copies:
                await self._persist(carrier, event)
                return
            again = (carrier.carry(event, n + 1, "timeout", self.manner.ack_seconds) for n in range(copies))
            results = await asyncio.gather(self._persist(carrier, event), *again, return_exceptions=True)
            for result in results:
                if result is not None:
                    raise result
        except NotTaken as why:
            error = "operation_timeout" if str(why) == "timeout" else "dispatch_failed"
            what = event.payload.get("command", event.kind)
            raise NoAnswer(f'{what} failed with the error "{error}"') from None

    async def _persist(self, carrier: Carrier, event: Event) -> None:
        """Slack tries events again, but commands and presses only as long as the person waits."""
        waits = self.manner.retry_waits if event.kind == "events_api" else ()
        reason = ""
        for attempt, wait in enumerate(waits):
            try:
                await carrier.carry(event, attempt, reason, self.manner.ack_seconds)
            except NotTaken as why:
                reason = str(why)
                await asyncio.sleep(wait)
            else:
                return
        await carrier.carry(event, len(waits), reason, self.manner.ack_seconds)
