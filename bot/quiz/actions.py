"""What is done in a quiz alone: it is private, untimed, and goes on after a crash where it was.

Every step is on the disk before anything is shown. What is shown is what was kept when the quiz began.
"""

from collections.abc import Awaitable, Callable, Mapping

from bot.core.clock import Clock
from bot.core.context import Caller, Chance
from bot.core.feature import Action, Shareable
from bot.core.forms import PressForm
from bot.core.own import OwnSet, is_own
from bot.core.press import Begin, BeginOn
from bot.core.question_set import QuestionSet
from bot.core.questions import RoundContent
from bot.core.reply import Reply
from bot.core.round_codec import write_content
from bot.core.views import sentence
from bot.facts.citations import listed
from bot.quiz import rules, views
from bot.quiz.buttons import AnswerAlone, Quizzes, SourcesAlone, Step, StepKind, TypedAlone
from bot.quiz.items import Phase, Refusal
from bot.quiz.own import content_of_set
from bot.quiz.question_views import answer_form, given_with, no_answer
from bot.quiz.rules import TitledRound
from bot.quiz.selection import choose_alone, content_of, open_questions, title_of
from bot.quiz.service import load, revealed, same_quiz, stored_title
from bot.quiz.store import QuizStore, SoloAnswer, StoredRound
from content.library import Library
from content.model import Quiz

_RULES = {StepKind.SHOW: rules.show, StepKind.SKIP: rules.skip, StepKind.NEXT: rules.advance}
OwnQuestions = Callable[[str, int], Awaitable[QuestionSet | None]]
"""The set of a community that has this number, if it has one."""


