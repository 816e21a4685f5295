"""A quiz alone: private, untimed, and going on after a crash where it was, since every step is on the disk first.

The rules are `bot.quiz.rules`'s and the words `bot.quiz.views`'; here they meet the store.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bot.core.context import Bot, Caller, open_questions, stamp
from bot.core.press import Answer, Begin, BeginOn, Step, StepKind
from bot.core.reply import Reply
from bot.facts.views import QUIZ_LENGTH
from bot.quiz import rules, views as rounds
from bot.quiz.rules import Item, Phase, Refused, Round
from bot.quiz.store import Given, StoredRound
from content.model import Question


class Play(NamedTuple):
    """A round and what it is called."""

    round: Round
    title: str


async def resume(bot: Bot, caller: Caller) -> Reply | None:
    """The quiz that the caller has under way, as it stands; None if there is none."""
    stored = await bot.store.live_round(caller.person, caller.community)
    return await _stand(bot, caller, stored) if stored else None


async def begin(bot: Bot, caller: Caller, wanted: Begin) -> Reply:
    """Begin a quiz, unless another one is under way: then ask. The same one again just goes on."""
    live = await bot.store.live_round(caller.person, caller.community)
    if live and not wanted.anew:
        play = _play(bot, caller, live)
        if live.title != _title(wanted) and play:
            anew = Begin(wanted.on, wanted.name, wanted.questions, anew=True)
            return rounds.under_way(caller, play.round, play.title, anew)
        return await _stand(bot, caller, live)
    questions = await _choose(bot, caller, wanted)
    if not questions:
        return rounds.line(caller, "quiz-switched-off" if caller.here.off else "quiz-no-questions")
    new = rules.begin(0, [item_of(bot, question) for question in questions])  # the store gives it its number
    items = rules.write_items(new.items)
    await bot.store.begin_round(
        caller.person,
        caller.community,
        title=_title(wanted),
        items=items,
        phase=new.phase,
        at=stamp(bot),
        anew=wanted.anew,
    )
    begun = await bot.store.live_round(caller.person, caller.community)
    return await _stand(bot, caller, begun) if begun else rounds.line(caller, "quiz-over")


async def answer(bot: Bot, caller: Caller, press: Answer) -> Reply:
    """Take an answer, on the disk before anything is shown, and explain it."""
    own = await _own(bot, caller, press.round)
    if isinstance(own, Reply):
        return own
    stored, play = own
    verdict = rules.judge(play.round, press.position, press.choice)
    if isinstance(verdict, Refused):
        return await _late(bot, caller, stored)
    question = play.round.item.question
    practice = question in await bot.store.answered(caller.person)
    given = Given(press.round, press.position, question, verdict.choice, verdict.correct, verdict.points)
    if not await bot.store.answer_round(given, stamp(bot)):
        return await _late(bot, caller, await bot.store.round(caller.person, press.round) or stored)
    return rounds.reveal(bot, caller, rules.reveal(play.round), verdict.choice, practice=practice)


async def step(bot: Bot, caller: Caller, press: Step) -> Reply:
    """Show the question behind a content note, skip it, or go on from an explanation."""
    own = await _own(bot, caller, press.round)
    if isinstance(own, Reply):
        return own
    stored, play = own
    rule = {StepKind.SHOW: rules.show, StepKind.SKIP: rules.skip, StepKind.NEXT: rules.advance}[press.kind]
    after = rule(play.round, press.position)
    if isinstance(after, Refused):
        return await _late(bot, caller, stored)
    ended_at = stamp(bot) if after.phase is Phase.ENDED else None
    before = (play.round.phase.value, play.round.position)
    await bot.store.step_round(press.round, before, (after.phase.value, after.position), ended_at)
    return await _stand(bot, caller, await bot.store.round(caller.person, press.round) or stored)


async def _own(bot: Bot, caller: Caller, number: int) -> tuple[StoredRound, Play] | Reply:
    """A round of the caller, or why it cannot go on: it is somebody else's, or its questions have changed."""
    stored = await bot.store.round(caller.person, number)
    if stored is None:
        return rounds.line(caller, "quiz-not-yours")
    play = _play(bot, caller, stored)
    return await _drop(bot, caller, stored) if play is None else (stored, play)


