"""What people press in a class's round: to join, to answer, to see how they did; and what its host presses to lead it.

Every answer is on the disk before its receipt. The runner, which has shown what all may see, is told that something
has changed.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.classquiz import host_views, participant_views, rules
from bot.classquiz.answer_queue import NewAnswer
from bot.classquiz.buttons import Act, AnswerInClass, ClassAction, ForgetNames, usual_label
from bot.classquiz.display_store import DisplayStore
from bot.classquiz.host_views import PAGE
from bot.classquiz.model import SKIPPED, ClassRound
from bot.classquiz.report_files import ReportFiles
from bot.classquiz.rows import Slot
from bot.classquiz.scoring import results
from bot.classquiz.service import ClassService, RoundSnapshot, linked, participant, rebuild
from bot.core.context import Caller
from bot.core.feature import Action, Root
from bot.core.metrics import Counter
from bot.core.platform import Address, Messengers
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.core.visible import is_blank
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
    Act.SKIP_SURE: rules.skip_question,
    Act.NEXT: rules.proceed,
    Act.LOCK: lambda it, _, at: rules.lock(it, at),
    Act.UNLOCK: lambda it, _, at: rules.lock(it, at, locked=False),
    Act.END_SURE: lambda it, _, at: rules.end(it, at),
}
_READING = frozenset({Act.PEOPLE, Act.REMOVE, Act.REMOVE_SURE, Act.LET_IN, Act.SKIP, Act.END})
"""After these the host looks at something in the place of the panel."""
_HOSTS_OWN = frozenset({Act.NAMES, Act.NAMES_SURE})
"""Of what leads a round, what only its host may do, and not whoever else could have started it."""


class ClassActions:
    """Answers the presses of a class's round. `granted`: which roots moderators let somebody use; `answers` counts."""

    def __init__(
        self,
        service: ClassService,
        displays: DisplayStore,
        messengers: Messengers,
        files: ReportFiles,
        granted: Callable[[str, str], Awaitable[frozenset[Root]]],
        answers: Counter,
    ) -> None:
        self._service = service
        self._store = service.store
        self._displays = displays
        self._messengers = messengers
        self._files = files
        self._granted = granted
        self._answers = answers

    @property
    def actions(self) -> tuple[Action, ...]:
        """The presses that are answered here. What is delivered twice does no harm: the rules see to that."""
        return (
            Action(AnswerInClass, self.answer, at_most_once=False),
            Action(ClassAction, self.act, replaces=True, at_most_once=False, label=usual_label),
            Action(ForgetNames, self.ask_to_forget, at_most_once=False),
        )

    async def act(self, caller: Caller, press: ClassAction) -> Reply:
        """An act in a round: of a participant, or of its host."""
        held = await self._round(caller, press.round)
        if held is None:
            return sentence(caller, "class-gone")
        self._heed_message(caller, press.round)
        caller = _spoken_to(caller, held)
        match press.act:
            case Act.JOIN:
                return await self._join(caller, held)
            case Act.HOW:
                return participant_views.how(caller, held)
            case Act.DOUBLE:
                return await self._double(caller, held)
            case Act.PASS:
                return await self._submit(caller, held, press.at, SKIPPED)
            case Act.MINE:
                return await self._mine(caller, held, press.at)
            case Act.SOURCES:
                return participant_views.sources(caller, held, press.at)
            case _ if not (_hosts(caller, held) or (press.act not in _HOSTS_OWN and await self._is_staff(caller))):
                return sentence(caller, "class-not-host")
            case _:
                return await self._lead(caller, await self._service.load(held.stored), press)

    async def ask_to_forget(self, caller: Caller, press: ForgetNames) -> Reply:
        """Whether to delete the names of a round, beside its report."""
        held = await self._round(caller, press.round)
        if held is None:
            return sentence(caller, "class-gone")
        return host_views.sure(caller, held, Act.NAMES) if _hosts(caller, held) else sentence(caller, "class-not-host")

    async def answer(self, caller: Caller, press: AnswerInClass) -> Reply:
        """An answer. Someone who has not joined joins by it."""
        held = await self._round(caller, press.round)
        if held is None:
            return sentence(caller, "class-gone")
        self._heed_message(caller, press.round)
        caller = _spoken_to(caller, held)
        return await self._submit(caller, held, press.position, press.choice)

    def _heed_message(self, caller: Caller, number: int) -> None:
        """Let the runner know where somebody pressed: it may be a copy of which nobody knew."""
        if caller.message:
            self._service.signal.note_press(number, caller.message)
            self._service.signal.notify(number, within=COUNTED_WITHIN)

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
        return Root.CLASS in caller.staff or Root.CLASS in await self._granted(caller.community, caller.person)

    async def _submit(self, caller: Caller, held: RoundSnapshot, position: int, choice: int) -> Reply:
        """Judge an answer, store it, and only then say so."""
        round, at = held.round, self._pressed_at(caller)
        known = await self._store.participant(round.id, caller.person)
        verdict = rules.judge(round, participant(known) if known else None, position, choice, at)
        if isinstance(verdict, Refusal):
            self._answers.add(verdict)
            return participant_views.refused(caller, verdict)
        question = round.items[position].question
        answer = NewAnswer(round.id, position, caller.person, question, choice, at, verdict.since, _name(caller))
        kept = await self._store.submit(answer)
        self._answers.add(kept if isinstance(kept, Refusal) else "accepted")
        if isinstance(kept, Refusal):
            return participant_views.refused(caller, kept)
        if known and known.name is None and answer.name:  # whom their platform could not name in time when they joined
            await self._store.rename(round.id, caller.person, answer.name)
        self._service.signal.notify(round.id, within=COUNTED_WITHIN)
        return participant_views.receipt(caller, held, kept.choice, position, joined=known is None)

    def _pressed_at(self, caller: Caller) -> int:
        """When the press was made by the platform's clock (ms), unless that clock is plainly wrong."""
        here = self._service.clock()
        return caller.at if caller.at is not None and caller.at <= here + MOST_AHEAD else here

    async def _join(self, caller: Caller, held: RoundSnapshot) -> Reply:
        known = await self._store.participant(held.round.id, caller.person)
        since = rules.join(held.round, participant(known) if known else None)
        if isinstance(since, Refusal):
            return participant_views.refused(caller, since)
        joined = await self._store.join(held.round.id, caller.person, _name(caller), since)
        if isinstance(joined, Refusal):
            return participant_views.refused(caller, joined)
        self._service.signal.notify(held.round.id, within=COUNTED_WITHIN)
        return participant_views.joined(caller, held, joined)

    async def _double(self, caller: Caller, held: RoundSnapshot) -> Reply:
        """Twice the time for a participant, who gives no reason."""
        known = await self._store.participant(held.round.id, caller.person)
        if known is None:
            return sentence(caller, "class-join-first")
        granted = rules.double_time(held.round, participant(known))
        if isinstance(granted, Refusal):
            return participant_views.refused(caller, granted)
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
            return participant_views.refused(caller, Refusal.REMOVED)
        alone = replace(held, people=(known,), answers=await self._store.answers_of(number, known.person))
        (result,) = results(alone.round, alone.participants, alone.given)
        if held.round.phase is Phase.ENDED:  # only then is there a rank among all
            everybody = await self._service.results(number)
            result = everybody.get(known.person, result)
        return participant_views.mine(caller, alone, known, position, result)

    async def _lead(self, caller: Caller, held: RoundSnapshot, press: ClassAction) -> Reply:
        """What a host does. While they look at who is there, or are asked if they are sure, the panel stands still."""
        number = held.round.id
        if _hosts(caller, held):
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
                await self._store.forget_names(number)
                return sentence(caller, "class-names-deleted")
            case Act.PANEL:
                return await self.panel(caller, held)
            case _:
                return await self._step(caller, held, press)

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

    async def panel(self, caller: Caller, held: RoundSnapshot, preface: str | None = None) -> Reply:
        """The panel, with a link to what everybody sees. `preface` is a message before it."""
        displays = await self._displays.of(held.round.id)
        return host_views.panel(caller, linked(held, displays, self._messengers), preface)

    async def _close_open(self, held: RoundSnapshot) -> RoundSnapshot:
        """Before a round ends: the answers to the open question count, if there are any."""
        after = rules.reveal(held.round, held.round.position, self._service.clock())
        if isinstance(after, Refusal) or not held.answers:
            return held
        await self._service.advance(held, after)
        return await self._service.load_by_id(held.round.id) or held

    async def report(self, caller: Caller, held: RoundSnapshot) -> Reply:
        """The report of a round that has ended, again: with names for its host alone."""
        if held.round.phase is not Phase.ENDED:
            return sentence(caller, "class-report-later")
        if not held.round.clocks:
            return sentence(caller, "class-no-report")
        whole = await self._service.load(held.stored, everything=True)
        if not _hosts(caller, held):
            whole = replace(whole, people=[replace(one, name=None) for one in whole.people])
        files = await self._files.both(whole, caller.voice)
        return host_views.report(caller.voice, whole, files, is_host=_hosts(caller, held))


def _hosts(caller: Caller, held: RoundSnapshot) -> bool:
    return held.stored.host == caller.person


def _name(caller: Caller) -> str | None:
    """What they are called here; a name of which nothing is to be seen is none."""
    return None if is_blank(caller.name) else caller.name


def _spoken_to(caller: Caller, held: RoundSnapshot) -> Caller:
    """Whose language is not known yet is answered in the round's, which they are reading."""
    is_guess = caller.heard is None and caller.language == caller.platform_language
    return caller.speaking(held.round.terms.language) if is_guess else caller


def _is_within(place: str, community: str) -> bool:
    """Whether a place is one of a community's."""
    return str(Address.parse(community).within(Address.parse(place).id)) == place
