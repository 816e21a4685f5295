"""What can be pressed in a message on Slack: rows of buttons, and the answers to a question. Pure."""

import itertools
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeAlias

from bot.core.reply import Answers, Block, Button, Buttons, Rank
from bot.core.signs import fit, rows
from bot.core.visible import visible

Json: TypeAlias = dict[str, Any]

ACTION = "press:"
"""How the name of each button begins, so that we know our own."""
WHOLE = 30
"""Columns of a button that Slack shows whole, by its reference; 75 are allowed."""
_LABEL, _ROW, _LONGEST_ANSWER = 75, 5, 300
_STYLES: dict[Rank, Json] = {Rank.MAIN: {"style": "primary"}, Rank.QUIET: {}, Rank.DANGER: {"style": "danger"}}


def actions(blocks: Iterable[Block]) -> Iterator[Json]:
    """Answers and rows of buttons, after all the rest."""
    number = itertools.count()
    for block in blocks:
        if isinstance(block, Answers):
            yield from _answers(block, number)
        rest = iter(block.buttons if isinstance(block, Buttons) else ())
        while row := list(islice(rest, _ROW)):
            yield {"type": "actions", "elements": [_button(next(number), it) for it in row]}


def _answers(block: Answers, number: Iterator[int]) -> Iterator[Json]:
    """Answers as buttons; where Slack would cut one of them, each as a line of text with its letter to press."""
    if fit(block.answers, WHOLE):
        for row in rows(block.answers):
            yield {"type": "actions", "elements": [_button(next(number), Button(it.text, it.press)) for it in row]}
        return
    for it, line in zip(block.answers, read_out(block), strict=True):
        button = _button(next(number), Button(it.letter, it.press))
        button["accessibility_label"] = cut(f"{it.letter}: {printable(it.text)}", _LABEL)
        yield {"type": "section", "text": plain(cut(line, _LONGEST_ANSWER)), "accessory": button}


def read_out(block: Answers) -> list[str]:
    """Answers as they are read, with their letters where they stand beside their buttons."""
    on_buttons = fit(block.answers, WHOLE)
    return [printable(it.text if on_buttons else f"{it.letter}  {it.text}") for it in block.answers]


def _button(number: int, it: Button) -> Json:
    return {
        "type": "button",
        "text": plain(cut(printable(it.label).strip() or "…", _LABEL)),
        "action_id": f"{ACTION}{number}",
        "value": it.press,
        **_STYLES[it.rank],
    }


def plain(text: str) -> Json:
    """Words in which Slack looks for no markup."""
    return {"type": "plain_text", "text": text, "emoji": False}


def printable(text: str) -> str:
    """Text without what cannot be seen and changes how the rest reads: a space for each such sign."""
    return visible(text)


def cut(text: str, room: int) -> str:
    """A text of so many characters at most."""
    return text if len(text) <= room else f"{text[: room - 1]}…"
