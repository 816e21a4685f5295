"""How the cells of a workbook look. Values alone: whoever writes the file makes formats of them."""

from enum import Enum

_INK, _GREY, _HEAD, _LINE, _LINK = "#1B2733", "#52606D", "#1F4E6E", "#C9D1D8", "#0B5CAD"


class Look(Enum):
    """How a cell looks. What it says never depends on that alone."""

    TEXT = "text"
    PROSE = "prose"
    WHOLE = "whole"
    SHARE = "share"
    SHARE_BELOW = "share-below"
    TENTHS = "tenths"
    MOMENT = "moment"
    GOOD = "good"
    BAD = "bad"
    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"
    PALE = "pale"
    HEAD = "head"
    NUMBER_HEAD = "number-head"
    TITLE = "title"
    RESULT = "result"
    SECTION = "section"
    LABEL = "label"
    SENTENCE = "sentence"
    NOTE = "note"
    LINK = "link"


WRAPPED = (Look.PROSE, Look.GOOD, Look.BAD, Look.LABEL, Look.HEAD, Look.NUMBER_HEAD)
"""Looks whose texts are broken at the edge of their column."""
LINES = (Look.TITLE, Look.RESULT, Look.SECTION, Look.SENTENCE, Look.NOTE)
"""Looks whose texts have a line for themselves, over the empty cells beside them."""
NUMBERS = (Look.WHOLE, Look.SHARE, Look.SHARE_BELOW, Look.TENTHS, Look.MOMENT)
TO_THE_RIGHT = (Look.WHOLE, Look.SHARE, Look.TENTHS)
"""Looks whose heading stands to the right, as its numbers do."""
SIZES = {Look.TITLE: 18, Look.RESULT: 16, Look.SECTION: 13}
"""Points, where they are not the usual ones."""
SIZE = 11

_RIGHT: dict[str, object] = {"align": "right", "indent": 2}  # right of a heading is the button of its filter
_LEFT: dict[str, object] = {"align": "left", "indent": 1}
_CENTRED: dict[str, object] = {"align": "center"}
_WRAP: dict[str, object] = {"text_wrap": True}
_GOOD: dict[str, object] = {"bg_color": "#DDF0E2"}
_BAD: dict[str, object] = {"bg_color": "#FBE3D6"}
_HEADING: dict[str, object] = {"bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD}
_OWN: dict[Look, dict[str, object]] = {
    Look.TEXT: _LEFT,
    Look.PROSE: {**_WRAP, **_LEFT},
    Look.WHOLE: {**_RIGHT, "num_format": "#,##0"},
    Look.SHARE: {**_RIGHT, "num_format": "0%"},
    Look.SHARE_BELOW: {**_CENTRED, "num_format": "0%"},
    Look.TENTHS: {**_RIGHT, "num_format": "0.0"},
    Look.MOMENT: {**_LEFT, "num_format": "yyyy-mm-dd hh:mm:ss"},
    Look.GOOD: {**_GOOD, **_WRAP, **_LEFT},
    Look.BAD: {**_BAD, **_WRAP, **_LEFT},
    Look.RIGHT: {**_GOOD, **_CENTRED},
    Look.WRONG: {**_BAD, **_CENTRED},
    Look.OPEN: _CENTRED,
    Look.PALE: {**_CENTRED, "bg_color": "#EEF1F4", "font_color": _GREY},
    Look.HEAD: {**_WRAP, **_LEFT, **_HEADING},
    Look.NUMBER_HEAD: {**_WRAP, **_RIGHT, **_HEADING},
    Look.TITLE: {"bold": True},
    Look.RESULT: {"bold": True},
    Look.SECTION: {"bold": True, "font_color": _HEAD},
    Look.LABEL: {**_WRAP, **_LEFT, "bold": True},
    Look.SENTENCE: {},
    Look.NOTE: {"font_color": _GREY},
    Look.LINK: {**_LEFT, "font_color": _LINK, "underline": 1},
}


def properties(look: Look, font: str) -> dict[str, object]:
    """A look as XlsxWriter's formats take it."""
    base: dict[str, object] = {
        "font_name": font,
        "font_size": SIZES.get(look, SIZE),
        "font_color": _INK,
        "valign": "top",
    }
    if look not in LINES:
        base |= {"bottom": 1, "bottom_color": _LINE}
    return base | _OWN[look]
