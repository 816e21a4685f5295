"""A quiz alone with a question of each kind."""

from dataclasses import replace

import pytest

from bot.core.context import Caller
from bot.core.forms import PressForm
from bot.core.press import Begin, BeginOn, Press, pack
from bot.core.reply import ChoiceMark, Choices, Reply, SeveralAnswers, Tone, buttons
from bot.quiz.buttons import AnswerAlone, TypedAlone
from bot.quiz.question_views import FIELD
from bot.quiz.store import QuizStore
from content.library import Library
from tests.conftest import MINA, Clock
from tests.support.bot import Bot, bot_on
from tests.support.databases import BOTH
from tests.support.kinds import KINDS, NUMBER, QUIZ, RIGHT, SEVERAL, TRUE_FALSE, WORD, WRONG, with_kinds
from tests.support.playing import heading, shown_choices, text


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def kinds(bot: Bot, library: Library, clock: Clock) -> Bot:
    return bot_on(with_kinds(library), bot.database, clock)


def offered(bot: Bot, reply: Reply) -> list[Press]:
    """What can be pressed for an answer."""
    several = [block.press for block in reply.blocks if isinstance(block, SeveralAnswers)]
    found = [bot.registry.unpack(it) for it in (*several, *(button.press for button in buttons(reply)))]
    return [press for press in found if isinstance(press, AnswerAlone | TypedAlone)]


async def answer(bot: Bot, reply: Reply, said: str, caller: Caller = MINA) -> Reply:
    """Give an answer as a person does: by a button, in a menu of several, or in a form."""
    press = offered(bot, reply)[0]
    if isinstance(press, AnswerAlone):
        return await bot.router.pressed(caller, pack(replace(press, choice=int(said))))
    if any(isinstance(block, SeveralAnswers) for block in reply.blocks):
        return await bot.router.pressed(replace(caller, given={"": said}), pack(press))
    form = await bot.router.asks(caller, pack(press))
    assert isinstance(form, PressForm)
    return await bot.router.pressed(replace(caller, given={form.fields[0].name: said}), pack(press))


async def begun(bot: Bot) -> Reply:
    return await bot.router.pressed(MINA, pack(Begin(BeginOn.QUIZ, QUIZ, 0, anew=True)))


async def following(bot: Bot, reply: Reply) -> Reply:
    return await bot.router.pressed(MINA, buttons(reply)[0].press)


async def at(bot: Bot, question: str) -> Reply:
    """The quiz as it stands at this question, all before it answered."""
    reply = await begun(bot)
    for one in KINDS:
        if one.id == question:
            break
        reply = await following(bot, await answer(bot, reply, RIGHT[one.id]))
    return reply


async def test_right_answers_of_every_kind_are_told_so_and_score_once(kinds: Bot) -> None:
    reply = await begun(kinds)
    for question in KINDS:
        assert question.prompt.en in text(reply)
        revealed = await answer(kinds, reply, RIGHT[question.id])
        assert heading(revealed).startswith("✔ Correct: ")
        assert revealed.tone is Tone.RIGHT
        assert question.because.en in text(revealed)
        reply = await following(kinds, revealed)
    assert heading(reply) == "You got 5 of 5 right (100%)"
    again = await begun(kinds)
    for question in KINDS:
        again = await following(kinds, await answer(kinds, again, WRONG[question.id]))
    assert heading(again) == "You got 0 of 5 right (0%)"
    assert [right for _, right in _listed(again)] == [
        "Niigata",
        "False",
        "Kryl'ion · Tobol'sk",
        "93,340 people",
        "Niigata",
    ]
    assert "5,000" in text(await kinds.router.typed(MINA, "score"))


def _listed(reply: Reply) -> list[tuple[str, str]]:
    return [row for block in reply.blocks for row in getattr(block, "rows", ())]


async def test_a_statement_is_true_or_false_in_that_order_and_why_people_get_it_wrong_is_told(kinds: Bot) -> None:
    reply = await at(kinds, TRUE_FALSE.id)
    assert [it.label for it in buttons(reply)[:2]] == ["True", "False"]
    revealed = await answer(kinds, reply, "0")
    assert heading(revealed) == "✘ Wrong. The answer is: False"
    assert "The last went in 1984." in text(revealed)


async def test_of_several_right_choices_each_is_marked_for_itself(kinds: Bot) -> None:
    reply = await at(kinds, SEVERAL.id)
    (menu,) = [block for block in reply.blocks if isinstance(block, SeveralAnswers)]
    assert sorted(it.text for it in menu.answers) == ["Kryl'ion", "Titanic", "Tobol'sk", "Yamato"]
    revealed = await answer(kinds, reply, "1,0")
    marks = {it.text: it.mark for block in revealed.blocks if isinstance(block, Choices) for it in block.choices}
    assert marks == {
        "Kryl'ion": ChoiceMark.CHOSEN_RIGHT,
        "Titanic": ChoiceMark.CHOSEN_WRONG,
        "Tobol'sk": ChoiceMark.RIGHT,
        "Yamato": ChoiceMark.NONE,
    }
    assert heading(revealed) == "✘ Wrong. The answer is: Kryl'ion · Tobol'sk"
    assert "People think of Titanic." in text(revealed)
    assert revealed.tone is Tone.WRONG


@pytest.mark.parametrize("question", [NUMBER, WORD], ids=lambda it: it.kind)
async def test_what_is_typed_and_is_no_answer_is_told_beside_the_field_and_nothing_is_lost(
    kinds: Bot, question: object
) -> None:
    assert question in (NUMBER, WORD)
    which = NUMBER if question is NUMBER else WORD
    reply = await at(kinds, which.id)
    refused = await answer(kinds, reply, "?!")
    assert refused.faults.keys() == {FIELD}
    revealed = await answer(kinds, reply, WRONG[which.id])
    assert heading(revealed).startswith("✘ Wrong.")
    assert len(shown_choices(revealed)) == 2


async def test_how_far_off_a_number_may_be_is_told_once_it_is_over_and_not_before(kinds: Bot) -> None:
    reply = await at(kinds, NUMBER.id)
    assert "93" not in text(reply)
    revealed = await answer(kinds, reply, "95000")
    assert heading(revealed) == "✔ Correct: 93,340 people (± 5,000 counts as right)"
    assert shown_choices(revealed) == ("95,000 people", "93,340 people (± 5,000 counts as right)")


async def test_a_form_that_comes_too_late_shows_where_the_quiz_is(kinds: Bot) -> None:
    reply = await at(kinds, NUMBER.id)
    press = pack(offered(kinds, reply)[0])
    await following(kinds, await answer(kinds, reply, "93340"))
    late = await kinds.router.asks(MINA, press)
    assert isinstance(late, Reply)
    assert WORD.prompt.en in text(late)
    sent_in = await kinds.router.pressed(replace(MINA, given={FIELD: "1"}), press)
    assert WORD.prompt.en in text(sent_in)


async def test_an_answer_is_kept_as_it_was_given(kinds: Bot) -> None:
    reply = await begun(kinds)
    press = offered(kinds, reply)[0]
    assert isinstance(press, AnswerAlone)
    for question in KINDS:
        reply = await following(kinds, await answer(kinds, reply, RIGHT[question.id]))
    kept = dict(await QuizStore(kinds.database).answers(press.round))
    assert kept == {0: "1", 1: "1", 2: "0,2", 3: "90000", 4: "니가타"}
