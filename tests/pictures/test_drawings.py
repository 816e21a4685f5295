"""The pictures that the content has: what is on them, in pixels and in words."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from math import acos, cos, radians, sin
from pathlib import Path

import pytest

from bot.core.i18n import LANGUAGES, Voice
from bot.facts.buttons import Picture, PictureKind
from bot.facts.pictures import FactPictures
from bot.pictures import moves, population, route
from bot.pictures.canvas import BLUE, ORANGE, PALE, WIDTH, Canvas
from bot.pictures.coast import cut, main, rings
from bot.pictures.drawings import Counted, Drawing, Moves, Population, Route
from bot.pictures.gallery import Gallery
from bot.pictures.population import spread
from bot.pictures.wording import KILOMETRES, alt_text, title
from bot.worker import Worker
from content.glyphs import lacking
from content.library import Library
from tests.support.pixels import how_much, misplaced, opened

PICTURES = [
    *(Picture(PictureKind.MOVES, year) for year in (0, 1959, 1960, 1965, 1969, 1984)),
    *(Picture(kind, 0) for kind in (PictureKind.POPULATION, PictureKind.ROUTE)),
]
NUMBER = re.compile(r"\d[\d,]*")


@pytest.fixture
def drawing(library: Library) -> Callable[[str, Picture], Drawing]:
    """What is on a picture, in a language, with the content as it is."""
    pictures = FactPictures(library, Gallery(Worker()))

    def drawing(language: str, picture: Picture) -> Drawing:
        found = pictures._drawing(Voice(language), picture)
        assert found
        return found

    return drawing


def drawn(voice: Voice, what: Drawing) -> Canvas:
    match what:
        case Moves():
            return moves.drawn(voice, what)
        case Population():
            return population.drawn(voice, what)
        case Route():
            return route.drawn(voice, what)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("picture", PICTURES, ids=str)
def test_every_picture_fits_a_telephone_and_its_words_say_every_number_on_it(
    language: str, picture: Picture, drawing: Callable[[str, Picture], Drawing]
) -> None:
    voice, what = Voice(language), drawing(language, picture)
    sheet = drawn(voice, what)
    assert misplaced(sheet) == []
    assert sheet.height <= WIDTH * 1.45
    texts = [text for text, _ in sheet.boxes]
    assert not lacking("".join(texts))
    assert title(voice, what) in texts
    assert "zainichi" in texts
    told = alt_text(voice, what)
    assert title(voice, what) in told
    assert len(told) <= 1024
    shown = "\n".join(texts[: next(n for n, text in enumerate(texts) if text.startswith(_sources(voice)))])
    of_who_is_counted = voice("population-until") + voice("population-since")
    numbers = set(NUMBER.findall(shown)) - set(NUMBER.findall(of_who_is_counted))
    assert numbers
    assert numbers <= set(NUMBER.findall(told))


def _sources(voice: Voice) -> str:
    return voice("picture-sources", sources="x").split("x")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_have_each_count_of_the_content(
    language: str, library: Library, drawing: Callable[[str, Picture], Drawing]
) -> None:
    moved = alt_text(Voice(language), drawing(language, Picture(PictureKind.MOVES, 0)))
    assert all(f"{count.people:,}" in moved for count in library.counts.values() if count.people)
    assert "93,340" in moved
    counted = alt_text(Voice(language), drawing(language, Picture(PictureKind.POPULATION, 0)))
    for count in library.population.values():
        assert re.search(rf"{count.year}\D+{count.people:,}", counted)
    assert str(KILOMETRES) in alt_text(Voice(language), drawing(language, Picture(PictureKind.ROUTE, 0)))


def test_years_of_which_only_the_sum_is_known_stand_in_a_box_and_the_areas_are_as_the_numbers(
    drawing: Callable[[str, Picture], Drawing],
) -> None:
    what = drawing("en", Picture(PictureKind.MOVES, 0))
    assert isinstance(what, Moves)
    whole = drawn(Voice("en"), what).png()
    single = drawn(Voice("en"), replace(what, counts=what.counts[:3])).png()
    assert how_much(single, PALE) == 0
    assert how_much(whole, PALE) > 1_000
    assert how_much(whole, ORANGE) == 0
    bars = how_much(single, BLUE)
    long = bars / (49_036 + 22_801 + 2_942) * 49_036 / 28  # of the longest, which is 28 high
    box = how_much(whole, PALE) + how_much(whole, BLUE) - bars
    assert box / 28 > long * 13_832 / 49_036 * 0.9


def test_the_year_that_is_looked_at_has_another_colour_and_is_bold_and_so_is_its_group(
    drawing: Callable[[str, Picture], Drawing],
) -> None:
    for year, least in ((1960, 15_000), (1965, 500)):
        assert how_much(drawn(Voice("en"), drawing("en", Picture(PictureKind.MOVES, year))).png(), ORANGE) > least
    assert drawing("en", Picture(PictureKind.MOVES, 1963)) == drawing("en", Picture(PictureKind.MOVES, 1967))
    assert drawing("en", Picture(PictureKind.MOVES, 1963)) != drawing("en", Picture(PictureKind.MOVES, 1975))


def test_nothing_is_drawn_for_years_without_a_count_and_a_count_of_some_only_is_no_full_bar() -> None:
    counts = (Counted(1911, 500_000), Counted(1991, 500_000))
    sheet = population.drawn(Voice("en"), Population(counts, ("A",)))
    ends = [box for text, box in sheet.boxes if text in ("1911", "1991")]
    image = opened(sheet.png()).convert("RGB")
    middle = round((ends[0].bottom + ends[1].top) / 2)
    assert all(image.getpixel((x, middle)) != BLUE for x in range(WIDTH))
    south = population.drawn(Voice("en"), Population((counts[0], counts[1]._replace(south_only=True)), ("A",)))
    assert how_much(south.png(), PALE) > 1_000


def test_lines_of_text_move_apart_only_as_far_as_they_need() -> None:
    assert spread([0, 100], 40) == [0, 100]
    assert spread([0, 20], 40) == pytest.approx([-10, 30])
    moved = spread([0, 48, 64, 200], 40)
    assert all(after - before >= 39.9 for before, after in pairwise(moved))
    assert max(abs(new - old) for new, old in zip(moved, [0, 48, 64, 200], strict=True)) < 25


def test_the_map_has_both_ports_on_the_coast_and_no_small_island_at_all() -> None:
    outlines = rings()
    for port in (route._START, route._END):
        near = min((x - port[0]) ** 2 + (y - port[1]) ** 2 for ring in outlines for x, y in ring)
        assert near**0.5 < 0.5
    for ring in outlines:
        wide, high = (max(edge) - min(edge) for edge in zip(*ring, strict=True))
        assert wide * high > 0.05
    assert not any(130.5 < x < 132.3 and 36.8 < y < 38 for ring in outlines for x, y in ring)  # Liancourt, Ulleung
    assert all(x <= 143 for ring in outlines for x, _ in ring)  # the Kurils are further east


def test_the_map_names_both_koreas_and_japan_and_no_sea() -> None:
    for language in LANGUAGES:
        voice = Voice(language)
        texts = {text for text, _ in route.drawn(voice, Route("a", "b", ("A",))).boxes}
        assert {voice("place-north-korea"), voice("place-south-korea"), voice("place-japan")} <= texts
        assert not any(word in text for text in texts for word in ("East Sea", "Sea of", "日本海", "동해"))


def test_the_distance_is_that_of_the_two_ports() -> None:
    (x, y), (u, v) = ([radians(part) for part in port] for port in (route._START, route._END))
    far = 6371 * acos(sin(y) * sin(v) + cos(y) * cos(v) * cos(x - u))
    assert abs(far - KILOMETRES) < 25


def test_coast_lines_are_cut_from_arcs_that_run_either_way_and_end_at_the_frame(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A square of ten degrees around the corner of the frame, as TopoJSON has it, and one that is too small."""
    scale = {"scale": [0.1, 0.1], "translate": [115.0, 30.0]}
    arcs = [[[20, 50], [100, 0], [0, 100]], [[20, 50], [0, 100], [100, 0]], [[200, 50], [1, 0], [0, 1], [-1, 0]]]
    land = {"geometries": [{"arcs": [[[0, -2]], [[2]]]}]}
    topology = {"transform": scale, "arcs": arcs, "objects": {"land": land}}
    (ring,) = cut(topology)
    assert {(round(x, 6), round(y, 6)) for x, y in ring} == {(122.0, 35.0), (127.0, 35.0), (127.0, 45.0), (122.0, 45.0)}
    source = tmp_path / "land.json"
    source.write_text(json.dumps(topology), encoding="utf-8")
    main(source)
    kept = json.loads(capsys.readouterr().out)
    assert "Natural Earth" in kept["about"]
    assert sorted(map(tuple, kept["rings"][0])) == sorted((round(x * 100), round(y * 100)) for x, y in ring)
