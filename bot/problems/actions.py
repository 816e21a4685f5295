"""What is pressed to report a problem, and what moderators press about reports.

The latter is asked for at each press: a button may be older than somebody's role.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from bot.core.clock import Clock
from bot.core.context import Caller
from bot.core.feature import Action, Root
from bot.core.forms import PressForm
from bot.core.press import Report
from bot.core.reply import Reply, not_taken
from bot.core.views import sentence
from bot.core.visible import visible
from bot.problems import views
from bot.problems.buttons import ExportReports, Handle, LookThrough, ShowReported
from bot.problems.model import A_DAY, LONGEST, Complaint, ItemKind, Shown, State, What
from bot.problems.service import ReportedItems
from bot.problems.store import ProblemStore
from bot.problems.views import TEXT, WHAT
from content.library import Library

Granted: TypeAlias = Callable[[str, str], Awaitable[frozenset[Root]]]
"""Which roots moderators let somebody use in a community."""


class ProblemActions:
    """Takes reports, and shows them to moderators."""

    def __init__(
        self, library: Library, store: ProblemStore, items: ReportedItems, clock: Clock, granted: Granted
    ) -> None:
        self._library = library
        self._store = store
        self._items = items
        self._clock = clock
        self._granted = granted

    @property
    def actions(self) -> tuple[Action, ...]:
        """The presses that are answered here. What is delivered twice does no harm."""
        only = self._only
        return (
            Action(Report, self.take, form=self.ask, at_most_once=False, label=lambda _: "button-problem"),
            Action(LookThrough, only(self.look), replaces=True, at_most_once=False),
            Action(Handle, only(self.handle), replaces=True),
            Action(ShowReported, only(self.show), at_most_once=False),
            Action(ExportReports, only(self.export), at_most_once=False),
        )

    def _only(self, handler: Callable[[Caller, Any], Awaitable[Reply]]) -> Callable[[Caller, Any], Awaitable[Reply]]:
        """A handler for moderators alone."""

        async def checked(caller: Caller, press: Any) -> Reply:  # noqa: ANN401  # a press of any kind
            may = caller.staff | await self._granted(caller.community, caller.person)
            return await handler(caller, press) if Root.MODERATORS in may else sentence(caller, "not-staff")

        return checked

    async def ask(self, caller: Caller, press: Report) -> PressForm | Reply:
        """The form, if there is somebody to read what is written into it."""
        if not _is_read(caller):
            return sentence(caller, "problem-nobody-reads")
        item = await self._items.find(caller, press)
        if item is None:
            return sentence(caller, "mistake-press")
        return views.form(caller, item, await self._store.said(caller.person, caller.community, item.kind, item.id))

    async def take(self, caller: Caller, press: Report) -> Reply:
        """Keep what was written into the form."""
        if not _is_read(caller):
            return sentence(caller, "problem-nobody-reads")
        item = await self._items.find(caller, press)
        if item is None:
            return sentence(caller, "mistake-press")
        what, text = caller.given.get(WHAT, ""), " ".join(visible(caller.given.get(TEXT, "")).split())
        faults = {}
        if what not in set(What):
            faults[WHAT] = caller.voice("problem-no-what")
        if len(text) > LONGEST:
            faults[TEXT] = caller.voice("problem-too-long", most=LONGEST, count=len(text))
        if faults:
            return not_taken(faults)
        before = await self._store.said(caller.person, caller.community, item.kind, item.id)
        said = Complaint(What(what), text)
        if not await self._store.report(caller.person, caller.community, item, said, self._clock()):
            return sentence(caller, "problem-too-many", most=A_DAY)
        return views.thanks(caller, item, again=before is not None)

    async def look(self, caller: Caller, press: LookThrough) -> Reply:
        """One report of the list."""
        return await self.list(caller, press.shown, press.first)

    async def list(self, caller: Caller, shown: Shown, first: int = 0, told: str = "") -> Reply:
        """The report at a place of the list, or the last one if it has become shorter."""
        unsettled = await self._store.count(caller.community, Shown.OPEN)
        listed = unsettled if shown is Shown.OPEN else await self._store.count(caller.community, shown)
        at = max(0, min(first, listed - 1))
        one = await self._store.at(caller.community, shown, at)
        return views.report(caller, one, shown, at, (listed, unsettled), told)

    async def handle(self, caller: Caller, press: Handle) -> Reply:
        """Close a report, or open it again, and show what stands in its place of the list now."""
        one = await self._store.one(caller.community, press.number)
        if one is None:
            return await self.list(caller, press.shown, press.first, caller.voice("reports-gone"))
        if press.state is State.OPEN:
            done = await self._store.reopen(caller.community, one.number)
        else:
            done = await self._store.close(caller.community, one.number, press.state, caller.person, self._clock())
        told = views.handled(caller, one, press.state) if done else caller.voice("reports-unchanged")
        return await self.list(caller, press.shown, press.first, told)

    async def show(self, caller: Caller, press: ShowReported) -> Reply:
        """What a report is about."""
        one = await self._store.one(caller.community, press.number)
        if one is None:
            return sentence(caller, "reports-gone")
        library = self._library
        entries = {
            ItemKind.FACT: library.facts,
            ItemKind.TERM: library.terms,
            ItemKind.COMMENT: library.excerpts,
            ItemKind.QUESTION: (),
        }
        return views.item(caller, one, is_there=one.item.id in entries[one.item.kind])

    async def export(self, caller: Caller, press: ExportReports) -> Reply:
        """The reports as a file."""
        return views.export(caller, await self._store.all(caller.community, press.shown), self._clock())


def _is_read(caller: Caller) -> bool:
    """Whether moderators could read a report: not in Discord's direct messages, or where the bot itself is not."""
    return caller.place is not None or not caller.platform.has_integrations
