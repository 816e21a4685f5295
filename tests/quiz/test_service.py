"""A quiz alone, from its first question to what is worth another look."""

import asyncio
import random
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from bot.core.press import Begin, BeginOn, Share, pack
from bot.core.reply import ChoiceMark, Choices, Cites, Labelled, Listing, Prose, Reference, Tone, buttons
from bot.db.migrate import migrate
from bot.db.sqlite import connect
from bot.quiz.buttons import AnswerAlone, SourcesAlone, Step, StepKind
from bot.quiz.store import QuizStore
from bot.scores.store import ScoreStore
from tests.conftest import JUN, MINA
from tests.support.bot import Bot
from tests.support.databases import BOTH
from tests.support.playing import answers, choices, heading, past_note, play, press, question, text


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_a_right_answer_is_told_with_its_reason_and_every_source(bot: Bot) -> None:
    reply = await question(bot, MINA)
    right, _ = answers(bot, reply)
    revealed = await press(bot, MINA, reply, right)
    assert heading(revealed) == f"✔ Correct: {right}"
    assert revealed.tone is Tone.RIGHT
    asked = next(it for it in bot.library.questions.values() if it.prompt.en in text(reply))
    (cited,) = [block for block in revealed.blocks if isinstance(block, Cites)]
    assert len(cited.cites) + int(cited.more or 0) == len(bot.library.sources_of(*asked.facts)) > 0
    listed = await press(bot, MINA, revealed, "Sources")
    assert listed.private
    assert heading(listed) == f"Sources: {asked.prompt.en}"
    assert sum(isinstance(block, Reference) for block in listed.blocks) == len(bot.library.sources_of(*asked.facts))
    assert asked.because.en in text(revealed)
    marks = [choice.mark for block in revealed.blocks if isinstance(block, Choices) for choice in block.choices]
    assert sorted(marks) == sorted([ChoiceMark.CHOSEN_RIGHT] + [ChoiceMark.NONE] * (len(marks) - 1))


async def test_sources_of_a_question_are_shown_to_whom_it_was_explained_and_to_nobody_else(bot: Bot) -> None:
    reply = await question(bot, MINA)
    right, _ = answers(bot, reply)
    pick = bot.registry.unpack(buttons(reply)[0].press)
    assert isinstance(pick, AnswerAlone)
    early = pack(SourcesAlone(pick.round, pick.position))
    assert not any(isinstance(it, Reference) for it in (await bot.router.pressed(MINA, early)).blocks)
    revealed = await press(bot, MINA, reply, right)
    sources = next(it.press for it in buttons(revealed) if it.label == "Sources")
    assert sources == early
    assert any(isinstance(it, Reference) for it in (await bot.router.pressed(MINA, sources)).blocks)
    assert not any(isinstance(it, Reference) for it in (await bot.router.pressed(JUN, sources)).blocks)
    await bot.router.pressed(MINA, buttons(revealed)[0].press)
    assert any(isinstance(it, Reference) for it in (await bot.router.pressed(MINA, sources)).blocks)  # days later, too


async def test_a_wrong_answer_is_told_why_it_tempts(bot: Bot) -> None:
    reply = await question(bot, MINA)
    right, wrong = answers(bot, reply)
    revealed = await press(bot, MINA, reply, wrong)
    assert heading(revealed) == f"✘ Wrong. The answer is: {right}"
    assert revealed.tone is Tone.WRONG
    labels = [block.label.rstrip(": ") for block in revealed.blocks if isinstance(block, Labelled)]
    assert "Why" in labels
    assert "Your choice" in labels


async def test_nothing_in_an_open_question_tells_which_choice_is_right(bot: Bot) -> None:
    reply = await question(bot, MINA)
    assert not any(isinstance(block, Choices) for block in reply.blocks)
    assert reply.tone is Tone.NEUTRAL
    assert {len(option.press.split("|")) for option in buttons(reply)} == {4}
    asked = next(it for it in bot.library.questions.values() if it.prompt.en in text(reply))
    assert asked.because.en not in text(reply)


async def test_a_dispute_about_the_facts_behind_a_question_is_shown_with_the_answer(bot: Bot) -> None:
    disputed = next(
        it for it in bot.library.questions.values()
        if bot.library.facts[it.facts[0]].dispute and not it.content_note
    )  # fmt: skip
    fact = bot.library.facts[disputed.facts[0]]
    reply = await bot.router.pressed(MINA, pack(Begin(BeginOn.FACT, fact.id, 1, anew=False)))
    right, _ = answers(bot, reply)
    assert fact.dispute
    assert fact.dispute.en in text(await press(bot, MINA, reply, right))


