"""What teachers read of quizzes: on a phone, whole, in each language, and with nothing in it that acts."""

from dataclasses import replace

import pytest

from bot.core.i18n import LANGUAGES, Voice
from bot.core.reply import Choices, Cites, Labelled, Prose, Reply
from bot.questionsets.preview_views import pages
from bot.quiz.as_set import quiz_as_set
from content.library import Library
from tests.support.bot import Bot
from tests.support.messages import PLATFORMS, someone
from tests.support.phone import each
from tests.support.sets import SHIPS, TEACHER, hostile, stored

MOST, MOST_OF_PAGE = 1.2, 1.5
"""Screens of a phone for a message, and for a page of a preview."""


async def turned(bot: Bot, quiz: str, language: str) -> list[Reply]:
    """Every page of a preview."""
    to, found = replace(TEACHER, platform_language=language, language=language), list[Reply]()
    while not found or any(it.startswith(Voice(language)("sets-next")) for it in _labels(found[-1])):
        found.append(await bot.router.pressed(to, f"preview|{quiz}|{len(found)}"))
    return found


def _labels(reply: Reply) -> list[str]:
    return [it.label for block in reply.blocks for it in getattr(block, "buttons", ())]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_page_of_a_preview_takes_at_most_a_screen_and_a_half_and_all_else_less(bot: Bot, language: str) -> None:
    await stored(bot, hostile())
    await stored(bot, SHIPS)
    for quiz in ("set/1", "set/2", "first-ships", "words-and-numbers"):
        for number, page in enumerate(await turned(bot, quiz, language)):
            for platform, seen in each(page):
                assert seen.screens <= MOST_OF_PAGE, (platform, quiz, number, seen.screens)
    for served in PLATFORMS:
        to = replace(someone(served, language), community="console", staff=TEACHER.staff)
        for press in ("shelf|0", "shelf|6", "shelf|12", "volume|set/1", "volume|first-ships", "export|set/1|"):
            for where, seen in each(await bot.router.pressed(to, press)):
                assert seen.screens <= MOST, (where, press, seen.screens)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_preview_has_all_that_there_is_to_a_question_once(library: Library, language: str) -> None:
    for questions in (hostile(), SHIPS, quiz_as_set(library, "words-and-numbers", language)):
        blocks = [block for page in pages(Voice(language), questions.questions) for block in page]
        labelled = [it.text for it in blocks if isinstance(it, Labelled)]
        shown = [choice.text for it in blocks if isinstance(it, Choices) for choice in it.choices]
        for number, question in enumerate(questions.questions, start=1):
            assert sum(it == Prose(f"{number}. {question.prompt}") for it in blocks) == 1
            assert not question.because or question.because in labelled
            assert question.content_note is None or question.content_note in labelled
            assert all(choice.text in shown for choice in question.choices)
            wrong = [it for at, it in enumerate(question.choices) if at not in question.right]
            assert all(it.note is None or it.note in labelled for it in wrong)
        say, sources = Voice(language), [source for it in questions.questions for source in it.sources]
        cited = [cite.short for it in blocks if isinstance(it, Cites) for cite in it.cites]
        assert cited == [say("source-marked", short=it.short) if it.side else it.short for it in sources]


def test_a_set_without_questions_has_no_page() -> None:
    assert pages(Voice("en"), ()) == []
