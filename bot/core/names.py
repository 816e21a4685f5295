"""Find what is meant by a name, across spelling, script and word form. The only door to RapidFuzz and to Snowball.

Names are compared twice: as folded text (width, case, macrons, spaces and hyphens do not count) and, for Latin letters,
by sound, so that Chongjin and Cheongjin, or Joseon and Choson, meet.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import add
from typing import Any

from rapidfuzz import fuzz, process

QUERY_LIMIT = 100
"""Characters of a query that count; what follows cannot matter and would only cost time."""

GOOD, SURE = 70.0, 86.0
"""Of 100: from GOOD on a match is worth a "Did you mean"; from SURE on it is taken."""
EXACT = 100.0
"""The likeness of a name to itself."""

_MARKS = re.compile("[\u0300-\u036f]+")
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_OLD_FORMS = str.maketrans("聯國會籍團體鮮變歸", "連国会籍団体鮮変帰", "ー")
_VARIED = {**_KATAKANA, **_OLD_FORMS}
_VARYING = re.compile(f"[{''.join(map(chr, _VARIED))}]+")
_NO_WORD = re.compile(r"[\W_]+")
_NO_WORD_OR_LINE = re.compile(r"(?:[^\w\n]|_)+")
_WITHIN_NUMBERS = re.compile(r"[,万만](?:(?<=\d,)(?=\d{3}(?!\d))|(?<=\d[万만])(?=\d{4}(?!\d)))")
_COUNTED = re.compile(r"\d(?=[^\W\da-zA-Z_])")
"""The end of a number that what is counted follows at once."""
_PIECES = re.compile(r"\w+(?:['’]\w+)*")
_SOUNDS = (
    (r"ts|zh|ch|sh|[jz]", "c"),
    ("eo|ou|oo|oh", "o"),
    ("eu|uu|wu", "u"),
    ("ae|ee", "e"),
    ("g|q", "k"),
    ("d", "t"),
    ("b|f|v", "p"),
    ("r", "l"),
    ("y", "i"),
)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Text without what people leave out or vary: width, case, accents, spaces, hyphens, kana and old kanji forms."""
    return _NO_WORD.sub("", _unvaried(text))


def _unvaried(text: str) -> str:
    folded = text.casefold()
    if not folded.isascii():
        bare = _MARKS.sub("", unicodedata.normalize("NFKD", folded))
        folded = _VARYING.sub(_plainly, unicodedata.normalize("NFC", bare))
    return folded


def _plainly(varying: re.Match[str]) -> str:
    return varying[0].translate(_VARIED)


@lru_cache(maxsize=4096)
def sound(text: str) -> str:
    """Roughly how a folded Latin word sounds, in letters that romanisations agree on; other scripts as they are."""
    if not text.isascii():
        return text
    for spelling, letter in _SOUNDS:
        text = re.sub(spelling, letter, text)
    return re.sub(r"(.)\1+", r"\1", text)


@cache
def _english() -> Any:  # noqa: ANN401  # the library has no types
    import snowballstemmer  # noqa: PLC0415  # nobody needs it before the first search

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """What the forms of an English word share (Snowball's Porter 2): ship for ships, fingerprint for fingerprinting.

    Words with other letters or with digits are their own stem.
    """
    stemmed: str = _english().stemWord(word) if word.isascii() and word.isalpha() else word
    return stemmed


def pieces(text: str) -> list[str]:
    """The words of a text as they are written. A number is one word: 93,340 as 93340, 9万3340 and 9만3340."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    plain = _WITHIN_NUMBERS.sub("", plain)
    if not plain.isascii():
        plain = _COUNTED.sub(r"\g<0> ", plain)  # what is counted stands apart from how many
    return _PIECES.findall(plain)


def words(text: str) -> list[str]:
    """The folded words of a text. Chinese characters, kana and hangul, which need no spaces, also go in pairs."""
    lines = _NO_WORD_OR_LINE.sub("", _unvaried("\n".join(pieces(text))))  # folded all at once: far quicker
    found = [word for word in lines.split("\n") if word]
    if not lines.isascii():
        for word in found[:]:
            if not word.isascii():
                found += map(add, word, word[1:])
    return found


class _Spelled:
    """Names in one way to spell them."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self._lines = "\n".join(("", *names, ""))
        self._long = tuple(name for name in names if len(name) >= 3)

    def holding(self, asked: str) -> Iterator[tuple[float, int]]:
        """(likeness, index) of names that begin with what was asked, or the other way round: an end says too little."""
        if len(asked) < 3 or not (f"\n{asked}" in self._lines or asked.startswith(self._long)):
            return
        for index, name in enumerate(self.names):
            shorter, longer = (asked, name) if len(asked) < len(name) else (name, asked)
            if len(shorter) >= 3 and longer.startswith(shorter):
                yield 78.0 + 12.0 * len(shorter) / len(longer), index


class NameIndex:
    """Things by their names, to be found by something like a name."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        pairs = dict.fromkeys((fold(name), owner) for owner, them in names.items() for name in them)
        self._owners = [owner for _, owner in pairs]
        self._folded = [name for name, _ in pairs]
        self._written = _Spelled(self._folded)
        self._spoken = _Spelled([sound(name) for name in self._folded])
        self._ranked = lru_cache(maxsize=256)(self._rank)  # a word that does not fit is looked up more than once

    def nearest(self, typed: str, limit: int = 5) -> list[tuple[str, float]]:
        """(what, likeness of 0 to 100) of the best matches, best first. The same name exactly is 100."""
        query = fold(typed[:QUERY_LIMIT])
        return list(self._ranked(query)[:limit]) if query else []

    def _rank(self, query: str) -> tuple[tuple[str, float], ...]:
        best: dict[str, float] = {}
        for weight, asked, spelled in ((1.0, query, self._written), (0.97, sound(query), self._spoken)):
            near = process.extract(asked, spelled.names, scorer=fuzz.ratio, limit=20)
            for score, index in (*((score, index) for _, score, index in near), *spelled.holding(asked)):
                owner = self._owners[index]
                best[owner] = max(weight * score, best.get(owner, 0.0))
        return tuple(sorted(best.items(), key=lambda row: -row[1]))

    def find(self, typed: str) -> str | None:
        """The one thing that is surely meant, or None. What a thing is stored by means that thing."""
        if typed in self._owners:
            return typed
        return next((what for what, score in self.nearest(typed, 1) if score >= SURE), None)

    def starting(self, typed: str) -> list[str]:
        """What has a name that begins with, or else holds, what has been typed so far; all of it for nothing typed."""
        query = fold(typed[:QUERY_LIMIT])
        rows = list(zip(self._folded, self._owners, strict=True))
        begins = [owner for name, owner in rows if name.startswith(query)]
        holds = [owner for name, owner in rows if query in name]
        return list(dict.fromkeys((*begins, *holds)))


def alike(word: str, words: Sequence[str], least: float = 80.0, limit: int = 5) -> list[tuple[str, float]]:
    """(word, likeness of 0 to 100) of those words that are written almost like this one, best first."""
    near = process.extract(word, words, scorer=fuzz.ratio, score_cutoff=least, limit=limit)
    return [(other, score) for other, score, _ in near]
