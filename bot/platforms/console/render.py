"""A `Reply` as lines of a terminal, and all that can be pressed as one row of numbers below them.

Everything is plain text to Rich: nothing in it can style or clear the screen. What a reply is printed as, `lines` says;
what can be pressed stands at the end of the output, so `row` gives it by itself.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import assert_never

from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.core.command_spans import spans
from bot.core.platform import TERMINAL
from bot.core.reply import (
    Answers,
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
    Link,
    Listing,
    Mention,
    Menu,
    Prose,
    Quote,
    Reference,
    Reply,
    SeveralAnswers,
    ShownChoice,
    Standing,
    Standings,
)
from bot.core.signs import MARKS, medalled
from bot.core.visible import visible
from bot.platforms.console.links import as_target
from bot.platforms.console.pressable import Pressable
from bot.platforms.console.wrapping import wrapped

WIDTH = 88
"""Columns at most: longer lines are hard to read."""

_NARROW, _LEAST_BESIDE = 24, 24
"""Columns at most of what stands to the left of a list, and at least of what stands beside it."""


def show(console: Console, reply: Reply, *, links: bool = False) -> None:
    """Print what a reply says. `links`: the terminal takes them, so no address has to be read."""
    put(console, lines(reply, columns(console), links=links))


def put(console: Console, said: Sequence[Text]) -> None:
    """Print lines that fit already, or that must not be broken, and leave one free: all at once, above the prompt."""
    shown = [Text.assemble(" ", line) if line.plain else line for line in said]
    console.print(Text("\n").join((*shown, Text())), soft_wrap=True)


def columns(console: Console) -> int:
    """How wide a line may be: there is one column free on its left and, where lines end in one, on its right."""
    return min(console.width, WIDTH) - 2


def lines(reply: Reply, width: int, *, links: bool = False) -> list[Text]:
    """What a reply says, in lines of so many columns, with a free line between two blocks, and none within the head."""
    said: list[Text] = []
    for block in _in_order(reply.blocks):
        if not isinstance(block, Answers | SeveralAnswers | Buttons | Menu):
            said += [*_lines(block, width, links=links), *([] if isinstance(block, Kicker) else [Text()])]
    return said[:-1]


def row(offered: Sequence[Pressable], width: int) -> list[Text]:
    """What can be pressed, with its numbers, none of it broken: [1] Another   [2] Quiz me on this."""
    rows: list[Text] = []
    is_open = False  # whether the last line takes one more
    for number, one in enumerate(offered, start=1):
        shown = _beside(plain(f"[{number}] ", "bold cyan"), plain(one.label, one.style), width)
        fits = len(shown) == 1 and bool(rows) and rows[-1].cell_len + 3 + shown[0].cell_len <= width
        if is_open and fits and not (one.is_alone or one.head):
            rows[-1] = Text.assemble(rows[-1], "   ", shown[0])
        else:
            rows += [*(wrapped(plain(one.head), width) if one.head else []), *shown]
        is_open = not one.is_alone
    return rows


def _in_order(blocks: Sequence[Block]) -> list[Block]:
    """Where an answer is explained, the sources come before that: what one reads last is why, not a list of links."""
    rest = [it for it in blocks if not isinstance(it, Cites)]
    marked = [at for at, it in enumerate(rest) if isinstance(it, Choices) and _is_marked(it)]
    if not marked:
        return list(blocks)
    after = marked[-1] + 1
    return [*rest[:after], *(it for it in blocks if isinstance(it, Cites)), *rest[after:]]


def _is_marked(choices: Choices) -> bool:
    return any(one.mark is not ChoiceMark.NONE for one in choices.choices)


def _lines(block: Block, width: int, *, links: bool) -> list[Text]:
    match block:
        case Heading(text):
            return wrapped(plain(text, "bold"), width)
        case Prose(text):
            return wrapped(plain(text), width)
        case Labelled(label, text):
            return _led(label, text, width)
        case Mention(person, text):
            return wrapped(plain(f"@{person} {text}"), width)
        case Quote(text, by, label, note):
            said = [*wrapped(plain(text, "italic"), width), *wrapped(plain(by), width)]
            return [*said, Text(), *_led(label, note, width)]
        case Kicker(text):
            return wrapped(plain(text, "dim"), width)
        case Cites(label, cites, more):
            return _cited(label, cites, more, width, links=links)
        case Reference(cite, about):
            head, *address = _cited("", [cite], "", width, links=links)
            return [head, *(line for text in about for line in wrapped(plain(text), width)), *address]
        case Choices(choices):
            return [line for choice in choices for line in _choice(choice, width)]
        case Listing(rows):
            return _listing(rows, width)
        case Standings(rows):
            return [line for one in rows for line in _standing(one, rows, width)]
        case Document(name, _):
            return wrapped(plain(name), width)
        case Attachment(name, _, alt):
            return [*wrapped(plain(name), width), *(wrapped(plain(alt), width) if alt else [])]
        case Deadline(label, at):
            return _led(label, f"{datetime.fromtimestamp(at / 1000, UTC).astimezone():%H:%M:%S}", width)
        case Link(text, url):
            return _cited("", [Cite(text, url)], "", width, links=links)
        case Answers() | SeveralAnswers() | Buttons() | Menu():
            raise TypeError("what can be pressed stands in a row of its own")
        case _:
            assert_never(block)


def _led(label: str, text: str, width: int) -> list[Text]:
    return wrapped(_joined((label, "bold"), (text, "")), width)


def _cited(label: str, cites: Sequence[Cite], more: str, width: int, *, links: bool) -> list[Text]:
    """Sources in one line: as links where the terminal takes them, else each address on a line that nothing breaks."""
    shown = [plain(it.short, _link(it.url) if it.url and links else "") for it in cites]
    line = Text(" · ").join([*shown, *([plain(more)] if more else [])])
    said = wrapped(Text.assemble(plain(label, "bold"), line), width)
    return said if links else [*said, *(plain(it.url, "cyan") for it in cites if it.url)]


def _link(url: str) -> Style:
    return Style(underline=True, link=as_target(url))


def _choice(choice: ShownChoice, width: int) -> list[Text]:
    sign = MARKS[choice.mark]
    style = "bold" if sign else ""
    told = _joined((choice.text, style), (f" ({choice.meaning})" if choice.meaning else "", ""))
    return _beside(plain(f"{sign or ' '} ", style), told, width)


def _standing(one: Standing, rows: Sequence[Standing], width: int) -> list[Text]:
    """A line of a leaderboard, in columns where they fit."""
    style = "bold" if one.is_caller else ""
    name, points = plain(one.name, style), plain(one.points, style)
    longest = max(plain(it.name).cell_len for it in rows)
    ranks = [plain(medalled(it)).cell_len for it in rows]
    if max(ranks) + 4 + longest + 2 + max(plain(it.points).cell_len for it in rows) <= width:
        name.append(" " * (longest - name.cell_len + 2))
    else:
        name.append(" · ")
    rank = plain(medalled(one), style)
    rank.append(" " * (max(ranks) - rank.cell_len + 2))
    return _beside(rank, Text.assemble(name, points), width)


def _listing(rows: Sequence[tuple[str, str]], width: int) -> list[Text]:
    """Two columns where the first is narrow, else one under the other."""
    heads = [plain(head, "bold") for head, _ in rows]
    widest = max((head.cell_len for head in heads), default=0)
    return [
        line
        for head, (_, text) in zip(heads, rows, strict=True)
        for line in (
            _beside(head.append(" " * (widest - head.cell_len + 2)), plain(text), width)
            if widest <= _NARROW and width - widest - 2 >= _LEAST_BESIDE
            else [*wrapped(head, width), *_beside(Text("  "), plain(text), width)]
        )
    ]


def _beside(head: Text, text: Text, width: int) -> list[Text]:
    """A text to the right of its head, and further lines of it below its first one."""
    first, *rest = wrapped(text, width - head.cell_len)
    return [Text.assemble(head, first), *(Text.assemble(" " * head.cell_len, line) for line in rest)]


def _joined(*parts: tuple[str, str]) -> Text:
    """Plain texts in one line, each in its own style."""
    return Text.assemble(*(plain(text, style) for text, style in parts))


def plain(text: str, style: str | Style = "") -> Text:
    """Text without anything that a terminal would take for a command. What one can type in it is set off."""
    shown = Text(style=style)
    for part in spans(text):
        if isinstance(part, str):
            shown.append("\n".join(visible(line) for line in part.split("\n")))
        else:
            shown.append(visible(part.on(TERMINAL)), "bold cyan")
    return shown
