"""What people press in a class's round: to join, to answer, to see how they did; and what its host presses to lead it.

Every answer is on the disk before its receipt. The runner, which has shown what all may see, is told that something
has changed.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.classquiz import host_views, rules, views
from bot.classquiz.answer_queue import NewAnswer
from bot.classquiz.buttons import Act, AnswerInClass, ClassAction
from bot.classquiz.display_store import DisplayStore
from bot.classquiz.model import SKIPPED, ClassRound
from bot.classquiz.report_data import ReportFiles
from bot.classquiz.rows import Slot
from bot.classquiz.scoring import results
from bot.classquiz.service import ClassService, RoundSnapshot, participant, rebuild
from bot.core.context import Caller
from bot.core.feature import Action, Root
from bot.core.platform import Address
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.quiz.items import Phase, Refusal

MOST_AHEAD = 3000
"""How many ms a platform's clock may be ahead of ours before its stamp is not believed."""
COUNTED_WITHIN = 0.2
"""Seconds until a person is in the count, or closes the question with the last answer."""

_Rule = Callable[[ClassRound, int, int], "ClassRound | Refusal"]
_STEPS: Mapping[Act, _Rule] = {
    Act.START: lambda it, _, at: rules.start(it, at),
    Act.READY: rules.ready,
    Act.REVEAL: rules.reveal,
    Act.EXTEND: rules.extend,
    Act.PAUSE: rules.pause,
    Act.RESUME: rules.resume,
    Act.SKIP: rules.skip_question,
    Act.NEXT: rules.proceed,
    Act.LOCK: lambda it, _, at: rules.lock(it, at),
    Act.UNLOCK: lambda it, _, at: rules.lock(it, at, locked=False),
    Act.END_SURE: lambda it, _, at: rules.end(it, at),
}


