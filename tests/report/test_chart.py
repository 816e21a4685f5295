"""The picture of a class's result: what is on it, in words and in pixels."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.core.i18n import LANGUAGES, Voice
from bot.pictures.canvas import BLUE, GREY, ORANGE, PAPER, TRACK
from bot.report.chart import drawn, picture
from bot.report.files import ALT_LIMIT, alt_text, picture as picture_from
from bot.report.model import Outcome, Record, file_name
from bot.report.statistics import figures
from bot.worker import Worker
from content.library import Library
from tests.support.classes import a_class, asked, pupil, record, result
from tests.support.pixels import how_much, misplaced, opened

EN = Voice("en")


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    yield worker
    await worker.close()


def right_by(right: int, of: int) -> Record:
    """A class of `of` people and one question, which `right` of them knew."""
    question = asked(1)
    states = [Outcome.RIGHT if n < right else Outcome.WRONG for n in range(of)]
    return record([question], [pupil(n, [result(question, state)]) for n, state in enumerate(states)])


def with_real_questions(whole: Record, library: Library, language: str) -> Record:
    """The same class, asked the longest questions that there are in a language."""
    longest = sorted((it.prompt.best(language) for it in library.questions.values()), key=len)[-len(whole.asked) :]
    prompts = zip(whole.asked, longest, strict=True)
    return replace(whole, asked=tuple(replace(one, prompt=prompt) for one, prompt in prompts))


async def test_the_picture_is_a_small_png_as_wide_as_a_telephone_drawn_in_another_process(worker: Worker) -> None:
    record = a_class(10, 30)
    done = await picture_from(worker, record, EN)
    assert done == picture(record, EN)
    image = opened(done)
    assert (image.format, image.size[0]) == ("PNG", 1080)
    assert len(image.convert("RGB").getcolors(256) or []) <= 64
    assert len(done) < 150_000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("questions", "people"), [(1, 1), (6, 5), (10, 40), (30, 90)])
def test_every_size_of_class_is_drawn_in_every_language_and_no_two_texts_touch(
    language: str, questions: int, people: int
) -> None:
    whole = a_class(questions, people, language)
    for part in range(len(whole.parts)):
        sheet = drawn(whole, Voice(language), part)
        assert misplaced(sheet) == []
        assert "zainichi" in [text for text, _ in sheet.boxes]


def test_each_question_stands_there_as_a_whole_on_two_lines_or_three_where_it_needs_them(library: Library) -> None:
    whole = with_real_questions(a_class(30, 9), library, "en")
    for part, places in enumerate(whole.parts):
        sheet = drawn(whole, EN, part)
        assert misplaced(sheet) == []
        shown = " ".join(text for text, _ in sheet.boxes)
        assert all(whole.asked[place].prompt in shown for place in places)
    usual = with_real_questions(a_class(1, 9), library, "en")
    short = replace(usual, asked=(replace(usual.asked[0], prompt="Who ran it?"),))
    assert opened(picture(short, EN)).size[1] < opened(picture(usual, EN)).size[1]


@pytest.mark.parametrize(
    ("questions", "parts"),
    [(1, [1]), (10, [10]), (11, [5, 6]), (14, [7, 7]), (20, [10, 10]), (21, [7, 7, 7]), (30, [10, 10, 10])],
)
def test_no_picture_has_more_than_ten_questions(questions: int, parts: list[int]) -> None:
    whole = a_class(questions, 9)
    assert [len(part) for part in whole.parts] == parts
    assert [place for part in whole.parts for place in part] == list(range(questions))
    numbers = [file_name(whole, "png", part)[-6:-4] for part in range(len(parts))]
    assert numbers == ["17", "-2", "-3"][: len(parts)]
    told = [alt_text(whole, EN, part) for part in range(len(parts))]
    assert [EN("alt-median", percent="x").split("x")[0] in text for text in told] == [*[False] * (len(parts) - 1), True]


def test_a_class_that_answered_none_of_many_questions_gets_one_picture_that_says_so() -> None:
    assert len(a_class(14, 0).parts) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_round_that_nobody_took_part_or_answered_in_is_drawn_and_told_too(language: str) -> None:
    voice, question = Voice(language), asked(1)
    skipped = record([question], [pupil(0, [result(question, Outcome.SKIPPED)])])
    silent = record([question], [pupil(n, [result(question, Outcome.UNANSWERED)]) for n in range(6)])
    for empty in (a_class(0, 0, language), a_class(5, 0, language), a_class(0, 3, language), skipped, silent):
        assert how_much(picture(empty, voice), GREY) > 100
        assert voice("report-no-results") in alt_text(empty, voice)
    wrong = record([question], [pupil(n, [result(question, Outcome.WRONG)]) for n in range(6)])
    assert voice.percent(0) in alt_text(wrong, voice)
    assert how_much(picture(wrong, voice), TRACK) > 1000


def test_no_name_of_anybody_is_on_the_picture_or_in_its_text() -> None:
    record = a_class(10, 30)
    renamed = replace(
        record,
        pupils=tuple(replace(it, name="Somebody Else", pseudonym="Silent Stone") for it in record.pupils),
        host="Mr Sato",
        place="#elsewhere",
        community="Another school",
    )
    assert picture(record, EN) == picture(renamed, EN)
    assert alt_text(record, EN) == alt_text(renamed, EN)


def test_below_sixty_per_cent_a_bar_is_orange_ends_before_the_mark_and_at_sixty_it_is_blue() -> None:
    at, below, nobody = (picture(right_by(right, 100), EN) for right in (60, 59, 0))
    assert how_much(at, ORANGE) == 0
    assert how_much(below, ORANGE) > 0.59 * 0.95 * 800 * 22  # filled, so that nothing flickers when it is made small
    assert how_much(at, BLUE) - how_much(below, BLUE) > 0.59 * 0.95 * 800 * 22
    assert 0 < how_much(nobody, ORANGE) < 2_000  # the number alone
    assert how_much(below, PAPER) > 1080 * 400


def test_with_fewer_than_five_people_nobodys_share_can_be_told() -> None:
    question = asked(1)
    four = [pupil(n, [result(question, Outcome.RIGHT if n else Outcome.WRONG)]) for n in range(4)]
    other = [pupil(n, [result(question, Outcome.RIGHT if n != 2 else Outcome.WRONG)]) for n in range(4)]
    assert picture(record([question], four), EN) == picture(record([question], other), EN)
    assert EN("alt-median", percent=EN.percent(100)) not in alt_text(record([question], four), EN)
    five = [*four, pupil(4, [result(question, Outcome.RIGHT)])]
    assert EN("alt-median", percent=EN.percent(100)) in alt_text(record([question], five), EN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_beside_the_picture_has_its_numbers_and_fits_discord(language: str) -> None:
    voice, record = Voice(language), a_class(10, 60, language)
    numbers, text = figures(record), alt_text(record, voice)
    assert len(text) <= ALT_LIMIT
    shown = [int(number) for number in re.findall(r"(\d+)\s?%", text)]
    assert shown == [numbers.percent, *(item.percent for item in numbers.items), numbers.median_percent]
    assert record.title in text
    assert voice.date("2026-04-28") in text


def test_the_file_names_say_which_quiz_and_when_in_plain_letters() -> None:
    record = a_class(3, 5)
    assert file_name(record, "xlsx") == "class-first-ships-2026-04-28-17.xlsx"
    assert file_name(record, "png") == "class-first-ships-2026-04-28-17.png"
    assert file_name(replace(record, quiz="any/"), "png") == "class-any-2026-04-28-17.png"
    assert file_name(replace(record, quiz="quiz/../..\\ 船: <x>"), "png") == "class-x-2026-04-28-17.png"
    assert file_name(replace(record, quiz="quiz/船"), "png") == "class-quiz-2026-04-28-17.png"
    west = replace(record, zone="America/Los_Angeles")  # where it is still the evening before
    assert file_name(west, "xlsx") == "class-first-ships-2026-04-27-17.xlsx"


def test_a_zone_that_this_machine_does_not_know_is_told_as_utc() -> None:
    for name in ("Mars/Olympus", "", "/etc/passwd", "../x"):
        lost = replace(a_class(1, 1), zone=name)
        assert lost.clock_name == "UTC"
        assert lost.local(lost.started).hour == 1


def test_a_record_in_which_a_result_is_missing_is_refused() -> None:
    with pytest.raises(ValueError, match="one result for each question"):
        record([asked(1), asked(2)], [pupil(0, [result(asked(1), Outcome.RIGHT)])])
