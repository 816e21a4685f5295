"""Lines that fit a terminal: wide characters count two columns, and an address is never broken. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.text import Text

_ADDRESS = re.compile(r"https?://[!-~]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff]")
"""Signs of Chinese and Japanese, between which a line may end. Korean has spaces."""
_NOT_FIRST = frozenset(
    "、。，．・：；？！ー〜～）〕］｝〉》」』】〙〗’”％%),.:;?!]}ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞ…"
)
_NOT_LAST = frozenset("（〔［｛〈《「『【〘〖‘“([{")
_BETWEEN = frozenset("·–—")
"""Signs between two parts: they stay with the first of them."""


def wrapped(text: Text, width: int) -> list[Text]:
    """The text in lines of so many columns. Only an address may be longer: it has a line of its own, and stays whole.

    A line ends at a space or, in Chinese and Japanese, between signs that may stand at its end and its beginning.
    """
    return [line for part in text.split("\n", allow_blank=True) for line in _wrapped(part, max(width, 2))]


def _wrapped(text: Text, width: int) -> Iterator[Text]:
    if not text.plain.strip():
        return iter((Text(),))
    ends: list[int] = []
    taken = at = 0
    for chunk in _chunks(text.plain):
        needed = cell_len(chunk.rstrip())
        if taken and taken + needed > width:
            ends.append(at)
            taken = 0
        if needed > width and not _ADDRESS.search(chunk):
            *whole, chunk_end = chop_cells(chunk.rstrip(), width)
            for piece in whole:
                at += len(piece)
                ends.append(at)
            chunk = chunk_end + chunk[len(chunk.rstrip()) :]  # noqa: PLW2901  # what is left of it
        taken += cell_len(chunk)
        at += len(chunk)
    return (_without_end(line) for line in text.divide(ends))


def _without_end(line: Text) -> Text:
    line.rstrip()
    return line


def _chunks(text: str) -> Iterator[str]:
    """What stays together on a line, each with the space behind it."""
    addresses = [found.span() for found in _ADDRESS.finditer(text)]
    starts, begun = [start for start, _ in addresses], 0
    for at in range(1, len(text)):
        nearest = bisect_left(starts, at) - 1
        is_inside = nearest >= 0 and at < addresses[nearest][1]
        if not is_inside and _may_end(text[at - 1], text[at]):
            yield text[begun:at]
            begun = at
    yield text[begun:]


def _may_end(before: str, after: str) -> bool:
    """Whether a line may end between these two signs."""
    if before.isspace() or after.isspace():
        return before.isspace() and not after.isspace() and after not in _BETWEEN
    if after in _NOT_FIRST or before in _NOT_LAST or before.isdigit():
        return False
    return bool(_WIDE.match(before) or _WIDE.match(after))
