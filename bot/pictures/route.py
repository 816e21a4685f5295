"""The way of the ships from Niigata to Chongjin, on a small map.

The map has land and sea and no line that divides anything: none between the two Koreas, and no other. Countries are
named where they are. The sea has no name, since each of its names offends somebody.
"""

import math
from typing import NamedTuple

from bot.core.i18n import Voice
from bot.pictures.canvas import (
    GREY,
    INK,
    LAND,
    LEAST,
    ORANGE,
    PAPER,
    SEA,
    SHORE,
    WIDTH,
    Box,
    Canvas,
    Point,
)
from bot.pictures.coast import rings
from bot.pictures.drawings import Route
from bot.pictures.frame import foot, foot_height, head, head_height
from bot.pictures.wording import KILOMETRES, sources, title

_WEST, _EAST, _SOUTH, _NORTH = 123.6, 142.4, 33.2, 43.4
_START, _END = (139.05, 37.93), (129.80, 41.78)


class _City(NamedTuple):
    key: str
    at: Point
    beside: Point
    """From its dot to where the baseline of its name begins, or ends for one that stands left of it."""
    to: str = "l"


_CITIES = (
    _City("place-pyongyang", (125.75, 39.03), (-46, -15)),
    _City("place-seoul", (126.98, 37.57), (14, 11)),
    _City("place-tokyo", (139.69, 35.69), (-14, 11), "r"),
    _City("place-osaka", (135.50, 34.69), (-46, -15)),
)
_COUNTRIES = (
    ("place-north-korea", (126.75, 40.4)),
    ("place-south-korea", (127.7, 36.15)),
    ("place-japan", (138.1, 36.25)),
)


def drawn(voice: Voice, route: Route) -> Canvas:
    """The picture."""
    told, below = title(voice, route), voice("route-length", km=KILOMETRES)
    notes = [voice("route-note"), sources(voice, route), voice("route-coast")]
    top = head_height(told, below)
    bottom = top + _down(_SOUTH)
    canvas = Canvas(bottom + 24 + foot_height(notes))
    canvas.bar(Box(0, top, WIDTH, bottom), SEA)
    for ring in rings():
        canvas.shape([_on(point, top) for point in ring], LAND, SHORE)
    canvas.bar(Box(0, 0, WIDTH, top), PAPER)
    canvas.bar(Box(0, bottom, WIDTH, canvas.height), PAPER)
    for key, at in _COUNTRIES:
        canvas.text(_on(at, top), voice(key), 33, GREY, bold=True, to="m")
    for city in _CITIES:
        x, y = _on(city.at, top)
        canvas.dot((x, y), 6, GREY)
        canvas.text((x + city.beside[0], y + city.beside[1]), voice(city.key), LEAST, GREY, to=city.to)
    _way(canvas, route, top)
    head(canvas, told, below)
    foot(canvas, notes)
    return canvas


def _way(canvas: Canvas, route: Route, top: float) -> None:
    """From port to port, with the head of an arrow where the ships landed."""
    start, end = _on(_START, top), _on(_END, top)
    turn = math.atan2(end[1] - start[1], end[0] - start[0])
    tip = (end[0] - 16 * math.cos(turn), end[1] - 16 * math.sin(turn))
    wings = [(tip[0] - 34 * math.cos(turn + side), tip[1] - 34 * math.sin(turn + side)) for side in (-0.42, 0.42)]
    canvas.line((start, (tip[0] - 26 * math.cos(turn), tip[1] - 26 * math.sin(turn))), ORANGE, 6, dash=24)
    canvas.shape([tip, *wings], ORANGE, ORANGE)
    for port in (start, end):
        canvas.dot(port, 13, PAPER)
        canvas.dot(port, 10, INK)
    canvas.text((start[0] + 30, start[1] + 48), route.start, 38, bold=True, to="m")
    canvas.text((end[0] - 22, end[1] - 14), route.end, 38, bold=True, to="r")


def _on(point: Point, top: float) -> Point:
    """Where a place is on the sheet, by Mercator's projection."""
    return (point[0] - _WEST) * _SCALE, top + _down(point[1])


def _down(latitude: float) -> float:
    """How far a latitude is below the upper edge of the map."""
    return (_mercator(_NORTH) - _mercator(latitude)) * _SCALE


def _mercator(latitude: float) -> float:
    return math.degrees(math.log(math.tan(math.radians(45 + latitude / 2))))


_SCALE = WIDTH / (_EAST - _WEST)
"""Pixels for a degree of longitude."""
