"""What can be pressed in a message on Discord: rows of buttons, and menus."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import discord
from discord import ui

from bot.core.command_spans import plain
from bot.core.reply import Answers, Block, Button, Buttons, Menu, Rank
from bot.core.signs import fit, rows
from bot.platforms.discord.platform import DISCORD

PREFIX = "z|"
"""Before each press in a custom_id, so that we know our own buttons. A menu has its number there."""
WHOLE = 38
"""Columns of a button that a phone shows whole, as Discord's guidelines have it; 80 are allowed."""
STYLES = {
    Rank.MAIN: discord.ButtonStyle.primary,
    Rank.QUIET: discord.ButtonStyle.secondary,
    Rank.DANGER: discord.ButtonStyle.danger,
}
_ROW = 5
_LABEL, _OPTION, _PLACEHOLDER = 80, 100, 150


def actions(blocks: Sequence[Block]) -> Iterator[ui.ActionRow[Any]]:
    """Rows of buttons, five each at most, and menus, one a row."""
    for number, block in enumerate(blocks):
        if isinstance(block, Buttons):
            for row in _rows(block.buttons):
                yield ui.ActionRow(*map(button_of, row))
        elif isinstance(block, Menu):
            yield ui.ActionRow(_menu(number, block))


def parts_of(blocks: Sequence[Block]) -> int:
    """How many of a message's parts all that can be pressed takes, with the rows around it."""
    found = 0
    for block in blocks:
        match block:
            case Buttons(buttons):
                found += len(buttons) + -(-len(buttons) // _ROW)
            case Menu():
                found += 2
            case Answers(answers):
                found += len(answers) + len(rows(answers)) if fit(answers, WHOLE) else 3 * len(answers)
            case _:
                pass
    return found


def _rows(buttons: Iterable[Button]) -> Iterator[tuple[Button, ...]]:
    rest = iter(buttons)
    while row := tuple(islice(rest, _ROW)):
        yield row


def button_of(button: Button) -> ui.Button[Any]:
    """A button as it stands in a message."""
    label = _short(button.label, _LABEL)
    return ui.Button(label=label, custom_id=f"{PREFIX}{button.press}", style=STYLES[button.rank])


def _menu(number: int, menu: Menu) -> ui.Select[Any]:
    """The press is the value of each option."""
    options = [
        discord.SelectOption(
            label=_short(it.label, _OPTION),
            value=it.press,
            description=_short(it.description, _OPTION) or None,
            default=it.is_chosen,
        )
        for it in menu.options
    ]
    return ui.Select(custom_id=f"{PREFIX}menu:{number}", placeholder=_short(menu.label, _PLACEHOLDER), options=options)


def _short(text: str, limit: int) -> str:
    label = plain(text, DISCORD)
    return label if len(label) <= limit else f"{label[: limit - 1]}…"
