"""A quiz on paper, read again with another library than the one that drew it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.i18n import Voice
from bot.core.question_set import QuestionSet
from bot.core.reply import Attachment
from bot.paper.quiz_sheet import quiz_sheet
from bot.quiz.as_set import quiz_as_set
from bot.report.addresses import readable
from content.library import Library
from tests.support.bot import Bot
from tests.support.pdfs import Read, plain, read
from tests.support.sets import SHIPS, TEACHER, hostile, labels, presses, stored

MADE = datetime(2026, 4, 28, tzinfo=UTC)


def opened(questions: QuestionSet) -> Read:
    return read(quiz_sheet(questions, MADE))


@pytest.mark.parametrize(("quiz", "language"), [("first-ships", "ja"), ("words-and-numbers", "ko")])
def test_a_quiz_of_ours_on_paper_has_all_that_its_questions_say_in_a_font_that_is_in_the_file(
    library: Library, quiz: str, language: str
) -> None:
    questions, say = quiz_as_set(library, quiz, language), Voice(language)
    found = opened(questions)
    for number, question in enumerate(questions.questions, start=1):
        assert found.words.count(plain(f"{number}.{question.prompt}")) == 2  # asked, and explained
        assert plain(question.because) in found.words
        assert plain(question.answer) in found.words
        assert all(plain(choice.text) in found.words for choice in question.choices)
        assert all(plain(it.short) in found.words for it in question.sources)
        assert all(plain(readable(it.url)) in found.words for it in question.sources if it.url)
    assert (found.title, found.language) == (questions.title, language)
    parts = [name for level, name in found.contents if level == 0]
    assert parts == [say("paper-questions"), say("paper-grid"), say("paper-key")]
    assert len(found.contents) == 3 + 2 * len(questions.questions)
    of = len(found.pages)
    assert all(f"{number}/{of}" in page for number, page in enumerate(found.pages, start=1))


def test_an_own_quiz_with_every_kind_has_room_to_answer_each_and_no_answer_before_the_key() -> None:
    first, grid, *rest = opened(SHIPS).pages
    key = "".join(rest)
    say = Voice("en")
    assert plain(say("paper-several")) in first
    assert "people" in first
    assert "people" in grid
    for question in SHIPS.questions:
        assert plain(question.prompt) in first
        assert plain(question.answer.split(" · ")[0]) in key
    assert plain(say("paper-also")) in key
    assert "93,340" not in first + grid
    assert "新潟" not in first + grid
    assert "AC·Niigata·Maizuru" in key


def test_a_hostile_quiz_stays_on_its_sheets_and_says_that_signs_are_missing() -> None:
    nasty = hostile()
    emoji = replace(nasty, questions=tuple(replace(it, prompt=f"🎌 שלום {it.prompt}"[:300]) for it in nasty.questions))
    found = opened(emoji)
    left, top, right, bottom = found.edges
    assert left > 0.08
    assert right < 0.92
    assert top < 0.95
    assert bottom > 0.02
    assert plain(Voice("ja")("paper-missing")) in found.words
    assert "\u202e" not in found.words
    assert all(f"{number}." in found.words for number in (1, 2, 3))


async def test_a_teacher_prints_a_quiz_from_its_page_and_nobody_else_does(bot: Bot) -> None:
    quiz = await stored(bot, SHIPS)
    page = await bot.router.pressed(TEACHER, f"volume|{quiz}")
    assert "Print" in labels(page)
    done = await presses(bot, await bot.router.pressed(TEACHER, f"preview|{quiz}|0"), "Print")
    (file,) = (block for block in done.blocks if isinstance(block, Attachment))
    assert (file.name, file.data[:5]) == ("ships.pdf", b"%PDF-")
    pupil = replace(TEACHER, staff=frozenset(), person="console:pupil")
    refused = await bot.router.pressed(pupil, f"print|{quiz}")
    assert not any(isinstance(block, Attachment) for block in refused.blocks)
    gone = await bot.router.pressed(TEACHER, "print|set/99")
    assert not any(isinstance(block, Attachment) for block in gone.blocks)
    await bot.worker.close()
