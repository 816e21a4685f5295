"""The picture of a class's result: what is on it, in words and in pixels."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from io import BytesIO
from unicodedata import combining, normalize

import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image

from bot.core.i18n import LANGUAGES, Voice
from bot.report import canvas
from bot.report.canvas import BLUE, GREY, INK, LEAST, ORANGE, PAPER, TRACK, Colour, shortened, width, wrapped
from bot.report.chart import picture
from bot.report.files import ALT_LIMIT, alt_text, picture as picture_from
from bot.report.model import Outcome, Record, file_name
from bot.report.statistics import figures
from bot.worker import Worker
from content.glyphs import has_glyph
from content.library import Library
from tests.support.classes import a_class, asked, pupil, record, result

EN = Voice("en")
SIGNS = st.text(st.sampled_from("In which year, 1959? 新潟の港から出た船は。、ー니가타의 항구에서 "), max_size=60)


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    yield worker
    await worker.close()


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


def how_much(png: bytes, colour: Colour) -> int:
    """How many pixels have just this colour."""
    found = opened(png).convert("RGB").getcolors(256) or []
    return sum(count for count, it in found if it == colour)


def right_by(right: int, of: int) -> Record:
    """A class of `of` people and one question, which `right` of them knew."""
    question = asked(1)
    states = [Outcome.RIGHT if n < right else Outcome.WRONG for n in range(of)]
    return record([question], [pupil(n, [result(question, state)]) for n, state in enumerate(states)])


def light(colour: Colour) -> float:
    """The relative luminance of WCAG 2."""
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


async def test_the_picture_is_a_small_png_of_1600_by_900_drawn_in_another_process(worker: Worker) -> None:
    record = a_class(10, 30)
    drawn = await picture_from(worker, record, EN)
    assert drawn == picture(record, EN)
    image = opened(drawn)
    assert (image.format, image.size) == ("PNG", (1600, 900))
    assert len(image.convert("RGB").getcolors(256) or []) <= 32
    assert len(drawn) < 100_000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("questions", "people"), [(1, 1), (6, 5), (12, 40), (30, 90)])
def test_every_size_of_class_is_drawn_in_every_language(language: str, questions: int, people: int) -> None:
    drawn = picture(a_class(questions, people, language), Voice(language))
    assert how_much(drawn, PAPER) > 1600 * 900 // 2
    assert how_much(drawn, INK) > 2000


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


def test_with_fewer_than_five_people_nobodys_share_can_be_told() -> None:
    question = asked(1)
    four = [pupil(n, [result(question, Outcome.RIGHT if n else Outcome.WRONG)]) for n in range(4)]
    other = [pupil(n, [result(question, Outcome.RIGHT if n != 2 else Outcome.WRONG)]) for n in range(4)]
    assert picture(record([question], four), EN) == picture(record([question], other), EN)
    assert EN("alt-median", percent=EN.percent(100)) not in alt_text(record([question], four), EN)
    five = [*four, pupil(4, [result(question, Outcome.RIGHT)])]
    assert EN("alt-median", percent=EN.percent(100)) in alt_text(record([question], five), EN)


def test_a_question_that_fewer_than_sixty_per_cent_knew_is_hatched_and_not_only_coloured() -> None:
    known, weak, nobody = (picture(right_by(right, 100), EN) for right in (60, 59, 0))
    assert how_much(weak, ORANGE) > how_much(known, ORANGE) > 0  # the key below has a little of it
    assert how_much(known, BLUE) > how_much(weak, BLUE)
    filled = 0.59 * 886 * 32
    assert how_much(weak, ORANGE) < 0.8 * filled  # paper shows between its lines
    assert how_much(nobody, ORANGE) <= how_much(known, ORANGE) + 200


@pytest.mark.parametrize(
    ("colour", "ground", "least"),
    [
        (INK, PAPER, 7),
        (GREY, PAPER, 4.5),
        (BLUE, PAPER, 4.5),
        (ORANGE, PAPER, 4.5),
        (BLUE, TRACK, 3),
        (ORANGE, TRACK, 3),
    ],
)
def test_text_and_bars_stand_out_from_what_is_behind_them(colour: Colour, ground: Colour, least: float) -> None:
    drawn = picture(a_class(10, 30), EN)
    assert how_much(drawn, colour) > 50  # it is in the picture just as it was meant
    assert how_much(drawn, ground) > 50
    assert contrast(colour, ground) >= least


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_beside_the_picture_has_its_numbers_and_fits_discord(language: str) -> None:
    voice, record = Voice(language), a_class(30, 60, language)
    numbers, text = figures(record), alt_text(record, voice)
    assert len(text) <= ALT_LIMIT
    shown = [int(number) for number in re.findall(r"(\d+)\s?%", text)]
    assert shown == [numbers.percent, *(item.percent for item in numbers.items), numbers.median_percent]
    assert record.title in text
    assert voice.date("2026-04-28") in text


@given(SIGNS, st.floats(40, 900), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_no_line_is_wider_than_its_room_and_none_is_lost_without_dots(text: str, room: float, most: int) -> None:
    lines = wrapped(" ".join(text.split()), 26, room, most)
    assert len(lines) <= most
    assert all(width(line, 26) <= room for line in lines)
    if lines and not lines[-1].endswith(("…", "...")):
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_line_breaks_at_a_space_and_never_before_a_japanese_full_stop() -> None:
    assert wrapped("one two three", 24, width("one two", 24) + 8, 3) == ["one two", "three"]
    text = "新潟の港。"
    assert wrapped(text, 24, width("新潟の港", 24) + 2, 2) == ["新潟の", "港。"]
    assert shortened("Niigata", 24, 5000) == "Niigata"
    assert shortened("Niigata", 24, 1) == ""


def test_no_text_is_smaller_than_24_pixels() -> None:
    assert LEAST == 24
    assert width("Niigata", 8) == width("Niigata", 24)


def test_the_fonts_have_every_letter_that_a_picture_may_need(library: Library) -> None:
    texts = [text.best(it) for q in library.questions.values() for text in (q.prompt,) for it in LANGUAGES]
    texts += [quiz.title.best(it) for quiz in library.quizzes.values() for it in LANGUAGES]
    texts += [
        Voice(it)(f"topic-{topic}") for it in LANGUAGES for topic in {fact.topic for fact in library.facts.values()}
    ]
    texts += ["漢字かなカナ々ー「」한글꽃鮮歸國 Chōsen Ŏ ū · – … “ ” ’ ％（）"]
    for bold in (False, True):
        font = canvas._font(30, bold)
        missing = bytes(font.getmask("￿"))
        lacking = {sign for sign in {*"".join(texts)} if not sign.isspace() and bytes(font.getmask(sign)) == missing}
        assert not lacking


def test_the_check_of_the_content_knows_just_the_characters_that_the_font_has() -> None:
    font = canvas._font(30, bold=False)
    missing = bytes(font.getmask("￿"))
    alone = [chr(code) for code in range(0x21, 0x30000) if chr(code).isprintable() and not chr(code).isspace()]
    # What the drawing composes or replaces by itself is no letter of the font.
    alone = [sign for sign in alone if not combining(sign) and normalize("NFKC", sign) == sign]
    drawn = {sign for sign in alone if font.getmask(sign).getbbox() and bytes(font.getmask(sign)) != missing}
    assert len(drawn) > 9_000
    assert {sign for sign in alone if has_glyph(sign)} == drawn


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
