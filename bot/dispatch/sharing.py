"""What one person shows to everybody in a place: once each, where they may write, and in the language of the place."""

import logging
from typing import Protocol

from bot.core.clock import Clock, day_of
from bot.core.context import Caller
from bot.core.feature import Registry
from bot.core.press import Press, Share
from bot.core.reply import Reply, buttons
from bot.core.views import sentence, shared, topic_is_off
from bot.db.database import DatabaseError
from bot.dispatch import views

log = logging.getLogger(__name__)


class Shares(Protocol):
    """The memory of what was shared."""

    async def claim(self, person: str, place: str, what: str, at: int) -> bool:
        """Take it on to share this. False if this person has shared it in this place already."""
        ...

    async def release(self, person: str, place: str, what: str) -> None:
        """It could not be posted after all."""
        ...


class Sharing:
    """The press Share, for whatever features let people share."""

    def __init__(self, registry: Registry, shares: Shares, clock: Clock) -> None:
        self._registry = registry
        self._shares = shares
        self._clock = clock

    async def shared(self, caller: Caller, press: Share) -> Reply:
        """The same for everybody in the place, in the place's language. What has no button Share cannot be shared."""
        kind = self._registry.shares.get(press.kind)
        topic = kind.topic(press.id) if kind else ""
        if topic in caller.here.off:
            return topic_is_off(caller, topic)
        if not caller.here.can_share:
            return sentence(caller, "sharing-is-off")
        if not caller.may_post:
            return views.may_not_share(caller)
        if kind is None:
            return sentence(caller, "mistake-press")
        for_all = caller.speaking(caller.language_for_all)
        reply = await kind.make(for_all, press.id)
        if not any(self._registry.unpack(button.press) == press for button in buttons(reply)):
            return sentence(caller, "mistake-press")
        if not await self._shares.claim(caller.person, _where(caller), self._what(press), self._clock()):
            return sentence(caller, "shared-already")
        return shared(for_all, reply)

    async def release(self, caller: Caller, press: Press | None) -> None:
        """What a press was to show to everybody could not be posted: it may be shared again."""
        if isinstance(press, Share) and press.kind in self._registry.shares:
            try:
                await self._shares.release(caller.person, _where(caller), self._what(press))
            except DatabaseError as error:
                log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know

    def _what(self, press: Share) -> str:
        kind = self._registry.shares[press.kind]
        return f"{press.kind}|{press.id}" + (f"|{day_of(self._clock())}" if kind.changes else "")


def _where(caller: Caller) -> str:
    """Where somebody shares something."""
    return caller.channel or caller.place or caller.community
