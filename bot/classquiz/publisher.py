"""What everybody sees of a round: posts what a step has changed, edits what stands, and keeps the count up to date.

Each message is claimed for a while, posted, and marked: two processes on one database do not show it twice.
"""

import asyncio
from collections.abc import Sequence, Set
from dataclasses import replace

from bot.classquiz import rules, views
from bot.classquiz.display_store import DisplayStore
from bot.classquiz.leftovers import older_copy
from bot.classquiz.peers import Peers
from bot.classquiz.report_files import ReportFiles
from bot.classquiz.rows import Display, DisplayKey, Slot
from bot.classquiz.service import ClassService, RoundSnapshot, current_key
from bot.core.clock import SECOND
from bot.core.platform import Messengers, NotPostedError, PostFailure, PostKey, Urgency, messenger_for
from bot.core.reply import Reply
from bot.quiz.items import Phase

LEASE = 30 * SECOND
"""How long showing something may take, before somebody else may show it."""
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
        self._overtaken: dict[int, set[DisplayKey]] = {}
        self._unclosed: dict[int, set[DisplayKey]] = {}

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
        now = self._service.clock()
        until, number = now + LEASE, held.round.id
        displays = await self._displays.of(number)  # as they are before the claim: was it tried already?
        claimed = await self._displays.claim(current_key(held, place), held.round.version, now, until, self._owner)
        if claimed is None:
            await self._leave_it(current_key(held, place))
            return
        fresh = await self._service.load_by_id(number) or held
        if current_key(fresh, place) != claimed.key:  # the round has moved on: that is for the next look
            await self._displays.release(claimed.key, until)
            self._service.signal.notify(number)
            return
        begun = self._service.clock()
        seen = rules.appear(fresh.round, fresh.round.position, begun)
        try:
            message = await self._put(replace(fresh, round=seen) if seen else fresh, claimed, displays)
        except NotPostedError:
            await self._displays.release(claimed.key, until)
            raise
        await self._displays.mark_shown(claimed.key, fresh.round.version, message, until)
        self._overtaken.get(number, set()).discard(claimed.key)  # what was older has been written over
        if self._service.clock() >= until:  # it took so long that another process may have shown it meanwhile
            await self._look_back(fresh, {claimed.key})
        if seen and await self._appeared(fresh, claimed.key, message, begun):
            fresh = replace(fresh, round=seen)
        self._counted[number] = (_loop_time(), _progress(fresh))
        await self._peers.shows(number)

    async def _leave_it(self, key: DisplayKey) -> None:
        """Somebody else is showing this. Once they are through, they have to look at it once more: they are told."""
        if not self._peers.others:
            return
        owner = next((one.owner for one in await self._displays.of(key.round) if one.key == key), None)
        if owner and owner != self._owner:
            await self._peers.look(owner, key.round)

    async def _appeared(self, held: RoundSnapshot, key: DisplayKey, message: str | None, begun: int) -> bool:
        """The platform has taken a question: its time begins now. Whether the message says so; if not, it is edited."""
        at = self._service.clock()
        after = rules.appear(held.round, held.round.position, at)
        is_exact = bool(after and await self._service.advance(held, after) and at - begun < EXACT)
        if after and is_exact:
            await self._displays.mark_shown(key, after.version, message, 0)
        return is_exact

    async def _put(self, held: RoundSnapshot, display: Display, displays: Sequence[Display]) -> str | None:
        """Show the round in a message that is there, or else in a new one. Gives its name; None if it needs none."""
        is_tried = any(one.key == display.key and one.tried for one in displays)
        if display.message and await self._edited(held, display):
            return display.message
        if display.key.slot is Slot.LOBBY and held.round.phase is Phase.ENDED and (display.message or not is_tried):
            return display.message  # nobody reads that what is not there was called off
        if not display.message:
            await self._leave(held, display, displays)
        message = await self._post(held, display.key, display.message or "")
        if display.message or not is_tried:
            return message
        return await self._renewed(held, display._replace(message=message))

    async def _renewed(self, held: RoundSnapshot, display: Display) -> str:
        """Of a post that was tried before, what comes back may be what stood there then. Gives the message's name."""
        message = display.message or ""
        await self._displays.mark_shown(display.key, -1, message, 0)  # whatever happens now: this is the one
        return message if await self._edited(held, display) else await self._post(held, display.key, message)

    async def _post(self, held: RoundSnapshot, key: DisplayKey, instead: str) -> str:
        """Post the round in a message of its own, `instead` of one that is there no more. Gives its name."""
        named = PostKey("class", (held.round.id, key.slot, key.position, instead))
        return await messenger_for(self._messengers, key.place).post(key.place, await self._reply(held), named)

    async def _reply(self, held: RoundSnapshot) -> Reply:
        if held.round.phase is Phase.ENDED and held.round.clocks:
            return views.ended(held, await self._files.picture(held, held.voice))
        return views.public(held)

    async def _leave(self, held: RoundSnapshot, display: Display, displays: Sequence[Display]) -> None:
        """Put what is to stay into the message that the round has left here, and into any that may be there unknown."""
        here = [it for it in displays if it.key.place == display.key.place and it.key != display.key]
        shown = sorted((it for it in here if it.key.slot in (Slot.LOBBY, Slot.QUESTION)), key=_order)
        for before in [it for it in shown if it.tried and not it.message] + [it for it in shown if it.message][-1:]:
            await self._see_off(held, before)

    async def _see_off(self, held: RoundSnapshot, before: Display) -> None:
        """Put what is to stay into a message that the round has left, if not what is there."""
        if views.is_behind(held, before):  # which takes the answers to a question that is over
            held = await self._service.load_by_id(held.round.id, everything=True) or held
        if left := views.left(held, before):
            await self._close(before, left)

    async def close_left(self, held: RoundSnapshot, displays: Sequence[Display]) -> None:
        """Edit what the round has left once more where there was no room for that. Raises NotPostedError."""
        waiting = self._unclosed.pop(held.round.id, set())
        for display in displays:
            if display.key in waiting:
                await self._see_off(held, display)

    async def _close(self, display: Display, left: Reply) -> None:
        """Edit a message that the round has left, or do so later. Raises NotPostedError if it is not known which."""
        messenger, message = messenger_for(self._messengers, display.key.place), display.message
        if not message:  # the host was quicker than the answer to its post, which is asked for again
            number, place, slot, position = display.key
            message = await messenger.post(place, left, PostKey("class", (number, slot, position, "")))
            await self._displays.mark_shown(display.key, display.shown, message, 0)
        try:
            await messenger.edit(message, left, Urgency.PANEL)
        except NotPostedError as error:  # what is gone, or fixed, needs no edit
            if error.why is PostFailure.BUSY:
                self._unclosed.setdefault(display.key.round, set()).add(display.key)
                self._look_again(display.key.round, max(COUNT_EVERY, error.wait))

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
        if not await self._recounted(held, displays):
            self._counted[number] = (here, shown)
            self._look_again(number, COUNT_EVERY)
            return False
        self._counted[number] = (here, _progress(held))
        await self._peers.shows(number)
        await self._look_back(held, {it.key for it in displays if it.key == current_key(held, it.key.place)})
        return True

    async def _look_back(self, held: RoundSnapshot, written: Set[DisplayKey]) -> None:
        """Where another process has gone on meanwhile, what this one has just written may stand over what is newer."""
        after = await self._service.store.by_id(held.round.id)
        if after and after.version != held.round.version:
            self._overtaken.setdefault(held.round.id, set()).update(written)
            self._service.signal.notify(held.round.id)

    async def _recounted(self, held: RoundSnapshot, displays: Sequence[Display]) -> bool:
        """Write a newer count into the messages that show a round. False if there was no room for one of them.

        A count is not tried again, and posts nothing: what somebody has deleted is shown anew, as a step is. Raises
        NotPostedError.
        """
        done = True
        for display in displays:
            if not display.message or display.key != current_key(held, display.key.place):
                continue
            messenger = messenger_for(self._messengers, display.key.place)
            try:
                await messenger.edit(display.message, views.public(held), Urgency.COUNT)
            except NotPostedError as error:
                if error.why is PostFailure.LOST:
                    await self._displays.mark_lost(display.key, display.message)
                    self._service.signal.notify(held.round.id)
                elif error.why not in (PostFailure.BUSY, PostFailure.FIXED):
                    raise
                done = done and error.why is not PostFailure.BUSY
        return done

    async def close_copies(self, held: RoundSnapshot, displays: Sequence[Display]) -> None:
        """Close what somebody has pressed in and is none of our messages: one that was sent just before a crash.

        Not while one is being sent: its name is not known yet.
        """
        pressed = self._service.signal.pressed(held.round.id)
        known = {display.message for display in displays if display.message}
        is_sending = any(display.tried for display in displays if display.key.place)
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

    async def repair(self, held: RoundSnapshot, displays: Sequence[Display]) -> None:
        """Write once more where something older of this process may stand, also what the round has left meanwhile."""
        written = frozenset(self._overtaken.get(held.round.id, ()))
        for display in (it for it in displays if it.message and it.key in written):
            if display.key != current_key(held, display.key.place):
                await self._see_off(held, display._replace(shown=-1))  # whatever it showed before
            elif (message := await self._put(held, display, displays)) != display.message:  # somebody had deleted it
                await self._displays.mark_shown(display.key, held.round.version, message, 0)
        self._overtaken.pop(held.round.id, None)
        if written:
            await self._look_back(held, written)

    def _look_again(self, number: int, seconds: float) -> None:
        asyncio.get_running_loop().call_later(seconds, self._service.signal.notify, number)


def _order(display: Display) -> tuple[int, int]:
    """In which order messages were shown."""
    return (display.key.slot is Slot.QUESTION, display.key.position)


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


def _progress(held: RoundSnapshot) -> int:
    """What the count in the message depends on."""
    return hash((held.round.version, held.joined, len(held.answers)))
