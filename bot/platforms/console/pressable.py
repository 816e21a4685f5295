"""What can be pressed in a reply, as the terminal numbers it: no other module knows which blocks have such things."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.reply import Answers, Buttons, Menu, Rank, Reply, SeveralAnswers

STYLES = {Rank.MAIN: "bold", Rank.QUIET: "", Rank.DANGER: "red"}


@dataclass(frozen=True, slots=True)
class Pressable:
    """Something with a number. `is_alone`: it has a line to itself; `head`: what stands on a line above it.

    `letter` and `value`: of one of several answers that may be chosen at once, which have one press together.
    """

    label: str
    press: str
    is_alone: bool = False
    head: str = ""
    style: str = ""
    letter: str = ""
    value: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What no other in a reply has."""
        return self.press, self.value


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
        elif isinstance(block, SeveralAnswers):
            for at, one in enumerate(block.answers):
                head = "" if at else block.label
                label = f"{one.letter}  {one.text}"
                yield Pressable(label, block.press, is_alone=True, head=head, letter=one.letter, value=one.press)
        elif isinstance(block, Menu):
            for at, option in enumerate(block.options):
                about = f" · {option.description}" if option.description else ""
                label = f"{option.label}{about}{' ✔' if option.is_chosen else ''}"
                yield Pressable(label, option.press, is_alone=True, head="" if at else block.label)