async def test_a_quiz_of_five_ends_with_what_is_worth_another_look(bot: Bot) -> None:
    end = await play(bot, MINA, "quiz", right=3)
    assert heading(end) == "You got 3 of 5 right (60%)"
    rows = next(block.rows for block in end.blocks if isinstance(block, Listing))
    assert len(rows) == 2
    for prompt, answer in rows:
        asked = next(it for it in bot.library.questions.values() if it.prompt.en == prompt)
        assert asked.choices[asked.key].text.en == answer


async def test_a_quiz_without_a_mistake_says_so(bot: Bot) -> None:
    end = await play(bot, MINA, "quiz questions:2", right=2)
    assert heading(end) == "You got 2 of 2 right (100%)"
    assert "Nothing to review" in text(end)


async def test_a_themed_quiz_asks_its_questions_in_its_own_order(bot: Bot) -> None:
    reply = await question(bot, MINA, "quiz first-ships")
    quiz = bot.library.quizzes["first-ships"]
    assert heading(reply) == f"1 / {len(quiz.questions)} · {quiz.title.en}"
    assert bot.library.questions[quiz.questions[0]].prompt.en in text(reply)


async def test_unanswered_questions_come_before_answered_ones(bot: Bot) -> None:
    size = sum(bot.library.topic(it) == "terms-and-figures" for it in bot.library.questions.values())
    await play(bot, MINA, "quiz topic:terms-and-figures questions:2", right=2)
    known = await QuizStore(bot.database).answered(MINA.person)
    reply = await question(bot, MINA, f"quiz topic:terms-and-figures questions:{size - 2}")
    stored = await QuizStore(bot.database).live_round(MINA.person, MINA.community)
    assert stored
    assert choices(reply)
    assert not any(f'"{name}"' in stored.items for name in known)


async def test_only_the_first_answer_to_a_question_ever_scores(bot: Bot) -> None:
    await play(bot, MINA, "quiz first-ships", right=0)
    first = await ScoreStore(bot.database).score(MINA.person, MINA.community, "")
    assert first.points == 0
    again = await play(bot, MINA, "quiz first-ships", right=99)
    assert "of 12" in heading(again)
    assert await ScoreStore(bot.database).score(MINA.person, MINA.community, "") == first


async def test_an_answer_to_a_known_question_says_that_it_is_practice(bot: Bot) -> None:
    await play(bot, MINA, "quiz first-ships", right=99)
    reply = await question(bot, MINA, "quiz first-ships")
    right, _ = answers(bot, reply)
    assert "practice" in text(await press(bot, MINA, reply, right))


async def test_a_quiz_left_in_the_middle_goes_on_where_it_was(bot: Bot) -> None:
    reply = await question(bot, MINA)
    assert await past_note(bot, MINA, await bot.router.typed(MINA, "quiz")) == reply


async def test_asking_for_another_quiz_while_one_waits_offers_both(bot: Bot) -> None:
    reply = await question(bot, MINA, "quiz voyages")
    asked = await bot.router.typed(MINA, "quiz economy")
    assert [option.label for option in buttons(asked)] == ["Continue", "Start a new one"]
    assert await press(bot, MINA, asked, "Continue") == reply
    assert "Work and economy" in heading(await press(bot, MINA, asked, "Start a new one"))
    assert "Work and economy" in heading(await bot.router.typed(MINA, "quiz"))


async def test_pressing_an_old_button_shows_where_the_quiz_is_now(bot: Bot) -> None:
    reply = await question(bot, MINA)
    right, wrong = answers(bot, reply)
    await press(bot, MINA, reply, right)
    points = await ScoreStore(bot.database).score(MINA.person, MINA.community, "")
    late = await press(bot, MINA, reply, wrong)
    assert heading(late).startswith("✔")
    assert await ScoreStore(bot.database).score(MINA.person, MINA.community, "") == points


async def test_pressing_next_twice_does_not_skip_a_question(bot: Bot) -> None:
    reply = await question(bot, MINA)
    right, _ = answers(bot, reply)
    revealed = await press(bot, MINA, reply, right)
    once = await press(bot, MINA, revealed, "Next question")
    twice = await press(bot, MINA, revealed, "Next question")
    assert heading(once) == heading(twice)
    assert any(isinstance(block, Prose) and "already answered" in block.text for block in twice.blocks)


