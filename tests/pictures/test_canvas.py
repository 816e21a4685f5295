"""The sheet on which pictures are drawn: letters, lines, and what they measure."""

import time
from unicodedata import combining, normalize

import pytest
from hypothesis import given, settings, strategies as st

from bot.core.i18n import LANGUAGES, Voice
from bot.pictures import canvas
from bot.pictures.canvas import (
    BLUE,
    GREY,
    INK,
    LAND,
    LEAST,
    ORANGE,
    PALE,
    PAPER,
    SEA,
    TRACK,
    WIDTH,
    Box,
    Canvas,
    Colour,
    shortened,
    width,
    wrapped,
)
from content.glyphs import has_glyph
from content.library import Library
from tests.support.pixels import contrast, how_much, opened

SIGNS = st.text(st.sampled_from("In which year, 1959? 新潟の港から出た船は。、ー니가타의 항구에서 "), max_size=60)


def test_on_a_telephone_no_letter_is_smaller_than_eleven_pixels() -> None:
    assert LEAST * 390 / WIDTH >= 11
    assert width("Niigata", 8) == width("Niigata", LEAST)


@pytest.mark.parametrize(
    ("colour", "ground", "least"),
    [
        (INK, PAPER, 7),
        (GREY, PAPER, 4.5),
        (BLUE, PAPER, 4.5),
        (ORANGE, PAPER, 4.5),
        (INK, LAND, 7),
        (GREY, LAND, 4.5),
        (INK, SEA, 7),
        (GREY, SEA, 4.5),
        (ORANGE, SEA, 3),
        (BLUE, TRACK, 3),
        (ORANGE, TRACK, 3),
        (BLUE, PALE, 3),
    ],
)
def test_text_and_shapes_stand_out_from_what_is_behind_them(colour: Colour, ground: Colour, least: float) -> None:
    assert contrast(colour, ground) >= least


@pytest.mark.parametrize("colour", [INK, GREY, BLUE, ORANGE, PALE, TRACK, SEA, LAND])
def test_a_colour_comes_out_just_as_it_is_meant(colour: Colour) -> None:
    sheet = Canvas(100)
    sheet.bar(Box(10, 10, 50, 50), colour)
    assert how_much(sheet.png(), colour) == 40 * 40


def test_a_box_of_which_only_the_sum_is_known_looks_another_way_without_any_colours() -> None:
    sheet = Canvas(100)
    sheet.framed(Box(10, 10, 50, 50), PALE, BLUE)
    drawn = opened(sheet.png()).convert("L")
    assert drawn.getpixel((11, 30)) != drawn.getpixel((30, 30))
    sheet.bar(Box(60, 10, 60.2, 50), INK)  # thinner than a pixel
    assert how_much(sheet.png(), INK) == 0


def test_a_dashed_line_has_gaps_and_a_whole_one_has_none() -> None:
    whole, dashed = Canvas(40), Canvas(40)
    whole.line(((10, 20), (410, 20)), INK, 4)
    dashed.line(((10, 20), (410, 20)), INK, 4, dash=24)
    assert 0 < how_much(dashed.png(), INK) < 0.8 * how_much(whole.png(), INK)


def test_the_canvas_knows_where_each_line_of_text_stands_and_whether_two_touch() -> None:
    sheet = Canvas(200)
    for at, text in (((10, 50), "Niigata"), ((12, 60), "Chongjin"), ((10, 150), "Osaka")):
        sheet.text(at, text, 32)
    sheet.text((0, 0), "", 32)
    (_, one), (_, other), (_, far) = sheet.boxes
    assert one.meets(other)
    assert not one.meets(far)
    assert 9 <= one.left <= 14
    assert 49 < one.bottom < 60
    assert one.right - one.left == pytest.approx(width("Niigata", 32), abs=6)


@given(SIGNS, st.floats(40, 900), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_no_line_is_wider_than_its_room_and_none_is_lost_without_dots(text: str, room: float, most: int) -> None:
    lines = wrapped(" ".join(text.split()), 32, room, most)
    assert len(lines) <= most
    assert all(width(line, 32) <= room for line in lines)
    if lines and not lines[-1].endswith(("…", "...")):
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_line_breaks_at_a_space_and_never_before_a_japanese_full_stop() -> None:
    assert wrapped("one two three", 32, width("one two", 32) + 8, 3) == ["one two", "three"]
    text = "新潟の港。"
    assert wrapped(text, 32, width("新潟の港", 32) + 2, 2) == ["新潟の", "港。"]
    assert shortened("Niigata", 32, 5000) == "Niigata"
    assert shortened("Niigata", 32, 1) == ""


def test_the_fonts_have_every_letter_that_a_picture_may_need(library: Library) -> None:
    texts = [text.best(it) for q in library.questions.values() for text in (q.prompt,) for it in LANGUAGES]
    texts += [quiz.title.best(it) for quiz in library.quizzes.values() for it in LANGUAGES]
    texts += [
        Voice(it)(f"topic-{topic}") for it in LANGUAGES for topic in {fact.topic for fact in library.facts.values()}
    ]
    texts += [source.short for source in library.sources.values()]
    texts += [it.note.best(language) for it in library.population.values() if it.note for language in LANGUAGES]
    texts += ["漢字かなカナ々ー「」한글꽃鮮歸國 Chōsen Ŏ ū · – … “ ” ’ ％（）"]
    for bold in (False, True):
        font = canvas._font(32, bold)
        missing = bytes(font.getmask("￿"))
        lacking = {sign for sign in {*"".join(texts)} if not sign.isspace() and bytes(font.getmask(sign)) == missing}
        assert not lacking


def test_the_check_of_the_content_knows_just_the_characters_that_the_font_has() -> None:
    font = canvas._font(10, bold=False)
    missing = font.getmask("￿")

    def is_drawn(sign: str) -> bool:
        mask = font.getmask(sign)
        if mask.size != missing.size:
            return bool(mask.getbbox())
        return bool(mask.getbbox() and mask.chop_difference(missing).getbbox())

    alone = [chr(code) for code in range(0x21, 0x30000) if chr(code).isprintable() and not chr(code).isspace()]
    # What the drawing composes or replaces by itself is no letter of the font.
    alone = [sign for sign in alone if not combining(sign) and normalize("NFKC", sign) == sign]
    drawn = set(filter(is_drawn, alone))
    assert len(drawn) > 9_000
    assert {sign for sign in alone if has_glyph(sign)} == drawn


def test_a_text_without_end_is_set_in_no_time() -> None:
    began = time.process_time()
    assert shortened("あ@" * 50_000, 32, 900).endswith("...")
    assert len(wrapped("x" * 100_000, 32, 900, 3)) == 3
    assert time.process_time() - began < 1
