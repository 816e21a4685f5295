"""`backup`, `restore` and `copy-database` as an operator types them: what is said, and with which exit code."""

import asyncio
import io
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.commandline import WORDS, run
from bot.db import copy
from bot.keeping import Progress
from tests.platforms.console.test_terminal import environment
from tests.support.databases import fresh
from tests.support.filling import fill


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the bot was started once, with something in each table."""

    async def make() -> None:
        async with fresh("sqlite", tmp_path):
            fill(tmp_path / "zainichi.db")

    asyncio.run(make())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(copy, "LOOK", 0.2)
    return tmp_path


def typed(capsys: pytest.CaptureFixture[str], *words: str, **variables: str) -> tuple[int | str | None, str, str]:
    """The exit code of the bot with these words, and what it said on its two outputs."""
    code: int | str | None
    try:
        code = run(words, lambda: variables)
    except SystemExit as ended:
        code = ended.code
    said = capsys.readouterr()
    return code, said.out, said.err


def people(file: str) -> int:
    with closing(sqlite3.connect(file)) as opened:
        return int(opened.execute("SELECT count(*) FROM person").fetchone()[0])


@pytest.mark.usefixtures("folder")
def test_a_backup_is_made_and_put_back_with_two_lines(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = typed(capsys, "backup", "saved.db", DATABASE_URL="sqlite:///zainichi.db")
    assert (code, said) == (
        0, "saved.db holds all of zainichi.db: 93 rows in 31 tables, 3 people. It was opened and checked.\n"
    )  # fmt: skip
    code, said, _ = typed(capsys, "restore", "saved.db", DATABASE_URL="sqlite:///new.db")
    assert (code, said) == (
        0, "new.db holds all of saved.db: 93 rows in 31 tables, 3 people. Each table was checked.\n"
    )  # fmt: skip
    assert people("new.db") == 3


@pytest.mark.usefixtures("folder")
def test_without_a_setting_it_is_the_file_beside_the_bot_and_nothing_else_need_be_in_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert typed(capsys, "backup", "saved.db", PORT="http", BOT_LOCALE="fr")[0] == 0
    assert people("saved.db") == 3


@pytest.mark.usefixtures("folder")
def test_what_is_in_a_database_is_replaced_only_where_that_is_said_and_then_kept(
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed(capsys, "backup", "saved.db")
    with closing(sqlite3.connect("zainichi.db")) as file, file:
        file.execute("INSERT INTO person (external) VALUES ('discord:late')")
    code, said, error = typed(capsys, "restore", "saved.db")
    assert (code, said) == (1, "")
    assert error.startswith("zainichi: zainichi.db is not empty: there is something in ")
    assert "--replace and a new file" in error
    assert people("zainichi.db") == 4
    assert typed(capsys, "restore", "saved.db", "--replace", "kept.db")[0] == 0
    assert (people("zainichi.db"), people("kept.db")) == (3, 4)


@pytest.mark.usefixtures("folder")
def test_a_database_is_copied_from_where_a_variable_says_so_no_password_need_be_typed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, said, _ = typed(capsys, "copy-database", "DATABASE_URL", "NEW", DATABASE_URL="sqlite:///zainichi.db",
                          NEW="sqlite:///new.db")  # fmt: skip
    assert code == 0
    assert said.startswith("new.db holds all of zainichi.db: 93 rows")
    code, _, error = typed(capsys, "copy-database", "sqlite:///zainichi.db", "NOT_SET")
    assert (code, error) == (2, "zainichi: TO names a variable that is not set.\n")
    code, _, error = typed(capsys, "copy-database", "zainichi.db", "sqlite:///new.db")
    assert code == 2
    assert error.startswith("zainichi: FROM is not like sqlite:///zainichi.db or postgresql://")
    assert error.endswith("Did you mean sqlite:///zainichi.db?\n")


@pytest.mark.parametrize(
    "url",
    ["postgresql://me:hunter2@127.0.0.1:9/db", "postgresql://me:hunter2/x@127.0.0.1/db", "postgres://me:hunter2@h:p/db",
     "mysql://me:hunter2@host/db"],
)  # fmt: skip
@pytest.mark.usefixtures("folder")
def test_no_password_is_ever_said(capsys: pytest.CaptureFixture[str], url: str) -> None:
    for words in (("copy-database", "sqlite:///zainichi.db", url), ("copy-database", url, "sqlite:///new.db")):
        code, said, error = typed(capsys, *words)
        assert code in (1, 2)
        assert error.startswith("zainichi: ")
        assert error.count("\n") == 1
        assert "hunter2" not in said + error


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("backup",), "zainichi backup: the following arguments are required: FILE\nusage: zainichi backup "),
        (("backup", "a.db", "--overwrit"), "'--overwrit' is not understood. Did you mean --overwrite?\n"),
        (("restore", "a.db", "b.db"), "'b.db' is not understood.\n"),
        (("copy-databse",), "'copy-databse' is not understood. Did you mean copy-database? "),
        (("copy-database", "a"), "the following arguments are required: TO\n"),
    ],
)
def test_what_is_typed_wrong_is_told_with_what_to_type_instead(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    code, _, error = typed(capsys, *words)
    assert code == 2
    assert said in error


def test_each_word_says_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _ = typed(capsys, "--help")
    assert code == 0
    for name, word in WORDS.items():
        assert f"  {name:14} {word.about}\n" in said
        code, own, _ = typed(capsys, name, "--help")
        assert code == 0
        assert own.startswith(f"usage: zainichi {name}")


def test_told_to_stop_it_leaves_nothing_behind(folder: Path) -> None:
    with closing(sqlite3.connect("zainichi.db")) as file, file:
        file.execute(
            "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 300000)"
            " INSERT INTO memo (name, value) SELECT n, n FROM c"
        )
    command = [sys.executable, "-m", "bot", "copy-database", "sqlite:///zainichi.db", "sqlite:///new.db"]
    with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True) as copying:
        until = time.monotonic() + 30
        while not (folder / "new.db").exists() and time.monotonic() < until:
            time.sleep(0.01)
        copying.send_signal(signal.SIGTERM)
        assert copying.stderr is not None
        said = copying.stderr.read()
    assert said == "zainichi: Stopped before it was through. Nothing was changed.\n"
    assert copying.returncode == 1
    assert not (folder / "new.db").exists()


def test_who_reads_only_the_beginning_or_nothing_ends_nothing(folder: Path) -> None:
    with subprocess.Popen([sys.executable, "-m", "bot", "backup", "saved.db"], env=environment(),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as saving:  # fmt: skip
        for pipe in (saving.stdout, saving.stderr):
            assert pipe is not None
            pipe.close()
    assert saving.returncode == 0
    assert people(str(folder / "saved.db")) == 3


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_how_far_it_is_is_one_line_in_a_terminal_and_a_line_now_and_then_elsewhere() -> None:
    moments = iter(range(100))
    terminal, pipe = Terminal(), io.StringIO()
    for out in (terminal, pipe):
        progress = Progress(out, lambda: float(next(moments)))
        for done in (0, 250, 500, 1000):
            progress("copying class_answer", done, 1000)
        progress.close()
    assert terminal.getvalue().startswith(f"\rcopying class_answer     [{'.' * 30}] 0 of 1,000\x1b[K\r")
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert pipe.getvalue().splitlines() == [f"copying class_answer     [{'#' * 15}{'.' * 15}] 500 of 1,000"]
