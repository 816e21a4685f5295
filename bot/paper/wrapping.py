"""Text as a sheet of paper takes it: signs that the font has, and lines that are no longer than there is room. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterator

_LONELY = 2
"""Signs of a last line that is too short to stand alone."""
MISSING = "□"
"""Stands for a sign that the font does not have."""
_NO_LINE_STARTS_WITH = frozenset(
    "、。，．・：；？！）」』】〉》〕］｝ー〜々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}”’"
)
_NO_LINE_ENDS_WITH = frozenset("（「『【〈《〔［｛([{“‘")
_BREAKS_AFTER = frozenset("/?&=-_–—·")
"""Where a long address may go on in the next line."""
_STEERING = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef\u00ad]")
_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
_NARROW = re.compile("[\uff61-\uff9f]+")
_JOINED = re.compile("(?<=[^\\s])\u200d\\S")


def legible(text: str, has: Callable[[str], bool]) -> str:
    """The text with `MISSING` for each sign that the font lacks. Signs that only steer are left out."""
    whole = unicodedata.normalize("NFC", text)
    if not whole.isascii():
        whole = _TONES.sub("", _STEERING.sub("", _JOINED.sub("", whole)))
        whole = _NARROW.sub(lambda found: unicodedata.normalize("NFKC", found[0]), whole)
    lines = (" ".join(line.split()) for line in whole.splitlines())
    return "\n".join(line if all(map(has, set(line))) else "".join(_signs(line, has)) for line in lines)


def _signs(line: str, has: Callable[[str], bool]) -> Iterator[str]:
    for sign in line:
        if has(sign):
            yield sign
        elif has(plain := unicodedata.normalize("NFKC", sign)[:1]) and unicodedata.category(sign)[0] in "LN":
            yield plain  # a letter of another width or style
        elif unicodedata.category(sign)[0] != "M":  # a mark stands on a sign that is told to be missing already
            yield MISSING


def broken(text: str, room: float, wide: Callable[[str], float]) -> list[str]:
    """The text in lines. `wide` says how wide one sign is. A word that is wider than the room is torn."""
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, room, wide)]


def _paragraph(text: str, room: float, wide: Callable[[str], float]) -> list[str]:
    """Its lines. A last one of a sign or two, as Japanese has them, takes some of the line before it along."""
    lines = list(_filled(text, room, wide))
    if len(lines) > 1 and 0 < len(lines[-1]) <= _LONELY and _is_ideograph(lines[-1][0]):
        before = lines[-2]
        places = range(len(before) - 2, len(before) // 2, -1)
        at = next((it for it in places if _may_break(before, it) and before[it - 1] != " "), None)
        if at is not None and sum(map(wide, last := before[at:] + lines[-1])) <= room:
            lines[-2:] = [before[:at], last]
    return lines


def _filled(text: str, room: float, wide: Callable[[str], float]) -> Iterator[str]:
    """Its lines, each as full as can be."""
    start = at = 0
    used = 0.0
    while at < len(text):
        used += wide(text[at])
        if used > room and at > start and text[at] != " ":
            end = next((place for place in range(at, start, -1) if _may_break(text, place)), at)
            yield text[start:end].rstrip()
            start = at = end
            used = 0.0
            continue
        at += 1
    yield text[start:].rstrip()


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before this place."""
    if at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if after == " " or after in _NO_LINE_STARTS_WITH or before in _NO_LINE_ENDS_WITH:
        return False
    return before == " " or before in _BREAKS_AFTER or _is_ideograph(before) or _is_ideograph(after)


def _is_ideograph(sign: str) -> bool:
    """Whether it is kana or a Chinese character, or a sign that goes with them: a line may end beside it."""
    return "\u3000" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uff60"
