"""What everybody sees of a round: posts what a step has changed, edits what stands, and keeps the count up to date.

Each message is claimed for a while, posted, and marked: two processes on one database do not show it twice.
"""

import asyncio
import contextlib
from collections.abc import Sequence

from bot.classquiz import views
from bot.classquiz.display_store import DisplayStore
from bot.classquiz.report_data import ReportFiles
from bot.classquiz.rows import Display, DisplayKey, Slot
from bot.classquiz.service import ClassService, RoundSnapshot
from bot.core.clock import SECOND
from bot.core.platform import Messengers, NotPostedError, PostFailure, PostKey, messenger_for
from bot.core.reply import Reply
from bot.quiz.items import Phase

LEASE = 30 * SECOND
"""How long showing something may take, before somebody else may show it."""
COUNT_EVERY = 2.0
"""Seconds, at least, between two edits that only change how many have answered."""

_SLOTS = {Phase.LOBBY: Slot.LOBBY, Phase.ENDED: Slot.END}


def current_key(held: RoundSnapshot, place: str) -> DisplayKey:
    """Which message shows the round: one for the lobby, one for each question with its note, one for the end."""
    slot = _SLOTS.get(held.round.phase, Slot.QUESTION)
    return DisplayKey(held.round.id, place, slot, held.round.position if slot is Slot.QUESTION else 0)


def places_of(displays: Sequence[Display]) -> list[str]:
    """The places in which a round is shown."""
    return [display.key.place for display in displays if display.key.slot is Slot.LOBBY]


class RoundPublisher:
    """Shows rounds in their places. `owner` names this process."""

    def __init__(
        self, service: ClassService, displays: DisplayStore, messengers: Messengers, files: ReportFiles, owner: str
    ) -> None:
        self._service = service
        self._displays = displays
        self._messengers = messengers
        self._files = files
        self._owner = owner
        self._counted: dict[int, tuple[float, int]] = {}
        self._overtaken: set[int] = set()

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
                await self._show(held, place, displays)
            except NotPostedError as error:  # the other places are shown all the same
                failed = error
        if failed:
            raise failed
        return bool(behind)

    async def _show(self, held: RoundSnapshot, place: str, displays: Sequence[Display]) -> None:
        """Post what a step has changed in a place, or edit the message that shows it."""
        now = self._service.clock()
        until, number = now + LEASE, held.round.id
        claimed = await self._displays.claim(current_key(held, place), held.round.version, now, until, self._owner)
        if claimed is None:
            return
        fresh = await self._service.load_by_id(number) or held
        if current_key(fresh, place) != claimed.key:  # the round has moved on: that is for the next look
            await self._displays.release(claimed.key, until)
            self._service.signal.notify(number)
            return
        try:
            message = await self._put(fresh, claimed, displays)
        except NotPostedError:
            await self._displays.release(claimed.key, until)
            raise
        await self._displays.mark_shown(claimed.key, fresh.round.version, message, until)
        self._counted[number] = (_loop_time(), _progress(fresh))
        self._overtaken.discard(number)  # an older count of ours has been written over

    async def _put(self, held: RoundSnapshot, display: Display, displays: Sequence[Display]) -> str:
        """Show the round in a message that is there, or else in a new one. Gives its name."""
        messenger = messenger_for(self._messengers, display.key.place)
        if display.message and await self._edited(held, display):
            return display.message
        if not display.message:
            await self._leave(held, display, displays)
        key = PostKey("class", (held.round.id, display.key.slot, display.key.position, display.message or ""))
        reply = await self._reply(held)
        message = await messenger.post(display.key.place, reply, key)
        if any(one.key == display.key and one.tried for one in displays) and not display.message:
            await messenger.edit(message, reply)  # what came back may be what stood there then
        return message

    async def _reply(self, held: RoundSnapshot) -> Reply:
        if held.round.phase is Phase.ENDED:
            return views.ended(held, await self._files.picture(held, held.voice))
        return views.public(held)

    async def _leave(self, held: RoundSnapshot, display: Display, displays: Sequence[Display]) -> None:
        """Put into the message that the round has left what is to stay there."""
        here = [it for it in displays if it.key.place == display.key.place and it.message and it.key != display.key]
        before = max((it for it in here if it.key.slot in (Slot.LOBBY, Slot.QUESTION)), key=_order, default=None)
        left = views.left(held, before.key.slot, before.key.position) if before else None
        if before and before.message and left:
            with contextlib.suppress(NotPostedError):
                await messenger_for(self._messengers, before.key.place).edit(before.message, left)

    async def _edited(self, held: RoundSnapshot, display: Display) -> bool:
        """Whether the message could be changed; not if somebody has deleted it: then it is posted again."""
        try:
            messenger = messenger_for(self._messengers, display.key.place)
            await messenger.edit(display.message or "", views.public(held))
        except NotPostedError as error:
            if error.why is not PostFailure.LOST:
                raise
            return False
        return True

    async def count(self, held: RoundSnapshot, displays: Sequence[Display]) -> bool:
        """Show how many have joined or answered, not more often than every two seconds. Whether it was shown now."""
        number, here = held.round.id, _loop_time()
        last, shown = self._counted.get(number, (0.0, -1))
        if _progress(held) == shown:
            return False
        if here < last + COUNT_EVERY:
            self._look_again(number, last + COUNT_EVERY - here)
            return False
        self._counted[number] = (here, _progress(held))
        await self._refresh(held, displays)
        after = await self._service.store.by_id(number)
        if after and after.version != held.round.version:  # another process may have shown that before us
            self._overtaken.add(number)
            self._look_again(number, COUNT_EVERY)
        return True

    async def repair(self, held: RoundSnapshot, displays: Sequence[Display]) -> None:
        """Show a round once more where an older count of this process may stand over it."""
        if held.round.id in self._overtaken:
            self._overtaken.discard(held.round.id)
            await self._refresh(held, displays)

    async def _refresh(self, held: RoundSnapshot, displays: Sequence[Display]) -> None:
        """Write the messages that show a round once more."""
        for display in displays:
            if display.message and display.key == current_key(held, display.key.place):
                message = await self._put(held, display, displays)
                if message != display.message:  # somebody had deleted it
                    await self._displays.mark_shown(display.key, held.round.version, message, 0)

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
