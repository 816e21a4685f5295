"""How the questions of a set are written down: read back as they were, those of each earlier version too."""

from pathlib import Path

import pytest

from bot.questionsets.codec import VERSION, read_questions, write_questions
from tests.support.sets import SHIPS, hostile

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.json"))


def test_what_was_written_is_read_back_as_it_was() -> None:
    for questions in (SHIPS.questions, hostile().questions):
        assert read_questions(write_questions(questions)) == questions


def test_there_is_a_sample_of_each_version_and_it_is_still_read() -> None:
    assert [path.stem for path in SAMPLES] == [f"v{number}" for number in range(1, VERSION + 1)]
    for path in SAMPLES:
        assert read_questions(path.read_text("utf-8")) == SHIPS.questions


def test_a_set_of_a_later_version_is_refused_by_its_number() -> None:
    with pytest.raises(ValueError, match="version 99"):
        read_questions('{"v":99,"questions":[]}')
