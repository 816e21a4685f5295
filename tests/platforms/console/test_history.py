"""What was typed, from one run to the next."""

from pathlib import Path

from bot.platforms.console.history import MOST, TypedLines, history_file


def loaded(path: Path) -> list[str]:
    """As the next run has it, the oldest first."""
    return list(TypedLines(path).load_history_strings())[::-1]


def test_it_lies_in_the_persons_state_directory_or_nowhere() -> None:
    assert history_file({"XDG_STATE_HOME": "/s", "HOME": "/h"}) == Path("/s/zainichi/history")
    assert history_file({"XDG_STATE_HOME": "relative", "HOME": "/h"}) == Path("/h/.local/state/zainichi/history")
    assert history_file({"XDG_STATE_HOME": "", "HOME": "/h"}) == Path("/h/.local/state/zainichi/history")
    assert history_file({"HOME": ""}) is None
    assert history_file({}) is None


def test_of_too_many_lines_the_oldest_go_and_the_file_stays_the_persons_own(tmp_path: Path) -> None:
    path = tmp_path / "zainichi" / "history"
    path.parent.mkdir()
    path.write_text("".join(f"old {number}\n" for number in range(MOST + 50)))
    path.chmod(0o644)
    typed = TypedLines(path)
    typed.append_string("fact")
    typed.append_string("search 新潟\nand more")
    assert path.stat().st_mode & 0o777 == 0o600
    assert loaded(path)[-2:] == ["fact", "search 新潟 and more"]
    assert len(path.read_text().splitlines()) == MOST
    assert [it.name for it in path.parent.iterdir()] == ["history"]


def test_what_is_no_text_in_the_file_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "history"
    path.write_bytes(b"\xff\xfe\nfact\n")
    TypedLines(path).append_string("quiz \udcff")
    assert loaded(path)[1] == "fact"
    assert loaded(path)[2].startswith("quiz ")


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "zainichi").write_text("a file where the folder should be", "utf-8")
    TypedLines(tmp_path / "zainichi" / "history").append_string("fact")
    assert [it.name for it in tmp_path.iterdir()] == ["zainichi"]


def test_a_path_that_cannot_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "zainichi").write_text("a file")
    typed = TypedLines(tmp_path / "zainichi" / "history")
    typed.append_string("fact")
    assert list(typed.load_history_strings()) == []
    TypedLines(None).append_string("fact")
    assert list(TypedLines(None).load_history_strings()) == []
