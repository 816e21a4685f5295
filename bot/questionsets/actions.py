"""What is pressed about quizzes to choose from: the list, one of them, its pages, a file of it, the end of it.

Each is for staff alone, who is asked for at each press: a button may be older than somebody's role.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from bot.core.context import Caller
from bot.core.feature import Action, Root
from bot.core.forms import PressForm
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.formats import EXPORTS, Format
from bot.questionsets import views
from bot.questionsets.buttons import DeleteSet, ExportQuiz, GetTemplate, ListQuizzes, PreviewQuiz, PrintQuiz, ShowQuiz
from bot.questionsets.service import Granted, SetService, may_change
from bot.worker import WorkError

log = logging.getLogger(__name__)


class Staffed:
    """Lets nobody through who may not use the commands for classes, and says what else they may."""

    def __init__(self, granted: Granted) -> None:
        self._granted = granted

    async def known(self, caller: Caller) -> Caller | None:
        """The caller with all that they may use here; None if that is not for them."""
        may = caller.staff | await self._granted(caller.community, caller.person)
        return replace(caller, staff=may) if Root.CLASS in may else None

    def only(self, handler: Callable[[Caller, Any], Awaitable[Reply]]) -> Callable[[Caller, Any], Awaitable[Reply]]:
        """A handler for staff alone."""

        async def checked(caller: Caller, press: Any) -> Reply:  # noqa: ANN401  # a press of any kind
            known = await self.known(caller)
            return await handler(known, press) if known else sentence(caller, "not-staff")

        return checked

    def asks(
        self, form: Callable[[Caller, Any], Awaitable[PressForm | Reply]]
    ) -> Callable[[Caller, Any], Awaitable[PressForm | Reply]]:
        """A form for staff alone."""

        async def checked(caller: Caller, press: Any) -> PressForm | Reply:  # noqa: ANN401  # a press of any kind
            known = await self.known(caller)
            return await form(known, press) if known else sentence(caller, "not-staff")

        return checked


class ShelfActions:
    """Answers presses on the list of quizzes and on each of them."""

    def __init__(self, service: SetService, staffed: Staffed) -> None:
        self._service = service
        self._staffed = staffed

    @property
    def actions(self) -> tuple[Action, ...]:
        """The presses that are answered here. What is delivered twice does no harm."""
        only = self._staffed.only
        return (
            Action(ListQuizzes, only(self.list), replaces=True, at_most_once=False),
            Action(ShowQuiz, only(self.show), replaces=True, at_most_once=False),
            Action(PreviewQuiz, only(self.preview), replaces=True, at_most_once=False),
            Action(ExportQuiz, only(self.export), at_most_once=False),
            Action(PrintQuiz, only(self.print), at_most_once=False),
            Action(DeleteSet, only(self.delete), replaces=True),
            Action(GetTemplate, only(self.template), at_most_once=False),
        )

    async def list(self, caller: Caller, press: ListQuizzes) -> Reply:
        """The quizzes from one on."""
        offered = await self._service.shelf(caller)
        return views.shelf(caller, offered, press.first if press.first < len(offered) else 0)

    async def show(self, caller: Caller, press: ShowQuiz) -> Reply:
        """One quiz."""
        return await self.card(caller, press.quiz)

    async def card(self, caller: Caller, quiz: str, preface: str = "") -> Reply:
        """One quiz and what can be done with it, after a sentence on what has just been done."""
        found = await self._service.shelved(caller, quiz)
        if found is None:
            return views.line(caller, "sets-gone")
        may_delete = found.own is not None and may_change(caller, found.own)
        return views.card(caller, found, may_delete=may_delete, preface=preface)

    async def preview(self, caller: Caller, press: PreviewQuiz) -> Reply:
        """A page of a quiz with all its answers."""
        found = await self._service.questions(caller, press.quiz, caller.language)
        return views.preview(caller, press.quiz, found, press.page) if found else views.line(caller, "sets-gone")

    async def export(self, caller: Caller, press: ExportQuiz) -> Reply:
        """The formats to choose from, or the file in one of them."""
        if press.format not in EXPORTS:
            found = await self._service.shelved(caller, press.quiz)
            return views.formats(caller, found) if found else views.line(caller, "sets-gone")
        return await self.file(caller, press.quiz, Format(press.format), caller.language)

    async def file(self, caller: Caller, quiz: str, format: Format, language: str) -> Reply:
        """A quiz as a file."""
        found = await self._service.questions(caller, quiz, language)
        if found is None:
            return views.line(caller, "sets-gone")
        try:
            return views.exported(caller, found.title, await self._service.written(found, format))
        except WorkError:
            log.exception("a file could not be written")
            return views.not_made(caller)

    async def print(self, caller: Caller, press: PrintQuiz) -> Reply:
        """A quiz on paper."""
        found = await self._service.questions(caller, press.quiz, caller.language)
        if found is None:
            return views.line(caller, "sets-gone")
        try:
            return views.printed(caller, found.title, await self._service.printed(found))
        except WorkError:
            log.exception("a quiz could not be printed")
            return views.not_made(caller)

    async def template(self, caller: Caller, _: GetTemplate) -> Reply:
        """The workbook to fill in."""
        try:
            return views.template(caller, await self._service.template(caller.language))
        except WorkError:
            log.exception("a file could not be written")
            return views.not_made(caller)

    async def delete(self, caller: Caller, press: DeleteSet) -> Reply:
        """Delete a set, once that was asked and confirmed. Rounds that go on keep what they ask."""
        head = await self._service.store.head(caller.community, press.number)
        if head is None:
            return views.line(caller, "sets-gone")
        if not may_change(caller, head):
            return views.line(caller, "sets-not-yours", title=head.title)
        if not press.sure or head.version != press.version:
            return views.ask_to_delete(caller, head)
        done = await self._service.delete(caller, press.number, press.version)
        return views.line(caller, "sets-deleted" if done else "sets-gone", title=head.title)
