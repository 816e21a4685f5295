"""Messages that a round has left: what is to stay in them is written there, whichever process was at them last.

One process at a time writes in a message: it holds it, writes, and lets go of it. Where the round has gone on meanwhile
what it has written is out of date. It is the one to know, since nobody else could write there; if it dies over that,
the message is still marked as held, and whoever finds it so goes on.
"""

import asyncio
from collections.abc import Sequence

from bot.classquiz import views
from bot.classquiz.display_store import DisplayStore, Standing
from bot.classquiz.rows import Display, DisplayKey, Slot
from bot.classquiz.service import ClassService, RoundSnapshot, current_key
from bot.core.clock import SECOND
from bot.core.platform import Messengers, NotPostedError, PostFailure, PostKey, Urgency, messenger_for
from bot.core.reply import Reply

AGAIN = 2.0
"""Seconds, at least, until a message for which there was no room is tried again."""
REFUSED_FOR = 30.0
"""The same where nobody knows whether there is a message, and the bot may not look."""
TAKEN_FOR = 0.2
"""Seconds between two looks at whether a message is free that another process has taken."""

_LEAVABLE = (Slot.LOBBY, Slot.QUESTION)
_SHOWN_IN_TURN = (*_LEAVABLE, Slot.END)


class LeftMessages:
    """Sees to the messages that rounds leave. `owner` names this process."""

    def __init__(self, service: ClassService, displays: DisplayStore, messengers: Messengers, owner: str) -> None:
        self._service = service
        self._displays = displays
        self._messengers = messengers
        self._owner = owner

    async def leave(self, held: RoundSnapshot, key: DisplayKey, displays: Sequence[Display]) -> None:
        """Before there is a message at `key`: close the one before it, and any that may be there unknown."""
        here = [it for it in displays if it.key.place == key.place and it.key.slot in _LEAVABLE]
        before = [it for it in here if (it.message or it.tried) and _order(it.key) < _order(key)]
        for display in sorted(before, key=lambda it: _order(it.key), reverse=True):
            if await self._is_closed(held, display) or display.message:
                return  # before that one was posted, or is closed unknown, this was done for what is before it

    async def _is_closed(self, held: RoundSnapshot, before: Display) -> bool:
        """See to it that a message that was left is closed. Not if somebody else is at it, who finds that out."""
        if before.tried and await self._took_over(held, before):
            return True
        if not before.tried and views.is_settled(held, before):
            return True
        mine = await self._displays.hold(before.key, self._service.clock(), self._owner)
        if mine:
            await self._close(held, mine)
        return mine is not None

    async def finish(self, held: RoundSnapshot, displays: Sequence[Display]) -> None:
        """Close what the round has left and somebody has not got through with, or had no room for."""
        now = self._service.clock()
        for display in displays:
            is_left = display.key.slot in _LEAVABLE and display.key != current_key(held, display.key.place)
            is_waiting = display.owner == self._owner and (display.lease or 0) > now
            if is_left and display.tried and not is_waiting:
                await self._took_over(held, display)

    async def _took_over(self, held: RoundSnapshot, before: Display) -> bool:
        """Whether somebody was at a message who is gone, or had no room. Nobody knows what is in it: it is closed."""
        now = self._service.clock()
        mine = await self._displays.hold(before.key, now, self._owner, unfinished_by=before.owner)
        if mine:
            await self._close(held, mine._replace(shown=-1))
        return mine is not None

    async def _close(self, held: RoundSnapshot, mine: Display) -> None:
        """Put what is to stay into a message that is held, if not what is there, and let go of it, or do so later.

        If nobody knows whether it is there, who was at it may not have come to close the one before it either. As soon
        as it has a name nobody would look for that one any more.
        """
        if not mine.message:
            await self.leave(held, mine.key, await self._displays.of(held.round.id))
        if views.is_behind(held, mine):  # which takes the answers to a question that is over
            held = await self._service.load_by_id(held.round.id, everything=True) or held
        left = views.left(held, mine)
        try:
            mine = await self._written(mine, left) if left else mine
        except NotPostedError as error:
            wait = max(AGAIN if error.why is PostFailure.BUSY else REFUSED_FOR, error.wait)
            await self._displays.put_off(mine.key, mine.lease, self._service.clock() + int(wait * SECOND))
            return
        await self._displays.mark_shown(mine.key, mine.shown, mine.message, mine.lease)

    async def _written(self, mine: Display, left: Reply) -> Display:
        """Edit a message. Gives it by its name. Raises NotPostedError if there is no room, or it is not known which."""
        messenger, message = messenger_for(self._messengers, mine.key.place), mine.message
        if not message:  # the host was quicker than the answer to its post, which is asked for again
            number, place, slot, position = mine.key
            message = await messenger.post(place, left, PostKey("class", (number, slot, position, "")))
            mine = mine._replace(message=message)
            await self._displays.mark_shown(mine.key, mine.shown, message, 0)
        try:
            await messenger.edit(message, left, Urgency.PANEL)
        except NotPostedError as error:  # what is gone, or fixed, needs no edit
            if error.why is PostFailure.BUSY:
                raise
        return mine

    async def let_go(self, held: RoundSnapshot, written: Display) -> bool:
        """Let go of a message that shows a round as `held`. Whether it still stands like that.

        If not, what is to be seen there now is, or will be. The round may go on at any time until nobody holds it.
        """
        standing = await self._displays.let_go(written, held.round.version)
        if standing is Standing.SAME:
            return True
        while standing is not Standing.SAME:
            again = await self._again(written) if standing is Standing.TAKEN else written
            after = await self._service.load_by_id(held.round.id)
            if again is None or after is None:
                return False  # it was deleted with all that was there
            if again.key != current_key(after, again.key.place):
                await self._close(after, again)
                return False
            written = again._replace(shown=-1)
            standing = await self._displays.let_go(written, after.round.version)
        self._service.signal.notify(held.round.id)
        return False

    async def _again(self, written: Display) -> Display | None:
        """What somebody else has taken, once it is free: what was written may stand over newer things. None if gone."""
        while True:
            again = await self._displays.hold(written.key, self._service.clock(), self._owner)
            if again:
                await self._displays.mark_lost(again.key, again.message)
                return again._replace(shown=-1)
            if all(it.key != written.key for it in await self._displays.of(written.key.round)):
                return None
            await asyncio.sleep(TAKEN_FOR)


def _order(key: DisplayKey) -> tuple[int, int]:
    """In which order messages are shown."""
    return (_SHOWN_IN_TURN.index(key.slot), key.position)
