"""The library that is kept: the same as a fresh one, noticed when it is old, and never in the way."""

import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from content.cache import FOLDER, load
from content.library import ContentError, Library


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of all the content, to change."""
    folder = tmp_path / "content"
    for file in FOLDER.rglob("*.toml"):
        (folder / file.relative_to(FOLDER)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder / file.relative_to(FOLDER))
    return folder


def parts(library: Library) -> dict[str, list[object]]:
    return {field.name: list(getattr(library, field.name).items()) for field in fields(library)}


def test_what_is_read_back_is_what_the_files_say_in_the_same_order(content: Path, everything: Library) -> None:
    kept = content / "made" / "library.pickle"
    first = load(content, kept)
    written = kept.stat().st_mtime_ns
    assert parts(load(content, kept)) == parts(first) == parts(everything)
    assert kept.stat().st_mtime_ns == written
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


def test_a_word_that_is_changed_in_a_file_is_there_at_the_next_start(content: Path) -> None:
    kept = content / "library.pickle"
    load(content, kept)
    file = content / "quizzes" / "08-first-ships.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("The first ships", "The very first ships"), encoding="utf-8"
    )
    assert load(content, kept).quizzes["first-ships"].title.en == "The very first ships"


def test_a_mistake_is_told_at_each_start_until_it_is_mended(content: Path) -> None:
    kept = content / "library.pickle"
    load(content, kept)
    file = content / "timeline.toml"
    good = file.read_text(encoding="utf-8")
    file.write_text(f"{good}\n[[event]]\nid = 3\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ContentError, match="timeline"):
            load(content, kept)
    file.write_text(good, encoding="utf-8")
    assert load(content, kept).events


@pytest.mark.parametrize("spoilt", [b"", b"not a library", b"\x80\x05N.", None])
def test_half_a_file_or_another_one_is_made_anew(content: Path, spoilt: bytes | None) -> None:
    kept = content / "library.pickle"
    first = load(content, kept)
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] if spoilt is None else spoilt)
    assert parts(load(content, kept)) == parts(first)
    mended = kept.stat().st_mtime_ns
    assert parts(load(content, kept)) == parts(first)
    assert kept.stat().st_mtime_ns == mended  # it is whole again: the second time it was only read back


def test_where_nothing_can_be_written_the_bot_starts_all_the_same(content: Path) -> None:
    no_folder = content / "timeline.toml"
    assert load(content, no_folder / "library.pickle").facts
