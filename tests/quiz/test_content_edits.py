"""The content is edited while somebody plays: their quiz goes on, ends, and shows what was asked."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

import pytest

from bot.core.context import Caller
from bot.core.reply import Listing, Reply, buttons
from bot.quiz.buttons import Step, StepKind
from bot.scores.store import Score, ScoreStore
from content.library import Library
from content.model import Choice, Localized, Question
from tests.conftest import MINA, Clock
from tests.support.bot import Bot, bot_on
from tests.support.databases import BOTH, opened, with_tables
from tests.support.playing import answers, choices, heading, press, text

QUIZ = "first-ships"
T = TypeVar("T")
Edit = Callable[[Library], Library]


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


# The edits: each of every question at once, so that it meets those that were asked, the one that is open and the others


def of_each(change: Callable[[Question], Question]) -> Edit:
    """The content in which every question is changed like this."""
    return lambda library: replace(library, questions=each(library.questions, change))


def each(entries: Mapping[str, T], change: Callable[[T], T]) -> Mapping[str, T]:
    return MappingProxyType({name: change(entry) for name, entry in entries.items()})


def edited(text: Localized) -> Localized:
    return Localized(en=f"{text.en} (edited)", ja=f"{text.best('ja')}（改）", ko=f"{text.best('ko')} (고침)")


def with_choices(question: Question, change: Callable[[int, Choice], Choice]) -> Question:
    return replace(question, choices=tuple(change(place, choice) for place, choice in enumerate(question.choices)))


def key_moved(question: Question) -> Question:
    """What was right is wrong, and the choice after it is right."""
    right = (question.key + 1) % len(question.choices)
    tempting = Localized(en="It was taken for right for long.")
    return with_choices(
        question,
        lambda place, choice: replace(choice, correct=place == right, tempting=None if place == right else tempting),
    )


def choice_removed(question: Question) -> Question:
    """The first wrong choice goes, and those after it move up, where there are more than the three that are needed."""
    first = next(choice for choice in question.choices if not choice.correct)
    left = tuple(choice for choice in question.choices if choice is not first)
    return replace(question, choices=left) if len(left) >= 3 else question


def untranslated(question: Question) -> Question:
    """A question as it is before anybody has translated it."""

    def english(text: Localized) -> Localized:
        return Localized(en=text.en)

    bare = with_choices(
        question,
        lambda _, it: replace(it, text=english(it.text), tempting=english(it.tempting) if it.tempting else None),
    )
    return replace(bare, prompt=english(question.prompt), because=english(question.because))


def translated(question: Question) -> Question:
    """The same with a translation of everything."""
    marked = with_choices(question, lambda _, choice: replace(choice, text=edited(choice.text)))
    return replace(marked, prompt=edited(question.prompt), because=edited(question.because))


EDITS: dict[str, Edit] = {
    "prompts are reworded": of_each(lambda it: replace(it, prompt=edited(it.prompt))),
    "texts of choices are corrected": of_each(
        lambda it: with_choices(it, lambda _, choice: replace(choice, text=edited(choice.text)))
    ),
    "keys are moved": of_each(key_moved),
    "choices are removed": of_each(choice_removed),
    "choices are put into another order": of_each(lambda it: replace(it, choices=it.choices[1:] + it.choices[:1])),
    "explanations are corrected": of_each(lambda it: replace(it, because=edited(it.because))),
    "questions are removed": lambda library: replace(library, questions=MappingProxyType({})),
    "the quiz is renamed": lambda library: replace(
        library, quizzes=each(library.quizzes, lambda it: replace(it, title=edited(it.title)))
    ),
    "the quiz is removed": lambda library: replace(library, quizzes=MappingProxyType({})),
    "facts are corrected": lambda library: replace(
        library, facts=each(library.facts, lambda it: replace(it, title=edited(it.title), dispute=edited(it.text)))
    ),
    "facts are removed with their questions": lambda library: replace(
        library, facts=MappingProxyType({}), questions=MappingProxyType({})
    ),
    "sources are corrected": lambda library: replace(
        library, sources=each(library.sources, lambda it: replace(it, short=f"{it.short} *"))
    ),
    "everything is translated": of_each(translated),
}


# How somebody plays


@asynccontextmanager
async def alike(library: Library, clock: Clock) -> AsyncIterator[tuple[Bot, Bot]]:
    """Two bots that know nothing of each other and draw the same lots."""
    async with AsyncExitStack() as stack:
        databases = [await stack.enter_async_context(opened("sqlite:///:memory:")) for _ in range(2)]
        for database in databases:
            await with_tables(database, ":memory:")
        yield bot_on(library, databases[0], clock), bot_on(library, databases[1], clock)


async def past_note(bot: Bot, caller: Caller, reply: Reply) -> Reply:
    """The question behind its content note, if it has one."""
    for button in buttons(reply):
        shown = bot.registry.unpack(button.press)
        if isinstance(shown, Step) and shown.kind is StepKind.SHOW:
            return await bot.router.pressed(caller, button.press)
    return reply


async def read(bot: Bot, after: Library, caller: Caller = MINA) -> Sequence[Reply]:
    """All that somebody reads who plays a quiz, every second answer wrong. The second question is open when it changes.

    The process has to end for it, as it does when the operator takes a new version: what is known then is what is kept.
    """
    now, replies = bot, [await past_note(bot, caller, await bot.router.typed(caller, f"quiz {QUIZ}"))]
    for number in range(len(bot.library.quizzes[QUIZ].questions)):
        if number == 1:
            now = replace(bot, library=after)
            replies.append(await past_note(now, caller, await now.router.typed(caller, "quiz")))
        right, wrong = answers(bot, replies[-1])
        replies.append(await press(now, caller, replies[-1], wrong if number % 2 else right))
        following = await now.router.pressed(caller, buttons(replies[-1])[0].press)
        replies.append(await past_note(now, caller, following))
    assert not choices(replies[-1])
    return replies


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
async def test_a_quiz_that_is_under_way_goes_on_and_ends_as_if_nothing_had_been_edited(
    library: Library, clock: Clock, edit: Edit
) -> None:
    async with alike(library, clock) as (one, other):
        assert await read(one, edit(library)) == await read(other, library)
        scores = [await ScoreStore(bot.database).score(MINA.person, MINA.community, "") for bot in (one, other)]
        asked = len(library.quizzes[QUIZ].questions)
        right = (asked + 1) // 2
        assert scores == [Score(1000 * right, asked, right)] * 2


@pytest.mark.parametrize("language", ["ja", "ko"])
async def test_a_quiz_that_began_before_its_questions_were_translated_stays_in_english_to_its_end(
    library: Library, clock: Clock, language: str
) -> None:
    before = of_each(untranslated)(library)
    caller = replace(MINA, language=language, platform_language=language)
    async with alike(before, clock) as (one, other):
        after = of_each(translated)(library)
        shown = await read(one, after, caller)
        assert shown == await read(other, before, caller)
        assert caller.voice("untranslated") in text(shown[1])
        anew = await past_note(one, caller, await replace(one, library=after).router.typed(caller, f"quiz {QUIZ}"))
        assert caller.voice("untranslated") not in text(anew)


async def test_the_one_open_question_whose_key_has_moved_is_judged_by_what_was_asked(bot: Bot) -> None:
    asked = await past_note(bot, MINA, await bot.router.typed(MINA, f"quiz {QUIZ}"))
    right, _ = answers(bot, asked)
    after = replace(bot, library=of_each(key_moved)(bot.library))
    assert heading(await press(after, MINA, asked, right)) == f"✔ Correct: {right}"
    assert (await ScoreStore(bot.database).score(MINA.person, MINA.community, "")).points == 1000


async def test_at_the_end_what_was_asked_is_listed_and_a_fact_that_is_gone_is_told_of_kindly(bot: Bot) -> None:
    shown = await read(bot, EDITS["facts are removed with their questions"](bot.library))
    rows = next(block.rows for block in shown[-1].blocks if isinstance(block, Listing))
    quiz = [bot.library.questions[name] for name in bot.library.quizzes[QUIZ].questions]
    assert rows == tuple((it.prompt.en, it.choices[it.key].text.en) for it in quiz[1::2])
    gone = replace(bot, library=EDITS["facts are removed with their questions"](bot.library))
    look_again = next(it for it in buttons(shown[-1]) if it.press.startswith("show|"))
    assert "out of date" in text(await gone.router.pressed(MINA, look_again.press))


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
async def test_a_quiz_that_begins_after_the_edit_is_of_the_edited_content(
    library: Library, clock: Clock, edit: Edit
) -> None:
    async with alike(library, clock) as (one, other):
        after = replace(one, library=edit(library))
        begun = await after.router.typed(MINA, f"quiz {QUIZ}")
        if QUIZ not in after.library.quizzes or not after.library.questions:
            assert not choices(begun)
            return
        read_after, read_before = [await one_answered(it, MINA) for it in (after, other)]
        assert read_after != read_before


async def one_answered(bot: Bot, caller: Caller) -> tuple[Reply, Reply]:
    """The first question, and how its first choice is answered."""
    asked = await past_note(bot, caller, await bot.router.typed(caller, f"quiz {QUIZ}"))
    return asked, await bot.router.pressed(caller, buttons(asked)[0].press)