class QuizActions:
    """Begins quizzes, takes answers, and goes on."""

    def __init__(self, library: Library, store: QuizStore, clock: Clock, chance: Chance, own: OwnQuestions) -> None:
        self._library = library
        self._store = store
        self._clock = clock
        self._chance = chance
        self._own = own

    async def resume(self, caller: Caller) -> Reply | None:
        """The quiz that the caller has under way, as it stands; None if there is none."""
        stored = await self._store.live_round(caller.person, caller.community)
        return await self._stand(caller, stored) if stored else None

    async def begin(self, caller: Caller, wanted: Begin) -> Reply:
        """Begin a quiz, unless another one is under way: then ask. The same one again just goes on."""
        live = await self._store.live_round(caller.person, caller.community)
        if live and not wanted.anew:
            if live.title != stored_title(wanted):
                anew = Begin(wanted.on, wanted.name, wanted.questions, anew=True)
                return views.under_way(caller, load(live), anew)
            return await self._stand(caller, live)
        content = await self._content(caller, wanted)
        if isinstance(content, Reply):
            return content
        new = rules.begin(0, content.items)  # the store gives it its number
        await self._store.begin_round(
            caller.person,
            caller.community,
            title=stored_title(wanted),
            items=write_content(content),
            phase=new.phase,
            at=self._clock(),
            anew=wanted.anew,
        )
        begun = await self._store.live_round(caller.person, caller.community)
        return await self._stand(caller, begun) if begun else views.line(caller, "quiz-over")

    async def _content(self, caller: Caller, wanted: Begin) -> RoundContent | Reply:
        """What the quiz that somebody wants consists of, or why there is none."""
        if wanted.on is BeginOn.SET:
            found = await self._own(caller.community, int(wanted.name))
            if found is None:
                return views.line(caller, "quiz-set-gone")
            answered = await self._store.answered_own(caller.person, caller.community)
            return content_of_set(found, self._chance, wanted.questions or None, answered)
        known = await self._store.answered(caller.person)
        questions = choose_alone(self._library, self._chance, caller.here, wanted, known)
        if not questions:
            return views.line(caller, "quiz-switched-off" if caller.here.off else "quiz-no-questions")
        return content_of(self._library, self._chance, stored_title(wanted), questions, caller.language)

    async def answer(self, caller: Caller, press: AnswerAlone | TypedAlone) -> Reply:
        """Take an answer, on the disk before anything is shown, and explain it."""
        stored = await self._store.round(caller.person, press.round)
        if stored is None:
            return views.line(caller, "quiz-not-yours")
        round, content = load(stored)
        verdict = rules.judge(round, press.position, _said(caller, press))
        if verdict is Refusal.NO_ANSWER:
            return no_answer(caller.voice, round.item)
        if isinstance(verdict, Refusal):
            return await self._late(caller, stored)
        question = round.item.question
        practice = await self._is_known(caller, question)
        given = SoloAnswer(press.round, press.position, question, verdict.text, verdict.correct, verdict.points)
        if not await self._store.answer_round(given, self._clock(), caller.community_zone):
            return await self._late(caller, await self._store.round(caller.person, press.round) or stored)
        after = TitledRound(rules.reveal(round), content)
        return views.reveal(caller, after, verdict.text, practice=practice)

    async def ask(self, caller: Caller, press: TypedAlone) -> PressForm | Reply:
        """What to fill in for an answer that is typed; where the round is now, if that is not at this question."""
        stored = await self._store.round(caller.person, press.round)
        if stored is None:
            return views.line(caller, "quiz-not-yours")
        play = load(stored)
        if play.round.phase is not Phase.OPEN or play.round.position != press.position:
            return await self._late(caller, stored)
        return answer_form(caller.voice, play.content.asked[press.position])

    async def _is_known(self, caller: Caller, question: str) -> bool:
        """Whether somebody has answered a question before."""
        if is_own(question):
            return question in await self._store.answered_own(caller.person, caller.community)
        return question in await self._store.answered(caller.person)

    async def step(self, caller: Caller, press: Step) -> Reply:
        """Show the question behind a content note, skip it, or go on from an explanation."""
        stored = await self._store.round(caller.person, press.round)
        if stored is None:
            return views.line(caller, "quiz-not-yours")
        round = load(stored).round
        after = _RULES[press.kind](round, press.position)
        if isinstance(after, Refusal):
            return await self._late(caller, stored)
        ended = self._clock() if after.phase is Phase.ENDED else None
        before = (round.phase.value, round.position)
        await self._store.step_round(press.round, before, (after.phase.value, after.position), ended)
        return await self._stand(caller, await self._store.round(caller.person, press.round) or stored)

    async def sources(self, caller: Caller, press: SourcesAlone) -> Reply:
        """What the explanation of a question rests on, for whoever has read that."""
        if await self._store.round(caller.person, press.round) is None:
            return views.line(caller, "quiz-not-yours")
        found = await revealed(self._store, caller.person, press.round, press.position)
        if found is None:
            return sentence(caller, "mistake-press")
        report = views.report(press.round, press.position)
        return listed(caller.voice, found.asked.prompt, found.asked.sources, report=report)

    async def quizzes(self, caller: Caller, press: Quizzes) -> Reply:
        """The community's own, and the ready-made ones of which moderators have not switched off every question."""
        asked = {question.id for question in open_questions(self._library, caller.here)}
        ready = [it for it in self._library.quizzes.values() if not asked.isdisjoint(it.questions)]
        offered: list[Quiz | OwnSet] = [*caller.here.question_sets, *ready]
        if press.first >= len(offered):
            return views.line(caller, "quiz-switched-off") if caller.here.off else sentence(caller, "mistake-press")
        return views.quizzes(caller, offered, press.first)

    async def _late(self, caller: Caller, stored: StoredRound) -> Reply:
        """A press on something that is past: say so, and show where the round is now."""
        preface = None if stored.phase == Phase.ENDED else caller.voice("quiz-already")
        return await self._stand(caller, stored, preface)

    async def _stand(self, caller: Caller, stored: StoredRound, preface: str | None = None) -> Reply:
        """What a round shows in the phase in which it is."""
        play = load(stored)
        match play.round.phase:
            case Phase.NOTE:
                return views.content_note(caller, play, preface)
            case Phase.OPEN:
                return views.question(caller, play, preface)
            case Phase.REVEALED:
                text = dict(await self._store.answers(stored.id))[stored.position]
                return views.reveal(caller, play, text, practice=False)
            case Phase.ENDED | Phase.LOBBY:  # a round alone has no lobby
                return views.outcome(caller, play, rules.outcome(play.round, await self._store.answers(stored.id)))

    async def share_result(self, caller: Caller, number: str) -> Reply:
        """How a quiz of the caller's own went, for everybody in a place, with a way to play the same."""
        stored = (
            await self._store.round(caller.person, int(number)) if number.isdecimal() and len(number) < 19 else None
        )
        if stored is None or stored.phase != Phase.ENDED:
            return sentence(caller, "quiz-not-yours")
        play = load(stored)
        outcome = rules.outcome(play.round, await self._store.answers(stored.id))
        again = same_quiz(stored.title, len(play.round.items))
        is_set = again.on is BeginOn.SET
        title = play.content.title if is_set else title_of(self._library, caller.voice, stored.title)
        if not outcome.answered or not self._exists(caller, again):
            return sentence(caller, "mistake-press")
        return views.result_for_all(caller, title, play, outcome, again)

    async def press_begin(self, caller: Caller, press: Begin) -> Reply:
        """Begin a quiz, if the content still has what it is to be on."""
        return await self.begin(caller, press) if self._exists(caller, press) else sentence(caller, "mistake-press")

    def topic(self, press: Begin) -> str:
        """The topic that a quiz is to be on; empty if it is on none."""
        fact = self._library.facts.get(press.name) if press.on is BeginOn.FACT else None
        return press.name if press.on is BeginOn.TOPIC else fact.topic if fact else ""

    def _exists(self, caller: Caller, wanted: Begin) -> bool:
        match wanted.on:
            case BeginOn.ANY:
                return True
            case BeginOn.QUIZ:
                return wanted.name in self._library.quizzes
            case BeginOn.SET:
                return any(str(it.number) == wanted.name for it in caller.here.question_sets)
            case BeginOn.FACT:
                return wanted.name in self._library.facts
            case BeginOn.TOPIC:
                return wanted.name in self._library.topics

    @property
    def shares(self) -> Mapping[str, Shareable]:
        """What people can show to everybody in a place."""
        return {views.RESULT: Shareable(self.share_result)}

    @property
    def actions(self) -> tuple[Action, ...]:
        """The presses that are answered here."""
        return (
            Action(Begin, self.press_begin, topic=self.topic),
            Action(AnswerAlone, self.answer, replaces=True),
            Action(TypedAlone, self.answer, form=self.ask, replaces=True),
            Action(Step, self.step, replaces=True),
            Action(SourcesAlone, self.sources, at_most_once=False),
            Action(Quizzes, self.quizzes, at_most_once=False),
        )


def _said(caller: Caller, press: AnswerAlone | TypedAlone) -> str:
    """An answer as it comes with a press: the choice in it, or what was chosen or typed along with it."""
    return str(press.choice) if isinstance(press, AnswerAlone) else given_with(caller)
