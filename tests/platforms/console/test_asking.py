"""Forms behind numbers, several answers at once and files by their paths, in the terminal."""

import io
import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.core.context import GivenFile, Unread
from bot.core.forms import AskNumber, Choose, ChooseSeveral, Field, PressForm
from bot.core.reply import Answer, Button, Buttons, SeveralAnswers, private
from bot.platforms.console.asking import Asking
from bot.platforms.console.files import opened
from bot.platforms.console.messenger import ConsoleMessenger
from bot.platforms.console.numbers import About, Numbers
from bot.platforms.console.pressable import pressables
from bot.platforms.console.terminal import ConsoleAdapter
from content.library import Library
from tests.conftest import MINA, Clock
from tests.platforms.console.test_terminal import PROMPT, Terminal
from tests.support.asking import asking
from tests.support.bot import bot_on
from tests.support.databases import opened as opened_database, with_tables

Said: TypeAlias = Callable[..., Awaitable[list[str]]]
MODULE = "tests.support.asking_terminal"


@pytest.fixture
def said(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Said:
    """What is printed after each line that is piped in, in a folder of its own."""

    async def printed(*lines: str) -> list[str]:
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        typed = "".join(f"{line}\n" for line in lines).encode()
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.chdir(tmp_path)
        async with opened_database("sqlite:///:memory:") as database:
            await with_tables(database, ":memory:")
            bot = asking(bot_on(library, database, Clock()))
            with monkeypatch.context() as streams:
                streams.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
                streams.setattr(sys, "stdout", out)
                await ConsoleAdapter(locale="en", zone=None, database="memory").run(bot.router)
        shown = out.buffer.getvalue().decode()
        return [part.partition("\n")[2] for part in shown.split("\n> ")[1:]]

    return printed


async def test_over_a_pipe_a_number_opens_a_form_that_asks_line_by_line(said: Said, tmp_path: Path) -> None:
    (tmp_path / "a b.csv").write_text("1,2")
    lines = ("status", "Report", "3", "hurts", "", "One", "Two", "", "x.exe", '"a b.csv"')
    shown = await said(*lines, f"report '{tmp_path}/a b.csv' Ours", "report nowhere.csv", "report")
    row, head, wrong, chosen, empty, more, _, file, missing, told, got, nowhere, needs = shown
    assert re.search(r"\[5\] Answer +\[6\] Report +\[7\] Closed", row) or "[5] Answer" in row
    assert "Answer line by line. :cancel leaves the form." in head
    assert re.search(r"What is it\?\n Choose one\n 1 +It is wrong\n 2 +It hurts somebody", head)
    assert "Type one of the numbers: 1–2" in wrong
    assert "In words, en\n" in chosen
    assert "This can’t stay empty." in empty
    assert more.strip() == ""  # further lines are waited for
    assert "A file (may stay empty)\n" in file
    assert ".csv · .txt, at most 1000 B" in file
    assert "I can’t find x.exe." in missing
    assert "Told, hurts: One/Two (a b.csv: 1,2)" in told
    assert "Ours: a b.csv, 1,2" in got
    assert "I can’t find nowhere.csv." in nowhere
    assert "needs round" in needs


async def test_where_one_thing_is_asked_for_it_can_simply_be_typed(said: Said) -> None:
    shown = await said("about", "many", "12", "about", "1", ":cancel", "1", "about", "Closed", "status", "Closed")
    first, refused, right, _, opened_, left, _, taken, *_, closed = shown
    assert "[1] Answer (or just type it)   [2] Tick" in first
    assert "Type a number, such as 93340." in refused
    assert "[1] Correct it (or just type it)" in refused
    assert "You said 12." in right
    assert "About **1984** people?" in opened_
    assert "Left. Nothing was sent." in left
    assert "[1] Answer (or just type it)" in left
    assert "Type a number, such as 93340." in taken  # in an open form every word is an answer, commands too
    assert "That was just closed." in closed


@pytest.mark.parametrize("typed", ["a c", "AC", "1,3", "1 3", "３、１", "c, a"])
def test_several_answers_are_chosen_by_letters_or_numbers(typed: str) -> None:
    answers = tuple(Answer("ABC"[at], text, f"v{at}") for at, text in enumerate(("One", "Two", "Three")))
    reply = private(SeveralAnswers("Which?", answers, "tick|1"), Buttons((Button("Skip", "skip"),)))
    numbers = Numbers(ConsoleMessenger(lambda _: None))
    numbers.follow(pressables(reply), About.ELSE)
    numbers.offer(lambda it: it)
    chosen = numbers.chosen(typed)
    assert chosen
    assert (chosen.press, chosen.value) == ("tick|1", "v0,v2")
    for other in ("4", "a d", "aa", "fact", "1 4", "abcd", ",", ""):
        assert numbers.chosen(other) is None


async def test_several_answers_stand_with_their_letters_and_numbers(said: Said) -> None:
    row, told, one = (await said("status", "ca", "2"))[:3]
    assert re.search(r"Which were ports\? \(several at once: 1 2\)\n \[1\] A +Niigata\n \[2\] B +Wonsan", row)
    assert "Chosen: Niigata + Sakata" in told
    assert "There’s no button 2 here." in one  # the row of an answer is its own


def test_at_a_terminal_a_form_completes_and_ctrl_c_leaves_it_alone(tmp_path: Path) -> None:
    (tmp_path / "facts.csv").write_text("1,2")
    terminal = Terminal(tmp_path, MODULE)
    terminal.until(f"Ctrl-D.*{PROMPT}")
    terminal.types("status\r")
    terminal.shows("{Answer}.*{Report}.*{Closed}")
    terminal.presses("{Report}")
    terminal.until(f"What is it.*{PROMPT}")
    terminal.types("\x03")
    terminal.until(f"Nothing was sent.*{PROMPT}")
    terminal.types("6\r")
    terminal.until(f"What is it.*{PROMPT}")
    terminal.types("it h")
    terminal.until("It hurts somebody")
    terminal.types("urts somebody\r")
    terminal.until(f"In words.*{PROMPT}")
    terminal.types("\x1b[200~One\n\nTwo\x1b[201~\r")  # pasted: its empty line ends nothing
    terminal.until(f"Type the path.*{PROMPT}")
    terminal.types("fac")
    terminal.until("facts.csv")
    terminal.types("ts.csv\r")
    terminal.until(f"Told, hurts: One//Two .facts.csv: 1,2.*{PROMPT}")
    terminal.types("\x04")
    assert terminal.leaves() == 0


async def test_each_field_is_checked_as_it_is_typed() -> None:
    offers = (("a", "Apple"), ("b", "Pear"))
    fields = (
        Field("n", "How many?", "", AskNumber(1, 9), required=True),
        Field("one", "Which?", "", Choose(offers), required=False, value="b"),
        Field("some", "Which?", "", ChooseSeveral(offers), required=False),
    )
    form = Asking(PressForm("T", fields), "x", MINA)
    for wrong in ("", "ten", "10", "１x"):
        assert await form.take(wrong)
    assert await form.take("7") is None
    assert form.question[-1] == "Enter alone keeps: Pear"
    assert form.hints.offers == [("Apple", ""), ("Pear", "")]
    assert await form.take("") is None
    assert await form.take("1, 3")
    assert await form.take("2 apple") is None
    assert (form.given, form.field) == ({"n": "7", "one": "b", "some": "b,a"}, None)


async def test_a_path_may_be_quoted_or_dragged_and_what_is_no_file_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    file = tmp_path / "a b.csv"
    file.write_bytes(b"12345")
    for path in (str(file), f"'{file}'", "~/a b.csv", str(file).replace(" ", "\\ ")):
        assert await opened(path, 5) == GivenFile("a b.csv", b"12345")
    assert await opened(str(file), 4) is Unread.TOO_BIG
    for path in (str(tmp_path), "~/none", "/dev/zero", "a\0b", "~nobody-at-all/x", ""):
        assert await opened(path, 5) is Unread.MISSING
