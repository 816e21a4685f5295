"""How many people moved in each year: time runs down, with a bar for each year, and boxes for groups of years.

Of a group only the sum is known. It is spread evenly over the height of its box: equal areas are equally many people.
"""

from bot.core.i18n import Voice
from bot.pictures.canvas import BLUE, GREY, INK, MARGIN, ORANGE, PALE, SMALL, WIDTH, Box, Canvas, width
from bot.pictures.drawings import Moved, Moves
from bot.pictures.frame import foot, foot_height, head, head_height
from bot.pictures.wording import sources, title

_YEAR, _GAP = 36, 8
"""How high a year is, and the room between two bars."""
_LEFT = MARGIN + 150
_LEAST_LONG = 8.0


def drawn(voice: Voice, moves: Moves) -> Canvas:
    """The picture."""
    told, below = title(voice, moves), voice("moved-total", people=moves.total)
    notes = [voice("moved-note"), sources(voice, moves)]
    first, last = moves.counts[0].first, moves.counts[-1].last
    top = head_height(told, below)
    canvas = Canvas(top + (last - first + 1) * _YEAR + 24 + foot_height(notes))
    head(canvas, told, below)
    most = max(count.people / count.years for count in moves.counts)
    room = WIDTH - MARGIN - _LEFT - width(voice("moved-people", people=moves.total), SMALL, bold=True) - 20
    for count in moves.counts:
        above = top + (count.first - first) * _YEAR
        long = max(_LEAST_LONG, count.people / count.years / most * room) if count.people else 0.0
        box = Box(_LEFT, above + _GAP / 2, _LEFT + long, above + count.years * _YEAR - _GAP / 2)
        _count(canvas, voice, count, box, is_meant=count.first <= moves.year <= count.last)
    canvas.bar(Box(_LEFT - 2, top, _LEFT, top + (last - first + 1) * _YEAR), GREY)
    foot(canvas, notes)
    return canvas


def _count(canvas: Canvas, voice: Voice, count: Moved, box: Box, *, is_meant: bool) -> None:
    """A bar or a box, its years before it, and behind it how many people."""
    if count.people and count.years == 1:
        canvas.bar(box, ORANGE if is_meant else BLUE)
    elif count.people:
        canvas.framed(box, PALE, ORANGE if is_meant else BLUE)
    base = (box.top + box.bottom) / 2 + 12
    colour = ORANGE if is_meant else INK
    canvas.text((_LEFT - 18, base), count.span, SMALL, colour, bold=is_meant, to="r")
    if not count.people:
        told = voice("moved-none")
    elif count.years == 1:
        told = voice("moved-people", people=count.people)
    else:
        told = voice("moved-together", people=count.people, years=count.years)
    canvas.text((box.right + 16, base), told, SMALL, colour, bold=is_meant)
