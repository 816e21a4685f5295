"""What stands around each picture: its title above, below a line with notes, sources and the bot's name."""

from collections.abc import Sequence

from bot.pictures.canvas import GREY, INK, LINE, MARGIN, SMALL, WIDTH, Box, Canvas, width, wrapped

NAME = "zainichi"
"""Whose picture it is."""
BELOW = 46
"""From the end of a part to the baseline of what comes after it."""
_LEFT, _RIGHT = MARGIN, WIDTH - MARGIN
_TITLE, _TITLE_LINE, _NOTE_LINE, _NOTE_GAP = 46, 58, 42, 8
_MOST_LINES = 3


def head_height(title: str, below: str) -> float:
    """Down to where the drawing begins."""
    return 40 + _TITLE_LINE * len(_title(title)) + _NOTE_LINE * len(_lines(below)) + 30


def head(canvas: Canvas, title: str, below: str) -> None:
    """The title in bold, and a line that says what it is about."""
    y = 30.0
    for line in _title(title):
        y += _TITLE_LINE
        canvas.text((_LEFT, y), line, _TITLE, bold=True)
    for line in _lines(below):
        y += _NOTE_LINE
        canvas.text((_LEFT, y + 6), line, SMALL, GREY)


def foot_height(notes: Sequence[str]) -> float:
    """Up from the lower edge."""
    return 20 + _NOTE_LINE * len(_set(notes)) + _NOTE_GAP * len(notes) + 34


def foot(canvas: Canvas, notes: Sequence[str]) -> None:
    """The notes, each on lines of its own, and the bot's name at the end of the last."""
    top = canvas.height - foot_height(notes)
    canvas.bar(Box(_LEFT, top, _RIGHT, top + 2), LINE)
    base = top + 12
    for line, is_first in _set(notes):
        base += _NOTE_LINE + (_NOTE_GAP if is_first else 0)
        canvas.text((_LEFT, base), line, SMALL, GREY)
    canvas.text((_RIGHT, base), NAME, SMALL, INK, bold=True, to="r")


def _title(title: str) -> Sequence[str]:
    return wrapped(title, _TITLE, _RIGHT - _LEFT, 2, bold=True)


def _lines(note: str) -> Sequence[str]:
    return wrapped(note, SMALL, _RIGHT - _LEFT, _MOST_LINES) if note else []


def _set(notes: Sequence[str]) -> Sequence[tuple[str, bool]]:
    """The notes in lines, and whether one begins there. The last line leaves room for the name, or is left to it."""
    lines = [(line, not place) for note in notes for place, line in enumerate(_lines(note))]
    room = _RIGHT - _LEFT - width(NAME, SMALL, bold=True) - 40
    if not lines or width(lines[-1][0], SMALL) > room:
        lines.append(("", False))
    return lines
