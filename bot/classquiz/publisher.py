"""What everybody sees of a round: posts what a step has changed, edits what stands, and keeps the count up to date.

Each message is claimed for a while, posted, and marked: two processes on one database do not show it twice.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.classquiz import rules, views
from bot.classquiz.display_store import DisplayStore
from bot.classquiz.left_messages import LeftMessages
from bot.classquiz.leftovers import older_copy
from bot.classquiz.peers import Peers
from bot.classquiz.report_files import ReportFiles
from bot.classquiz.rows import Display, DisplayKey, Slot
from bot.classquiz.service import ClassService, RoundSnapshot, current_key
from bot.core.clock import SECOND
from bot.core.platform import Messengers, NotPostedError, PostFailure, PostKey, Urgency, messenger_for
from bot.core.reply import Reply
from bot.quiz.items import Phase

EXACT = SECOND
"""A post that took no longer need not be edited: so nearly right is the moment at which it says that it closes."""
COUNT_EVERY = 2.0
"""Seconds, at least, between two edits that only change how many have answered."""


def places_of(displays: Sequence[Display]) -> list[str]:
    """The places in which a round is shown."""
    return [display.key.place for display in displays if display.key.slot is Slot.LOBBY]


class RoundPublisher:
    """Shows rounds in their places. `owner` names this process, `peers` are the others."""

    def __init__(
        self,
        service: ClassService,
        displays: DisplayStore,
        messengers: Messengers,
        files: ReportFiles,
        owner: str,
        peers: Peers,
    ) -> None:
        self._service = service
        self._displays = displays
        self._messengers = messengers
        self._files = files
        self._owner = owner
        self._peers = peers
        self._counted: dict[int, tuple[float, int]] = {}
        self.left = LeftMessages(service, displays, messengers, owner)

    def forget(self, number: int) -> None:
        """Nothing is known any more of what was last shown of a round."""
        self._counted.pop(number, None)

    async def show(self, held: RoundSnapshot, displays: Sequence[Display]) -> bool:
        """Show a round wherever it is not shown as it stands. False if it is everywhere. Raises NotPostedError."""
        shown = {display.key: display.shown for display in displays}
        behind = [
            place for place in places_of(displays) if shown.get(current_key(held, place), -1) < held.round.version
        ]
        failed: NotPostedError | None = None
        for place in behind:
            try:
                await self._show(held, place)
            except NotPostedError as error:  # the other places are shown all the same
                failed = error
        if failed:
            raise failed
        return bool(behind)

    async def _show(self, held: RoundSnapshot, place: str) -> None:
        """Post what a step has changed in a place, or edit the message that shows it."""
        number, key = held.round.id, current_key(held, place)
        displays = await self._displays.of(number)  # as they are before the claim: was it tried already?
        tried_by = next((it.owner for it in displays if it.key == key), None) or ""
        claimed = await self._displays.claim(
            key, held.round.version, self._service.clock(), self._owner, unfinished_by=tried_by
        )
        if claimed is None:  # whoever is, or was just, at it finds that the round has moved on, or the next look does
            return
        is_tried = bool(tried_by)
        fresh = await self._service.load_by_id(number) or held
        if current_key(fresh, place) != key:  # the round has moved on: that is for the next look
            await self._gave_way(held, claimed, is_tried)
            return
        begun = self._service.clock()
        seen = rules.appear(fresh.round, fresh.round.position, begun)
        try:
            message = await self._put(replace(fresh, round=seen) if seen else fresh, claimed, displays, is_tried)
        except NotPostedError:
            await self._displays.release(key, claimed.lease)
            raise
        stands = await self.left.let_go(fresh, claimed._replace(shown=fresh.round.version, message=message))
        if stands and seen and await self._appeared(fresh, key, message, begun):
            fresh = replace(fresh, round=seen)
        self._counted[number] = (_loop_time(), _progress(fresh))
        await self._peers.shows(number)

    async def _gave_way(self, held: RoundSnapshot, claimed: Display, is_tried: bool) -> None:
        """Whoever has shown the next message meanwhile could not close this one, if it is there."""
        if is_tried or claimed.message:
            await self.left.let_go(held, claimed._replace(shown=-1) if is_tried else claimed)
        else:
            await self._displays.free(claimed.key, claimed.lease)
        self._service.signal.notify(held.round.id)

    async def _appeared(self, held: RoundSnapshot, key: DisplayKey, message: str | None, begun: int) -> bool:
        """The platform has taken a question: its time begins now. Whether the message says so; if not, it is edited."""
        at = self._service.clock()
        after = rules.appear(held.round, held.round.position, at)
        is_exact = bool(after and await self._service.advance(held, after) and at - begun < EXACT)
        if after and is_exact:
            await self._displays.mark_shown(key, after.version, message, 0)
        return is_exact

    async def _put(
        self, held: RoundSnapshot, display: Display, displays: Sequence[Display], is_tried: bool
    ) -> str | None:
        """Show the round in a message that is there, or else in a new one. Gives its name; None if it needs none."""
        if display.message and await self._edited(held, display):
            return display.message
        if display.key.slot is Slot.LOBBY and held.round.phase is Phase.ENDED and (display.message or not is_tried):
            return display.message  # nobody reads that what is not there was called off
        if not display.message:
            await self.left.leave(held, display.key, displays)
        message = await self._post(held, display.key, display.message or "")
        return await self._renewed(held, display, message) if is_tried else message

    async def _renewed(self, held: RoundSnapshot, before: Display, message: str) -> str:
        """Of a post that was tried before, what comes back may be what stood there then. Gives the message's name."""
        if before.message:
            await self._displays.mark_lost(before.key, before.message)
        await self._displays.mark_shown(before.key, -1, message, 0)  # whatever happens now: this is the one
        renewed = await self._edited(held, before._replace(message=message))
        return message if renewed else await self._post(held, before.key, message)

    async def _post(self, held: RoundSnapshot, key: DisplayKey, instead: str) -> str:
        """Post the round in a message of its own, `instead` of one that is there no more. Gives its name."""
        named = PostKey("class", (held.round.id, key.slot, key.position, instead))
        return await messenger_for(self._messengers, key.place).post(key.place, await self._reply(held), named)

    async def _reply(self, held: RoundSnapshot) -> Reply:
        if held.round.phase is Phase.ENDED and held.round.clocks:
            return views.ended(held, await self._files.picture(held, held.voice))
        return views.public(held)

    async def _edited(self, held: RoundSnapshot, display: Display) -> bool:
        """Whether the message could be changed; not if it is gone or may not be: then a new one is posted."""
        try:
            messenger = messenger_for(self._messengers, display.key.place)
            await messenger.edit(display.message or "", await self._reply(held))
        except NotPostedError as error:
            if error.why not in (PostFailure.LOST, PostFailure.FIXED):
                raise
            return False
        return True

    async def count(self, held: RoundSnapshot, displays: Sequence[Display]) -> bool:
        """Show how many have joined or answered, not more often than every two seconds. Whether it was shown now."""
        number, here = held.round.id, _loop_time()
        last, shown = self._counted.get(number, (0.0, -1))
        if _progress(held) == shown:
            return False
        if (other := self._peers.counter(number)) and await self._peers.look(other, number):
            return False
        if here < last + COUNT_EVERY:
            self._look_again(number, last + COUNT_EVERY - here)
            return False
        wanted = [it for it in displays if it.message and it.key == current_key(held, it.key.place)]
        done = [await self._recounted(held, display) for display in wanted]
        self._counted[number] = (here, _progress(held) if all(done) else shown)
        if not all(done):
            self._look_again(number, COUNT_EVERY)
            return False
        await self._peers.shows(number)
        return True

    async def _recounted(self, held: RoundSnapshot, display: Display) -> bool:
        """Write a newer count into a message that shows a round. False if there was no room, or somebody was at it.

        A count is not tried again, and posts nothing: what somebody has deleted is shown anew, as a step is. Raises
        NotPostedError.
        """
        mine = await self._displays.hold(display.key, self._service.clock(), self._owner, version=held.round.version)
        if mine is None:
            return False
        messenger, has_room = messenger_for(self._messengers, display.key.place), True
        try:
            await messenger.edit(mine.message or "", views.public(held), Urgency.COUNT)
        except NotPostedError as error:
            has_room = error.why is not PostFailure.BUSY
            if error.why is PostFailure.LOST:
                await self._displays.mark_lost(mine.key, mine.message)
                mine = mine._replace(shown=-1)
                self._service.signal.notify(held.round.id)
            elif error.why not in (PostFailure.BUSY, PostFailure.FIXED):
                await self._displays.release(mine.key, mine.lease)
                raise
        await self.left.let_go(held, mine)
        return has_room

    async def close_copies(self, held: RoundSnapshot, displays: Sequence[Display]) -> None:
        """Close what somebody has pressed in and is none of our messages: one that was sent just before a crash.

        Not while one is being sent: its name is not known yet.
        """
        pressed = self._service.signal.pressed(held.round.id)
        known = {display.message for display in displays if display.message}
        public = (display for display in displays if display.key.place)
        is_sending = any(it.tried and (not it.message or it.key == current_key(held, it.key.place)) for it in public)
        for message in pressed - known:
            if is_sending or not await self._closed(held, message):
                self._service.signal.note_press(held.round.id, message)
                self._look_again(held.round.id, COUNT_EVERY)

    async def _closed(self, held: RoundSnapshot, message: str) -> bool:
        """Whether a copy is closed, or cannot be; not if there was no room for that edit."""
        try:
            messenger = messenger_for(self._messengers, held.stored.place)
            await messenger.edit(message, older_copy(held), Urgency.PANEL)
        except NotPostedError as error:
            return error.why is not PostFailure.BUSY
        return True

    def _look_again(self, number: int, seconds: float) -> None:
        asyncio.get_running_loop().call_later(seconds, self._service.signal.notify, number)


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


def _progress(held: RoundSnapshot) -> int:
    """What the count in the message depends on."""
    return hash((held.round.version, held.joined, len(held.answers)))
