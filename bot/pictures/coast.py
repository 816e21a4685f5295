"""The coast lines of Japan, Korea and what is near them, in degrees, and how they were cut from Natural Earth's.

To make them again, with the file `land-50m.json` of the npm package world-atlas:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m bot.pictures.coast package/land-50m.json > bot/pictures/coast.json

Natural Earth (version 4.1) is in the public domain; world-atlas, which turned it into TopoJSON, is under the ISC
licence, copyright 2013-2019 Michael Bostock. Land and sea alone are kept: no border, and no island smaller than Awaji.
So nothing that is disputed is on the map, nor anything that could be taken for it.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

Point: TypeAlias = tuple[float, float]
"""Degrees of longitude (east) and latitude (north)."""
WEST, EAST, SOUTH, NORTH = 122.0, 143.0, 32.0, 45.0
"""What is kept. Beyond it nothing may be shown."""
_SMALLEST = 0.05
"""Square degrees: some 500 square kilometres."""


@cache
def rings() -> Sequence[Sequence[Point]]:
    """The outline of each piece of land."""
    kept = json.loads((files("bot") / "pictures" / "coast.json").read_text(encoding="utf-8"))
    return [[(x / 100, y / 100) for x, y in ring] for ring in kept["rings"]]


def cut(topology: dict[str, Any]) -> Iterator[Sequence[Point]]:
    """The outlines of the land in a TopoJSON, as far as they lie within the frame."""
    step, start = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [_degrees(arc, step, start) for arc in topology["arcs"]]
    for land in topology["objects"]["land"]["geometries"]:
        for outlines in land["arcs"]:
            for ends in outlines:
                ring = _clipped(_joined(arcs, ends))
                if abs(_area(ring)) >= _SMALLEST:
                    yield ring


def _degrees(arc: Sequence[Sequence[int]], step: Point, start: Point) -> Sequence[Point]:
    """An arc is its first point and then the way from each to the next, in whole steps."""
    summed = accumulate(arc, lambda one, way: [one[0] + way[0], one[1] + way[1]])
    return [(x * step[0] + start[0], y * step[1] + start[1]) for x, y in summed]


def _joined(arcs: Sequence[Sequence[Point]], numbers: Sequence[int]) -> Sequence[Point]:
    """Arcs end to end; one with a negative number runs backwards."""
    whole: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        whole += arc[1:] if whole else arc
    return whole


class _Edge(NamedTuple):
    inside: Callable[[Point], bool]
    crossed: Callable[[Point, Point], Point]


def _at_x(x: float) -> Callable[[Point, Point], Point]:
    return lambda a, b: (x, a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]))


def _at_y(y: float) -> Callable[[Point, Point], Point]:
    return lambda a, b: (a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]), y)


_EDGES = (
    _Edge(lambda p: p[0] >= WEST, _at_x(WEST)),
    _Edge(lambda p: p[0] <= EAST, _at_x(EAST)),
    _Edge(lambda p: p[1] >= SOUTH, _at_y(SOUTH)),
    _Edge(lambda p: p[1] <= NORTH, _at_y(NORTH)),
)


def _clipped(ring: Sequence[Point]) -> Sequence[Point]:
    """What of an outline lies within the frame, after Sutherland and Hodgman."""
    for edge in _EDGES:
        found: list[Point] = []
        for before, after in pairwise([*ring[-1:], *ring]):
            if edge.inside(before) != edge.inside(after):
                found.append(edge.crossed(before, after))
            if edge.inside(after):
                found.append(after)
        ring = found
    return ring


def _area(ring: Sequence[Point]) -> float:
    """In square degrees; negative if the ring runs the other way round."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring[-1:], *ring])) / 2


def main(source: Path) -> None:
    """Write what is kept of a file to the output: whole hundredths of a degree."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    kept = [[(round(x * 100), round(y * 100)) for x, y in ring] for ring in cut(topology)]
    lines = (json.dumps(ring, separators=(",", ":")) for ring in kept)
    about = json.dumps("Coast lines from Natural Earth 1:50m (public domain); see coast.py")
    sys.stdout.write(f'{{"about": {about},\n"rings": [\n' + ",\n".join(lines) + "\n]}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
