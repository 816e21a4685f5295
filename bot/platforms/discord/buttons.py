"""What can be pressed in a message on Discord: rows of buttons, and menus."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import discord
from discord import ui

from bot.core.command_spans import plain
from bot.core.reply import Answers, Block, Button, Buttons, Menu, Rank, SeveralAnswers
from bot.core.signs import fit, rows
from bot.platforms.discord.platform import DISCORD

PREFIX = "z|"
"""Before each press in a custom_id, so that we know our own buttons, forms and menus of several. Of any other menu the
options carry the presses, and it has its number there."""
_MENU = f"{PREFIX}menu:"
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
            case SeveralAnswers():
                found += 3
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
    return ui.Select(custom_id=f"{_MENU}{number}", placeholder=_short(menu.label, _PLACEHOLDER), options=options)


def several(block: SeveralAnswers) -> ui.ActionRow[Any]:
    """A menu of which several options may be chosen, each with its letter. Their values come with the press."""
    options = [
        discord.SelectOption(label=_short(f"{it.letter}  {it.text}", _OPTION), value=it.press) for it in block.answers
    ]
    menu: ui.Select[Any] = ui.Select(
        custom_id=f"{PREFIX}{block.press}",
        placeholder=_short(block.label, _PLACEHOLDER),
        options=options,
        max_values=len(options),
    )
    return ui.ActionRow(menu)


def pressed(data: Mapping[str, Any]) -> tuple[str, Mapping[str, str]] | None:
    """The press of a button or menu in a message, and what was chosen with it; None if it is none of ours."""
    custom_id = str(data.get("custom_id", ""))
    if not custom_id.startswith(PREFIX):
        return None
    chosen = data.get("values")
    if not chosen:
        return custom_id.removeprefix(PREFIX), {}
    if custom_id.startswith(_MENU):
        return str(chosen[0]), {}
    return custom_id.removeprefix(PREFIX), {"": ",".join(map(str, chosen))}


def _short(text: str, limit: int) -> str:
    label = plain(text, DISCORD)
    return label if len(label) <= limit else f"{label[: limit - 1]}…"
