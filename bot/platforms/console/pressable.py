"""What can be pressed in a reply, as the terminal numbers it: no other module knows which blocks have such things."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.reply import Answers, Buttons, Menu, Rank, Reply

STYLES = {Rank.MAIN: "bold", Rank.QUIET: "", Rank.DANGER: "red"}


@dataclass(frozen=True, slots=True)
class Pressable:
    """Something with a number. `is_alone`: it has a line to itself; `head`: what stands on a line above it."""

    label: str
    press: str
    is_alone: bool = False
    head: str = ""
    style: str = ""


def pressables(reply: Reply) -> tuple[Pressable, ...]:
    """All that can be pressed in a reply, in order."""
    return tuple(_of(reply))


def _of(reply: Reply) -> Iterator[Pressable]:
    for block in reply.blocks:
        if isinstance(block, Buttons):
            for button in block.buttons:
                yield Pressable(button.label, button.press, style=STYLES[button.rank])
        elif isinstance(block, Answers):
            for answer in block.answers:
                yield Pressable(answer.text, answer.press, is_alone=True)
        elif isinstance(block, Menu):
            for at, option in enumerate(block.options):
                about = f" · {option.description}" if option.description else ""
                label = f"{option.label}{about}{' ✔' if option.is_chosen else ''}"
                yield Pressable(label, option.press, is_alone=True, head="" if at else block.label)
