"""A `Reply` as lines on a terminal. Everything is plain text to Rich: nothing in it can style or clear the screen."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from typing import assert_never

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.core.reply import (
    Attachment,
    Block,
    Buttons,
    ChoiceMark,
    Choices,
    Cite,
    Cites,
    Deadline,
    Document,
    Heading,
    Kicker,
    Labelled,
    Lettered,
    Listing,
    Mention,
    Menu,
    MenuOption,
    Prose,
    Quote,
    Reference,
    Reply,
    Standing,
    Standings,
)
from bot.core.visible import visible

WIDTH = 88
"""Columns at most: longer lines are hard to read."""

_NARROW = 24
_SIGNS = {ChoiceMark.NONE: " ", ChoiceMark.RIGHT: "✔", ChoiceMark.CHOSEN_RIGHT: "✔", ChoiceMark.CHOSEN_WRONG: "✖"}


def show(console: Console, reply: Reply) -> None:
    """Print a reply; its buttons and the options of its menus numbered from 1."""
    last: list[Buttons | Menu] = []
    width = min(console.width, WIDTH)
    for block in reply.blocks:
        if isinstance(block, Buttons | Menu):
            last.append(block)
        else:
            console.print(Padding(_rendered(block), (0, 0, 0, 1)), width=width)
            if not isinstance(block, Kicker):
                console.print()
    if last:
        console.print(Padding(_numbered(last, width - 2), (0, 0, 0, 1)), width=width)


def _rendered(block: Block) -> RenderableType:
    match block:
        case Kicker(text):
            return plain(text, "dim")
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
        case Cites(label, cites, more):
            shown = " · ".join((*(it.short for it in cites), *([more] if more else ())))
            return Group(_led(label, shown), *_addresses(cites))
        case Reference(cite, about):
            return Group(plain(cite.short, "bold"), *map(plain, about), *_addresses([cite]))
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
        case Buttons() | Menu():
            raise TypeError("what can be pressed is numbered over the whole reply")
        case _:
            assert_never(block)


def _led(label: str, text: str) -> Text:
    return _joined((label, "bold"), (text, ""))


def _addresses(cites: Sequence[Cite]) -> list[Text]:
    """Where sources are to be found, each on a line of its own."""
    return [plain(it.url, "cyan") for it in cites if it.url]


def _choices(choices: Sequence[Lettered]) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    for choice in choices:
        style = "" if choice.mark is ChoiceMark.NONE else "bold"
        text = _joined((f"{choice.text} ", style), (f"({choice.meaning})" if choice.meaning else "", ""))
        table.add_row(plain(_SIGNS[choice.mark], style), plain(choice.letter, "bold"), text)
    return table


def _standings(rows: Sequence[Standing]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for row in rows:
        style = "bold" if row.is_caller else ""
        table.add_row(plain(f"{row.rank:>3}", style), plain(row.name, style), plain(row.points, style))
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


def _numbered(blocks: Sequence[Buttons | Menu], width: int) -> Text:
    """All that can be pressed: rows of buttons, and the options of each menu below what it is called."""
    numbers = count(1)
    lines: list[Text] = []
    buttons: list[Text] = []
    for block in blocks:
        if isinstance(block, Buttons):
            buttons += [_pressable(next(numbers), it.label) for it in block.buttons]
        else:
            lines += [*_rows(buttons, width), plain(block.label), *(_option(next(numbers), it) for it in block.options)]
            buttons = []
    return Text("\n").join((*lines, *_rows(buttons, width)))


def _rows(buttons: Sequence[Text], width: int) -> list[Text]:
    """Buttons in rows, none of them broken: [1] Another   [2] Quiz me on this."""
    rows: list[Text] = []
    for shown in buttons:
        if rows and rows[-1].cell_len + 3 + shown.cell_len <= width:
            rows[-1].append("   ").append_text(shown)
        else:
            rows.append(shown)
    return rows


def _option(number: int, option: MenuOption) -> Text:
    """One line of a menu, with a sign behind it where it is how things are now."""
    about = f" · {option.description}" if option.description else ""
    return _pressable(number, f"{option.label}{about}{' ✔' if option.is_chosen else ''}")


def _pressable(number: int, text: str) -> Text:
    return _joined((f"[{number}] ", "bold cyan"), (text, ""))


def _joined(*parts: tuple[str, str]) -> Text:
    """Plain texts in one line, each in its own style."""
    return Text.assemble(*(plain(text, style) for text, style in parts))


def plain(text: str, style: str = "") -> Text:
    """Text without anything that a terminal would take for a command."""
    return Text("\n".join(visible(line) for line in text.split("\n")), style=style)
