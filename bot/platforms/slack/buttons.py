"""What can be pressed in a message on Slack: rows of buttons, menus, and the answers to a question. Pure."""

from collections.abc import Iterable, Iterator
from itertools import count, islice

from bot.core.reply import Answers, Block, Button, Buttons, Menu, Rank, SeveralAnswers
from bot.core.signs import fit, rows
from bot.platforms.slack.elements import LABEL, PLACEHOLDER, Json, cut, menu, option, plain_text, printable

ACTION = "press:"
"""How the name of each button and menu begins, so that we know our own."""
SEVERAL = "several:"
"""How the name of each block begins in whose menu several can be chosen; the press stands behind it."""
WHOLE = 30
"""Columns of a button that Slack shows whole, by its reference; 75 are allowed."""
_ROW, _LONGEST_ANSWER, _MOST_ANSWERS = 5, 300, 2900
_STYLES: dict[Rank, Json] = {Rank.MAIN: {"style": "primary"}, Rank.QUIET: {}, Rank.DANGER: {"style": "danger"}}


def actions(blocks: Iterable[Block]) -> Iterator[Json]:
    """Answers, rows of buttons and menus, after all the rest."""
    number = count()
    for block in blocks:
        if isinstance(block, Answers):
            yield from _answers(block, number)
        elif isinstance(block, SeveralAnswers):
            yield from _several(block, next(number))
        elif isinstance(block, Buttons):
            rest = iter(block.buttons)
            while row := list(islice(rest, _ROW)):
                yield {"type": "actions", "elements": [_button(next(number), it) for it in row]}
        elif isinstance(block, Menu):
            yield {"type": "actions", "elements": [menu(block, f"{ACTION}{next(number)}")]}


def _answers(block: Answers, number: Iterator[int]) -> Iterator[Json]:
    """Answers as buttons; where Slack would cut one of them, each as a line of text with its letter to press."""
    if fit(block.answers, WHOLE):
        for row in rows(block.answers):
            yield {"type": "actions", "elements": [_button(next(number), Button(it.text, it.press)) for it in row]}
        return
    for it, line in zip(block.answers, read_out(block), strict=True):
        button = _button(next(number), Button(it.letter, it.press))
        button["accessibility_label"] = cut(f"{it.letter}: {printable(it.text)}", LABEL)
        yield {"type": "section", "text": plain_text(line, _LONGEST_ANSWER), "accessory": button}


def _several(block: SeveralAnswers, number: int) -> Iterator[Json]:
    """Answers to read, each on a line, and beside what asks for them the menu. Slack tells of it when it is closed."""
    most = min(_LONGEST_ANSWER, _MOST_ANSWERS // len(block.answers))
    lines = "\n".join(cut(line, most) for line in read_out(block))
    yield {"type": "section", "text": plain_text(lines, _MOST_ANSWERS)}
    chosen = {
        "type": "multi_static_select",
        "action_id": f"{ACTION}{number}",
        "placeholder": plain_text(block.label, PLACEHOLDER),
        "options": [option(f"{it.letter}  {it.text}", it.press) for it in block.answers],
    }
    yield {
        "type": "section",
        "block_id": f"{SEVERAL}{block.press}",
        "text": plain_text(block.label, _LONGEST_ANSWER),
        "accessory": chosen,
    }


def read_out(block: Answers | SeveralAnswers) -> list[str]:
    """Answers as they are read, with their letters where they stand beside their buttons or above their menu."""
    on_buttons = isinstance(block, Answers) and fit(block.answers, WHOLE)
    return [printable(it.text if on_buttons else f"{it.letter}  {it.text}") for it in block.answers]


def _button(number: int, it: Button) -> Json:
    return {
        "type": "button",
        "text": plain_text(it.label, LABEL),
        "action_id": f"{ACTION}{number}",
        "value": it.press,
        **_STYLES[it.rank],
    }