async def _late(bot: Bot, caller: Caller, stored: StoredRound) -> Reply:
    """A press on something that is past: say so, and show where the round is now."""
    preface = None if stored.phase == Phase.ENDED else caller.voice("quiz-already")
    return await _stand(bot, caller, stored, preface)


async def _stand(bot: Bot, caller: Caller, stored: StoredRound, preface: str | None = None) -> Reply:
    """What a round shows in the phase in which it is."""
    play = _play(bot, caller, stored)
    if play is None:
        return await _drop(bot, caller, stored)
    match play.round.phase:
        case Phase.NOTE:
            return rounds.content_note(bot, caller, play.round, play.title, preface)
        case Phase.OPEN:
            return rounds.question(bot, caller, play.round, play.title, preface)
        case Phase.REVEALED:
            choice = dict(await bot.store.answers(stored.id))[stored.position]
            return rounds.reveal(bot, caller, play.round, choice, practice=False)
        case Phase.ENDED | Phase.LOBBY:  # a round alone has no lobby
            return rounds.outcome(bot, caller, rules.outcome(play.round, await bot.store.answers(stored.id)))


async def _drop(bot: Bot, caller: Caller, stored: StoredRound) -> Reply:
    """End a round whose questions have changed since: nothing true could be shown for it."""
    here = (stored.phase, stored.position)
    await bot.store.step_round(stored.id, here, (Phase.ENDED.value, stored.position), stamp(bot))
    return rounds.line(caller, "quiz-gone")


def _play(bot: Bot, caller: Caller, stored: StoredRound) -> Play | None:
    """The round from the store, or None if the content no longer has its questions as they were."""
    items = rules.read_items(stored.items)
    questions = bot.library.questions
    for item in items:
        asked = questions.get(item.question)
        if asked is None or asked.key != item.key or len(asked.choices) != len(item.order):
            return None
    return Play(
        Round(stored.id, items, Phase(stored.phase), stored.position), rounds.named(bot, caller.voice, stored.title)
    )


def _title(wanted: Begin) -> str:
    """What a round is on, as the store keeps it."""
    return f"{wanted.on}/{wanted.name}"


async def _choose(bot: Bot, caller: Caller, wanted: Begin) -> Sequence[Question]:
    """The questions of a new round: first those that the caller has not answered yet, from easy to hard."""
    library, everything = bot.library, open_questions(bot, caller.here)
    known = await bot.store.answered(caller.person)
    if wanted.on is BeginOn.QUIZ:
        asked = {it.id: it for it in everything}
        quiz = [asked[name] for name in library.quizzes[wanted.name].questions if name in asked]
        kept = set(_drawn(bot, [it.id for it in quiz], known, wanted.questions or len(quiz)))
        return [it for it in quiz if it.id in kept]
    count = wanted.questions or QUIZ_LENGTH
    if wanted.on is BeginOn.FACT:
        about = [it for it in everything if wanted.name in it.facts][:count]
        topic = library.facts[wanted.name].topic
        rest = [it.id for it in everything if library.topic(it) == topic and it not in about]
        return [*about, *by_difficulty(bot, _drawn(bot, rest, known, count - len(about)))]
    pool = [it.id for it in everything if wanted.on is BeginOn.ANY or library.topic(it) == wanted.name]
    return by_difficulty(bot, _drawn(bot, pool, known, count))


def _drawn(bot: Bot, pool: Sequence[str], known: frozenset[str], count: int) -> list[str]:
    """So many by lot, unanswered ones first."""
    new = bot.chance.sample([name for name in pool if name not in known], sum(name not in known for name in pool))
    old = bot.chance.sample([name for name in pool if name in known], sum(name in known for name in pool))
    return [*new, *old][:count]


def by_difficulty(bot: Bot, names: Sequence[str]) -> list[Question]:
    """These questions, from easy to hard."""
    return sorted((bot.library.questions[name] for name in names), key=lambda question: question.difficulty)


def item_of(bot: Bot, question: Question) -> Item:
    """A question of a round, with its choices in an order drawn once for this round."""
    order = bot.chance.sample(range(len(question.choices)), len(question.choices))
    return Item(question.id, question.key, tuple(order), has_note=question.content_note is not None)
