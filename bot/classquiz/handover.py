"""To hand a class's round over: its host asks somebody, who then leads it and learns who is who."""

import contextlib

from bot.classquiz import host_views
from bot.classquiz.buttons import TakeOver
from bot.classquiz.display_store import DisplayStore
from bot.classquiz.host_messages import LanguageOf, panel_of
from bot.classquiz.options import PersonHere
from bot.classquiz.rows import Display
from bot.classquiz.service import ClassService, RoundSnapshot, linked
from bot.core.context import Caller
from bot.core.feature import Action
from bot.core.i18n import Voice
from bot.core.platform import Address, Messengers, NotPostedError, PostKey, messenger_for
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.core.visible import is_blank


class HandOver:
    """The command `hand-over`, and the answer of whoever is asked by it."""

    def __init__(
        self, service: ClassService, displays: DisplayStore, messengers: Messengers, language_of: LanguageOf
    ) -> None:
        self._service = service
        self._store = service.store
        self._displays = displays
        self._messengers = messengers
        self._language_of = language_of

    @property
    def actions(self) -> tuple[Action, ...]:
        """The presses that are answered here."""
        return (Action(TakeOver, self.answer, replaces=True, at_most_once=False),)

    async def hand_over(self, caller: Caller, person: PersonHere) -> Reply:
        """Ask somebody to lead the caller's round, and with it to know who is who."""
        hosted = [one for one in await self._store.hosted_by(caller.person) if one.state.ended is None]
        live = next((one for one in hosted if one.place == caller.place), hosted[0] if hosted else None)
        who = str(Address.parse(caller.person).beside(person))
        if live is None:
            return sentence(caller, "class-none")
        if who == caller.person:
            return sentence(caller, "hand-over-self")
        try:
            messenger = messenger_for(self._messengers, who)
            if not await messenger.is_person(who):
                return sentence(caller, "hand-over-nobody")
            if not await self._store.offer(live.id, caller.person, who):
                return sentence(caller, "class-none")
            held = await self._service.load(live)
            asked = host_views.asked_to_lead(await self._voice(who, held), held, caller.name)
            await messenger.tell(who, asked, PostKey("hand-over", (live.id, who, self._service.clock())))
        except NotPostedError:
            return sentence(caller, "hand-over-unheard")
        return host_views.asked_somebody(caller, person)

    async def answer(self, caller: Caller, press: TakeOver) -> Reply:
        """Whoever was asked leads it from now on, or does not want to. Who asked is told."""
        before = await self._service.load_by_id(press.round)
        displays = await self._displays.of(press.round)
        name = None if is_blank(caller.name) else caller.name
        if before is None or not await self._store.answer_offer(press.round, caller.person, name, yes=press.yes):
            return sentence(caller, "hand-over-past")
        await self._tell(before, caller, panel_of(displays) if press.yes else None, took=press.yes)
        if not press.yes:
            return sentence(caller, "hand-over-declined")
        self._service.signal.set_reading(press.round, is_reading=False)
        self._service.signal.notify(press.round)
        after = await self._service.load_by_id(press.round)
        return host_views.panel(caller, linked(after or before, displays, self._messengers), "hand-over-taken")

    async def _tell(self, before: RoundSnapshot, by: Caller, panel: Display | None, *, took: bool) -> None:
        """The host who asked hears the answer; if it was yes, in the place of their panel too."""
        host = before.stored.host
        if host is None:
            return
        told = host_views.answered_offer(await self._voice(host, before), by.name, took=took)
        with contextlib.suppress(NotPostedError):
            messenger = messenger_for(self._messengers, host)
            if panel and panel.message:
                await messenger.edit(panel.message, told)
            await messenger.tell(host, told, PostKey("handed-over", (before.round.id, by.person, int(took))))

    async def _voice(self, person: str, held: RoundSnapshot) -> Voice:
        return Voice(await self._language_of(person) or held.round.terms.language)
