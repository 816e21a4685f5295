"""Every message about facts fits a phone, and its sources do not crowd out what they are for."""

from collections.abc import Iterator

import pytest

from bot.core.reply import Cites, Reply
from bot.daily import views as daily
from bot.facts import views as facts
from bot.facts.selection import is_sure
from bot.quiz import views as quizzes
from content.library import Library
from tests.support import phone
from tests.support.replies import asked, caller, of_entries, revealed
from tests.support.rounds import wrong_text


@pytest.fixture
def library(everything: Library) -> Library:
    return everything


FACT, ANY, SOURCES = 0.5, 1.2, 0.25
"""Screens of a phone for a fact and for any other message; what part of the characters may be sources."""


def of_facts(library: Library, language: str) -> Iterator[tuple[str, Reply]]:
    """Each fact as it is asked for, after so many others, and on its day."""
    to = caller(language)
    say = to.voice
    seen = say("facts-seen", seen=120, of=len(library.facts))
    for fact in library.facts.values():
        day = say("on-this-day" if fact.month_day else "fact-of-the-day")
        frames = [facts.Frame(), facts.Frame(None, day), facts.Frame(fact.topic, seen=seen)]
        for frame in frames[: 3 if not (fact.content_note or fact.dispute) else 2 if is_sure(fact) else 1]:
            yield fact.id, facts.fact(library, to, fact, frame)
        yield f"{fact.id}, daily", daily.posted(library, say, fact, is_anniversary=fact.month_day is not None)


def over(replies: Iterator[tuple[str, Reply]], screens: float) -> list[str]:
    """Messages that are too high, or of which too much is sources, on either platform."""
    found = []
    for what, reply in replies:
        for platform, seen in phone.each(reply):
            if seen.screens > screens or seen.share > SOURCES:
                found.append(f"{what} on {platform}: {seen.screens:.2f} screens, {seen.share:.0%} sources")
    return found


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_a_fact_takes_half_a_screen_at_most_and_a_quarter_of_it_for_its_sources(
    library: Library, language: str
) -> None:
    assert over(of_facts(library, language), FACT) == []


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_terms_years_comments_and_lists_of_sources_take_little_more_than_a_screen(
    library: Library, language: str
) -> None:
    others = (row for row in of_entries(library, caller(language)) if row[0] not in library.facts)
    assert over(others, ANY) == []


def test_an_explanation_takes_little_more_than_a_screen_with_its_sources(library: Library) -> None:
    to = caller("en")

    def explained() -> Iterator[tuple[str, Reply]]:
        for question in library.questions.values():
            play = revealed(asked(library, to, [question], "T" * 30))
            wrong = wrong_text(play.round.items[0])
            yield question.id, quizzes.reveal(to, play, wrong, practice=True)

    assert over(explained(), ANY) == []


def test_sources_are_one_line_of_two_at_most_wherever_there_are_any(library: Library) -> None:
    for what, reply in of_entries(library, caller("en")):
        lines = [block for block in reply.blocks if isinstance(block, Cites)]
        assert len(lines) <= 1, what
        assert all(len(line.cites) <= 2 for line in lines), what


def test_what_a_phone_shows_is_counted_as_it_is_read() -> None:
    assert phone.lines("x" * 45, 16) == 1
    assert phone.lines("word " * 10, 16) == 2
    assert phone.lines("字" * 25, 16) == 1
    assert phone.lines("字" * 51, 16) == 3
    assert phone.rows(["Another", "Sources"], 14, 32) == 1
    assert phone.rows(["x" * 40, "x" * 40], 14, 32) == 2
