"""What leads a class's round: each step of its host, who takes part, the end, the report."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.classquiz import host_views, rules
from bot.classquiz.buttons import Act, ClassAction
from bot.classquiz.display_store import DisplayStore
from bot.classquiz.host_views import PAGE
from bot.classquiz.model import ClassRound
from bot.classquiz.report_files import ReportFiles
from bot.classquiz.service import ClassService, RoundSnapshot, linked
from bot.core.context import Caller
from bot.core.kinds import Kind
from bot.core.platform import Messengers
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.quiz.items import Phase, Refusal

_Rule = Callable[[ClassRound, int, int], "ClassRound | Refusal"]
_STEPS: Mapping[Act, _Rule] = {
    Act.START: lambda it, _, at: rules.start(it, at),
    Act.READY: rules.ready,
    Act.REVEAL: rules.reveal,
    Act.EXTEND: rules.extend,
    Act.PAUSE: rules.pause,
    Act.RESUME: rules.resume,
    Act.SKIP_SURE: rules.skip_question,
    Act.NEXT: rules.proceed,
    Act.LOCK: lambda it, _, at: rules.lock(it, at),
    Act.UNLOCK: lambda it, _, at: rules.lock(it, at, locked=False),
    Act.END_SURE: lambda it, _, at: rules.end(it, at),
}
_READING = frozenset({Act.PEOPLE, Act.REMOVE, Act.REMOVE_SURE, Act.LET_IN, Act.SKIP, Act.END})
"""After these the host looks at something in the place of the panel."""


class HostActions:
    """Carries out what a host presses, or somebody else who may lead."""

    def __init__(
        self, service: ClassService, displays: DisplayStore, messengers: Messengers, files: ReportFiles
    ) -> None:
        self._service = service
        self._store = service.store
        self._displays = displays
        self._messengers = messengers
        self._files = files

    async def lead(self, caller: Caller, held: RoundSnapshot, press: ClassAction) -> Reply:
        """What a host does. While they look at who is there, or are asked if they are sure, the panel stands still."""
        number = held.round.id
        if hosts(caller, held):
            self._service.signal.set_reading(number, is_reading=press.act in _READING)
        match press.act:
            case Act.PEOPLE:
                return host_views.people(caller, held, press.at)
            case Act.END | Act.SKIP | Act.NAMES:
                return host_views.sure(caller, held, press.act)
            case Act.REMOVE | Act.REMOVE_SURE | Act.LET_IN:
                return await self._choose(caller, held, press)
            case Act.REPORT:
                return await self.report(caller, held)
            case Act.NAMES_SURE:
                await self._store.forget_names(number, _typed(held))
                return sentence(caller, "class-names-deleted")
            case Act.PANEL:
                return await self.panel(caller, held)
            case _:
                return await self._step(caller, held, press)

    async def panel(self, caller: Caller, held: RoundSnapshot, preface: str | None = None) -> Reply:
        """The panel, with a link to what everybody sees. `preface` is a message before it."""
        displays = await self._displays.of(held.round.id)
        return host_views.panel(caller, linked(held, displays, self._messengers), preface)

    async def report(self, caller: Caller, held: RoundSnapshot) -> Reply:
        """The report of a round that has ended, again: with names for its host alone."""
        if held.round.phase is not Phase.ENDED:
            return sentence(caller, "class-report-later")
        if not held.round.clocks:
            return sentence(caller, "class-no-report")
        whole = await self._whole(caller, held)
        files = await self._files.both(whole, caller.voice)
        return host_views.report(caller.voice, whole, files, is_host=hosts(caller, held))

    async def gradebook(self, caller: Caller, held: RoundSnapshot) -> Reply:
        """What other systems take of the report of a round that has ended."""
        if held.round.phase is not Phase.ENDED:
            return sentence(caller, "class-report-later")
        if not held.round.clocks:
            return sentence(caller, "class-no-report")
        return host_views.gradebook(caller.voice, self._files.gradebook(await self._whole(caller, held), caller.voice))

    async def _whole(self, caller: Caller, held: RoundSnapshot) -> RoundSnapshot:
        """A round with all its people, with their names for its host alone."""
        whole = await self._service.load(held.stored, everything=True)
        if hosts(caller, held):
            return whole
        return replace(whole, people=[replace(one, name=None) for one in whole.people])

    async def _choose(self, caller: Caller, held: RoundSnapshot, press: ClassAction) -> Reply:
        """Take somebody out of a round that goes on, once that was asked, or let them in again."""
        number = held.round.id
        one = next((it for it in held.people if it.number == press.at), None)
        if held.round.phase is Phase.ENDED:
            return await self.panel(caller, held, "class-step-ended")
        if one and press.act is Act.REMOVE:
            return host_views.sure_to_remove(caller, held, one)
        await self._store.set_removed(number, press.at, removed=press.act is not Act.LET_IN)
        self._service.signal.notify(number)
        return host_views.people(caller, await self._service.load_by_id(number) or held, press.at // PAGE * PAGE)

    async def _step(self, caller: Caller, held: RoundSnapshot, press: ClassAction) -> Reply:
        at = press.at
        if press.act is Act.END_SURE:
            held = await self._close_open(held)
        if press.act is Act.EXTEND:  # it says to which limit it adds: delivered twice, it must not give 30 s
            at = held.round.position if press.at == held.round.limit else -1
        after = _STEPS[press.act](held.round, at, self._service.clock())
        preface = None
        if isinstance(after, Refusal):
            preface = host_views.NOT_TAKEN[after]
        else:
            await self._service.advance(held, after)
        fresh = await self._service.load_by_id(held.round.id)
        return await self.panel(caller, fresh or held, preface)

    async def _close_open(self, held: RoundSnapshot) -> RoundSnapshot:
        """Before a round ends: the answers to the open question count, if there are any."""
        after = rules.reveal(held.round, held.round.position, self._service.clock())
        if isinstance(after, Refusal) or not held.answers:
            return held
        await self._service.advance(held, after)
        return await self._service.load_by_id(held.round.id) or held


def hosts(caller: Caller, held: RoundSnapshot) -> bool:
    """Whether a round is the caller's own."""
    return held.stored.host == caller.person


def _typed(held: RoundSnapshot) -> list[int]:
    """The positions at which words were typed."""
    return [position for position, item in enumerate(held.round.items) if item.kind is Kind.WORD]
