"""The terminal, as somebody sits before it: a real process, its input and its output."""

import contextlib
import json
import os
import pty
import re
import select
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.paths import ROOT

SECONDS = 20
PROMPT = r"\x1b\[\?2004h.*>"  # where prompt_toolkit has begun to listen


def environment(**extra: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.startswith(("COVERAGE", "PATH", "HOME", "LANG"))}
    return {**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "80", **extra}


def bot(folder: Path, typed: str | bytes, **extra: str) -> str:
    """Everything that the bot prints when this is piped into it."""
    run = subprocess.run(
        [sys.executable, "-m", "bot"],
        input=typed if isinstance(typed, bytes) else typed.encode(),
        cwd=folder,
        env=environment(**extra),
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode()
    assert run.stderr == b""
    return run.stdout.decode()


def test_the_first_screen_says_what_this_is_and_three_things_to_type(tmp_path: Path) -> None:
    out = bot(tmp_path, "")
    assert "93,340 people" in out
    for word in ("fact", "quiz", "help"):
        assert re.search(rf"^ {word} ", out, re.MULTILINE)
    assert out.endswith("Goodbye.\n")


def test_a_fact_comes_with_its_source(tmp_path: Path) -> None:
    assert "Source: " in bot(tmp_path, "fact\n")


def test_days_go_by_the_zone_of_the_machine_until_another_is_chosen(tmp_path: Path) -> None:
    out = bot(tmp_path, "settings\nsettings zone: New York\ndaily here 9:00 PM\n", TZ="Asia/Tokyo")
    assert "Time zone: Asia/Tokyo, as long as nobody chooses one." in out
    assert "Time zone: America/New_York." in out
    assert "daily at 21:00 (Asia/Tokyo)" in out


def test_piped_input_plays_a_quiz_by_the_numbers_or_the_words_of_its_buttons(tmp_path: Path) -> None:
    out = bot(tmp_path, "quiz first-ships\n2\nnext question\n1\nscore\nquit\nfact\n")
    assert "1 / 12 · The first ships" in out
    assert "2 / 12 · The first ships" in out
    assert re.search(r"of 2 right", out)
    assert out.count("Why: ") == 2
    assert out.rstrip().endswith("Goodbye.")


@pytest.mark.parametrize("typed", ["fact", "/fact", "/zainichi fact", "zainichi fact", "  FACT  "])
def test_a_command_may_be_typed_with_or_without_its_root(tmp_path: Path, typed: str) -> None:
    assert "Source: " in bot(tmp_path, f"{typed}\n")


def test_lines_fit_into_sixty_columns_and_no_color_means_none(tmp_path: Path) -> None:
    out = bot(tmp_path, "fact\nhelp\ntimeline\nquiz\n1\n", COLUMNS="60", NO_COLOR="1")
    assert max(map(len, out.splitlines())) <= 60
    assert "\x1b[" not in out


def test_input_that_is_no_text_is_answered_too(tmp_path: Path) -> None:
    assert "There is no command" in bot(tmp_path, b"\xff\xfe\x00\x1b[2J\n")


def test_a_number_without_a_button_says_so(tmp_path: Path) -> None:
    assert "There is no button 9 here." in bot(tmp_path, "9\n")


def test_the_bot_speaks_the_language_of_its_settings_and_then_that_of_the_person(tmp_path: Path) -> None:
    assert "コマンド" in bot(tmp_path, "help\n", BOT_LOCALE="ja")
    out = bot(tmp_path, "language ko\nhelp\n")
    assert "명령" in out
    assert "명령" in bot(tmp_path, "help\n")


def test_an_export_is_saved_in_the_folder(tmp_path: Path) -> None:
    out = bot(tmp_path, "fact\nprivacy export\n")
    (saved,) = tmp_path.glob("zainichi-export-*.json")
    assert saved.name in out
    assert len(json.loads(saved.read_text())["seen"]) == 1


def test_an_export_that_cannot_be_saved_says_so(tmp_path: Path) -> None:
    first = bot(tmp_path, "fact\nprivacy export\n")
    (saved,) = tmp_path.glob("zainichi-export-*.json")
    assert saved.name in first
    saved.unlink()
    saved.mkdir()
    assert "could not be written" in bot(tmp_path, "privacy export\n")


def test_killed_in_the_middle_of_a_quiz_it_goes_on_at_the_same_question_in_the_same_order(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write("quiz first-ships\n1\n1\n")  # its first questions have no content note
    process.stdin.flush()
    seen = ""
    while not re.search(r"2 / 12 ·[^\[]*\[1\].*\n", seen):
        seen += process.stdout.readline()
    process.kill()
    process.communicate()
    before = re.findall(r"2 / 12 ·.*?\[1\]", seen, re.DOTALL)[-1]
    out = bot(tmp_path, "quiz\n1\n1\nscore\n")
    assert re.findall(r"2 / 12 ·.*?\[1\]", out, re.DOTALL)[0] == before
    assert "of 2 right" in out
    with contextlib.closing(sqlite3.connect(tmp_path / "zainichi.db")) as database:
        assert database.execute("SELECT count(*), count(DISTINCT position) FROM answer").fetchone() == (2, 2)


def test_told_to_stop_it_stops_within_five_seconds_without_noise(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    while b"Ctrl-D" not in process.stdout.readline():
        pass
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, noise = process.communicate(timeout=SECONDS)
    assert time.monotonic() - begun < 5
    assert (process.returncode, noise) == (0, b"")


def shell(folder: Path, script: str) -> tuple[int, str, str]:
    """What a shell makes of this, where `$BOT` is the bot: the exit code of the bot, its output and its complaints."""
    done = subprocess.run(
        ["bash", "-c", f"{script}; exit ${{PIPESTATUS[-2]:-$?}}"],
        cwd=folder,
        env=environment(BOT=f"{sys.executable} -m bot"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    "script",
    [
        r"printf 'help\nfact\nhelp\n' | $BOT | head -1",
        r"printf 'quiz first-ships\n1\n1\nhelp\n' | $BOT | head -c 900",
        r"yes help | $BOT | head -1",
        r"$BOT check | head -1",
    ],
)
def test_whoever_reads_only_the_first_lines_ends_the_bot_quietly(tmp_path: Path, script: str) -> None:
    code, out, noise = shell(tmp_path, script)
    assert out
    assert (code, noise) == (0, "")


@pytest.mark.parametrize("script", ["$BOT <&-", "$BOT < /dev/null", "$BOT <&- 2>&-", "$BOT check <&-"])
def test_without_an_input_the_bot_greets_and_ends_quietly(tmp_path: Path, script: str) -> None:
    code, out, noise = shell(tmp_path, f"{script} | cat")
    assert (code, noise) == (0, "")
    assert out.endswith(("Goodbye.\n", "All is well.\n"))


@pytest.mark.parametrize("script", [r"printf 'help\n' | $BOT >&-", "$BOT <&- >&- 2>&-", "$BOT check >&-"])
def test_without_an_output_the_bot_ends_quietly(tmp_path: Path, script: str) -> None:
    assert shell(tmp_path, f"({script}) | cat") == (0, "", "")


@pytest.mark.parametrize("script", [r"printf 'help\nfact\n' | $BOT >/dev/full", "$BOT check >/dev/full"])
def test_an_output_that_takes_nothing_is_told_in_one_line(tmp_path: Path, script: str) -> None:
    code, _, noise = shell(tmp_path, f"({script}) | cat")
    assert (code, len(noise.splitlines())) == (1, 1)
    assert "othing can be written to the output: No space left on device" in noise


def test_whoever_reads_no_more_ends_the_bot_though_they_might_still_type(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    process.stdin.write(b"help\n")
    process.stdin.flush()
    assert (process.wait(SECONDS), process.stderr.read()) == (0, b"")
    process.stdin.close()
    process.stderr.close()


def test_told_to_stop_while_lines_keep_coming_it_stops_without_noise(tmp_path: Path) -> None:
    code, _, noise = shell(tmp_path, "(yes help | timeout --preserve-status -s TERM 2 $BOT) | cat")
    assert (code, noise) == (0, "")


class Terminal:
    """A person at a terminal of 80 columns: what they type, and what stands on the screen so far."""

    def __init__(self, folder: Path) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(
                sys.executable, [sys.executable, "-m", "bot"], environment(TERM="xterm", PROMPT_TOOLKIT_NO_CPR="1")
            )
        self.seen = ""

    def until(self, pattern: str) -> None:
        """Wait until this has been printed since the last time."""
        deadline = time.monotonic() + SECONDS
        while not re.search(pattern, self.seen, re.DOTALL):
            assert time.monotonic() < deadline, self.seen
            if select.select([self.fd], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.fd, 65536).decode(errors="replace")
                except OSError:  # the other end is closed
                    break
        assert re.search(pattern, self.seen, re.DOTALL), self.seen

    def types(self, text: str) -> None:
        self.seen = ""
        os.write(self.fd, text.encode())

    def shows(self, pattern: str) -> None:
        """Wait for a pattern in which `{Join}` stands for a button with its number, in whatever colour."""
        self.until(
            re.sub(r"\{(.+?)\}", lambda label: rf"\[\d+\] *(?:\x1b\[[\d;]*m)*{label[1]}", pattern) + f".*{PROMPT}"
        )

    def presses(self, typed: str) -> None:
        """Type a line; `{Join}` is the number of that button as it was shown last."""
        if typed.startswith("{"):
            plain = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", self.seen)
            typed = re.findall(rf"\[(\d+)\] {re.escape(typed[1:-1])}", plain)[-1]
        self.types(f"{typed}\r")

    def leaves(self) -> int:
        self.until("Goodbye")
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def test_at_a_terminal_words_complete_history_comes_back_and_ctrl_d_leaves(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.until(f"Ctrl-D.*{PROMPT}")
    terminal.types("ter")
    terminal.until("A word of the field")
    terminal.types("m chongryon\r")
    terminal.until(f"Chongnyeon.*Chongryon is founded.*{PROMPT}")
    terminal.types("\x1b[A\r")
    terminal.until(f"Chongnyeon.*Chongryon is founded.*{PROMPT}")
    terminal.types("nonsen\x03")
    terminal.until(PROMPT)
    terminal.types("\x04")
    assert terminal.leaves() == 0


def test_at_a_terminal_ctrl_c_on_an_empty_line_leaves(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.until(f"Ctrl-D.*{PROMPT}")
    terminal.types("\x03")
    assert terminal.leaves() == 0


def test_somebody_tries_a_class_alone_in_the_terminal_from_the_lobby_to_the_end(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.until(f"Ctrl-D.*{PROMPT}")
    for typed, shown in (
        ("start quiz:first-ships seconds:off", "Nobody has joined yet.*{Join}.*{Start}.*{End}"),
        ("{Join}", "You are .*{Start}.*{End}"),
        ("{Lock}", "Locked: nobody else can join.*{Join}.*{Unlock}.*{End}"),
        ("{Start}", "1 / 11.*{Show answer}.*{End}"),
        ("1", "1 / 11 · Answer: .*{Next}.*{End}"),
        ("{End …}", "{End it for everybody}"),
        ("{End it for everybody}", "The end: The first ships.*{Report}"),
    ):
        terminal.presses(typed)
        terminal.shows(shown)
    terminal.types("\x04")
    assert terminal.leaves() == 0