async def test_a_double_press_in_the_same_instant_counts_once(bot: Bot) -> None:
    reply = await question(bot, MINA)
    right, wrong = answers(bot, reply)
    await asyncio.gather(press(bot, MINA, reply, right), press(bot, MINA, reply, wrong), press(bot, MINA, reply, right))
    stored = await QuizStore(bot.database).live_round(MINA.person, MINA.community)
    assert stored
    assert len(await QuizStore(bot.database).answers(stored.id)) == 1
    assert (await ScoreStore(bot.database).score(MINA.person, MINA.community, "")).answers == 1


async def test_nobody_can_press_a_button_of_somebody_elses_quiz(bot: Bot) -> None:
    reply = await question(bot, MINA)
    right, _ = answers(bot, reply)
    assert "someone else" in text(await press(bot, JUN, reply, right))
    stored = await QuizStore(bot.database).live_round(MINA.person, MINA.community)
    assert stored
    assert await bot.router.pressed(JUN, pack(Step(stored.id, 0, StepKind.NEXT))) != reply
    assert not await QuizStore(bot.database).answers(stored.id)


async def test_a_question_with_a_content_note_waits_behind_it_and_may_be_skipped(bot: Bot) -> None:
    noted = next(it for it in bot.library.questions.values() if it.content_note)
    begin = pack(Begin(BeginOn.FACT, noted.facts[0], 1, anew=True))
    bot = replace(bot, library=replace(bot.library, questions=MappingProxyType({noted.id: noted})))
    reply = await bot.router.pressed(MINA, begin)
    assert noted.prompt.en not in text(reply)
    assert any(isinstance(block, Labelled) and block.label == "Content note: " for block in reply.blocks)
    end = await press(bot, MINA, reply, "Skip this one")
    assert heading(end) == "You skipped every question"


async def test_a_place_without_questions_says_so(bot: Bot) -> None:
    empty = replace(bot, library=replace(bot.library, questions=MappingProxyType({})))
    assert "no questions on that" in text(await empty.router.typed(MINA, "quiz voyages"))


async def test_the_same_order_of_choices_after_the_process_has_died(bot: Bot, tmp_path: Path) -> None:
    path = str(tmp_path / "scores.db")
    shown = []
    for seed in (1, 2):  # another process draws other lots
        database = await connect(path)
        await migrate(database, path)
        alive = replace(bot, database=database, chance=random.Random(seed))
        shown.append(await alive.router.typed(MINA, "quiz"))
        await database.close()  # what a kill leaves is the same: nothing waits in memory
    assert shown[0] == shown[1]


@pytest.mark.parametrize("lost", [0, 1, 2])
async def test_a_step_that_was_stored_before_the_answer_got_lost_can_be_taken_again(bot: Bot, lost: int) -> None:
    reply = await question(bot, MINA)
    right, _ = answers(bot, reply)
    for _ in range(lost):
        await press(bot, MINA, reply, right)
    revealed = await press(bot, MINA, reply, right)
    assert heading(revealed) == f"✔ Correct: {right}"
    assert (await ScoreStore(bot.database).score(MINA.person, MINA.community, "")).points == 1000


async def test_somebody_can_show_how_their_quiz_went_once_and_gives_no_answer_away(bot: Bot) -> None:
    here = replace(MINA, place_language="en", name="Mina")
    end = await play(bot, here, "quiz first-ships", right=3)
    shared = await press(bot, here, end, "Share")
    assert not shared.private
    assert heading(shared) == "The first ships"
    assert "3 of 12 right (25%)" in text(shared)
    assert "Shared by Mina" in text(shared)
    for name in bot.library.quizzes["first-ships"].questions:
        asked = bot.library.questions[name]
        assert asked.prompt.en not in text(shared)
        assert not any(f"'{choice.text.en}'" in text(shared) for choice in asked.choices)
    assert [it.label for it in buttons(shared)] == ["Try this quiz"]
    assert "already" in text(await press(bot, here, end, "Share"))
    theirs = await press(bot, replace(JUN, place_language="en"), shared, "Try this quiz")
    assert "1 / 12 · The first ships" in text(theirs)


async def test_only_an_own_quiz_that_is_over_can_be_shown_and_only_where_sharing_is_allowed(bot: Bot) -> None:
    here = replace(MINA, place_language="en")
    end = await play(bot, here, "quiz questions:1", right=1)
    (share,) = [it.press for it in buttons(end) if it.label == "Share"]
    assert (await bot.router.pressed(replace(JUN, place_language="en"), share)).private
    assert (await bot.router.pressed(replace(here, may_post=False), share)).private
    alone = await play(bot, MINA, "quiz questions:1", right=1)
    assert not any(it.label == "Share" for it in buttons(alone))
    await question(bot, here, "quiz questions:2")
    number = int(share.rpartition("|")[2]) + 2
    assert (await bot.router.pressed(here, pack(Share("result", str(number))))).private