class ClassActions:
    """Answers the presses of a class's round. `is_granted`: whether moderators have made somebody staff."""

    def __init__(
        self,
        service: ClassService,
        displays: DisplayStore,
        files: ReportFiles,
        is_granted: Callable[[str, str], Awaitable[bool]],
    ) -> None:
        self._service = service
        self._store = service.store
        self._displays = displays
        self._files = files
        self._is_granted = is_granted

    @property
    def actions(self) -> tuple[Action, ...]:
        """The presses that are answered here. What is delivered twice does no harm: the rules see to that."""
        return (
            Action(AnswerInClass, self.answer, at_most_once=False),
            Action(ClassAction, self.act, replaces=True, at_most_once=False),
        )

    async def act(self, caller: Caller, press: ClassAction) -> Reply:
        """An act in a round: of a participant, or of its host."""
        held = await self._round(caller, press.round)
        if held is None:
            return sentence(caller, "class-gone")
        match press.act:
            case Act.JOIN:
                return await self._join(caller, held)
            case Act.HOW:
                return views.how(caller, held)
            case Act.DOUBLE:
                return await self._double(caller, held)
            case Act.PASS:
                return await self._submit(caller, held, press.at, SKIPPED)
            case Act.MINE:
                return await self._mine(caller, held, press.at)
            case _ if not (_hosts(caller, held) or await self._is_staff(caller)):
                return sentence(caller, "class-not-host")
            case _:
                return await self._lead(caller, await self._service.load(held.stored), press)

    async def answer(self, caller: Caller, press: AnswerInClass) -> Reply:
        """An answer. Someone who has not joined joins by it."""
        held = await self._round(caller, press.round)
        if held is None:
            return sentence(caller, "class-gone")
        return await self._submit(caller, held, press.position, press.choice)

    async def _round(self, caller: Caller, number: int) -> RoundSnapshot | None:
        """A round, without its people, for its host and for everybody where it is shown; None for anybody else."""
        stored = await self._store.by_id(number)
        if stored is None:
            return None
        if stored.community == caller.community or stored.host == caller.person:
            return rebuild(stored)
        shown = [display.key.place for display in await self._displays.of(number) if display.key.slot is Slot.LOBBY]
        return rebuild(stored) if any(_is_within(place, caller.community) for place in shown) else None

    async def _is_staff(self, caller: Caller) -> bool:
        """Whether somebody could have started it: the platform says so, or a moderator has."""
        return Root.CLASS in caller.staff or await self._is_granted(caller.community, caller.person)

    async def _submit(self, caller: Caller, held: RoundSnapshot, position: int, choice: int) -> Reply:
        """Judge an answer, store it, and only then say so."""
        round, at = held.round, self._pressed_at(caller)
        known = await self._store.participant(round.id, caller.person)
        verdict = rules.judge(round, participant(known) if known else None, position, choice, at)
        if isinstance(verdict, Refusal):
            return views.refused(caller, verdict)
        question = round.items[position].question
        answer = NewAnswer(round.id, position, caller.person, question, choice, at, verdict.since, caller.name or None)
        kept = await self._store.submit(answer)
        if isinstance(kept, Refusal):
            return views.refused(caller, kept)
        self._service.signal.notify(round.id, within=COUNTED_WITHIN)
        return views.receipt(caller, held, kept.choice, position, joined=known is None)

    def _pressed_at(self, caller: Caller) -> int:
        """When the press was made by the platform's clock (ms), unless that clock is plainly wrong."""
        here = self._service.clock()
        return caller.at if caller.at is not None and caller.at <= here + MOST_AHEAD else here

    async def _join(self, caller: Caller, held: RoundSnapshot) -> Reply:
        known = await self._store.participant(held.round.id, caller.person)
        since = rules.join(held.round, participant(known) if known else None)
        if isinstance(since, Refusal):
            return views.refused(caller, since)
        joined = await self._store.join(held.round.id, caller.person, caller.name or None, since)
        if isinstance(joined, Refusal):
            return views.refused(caller, joined)
        self._service.signal.notify(held.round.id, within=COUNTED_WITHIN)
        return views.joined(caller, held, joined)

    async def _double(self, caller: Caller, held: RoundSnapshot) -> Reply:
        """Twice the time for a participant, who gives no reason."""
        known = await self._store.participant(held.round.id, caller.person)
        if known is None:
            return sentence(caller, "class-join-first")
        granted = rules.double_time(held.round, participant(known))
        if isinstance(granted, Refusal):
            return views.refused(caller, granted)
        await self._store.double(held.round.id, caller.person)
        self._service.signal.notify(held.round.id)
        return sentence(caller, "class-double")

    async def _mine(self, caller: Caller, held: RoundSnapshot, position: int) -> Reply:
        """How a participant did: on a question that was revealed, and so far."""
        number = held.round.id
        known = await self._store.participant(number, caller.person)
        if known is None:
            return sentence(caller, "class-not-in")
        if known.removed:
            return views.refused(caller, Refusal.REMOVED)
        alone = replace(held, people=(known,), answers=await self._store.answers_of(number, known.person))
        (result,) = results(alone.round, alone.participants, alone.given)
        if held.round.phase is Phase.ENDED:  # only then is there a rank among all
            everybody = await self._service.results(number)
            result = everybody.get(known.person, result)
        return views.mine(caller, alone, known, position, result)

    async def _lead(self, caller: Caller, held: RoundSnapshot, press: ClassAction) -> Reply:
        """What a host does. While they look at who is there, or are asked whether to end it, the panel stands still."""
        number = held.round.id
        if _hosts(caller, held):
            is_reading = press.act in (Act.PEOPLE, Act.REMOVE, Act.END)
            self._service.signal.set_reading(number, is_reading=is_reading)
        match press.act:
            case Act.PEOPLE:
                return host_views.people(caller, held, press.at)
            case Act.REMOVE:
                await self._store.remove(number, press.at)
                self._service.signal.notify(number)
                return host_views.people(caller, await self._service.load_by_id(number) or held, 0)
            case Act.END:
                return host_views.sure(caller, held)
            case Act.REPORT:
                return await self.report(caller, held)
            case Act.NAMES:
                await self._store.forget_names(number)
                return sentence(caller, "class-names-deleted")
            case Act.PANEL:
                return host_views.panel(caller, held)
            case _:
                return await self._step(caller, held, press)

    async def _step(self, caller: Caller, held: RoundSnapshot, press: ClassAction) -> Reply:
        at = press.at
        if press.act is Act.EXTEND:  # it says for which version it is meant: delivered twice, it must not give 30 s
            at = held.round.position if press.at == held.round.version else -1
        after = _STEPS[press.act](held.round, at, self._service.clock())
        preface = None
        if isinstance(after, Refusal):
            preface = host_views.NOT_TAKEN[after]
        else:
            await self._service.advance(held, after)
        fresh = await self._service.load_by_id(held.round.id)
        return host_views.panel(caller, fresh or held, preface)

    async def report(self, caller: Caller, held: RoundSnapshot) -> Reply:
        """The report of a round that has ended, again."""
        if held.round.phase is not Phase.ENDED:
            return sentence(caller, "class-report-later")
        whole = await self._service.load(held.stored, everything=True)
        return host_views.report(caller.voice, whole, await self._files.both(whole, caller.voice))


def _hosts(caller: Caller, held: RoundSnapshot) -> bool:
    return held.stored.host == caller.person


def _is_within(place: str, community: str) -> bool:
    """Whether a place is one of a community's."""
    return str(Address.parse(community).within(Address.parse(place).id)) == place
