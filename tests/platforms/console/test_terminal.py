"""The terminal, as somebody sits before it: a real process, its input and its output."""

import contextlib
import json
import os
import re
import select
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from content.library import Library
from tests.support.paths import ROOT
from tests.support.starts import at_terminal, forked

SECONDS = 20
PROMPT = r"\x1b\[\?2004h.*>"  # where prompt_toolkit has begun to listen


def environment(**extra: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.startswith(("COVERAGE", "PATH", "HOME", "LANG"))}
    return {**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "80", **extra}


def bot(folder: Path, typed: str | bytes, **extra: str) -> str:
    """Everything that the bot prints when this is piped into it."""
    with forked():
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


def started(folder: Path, **streams: Any) -> "subprocess.Popen[Any]":
    """The bot with pipes."""
    with forked():
        return subprocess.Popen([sys.executable, "-m", "bot"], cwd=folder, env=environment(), **streams)


def test_the_first_screen_says_what_this_is_and_three_things_to_type(tmp_path: Path) -> None:
    out = bot(tmp_path, "")
    assert "93,340 people" in out
    for word in ("fact", "quiz", "help"):
        assert re.search(rf"^ {word} ", out, re.MULTILINE)
    assert out.endswith("Goodbye.\n")


def test_a_fact_comes_with_its_source(tmp_path: Path) -> None:
    assert re.search(r"\n Sources?: ", bot(tmp_path, "fact\n"))


def test_days_go_by_the_zone_of_the_machine_until_another_is_chosen(tmp_path: Path) -> None:
    out = bot(tmp_path, "settings\nsettings zone: New York\ndaily here 9:00 PM\n", TZ="Asia/Tokyo")
    assert re.search(r"Time zone +Asia/Tokyo, until you choose one:", out)
    assert re.search(r"Time zone +America/New_York\.", out)
    assert "daily at 21:00 (Asia/Tokyo)" in out


def test_piped_input_plays_a_quiz_by_the_numbers_or_the_words_of_its_buttons(tmp_path: Path) -> None:
    out = bot(tmp_path, "quiz first-ships\n2\nnext question\n1\nscore\nquit\nfact\n")
    assert "1 / 12 · The first ships" in out
    assert "2 / 12 · The first ships" in out
    assert re.search(r"of 2 right", out)
    assert out.count("Why: ") == 2
    assert out.rstrip().endswith("Goodbye.")


def test_a_command_may_be_typed_with_or_without_its_root(tmp_path: Path) -> None:
    ways = ("fact", "/fact", "/zainichi fact", "zainichi fact", "  FACT  ")
    _, *answers = bot(tmp_path, "".join(f"{way}\n" for way in ways)).split("\n> ")
    assert [bool(re.search(r"\n Sources?: ", it)) for it in answers[: len(ways)]] == [True] * len(ways)


def test_lines_fit_into_sixty_columns_and_no_color_means_none(tmp_path: Path) -> None:
    out = bot(tmp_path, "fact\nhelp\ntimeline\nquiz\n1\n", COLUMNS="60", NO_COLOR="1")
    addresses = [line for line in out.splitlines() if line.startswith(" http")]
    assert max(cell_len(line) for line in out.splitlines() if line not in addresses) <= 60
    assert "\x1b" not in out


def test_an_address_stands_whole_on_a_line_of_its_own_in_a_pipe(tmp_path: Path, library: Library) -> None:
    out = bot(tmp_path, "".join(f"term {it}\n" for it in ("chongryon", "koseki", "zainichi")), COLUMNS="40")
    addresses = {source.url for source in library.sources.values()}
    shown = [line.strip() for line in out.splitlines() if "http" in line]
    assert shown
    assert addresses.issuperset(shown)


def test_input_that_is_no_text_is_answered_too(tmp_path: Path) -> None:
    assert "There’s no command" in bot(tmp_path, b"\xff\xfe\x00\x1b[2J\n")


def test_a_number_without_a_button_says_so(tmp_path: Path) -> None:
    assert "There’s no button 9 here." in bot(tmp_path, "9\n")
    assert "There’s no button 1 here." in bot(tmp_path, "language ko\nlanguage en\n1\n")


def test_what_can_be_pressed_is_the_last_thing_in_each_output(tmp_path: Path) -> None:
    out = bot(tmp_path, "fact\nquiz first-ships\n1\nprivacy export\nprivacy\nquit\n")
    first, *answers, bye = out.split("\n> ")
    assert "privacy export" in answers[3]
    for shown in (first, *answers[:3], *answers[4:]):
        assert re.fullmatch(r"( +(\[\d\] [^\[]+)+\n?)+", shown[shown.index("\n [1]") + 1 :].rstrip() + "\n"), shown
    assert "[1]" not in answers[3]
    assert bye.endswith("Goodbye.\n")


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
    assert "couldn’t save" in bot(tmp_path, "privacy export\n")


