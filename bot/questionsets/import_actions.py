"""What is done with questions that a teacher brings: read, shown with every mistake, and stored at their word alone."""

import logging

from bot.core.context import Caller, GivenFile
from bot.core.feature import Action
from bot.core.forms import PressForm
from bot.core.i18n import LANGUAGES
from bot.core.reply import Reply, not_taken
from bot.questionsets import import_views, views
from bot.questionsets.actions import ShelfActions, Staffed
from bot.questionsets.buttons import (
    Bring,
    DropImport,
    ListProblems,
    PreviewImport,
    Retitle,
    ShowImport,
    Speak,
    StoreImport,
)
from bot.questionsets.import_views import FILE, TEXT, TITLE
from bot.questionsets.model import PendingImport
from bot.questionsets.rules import name_of, plain_title
from bot.questionsets.service import SetService, may_change
from bot.worker import WorkError

log = logging.getLogger(__name__)


class ImportActions:
    """Answers presses on what is brought."""

    def __init__(self, service: SetService, shelf: ShelfActions, staffed: Staffed) -> None:
        self._service = service
        self._shelf = shelf
        self._staffed = staffed

    @property
    def actions(self) -> tuple[Action, ...]:
        """The presses that are answered here."""
        only, asks = self._staffed.only, self._staffed.asks
        return (
            Action(Bring, only(self.given), form=asks(self.form)),
            Action(ShowImport, only(self.show), replaces=True, at_most_once=False),
            Action(PreviewImport, only(self.preview), replaces=True, at_most_once=False),
            Action(ListProblems, only(self.problems), at_most_once=False),
            Action(Speak, only(self.speak), replaces=True, at_most_once=False),
            Action(Retitle, only(self.retitle), form=asks(self.title_form), replaces=True),
            Action(StoreImport, only(self.store), replaces=True),
            Action(DropImport, only(self.drop), replaces=True),
        )

    async def form(self, caller: Caller, _: Bring) -> PressForm | Reply:
        """Ask for a file or for pasted questions."""
        return import_views.form(caller)

    async def given(self, caller: Caller, _: Bring) -> Reply:
        """Take what was given in the form."""
        text, title = caller.given.get(TEXT, ""), caller.given.get(TITLE, "")
        if caller.file is None and not text.strip():
            return not_taken({FILE: caller.voice("sets-nothing-given")})
        return await self.bring(caller, caller.file, text, title)

    async def bring(self, caller: Caller, file: GivenFile | None, text: str, title: str) -> Reply:
        """Read a file, or questions that were pasted, and show what is in it. Nothing is stored yet."""
        brought = file or GivenFile("", text.encode("utf-8", "replace"))
        try:
            pending = await self._service.bring(caller, brought, title)
        except WorkError:
            log.exception("a file with questions could not be read")
            return views.line(caller, "sets-unreadable")
        if not pending.number:
            return import_views.nothing_good(caller, pending.problems)
        return await self._stand(caller, pending, is_new=True)

    async def show(self, caller: Caller, press: ShowImport) -> Reply:
        """What waits, as it stands."""
        return await self._again(caller, press.number)

    async def preview(self, caller: Caller, press: PreviewImport) -> Reply:
        """A page of what waits."""
        pending = await self._service.waiting(caller, press.number)
        return import_views.preview(caller, pending, press.page) if pending else views.line(caller, "sets-not-waiting")

    async def problems(self, caller: Caller, press: ListProblems) -> Reply:
        """All that is wrong in the file."""
        pending = await self._service.waiting(caller, press.number)
        return import_views.problems(caller, pending) if pending else views.line(caller, "sets-not-waiting")

    async def speak(self, caller: Caller, press: Speak) -> Reply:
        """It is in this language."""
        if press.language in LANGUAGES:
            await self._service.speak(caller, press.number, press.language)
        return await self._again(caller, press.number)

    async def title_form(self, caller: Caller, press: Retitle) -> PressForm | Reply:
        """Ask what it is to be called."""
        pending = await self._service.waiting(caller, press.number)
        return import_views.title_form(caller, pending) if pending else views.line(caller, "sets-not-waiting")

    async def retitle(self, caller: Caller, press: Retitle) -> Reply:
        """It is to be called so."""
        title = plain_title(caller.given.get(TITLE, ""))
        if not title:
            return not_taken({TITLE: caller.voice("sets-no-title")})
        await self._service.retitle(caller, press.number, title)
        return await self._again(caller, press.number)

    async def store(self, caller: Caller, press: StoreImport) -> Reply:
        """Store it, where that is still what its teacher was asked; else show how things are now."""
        pending = await self._service.waiting(caller, press.number)
        if pending is None:
            return views.line(caller, "sets-not-waiting")
        taken = await self._service.store.named(caller.community, name_of(pending.title))
        before = (taken.number, taken.version) if taken else (0, 0)
        if before != (press.instead_of, press.version) or (taken and not may_change(caller, taken)):
            return await self._stand(caller, pending)
        number = await self._service.keep(caller, press.number, taken)
        if number is None:
            return await self._again(caller, press.number)
        stored = await self._service.store.head(caller.community, number)
        told = caller.voice("sets-replaced" if taken else "sets-stored", count=len(pending.questions.questions))
        return await self._shelf.card(caller, stored.name if stored else "", told)

    async def drop(self, caller: Caller, press: DropImport) -> Reply:
        """It is not to be stored."""
        await self._service.imports.drop(caller.person, caller.community, press.number)
        return views.line(caller, "sets-dropped")

    async def _again(self, caller: Caller, number: int) -> Reply:
        pending = await self._service.waiting(caller, number)
        return await self._stand(caller, pending) if pending else views.line(caller, "sets-not-waiting")

    async def _stand(self, caller: Caller, pending: PendingImport, *, is_new: bool = False) -> Reply:
        """What waits, with what stands in its way."""
        taken = await self._service.store.named(caller.community, name_of(pending.title))
        return import_views.waiting(
            caller,
            pending,
            taken,
            may_replace=taken is not None and may_change(caller, taken),
            full=await self._service.is_full(caller.community),
            is_new=is_new,
        )
