"""Questions with all that there is to say of them, in pages for a phone: what does not fit goes on on the next."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.core.reply import Block, Choices, Labelled, Prose, ShownChoice
from bot.core.signs import columns

MOST_LINES = 36
"""Of a page, as a phone breaks them: with its head and its buttons that is less than a screen and a half."""
_WIDE, _GAP = 42, 0.5
"""Columns of a line; the room between two blocks, in lines."""


class Piece(NamedTuple):
    """What is not torn apart: a block, or one choice of many; and how many lines it takes."""

    block: Block | ShownChoice
    lines: float


def block(shown: Block, text: str) -> Piece:
    """A block that reads like this text."""
    return Piece(shown, _lines(text) + _GAP)


def labelled(shown: Labelled) -> Piece:
    """A paragraph after what it is."""
    return block(shown, f"{shown.label} {shown.text}")


def choice(shown: ShownChoice) -> Piece:
    """One choice; those that follow each other become one block."""
    return Piece(shown, _lines(f"✔ {shown.text} ({shown.meaning})"))


def paged(groups: Iterable[tuple[Sequence[Piece], str]]) -> list[list[Block]]:
    """Pages of blocks. A group stays together where a page has room; `str` stands above what goes on on the next."""
    found: list[list[Block]] = []
    page: list[Piece] = []
    for pieces, continued in groups:
        if page and _height(page) + _height(pieces) > MOST_LINES:
            found.append(_blocks(page))
            page = []
        for piece in pieces:
            if page and _height(page) + piece.lines > MOST_LINES:
                found.append(_blocks(page))
                page = [block(Prose(continued), "")]
            page.append(piece)
    return [*found, _blocks(page)] if page else found


def _lines(text: str) -> int:
    """How many lines a text takes on a phone."""
    return sum(max(1, -(-columns(line) // _WIDE)) for line in text.split("\n"))


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.lines for piece in pieces)


def _blocks(pieces: Sequence[Piece]) -> list[Block]:
    """Pieces as blocks: choices that follow each other are one."""
    found: list[Block] = []
    for piece in pieces:
        if not isinstance(piece.block, ShownChoice):
            found.append(piece.block)
        elif found and isinstance(found[-1], Choices):
            found[-1] = Choices((*found[-1].choices, piece.block))
        else:
            found.append(Choices((piece.block,)))
    return found
