"""Questions are brought in a terminal: what waits there for a decision waits through every slip."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.core.i18n import Voice
from tests.support.paths import ROOT
from tests.support.starts import forked

EN = Voice("en")
SHEET = "Question,Right answer,Choice A,Choice B\nFrom which port?,A,Niigata,Kobe\n"
IMPORT = "zainichi-class import ships.csv"
STORE, LEAVE = EN("sets-store", count=1), EN("sets-drop")
WAITS = EN("sets-import-waits", title="ships", leave=LEAVE)
LEFT = EN("console-form-left")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ships.csv").write_text(SHEET)
    return tmp_path


def said(folder: Path, *lines: str) -> list[str]:
    """What is printed after each of these lines."""
    with forked():
        done = subprocess.run(
            [sys.executable, "-m", "bot"],
            cwd=folder,
            env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "PYTHONUTF8": "1", "COLUMNS": "88"},
            input="".join(f"{line}\n" for line in lines),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=True,
        )
    printed = [" ".join(it.split()) for it in done.stdout.split("\n> ")]
    return [it.removeprefix(line).strip() for it, line in zip(printed[1:], lines, strict=False)]


def test_a_slip_changes_nothing_of_what_waits_to_be_stored_and_its_numbers_stay(folder: Path) -> None:
    asked, slip, number, title, left, again, stored = said(folder, IMPORT, "stroe", "99", "3", ":cancel", "stroe", "1")
    assert f"[1] {STORE}" in asked
    for wrong in (slip, number, again):
        assert WAITS in wrong
        assert f"[1] {STORE}" in wrong
    assert EN("mistake-number", number="99") in number
    assert EN("sets-form-title") in title
    assert LEFT in left
    assert stored.startswith("ships")
    assert EN("sets-stored", count=1) in stored


def test_while_a_title_is_asked_for_a_command_is_still_one_and_other_words_are_the_title(folder: Path) -> None:
    _, form, status, again, _, title, _, left, stored = said(
        folder, IMPORT, "3", "status", IMPORT, "3", "Quiz about ships", "3", "quit", "1"
    )
    assert EN("console-form-how", leave=":cancel") in form
    assert LEFT in status
    assert EN("sets-import-heading", title="ships") not in status
    assert EN("sets-import-heading", title="ships") in again
    assert EN("sets-import-heading", title="Quiz about ships") in title
    assert LEFT in left
    assert EN("sets-stored", count=1) in stored


def test_whoever_turns_to_something_else_finds_no_question_asked_of_them_there(folder: Path) -> None:
    *_, fact, slip = said(folder, IMPORT, "fact voyages", "stroe")
    assert WAITS not in fact
    assert WAITS not in slip
