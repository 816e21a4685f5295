"""What a class's round keeps as text: its terms and its timers. Each version that was ever written is read for ever."""

import json
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from bot.classquiz.codec import VERSION, read_terms, read_timers, write_terms, write_timers
from bot.classquiz.model import ByReading, DisplayNames, Fixed, Pace, Scoring, Terms, Untimed
from bot.classquiz.timer import QuestionTimer
from bot.core.i18n import LANGUAGES
from tests.classquiz.test_timer import clocks

SAMPLES = Path(__file__).parent / "samples"
TERMS = {
    "terms-1-by-reading.json": Terms(Scoring.ACCURACY, DisplayNames.PSEUDONYM, "en", ByReading()),
    "terms-1-fixed.json": Terms(Scoring.TIEBREAK, DisplayNames.SERVER, "ja", Fixed(45)),
    "terms-1-untimed.json": Terms(Scoring.NONE, DisplayNames.PSEUDONYM, "ko", Untimed()),
}
OPENED = 1_777_280_400_000
TIMERS = {
    "timers-1-none.json": (),
    "timers-1-running.json": (QuestionTimer(OPENED, 20_000),),
    "timers-1-unseen.json": (QuestionTimer(OPENED, 20_000, unseen=True),),
    "timers-1-paused.json": (
        QuestionTimer(OPENED, 35_000, ((OPENED + 5_000, OPENED + 65_000),), closed=OPENED + 90_000),
        QuestionTimer(
            OPENED + 120_000,
            None,
            ((OPENED + 121_000, OPENED + 122_000), (OPENED + 123_000, OPENED + 124_500)),
            paused=OPENED + 130_000,
        ),
    ),
}
PACES: st.SearchStrategy[Pace] = st.one_of(st.just(ByReading()), st.just(Untimed()), st.integers(10, 240).map(Fixed))
SOME_TERMS = st.builds(
    Terms, st.sampled_from(Scoring), st.sampled_from(DisplayNames), st.sampled_from(sorted(LANGUAGES)), PACES
)


def sample(name: str) -> str:
    return (SAMPLES / name).read_text("utf-8")


@pytest.mark.parametrize("name", TERMS)
def test_terms_that_were_stored_long_ago_are_read_as_they_were_meant(name: str) -> None:
    assert read_terms(sample(name)) == TERMS[name]


@pytest.mark.parametrize("name", TIMERS)
def test_timers_that_were_stored_long_ago_are_read_as_they_were_meant(name: str) -> None:
    assert read_timers(sample(name)) == TIMERS[name]


def test_there_is_a_sample_of_each_version_and_each_is_read_by_a_test() -> None:
    kept = {path.name for path in SAMPLES.iterdir()}
    assert kept == {*TERMS, *TIMERS}
    versions = {(name.split("-")[0], json.loads(sample(name))["v"]) for name in kept}
    assert versions == {(kind, version) for kind in ("terms", "timers") for version in range(1, VERSION + 1)}


def test_what_is_written_now_is_what_the_samples_of_this_version_hold() -> None:
    for name, terms in TERMS.items():
        assert write_terms(terms) == sample(name).rstrip("\n")
    for name, timers in TIMERS.items():
        assert write_timers(timers) == sample(name).rstrip("\n")


@given(SOME_TERMS)
def test_what_is_written_of_terms_is_read_again(terms: Terms) -> None:
    assert read_terms(write_terms(terms)) == terms


@given(st.lists(clocks() | clocks().map(lambda clock: clock.close(2_000))))
def test_what_is_written_of_timers_is_read_again(some: list[QuestionTimer]) -> None:
    assert read_timers(write_timers(some)) == tuple(some)


@pytest.mark.parametrize("version", [0, VERSION + 1])
def test_a_version_that_is_not_known_is_refused_rather_than_misread(version: int) -> None:
    for read, name in ((read_terms, "terms-1-fixed.json"), (read_timers, "timers-1-paused.json")):
        with pytest.raises(ValueError, match=f"version {version}; this code knows version {VERSION}"):
            read(json.dumps({**json.loads(sample(name)), "v": version}))
