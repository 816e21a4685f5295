"""What the host of a round is told unasked: the panel to lead it by, why nothing is to be seen, and the report."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence

from bot.classquiz import host_views
from bot.classquiz.display_store import DisplayStore, Standing
from bot.classquiz.report_files import ReportFiles
from bot.classquiz.rows import Display, DisplayKey, Slot
from bot.classquiz.service import ClassService, RoundSnapshot, linked
from bot.core.context import Caller
from bot.core.platform import Messengers, NotPostedError, PostFailure, PostKey, Urgency, messenger_for
from bot.core.reply import Reply
from bot.quiz.items import Phase

log = logging.getLogger(__name__)

LanguageOf = Callable[[str], Awaitable[str | None]]
PANEL_AGAIN = 5.0
"""Seconds until a panel for which there was no room is tried again."""
REFUSED = ""
"""The name of a panel that the platform does not let the bot send."""


class HostMessages:
    """Writes to hosts. `owner` names this process."""

    def __init__(
        self,
        service: ClassService,
        displays: DisplayStore,
        messengers: Messengers,
        files: ReportFiles,
        language_of: LanguageOf,
        owner: str,
    ) -> None:
        self._service = service
        self._displays = displays
        self._messengers = messengers
        self._files = files
        self._language_of = language_of
        self._owner = owner
        self._told: set[tuple[int, PostFailure]] = set()
        self._stale: set[int] = set()

    def is_well(self, number: int) -> None:
        """A round is to be seen again: the next trouble is told once more."""
        self._told -= {(number, why) for why in PostFailure}

    async def panel(self, held: RoundSnapshot, displays: Sequence[Display], *, is_count: bool = False) -> None:
        """Keep the panel up to date, a message of the host's own that outlasts a reload. A count sends no first one."""
        host, number = held.stored.host, held.round.id
        if host is None or held.round.phase is Phase.ENDED or self._service.signal.is_reading(number):
            return
        panel = panel_of(displays)
        if panel and panel.message == REFUSED:
            return
        self._stale.discard(number)
        reply = host_views.panel(await self._host(held), linked(held, displays, self._messengers))
        try:
            messenger = messenger_for(self._messengers, held.stored.place)
            if is_count and not (panel and messenger.platform.has_counts_in_panel):
                return
            if panel and panel.message:
                await self._rewrite(held, panel, reply, Urgency.COUNT if is_count else Urgency.PANEL)
            else:
                await self._send_panel(number, host, reply)
        except NotPostedError as error:
            log.info("the panel of round %s cannot be shown: %s", number, error)
            if error.why is PostFailure.BUSY:
                self._show_later(number)
            elif error.why is not PostFailure.FIXED:  # a press changes it all the same
                await self._displays.mark_shown(_key(number, Slot.PANEL), 0, REFUSED, 0)

    async def catch_up(self, held: RoundSnapshot, displays: Sequence[Display]) -> None:
        """Bring the panel up to date if there was no room for that when it was due."""
        if held.round.id in self._stale:
            await self.panel(held, displays)

    def _show_later(self, number: int) -> None:
        self._stale.add(number)
        asyncio.get_running_loop().call_later(PANEL_AGAIN, self._service.signal.notify, number)

    async def _rewrite(self, held: RoundSnapshot, panel: Display, reply: Reply, urgency: Urgency) -> None:
        """Edit the panel. Where another process is at it, or the round has moved on, it is looked at again.

        Raises NotPostedError.
        """
        mine = await self._displays.hold(panel.key, self._service.clock(), self._owner)
        if mine is None:
            self._show_later(held.round.id)
            return
        try:
            await messenger_for(self._messengers, held.stored.place).edit(panel.message or "", reply, urgency)
        except NotPostedError:
            await self._displays.free(mine.key, mine.lease)
            raise
        if await self._displays.let_go(mine, held.round.version) is not Standing.SAME:
            await self._displays.free(mine.key, mine.lease)
            self._stale.add(held.round.id)
            self._service.signal.notify(held.round.id)

    async def _send_panel(self, number: int, host: str, reply: Reply) -> None:
        """Claim, send, mark: there shall be one panel."""
        key = _key(number, Slot.PANEL)
        claimed = await self._displays.claim(key, 0, self._service.clock(), self._owner)
        if claimed is None:
            return
        try:
            messenger = messenger_for(self._messengers, host)
            message = await messenger.tell(host, reply, PostKey("panel", (number,)))
        except NotPostedError:
            await self._displays.release(key, claimed.lease)
            raise
        await self._displays.mark_shown(key, 0, message, claimed.lease)

    async def report(self, held: RoundSnapshot, displays: Sequence[Display]) -> None:
        """Send the host the report of a round that has ended, once."""
        number, key = held.round.id, _key(held.round.id, Slot.REPORT)
        claimed = await self._displays.claim(key, held.round.version, self._service.clock(), self._owner)
        if claimed is None:
            return
        if held.stored.host is not None:
            try:
                await self._end(held, held.stored.host, panel_of(displays))
            except NotPostedError:
                await self._displays.release(key, claimed.lease)
                raise
        await self._service.store.mark_reported(number, self._service.clock())

    async def _end(self, held: RoundSnapshot, person: str, panel: Display | None) -> None:
        """Send the report, if the round had begun, and let the panel say that it is over. Raises NotPostedError."""
        host, messenger = await self._host(held), messenger_for(self._messengers, held.stored.place)
        try:
            if held.round.clocks:
                reply = host_views.report(host.voice, held, await self._files.both(held, host.voice))
                await messenger.tell(person, reply, PostKey("report", (held.round.id,)))
        except NotPostedError as error:
            if error.why is PostFailure.BUSY:
                raise
            log.info("the report of round %s waits to be asked for: %s", held.round.id, error)
        await self._close_panel(held, panel)

    async def close_left(self, held: RoundSnapshot, displays: Sequence[Display]) -> None:
        """Let the panel of a round that is over and reported say so, if there was no room for that when it was due."""
        if held.round.id in self._stale and held.stored.reported is not None:
            await self._close_panel(held, panel_of(displays))

    async def _close_panel(self, held: RoundSnapshot, panel: Display | None) -> None:
        self._stale.discard(held.round.id)
        if not (panel and panel.message):
            return
        try:
            await self._rewrite(held, panel, host_views.panel(await self._host(held), held), Urgency.STEP)
        except NotPostedError as error:
            if error.why is PostFailure.BUSY:
                self._show_later(held.round.id)

    async def excuse(self, held: RoundSnapshot, error: NotPostedError) -> None:
        """Tell the host, once, why nothing is to be seen."""
        number = held.round.id
        if not held.stored.host or (number, error.why) in self._told:
            return
        self._told.add((number, error.why))
        host = await self._host(held)
        with contextlib.suppress(NotPostedError):
            messenger = messenger_for(self._messengers, held.stored.place)
            reply = host_views.stopped(host.voice, held, error.why)
            await messenger.tell(held.stored.host, reply, PostKey("stopped", (number, error.why)))

    async def _host(self, held: RoundSnapshot) -> Caller:
        """The host, in the language that they chose or their platform said last, else in the round's."""
        person = held.stored.host or ""
        language = await self._language_of(person) or held.round.terms.language
        return Caller(person, held.stored.community, language, language)


def panel_of(displays: Sequence[Display]) -> Display | None:
    """The host's panel, if there is one."""
    return next((display for display in displays if display.key.slot is Slot.PANEL), None)


def _key(number: int, slot: Slot) -> DisplayKey:
    return DisplayKey(number, "", slot)
