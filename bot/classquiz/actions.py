"""What people press in a class's round: to join, to answer, to see how they did; and what its host presses to lead it.

Every answer is on the disk before its receipt. The runner, which has shown what all may see, is told that something
has changed.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.classquiz import handout_views, host_views, participant_views, rules
from bot.classquiz.answer_queue import NewAnswer
from bot.classquiz.buttons import (
    Act,
    AnswerInClass,
    ClassAction,
    ForgetNames,
    GetGradebook,
    TakeHandout,
    TypedInClass,
    usual_label,
)
from bot.classquiz.display_store import DisplayStore
from bot.classquiz.host_actions import HostActions, hosts
from bot.classquiz.report_data import KEPT, handout_of
from bot.classquiz.report_files import ReportFiles
from bot.classquiz.rows import Slot, StoredParticipant
from bot.classquiz.scoring import Result, results
from bot.classquiz.service import ClassService, RoundSnapshot, participant, rebuild
from bot.core.context import Caller
from bot.core.feature import Action, Root
from bot.core.forms import PressForm
from bot.core.kinds import SKIPPED
from bot.core.metrics import Counter
from bot.core.platform import Address, Messengers
from bot.core.questions import RevealedQuestion
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.core.visible import is_blank
from bot.paper.model import Handout
from bot.quiz.items import Phase, Refusal
from bot.quiz.question_views import answer_form, given_with, no_answer

MOST_AHEAD = 3000
"""How many ms a platform's clock may be ahead of ours before its stamp is not believed."""
COUNTED_WITHIN = 0.2
"""Seconds until a person is in the count, or closes the question with the last answer."""

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
        self._files = files
        self.host = HostActions(service, displays, messengers, files)
        self._granted = granted
        self._answers = answers

    @property
    def actions(self) -> tuple[Action, ...]:
        """The presses that are answered here. What is delivered twice does no harm: the rules see to that."""
        return (
            Action(AnswerInClass, self.answer, at_most_once=False),
            Action(TypedInClass, self.answer, form=self.ask, at_most_once=False),
            Action(ClassAction, self.act, replaces=True, at_most_once=False, label=usual_label),
            Action(ForgetNames, self.ask_to_forget, at_most_once=False),
            Action(TakeHandout, self.take_handout, at_most_once=False),
            Action(GetGradebook, self.gradebook, at_most_once=False),
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
            case Act.HANDOUT:
                return await self._handout(caller, held, press.at)
            case Act.SOURCES:
                return participant_views.sources(caller, held, press.at)
            case _ if not (hosts(caller, held) or (press.act not in _HOSTS_OWN and await self._is_staff(caller))):
                return sentence(caller, "class-not-host")
            case _:
                return await self.host.lead(caller, await self._service.load(held.stored), press)

    async def ask_to_forget(self, caller: Caller, press: ForgetNames) -> Reply:
        """Whether to delete the names of a round, beside its report."""
        held = await self._round(caller, press.round)
        if held is None:
            return sentence(caller, "class-gone")
        return host_views.sure(caller, held, Act.NAMES) if hosts(caller, held) else sentence(caller, "class-not-host")

    async def gradebook(self, caller: Caller, press: GetGradebook) -> Reply:
        """What other systems take of a report: for whoever may have that, with names for its host alone."""
        held = await self._round(caller, press.round)
        if held is None:
            return sentence(caller, "class-gone")
        if not hosts(caller, held) and not await self._is_staff(caller):
            return sentence(caller, "class-not-host")
        return await self.host.gradebook(caller, held)

    async def ask(self, caller: Caller, press: TypedInClass) -> PressForm | Reply:
        """What to fill in for an answer that is typed."""
        held = await self._round(caller, press.round)
        if held is None:
            return sentence(caller, "class-gone")
        caller = _spoken_to(caller, held)
        refused = rules.misplaced(held.round, press.position, Phase.OPEN)
        return participant_views.refused(caller, refused) if refused else answer_form(caller.voice, held.asked)

    async def answer(self, caller: Caller, press: AnswerInClass | TypedInClass) -> Reply:
        """An answer. Someone who has not joined joins by it."""
        held = await self._round(caller, press.round)
        if held is None:
            return sentence(caller, "class-gone")
        self._heed_message(caller, press.round)
        caller = _spoken_to(caller, held)
        said = str(press.choice) if isinstance(press, AnswerInClass) else given_with(caller)
        if said == SKIPPED:  # that is a button of its own
            return no_answer(caller.voice, held.round.item)
        return await self._submit(caller, held, press.position, said)

    async def revealed(self, caller: Caller, number: int, position: int) -> RevealedQuestion | None:
        """A question of a round that is the caller's to see, once its answer was shown; else None."""
        held = await self._round(caller, number)
        if held is None or position not in held.round.scored:
            return None
        return RevealedQuestion(held.content.language, held.content.asked[position])

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

    async def _submit(self, caller: Caller, held: RoundSnapshot, position: int, said: str) -> Reply:
        """Judge an answer, store it, and only then say so."""
        round, at = held.round, self._pressed_at(caller)
        known = await self._store.participant(round.id, caller.person)
        verdict = rules.judge(round, participant(known) if known else None, position, said, at)
        if isinstance(verdict, Refusal):
            self._answers.add(verdict)
            if verdict is Refusal.NO_ANSWER:
                return no_answer(caller.voice, round.item)
            return participant_views.refused(caller, verdict)
        question, right = round.items[position].question, verdict.correct
        new = (round.id, position, caller.person, question, verdict.text, right, at, verdict.since, _name(caller))
        answer = NewAnswer(*new)
        kept = await self._store.submit(answer)
        self._answers.add(kept if isinstance(kept, Refusal) else "accepted")
        if isinstance(kept, Refusal):
            return participant_views.refused(caller, kept)
        if known and known.name is None and answer.name:  # whom their platform could not name in time when they joined
            await self._store.rename(round.id, caller.person, answer.name)
        self._service.signal.notify(round.id, within=COUNTED_WITHIN)
        return participant_views.receipt(caller, held, kept.text, position, joined=known is None)

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
        found = await self._alone(caller, held)
        if isinstance(found, Reply):
            return found
        alone, known, result = found
        return participant_views.mine(caller, alone, known, position, result)

    async def _handout(self, caller: Caller, held: RoundSnapshot, page: int) -> Reply:
        """What a participant missed, once the round is over."""
        found = await self._missed(caller, held)
        return found if isinstance(found, Reply) else handout_views.handout(caller, held.round.id, found, page)

    async def take_handout(self, caller: Caller, press: TakeHandout) -> Reply:
        """The same as a file."""
        held = await self._round(caller, press.round)
        if held is None:
            return sentence(caller, "class-gone")
        caller = _spoken_to(caller, held)
        found = await self._missed(caller, held)
        if isinstance(found, Reply):
            return found
        return handout_views.as_file(caller, found, await self._files.handout(press.round, found, caller.voice))

    async def _missed(self, caller: Caller, held: RoundSnapshot) -> Handout | Reply:
        if held.round.phase is not Phase.ENDED:
            return sentence(caller, "handout-later")
        found = await self._alone(caller, held)
        if isinstance(found, Reply):
            return found
        alone, known, result = found
        if not alone.answers and (held.stored.state.ended or 0) + KEPT <= self._service.clock():
            return sentence(caller, "handout-gone")
        return handout_of(alone, known, result, caller.language)

    async def _alone(
        self, caller: Caller, held: RoundSnapshot
    ) -> tuple[RoundSnapshot, StoredParticipant, Result] | Reply:
        """The round with one participant and their answers alone, and how they did."""
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
        return alone, known, result


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
