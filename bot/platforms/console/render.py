"""A `Reply` as lines on a terminal. Everything is plain text to Rich: nothing in it can style or clear the screen."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import assert_never

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.core.reply import (
    Answers,
    Attachment,
    Block,
    Button,
    Buttons,
    Choices,
    Cite,
    Deadline,
    Document,
    Heading,
    Labelled,
    Link,
    Listing,
    Mention,
    Prose,
    Quote,
    Rank,
    Reply,
    ShownChoice,
    Standing,
    Standings,
)
from bot.core.signs import MARKS, medalled
from bot.core.visible import visible

WIDTH = 88
"""Columns at most: longer lines are hard to read."""

_NARROW = 24
_STYLES = {Rank.MAIN: "bold", Rank.QUIET: "", Rank.DANGER: "red"}


def show(console: Console, reply: Reply) -> None:
    """Print a reply, its buttons numbered from 1."""
    answers: list[Button] = []
    buttons: list[Button] = []
    width = min(console.width, WIDTH)
    for block in reply.blocks:
        if isinstance(block, Answers):
            answers += [Button(it.text, it.press) for it in block.answers]
        elif isinstance(block, Buttons):
            buttons += block.buttons
        else:
            console.print(Padding(_rendered(block), (0, 0, 0, 1)), width=width)
            if not isinstance(block, Cite):
                console.print()
    if answers or buttons:
        if len(reply.blocks) > 1 and isinstance(reply.blocks[-2], Cite):
            console.print()
        console.print(Padding(_numbered(answers, buttons, width - 2), (0, 0, 0, 1)), width=width)


def _rendered(block: Block) -> RenderableType:
    match block:
        case Heading(text):
            return plain(text, "bold")
        case Prose(text):
            return plain(text)
        case Labelled(label, text):
            return _led(label, text)
        case Mention(person, text):
            return plain(f"@{person} {text}")
        case Quote(text, by, label, note):
            return Group(plain(text, "italic"), plain(by), Text(), _led(label, note))
        case Cite(label, text, url):
            return Group(_led(label, text), *([plain(url, "cyan")] if url else []))
        case Choices(choices):
            return _choices(choices)
        case Listing(rows):
            return _listing(rows)
        case Standings(rows):
            return _standings(rows)
        case Document(name, _):
            return plain(name)
        case Attachment(name, _, alt):
            return Group(plain(name), *([plain(alt)] if alt else []))
        case Deadline(label, at):
            return _led(label, f"{datetime.fromtimestamp(at / 1000, UTC).astimezone():%H:%M:%S}")
        case Link(text, url):
            return Group(plain(text), plain(url, "cyan"))
        case Answers() | Buttons():
            raise TypeError("buttons are numbered over the whole reply")
        case _:
            assert_never(block)


def _led(label: str, text: str) -> Text:
    return _joined((label, "bold"), (text, ""))


def _choices(choices: Sequence[ShownChoice]) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    for choice in choices:
        sign = MARKS[choice.mark]
        style = "bold" if sign else ""
        text = _joined((f"{choice.text} ", style), (f"({choice.meaning})" if choice.meaning else "", ""))
        table.add_row(plain(sign or " ", style), text)
    return table


def _standings(rows: Sequence[Standing]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for row in rows:
        style = "bold" if row.is_caller else ""
        table.add_row(plain(medalled(row), style), plain(row.name, style), plain(row.points, style))
    return table


def _listing(rows: Sequence[tuple[str, str]]) -> RenderableType:
    """Two columns where the first is narrow, else one under the other."""
    heads = [plain(head, "bold") for head, _ in rows]
    if all(head.cell_len <= _NARROW for head in heads):
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        for head, (_, text) in zip(heads, rows, strict=True):
            table.add_row(head, plain(text))
        return table
    pairs = ((head, Padding(plain(text), (0, 0, 0, 2))) for head, (_, text) in zip(heads, rows, strict=True))
    return Group(*(part for pair in pairs for part in pair))


def _numbered(answers: Sequence[Button], buttons: Sequence[Button], width: int) -> Text:
    """Answers below each other, then buttons in rows, none of them broken: [1] Another   [2] Quiz me on this."""
    rows: list[Text] = []
    for number, button in enumerate((*answers, *buttons), start=1):
        shown = _joined((f"[{number}] ", "bold cyan"), (button.label, _STYLES[button.rank]))
        if number > len(answers) + 1 and rows[-1].cell_len + 3 + shown.cell_len <= width:
            rows[-1].append("   ").append_text(shown)
        else:
            rows.append(shown)
    return Text("\n").join(rows)


def _joined(*parts: tuple[str, str]) -> Text:
    """Plain texts in one line, each in its own style."""
    return Text.assemble(*(plain(text, style) for text, style in parts))


def plain(text: str, style: str = "") -> Text:
    """Text without anything that a terminal would take for a command."""
    return Text("\n".join(visible(line) for line in text.split("\n")), style=style)