def test_killed_in_the_middle_of_a_quiz_it_goes_on_at_the_same_question_in_the_same_order(tmp_path: Path) -> None:
    process = started(tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
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
    process = started(tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
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
    process = started(tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
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
    with subprocess.Popen(["yes", "help"], stdout=subprocess.PIPE) as typing:
        process = started(tmp_path, stdin=typing.stdout, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert typing.stdout
        typing.stdout.close()
        assert process.stdout
        assert len(process.stdout.read(100_000)) == 100_000
        process.send_signal(signal.SIGTERM)
        _, noise = process.communicate(timeout=SECONDS)
    assert (process.returncode, noise) == (0, b"")


class Terminal:
    """A person at a terminal of 80 columns: what they type, and what stands on the screen so far."""

    def __init__(self, folder: Path, module: str = "bot", *, anew: bool = False, **extra: str) -> None:
        settings = {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "HOME": str(folder), **extra}
        self.pid, self.fd = at_terminal(module, folder, environment(**settings), anew=anew)
        self.seen = ""

    @property
    def row(self) -> list[str]:
        """The labels of the last row of numbers."""
        plain = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", self.seen).replace("\r", "")
        *_, last = plain.rpartition(" [1] ")
        return [it.strip() for it in re.split(r"\[\d+\]", last.partition("\n\n")[0])]

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

    def leaves(self, bye: str = "Goodbye") -> int:
        self.until(bye)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def test_at_a_terminal_words_complete_history_comes_back_and_ctrl_d_leaves(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, anew=True)
    terminal.until(f"Ctrl-D.*{PROMPT}")
    terminal.types("ter")
    terminal.until("Explains a term")
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
        ("start quiz:first-ships seconds:off", "No one has joined yet.*{Join}.*{Start}.*{End}"),
        ("{Join}", "You’re .*{Start}.*{End}"),
        ("{Lock}", "Locked: no one else can join.*{Join}.*{Unlock}.*{End}"),
        ("{Start}", "1 / 11.*{Show answer}.*{End}"),
        ("1", "1 / 11 · Answer: .*{Next}.*{End}"),
        ("{End …}", "{End it for everyone}"),
        ("{End it for everyone}", "The end: The first ships.*{Report}"),
    ):
        terminal.presses(typed)
        terminal.shows(shown)
    terminal.types("\x04")
    assert terminal.leaves() == 0


def test_buttons_of_a_class_stand_below_what_is_said_of_it_alone_and_in_the_language_of_the_person(
    tmp_path: Path,
) -> None:
    terminal = Terminal(tmp_path)
    terminal.until(f"Ctrl-D.*{PROMPT}")
    terminal.types("start quiz:first-ships seconds:off\r")
    terminal.shows("No one has joined yet.*{Join}.*{Start}.*{End}")
    assert terminal.seen.count("[1]") == 1
    terminal.types("fact\r")
    terminal.shows("Back to it: status.*{Another}")
    assert terminal.row == ["Another", "Quiz me on this", "Sources"]
    terminal.types("language ja\r")
    terminal.until(f"日本語で.*戻るには.*{PROMPT}")
    assert "[1]" not in terminal.seen
    terminal.types("status\r")
    terminal.until(f"受け付け中.*参加する.*{PROMPT}")
    assert not re.search("[a-z]", "".join(terminal.row))
    terminal.types("1\r")
    terminal.until(f"として参加しています.*参加する.*{PROMPT}")
    assert terminal.seen.count("[1]") == 1
    terminal.types("中止…\r")
    terminal.until(f"全員.*{PROMPT}")
    terminal.types("\x04")
    assert terminal.leaves(bye="それでは") == 0


def test_what_was_typed_is_there_again_at_the_next_start_and_nobody_else_can_read_it(tmp_path: Path) -> None:
    for typed in ("term chongryon\r", "\x1b[A\r"):
        terminal = Terminal(tmp_path)
        terminal.until(f"Ctrl-D.*{PROMPT}")
        terminal.types(typed)
        terminal.until(f"Chongnyeon.*Chongryon is founded.*{PROMPT}")
        terminal.types("\x04")
        assert terminal.leaves() == 0
    kept = tmp_path / ".local" / "state" / "zainichi" / "history"
    assert kept.read_text() == "term chongryon\n"
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("state", ["/proc/nowhere", "/dev/null"])
def test_where_nothing_can_be_kept_one_can_type_all_the_same(tmp_path: Path, state: str) -> None:
    terminal = Terminal(tmp_path, XDG_STATE_HOME=state)
    terminal.until(f"Ctrl-D.*{PROMPT}")
    terminal.types("today\r")
    terminal.shows("{Another}")
    assert "rror" not in terminal.seen
    terminal.types("\x04")
    assert terminal.leaves() == 0


def test_what_comes_from_a_pipe_is_not_kept(tmp_path: Path) -> None:
    bot(tmp_path, "today\n", HOME=str(tmp_path), XDG_STATE_HOME=str(tmp_path / "state"))
    assert [it.name for it in tmp_path.iterdir() if not it.name.startswith("zainichi.db")] == []


def test_where_the_terminal_takes_links_an_address_stands_behind_its_source(tmp_path: Path) -> None:
    kinds: list[tuple[dict[str, Any], bool]] = [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/x"}, False),
    ]
    for extra, is_link in kinds:
        terminal = Terminal(tmp_path, **extra)
        terminal.until(f"Ctrl-D.*{PROMPT}")
        terminal.types("term chongryon\r")
        terminal.until(f"Chongnyeon.*Chongryon is founded.*{PROMPT}")
        links = re.findall(r"\x1b\]8;[^;]*;(https?://[^\x1b]+)\x1b\\", terminal.seen)
        assert bool(links) == is_link
        assert bool(re.search(r"\n(\x1b\[\d*m| )*http", terminal.seen)) == (not is_link)
        terminal.types("\x04")
        assert terminal.leaves() == 0
