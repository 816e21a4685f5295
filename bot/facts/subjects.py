"""What a query is about: the terms, people, places and subjects whose names have much in common with it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from bot.core.names import stem, words
from content.library import Library
from content.model import Person, Place, Subject, Term

Named: TypeAlias = Term | Place | Person | Subject

UNASKED = frozenset(
    words(
        "a about an and any are as at be been by can could did do does for from had has have how i in into is it its"
        " many me much of on or so tell than that the their them there they this to was were what when where which who"
        " whom why will with would you"
    )
)
"""Words of a question that say nothing of what it is about."""


def names(entry: Named) -> tuple[str, ...]:
    """Every way in which something is written."""
    if isinstance(entry, Subject):
        return (entry.en, entry.ja, entry.ko, *entry.spellings)
    return (entry.en, entry.ja, entry.ja_reading, entry.ko, entry.ko_romanised, *entry.spellings)


def gist(text: str) -> tuple[str, ...]:
    """The stems of the words that say what a text is about; of other scripts the pairs of signs."""
    found = [word for word in dict.fromkeys(words(text)) if word.isascii() or len(word) <= 2]
    said = [word for word in found if word not in UNASKED] or found
    return tuple(dict.fromkeys(stem(word) for word in said))


class About(NamedTuple):
    """Something that a query is about, and how much (0 to 1): 1 if it is just its name."""

    entry: Named
    share: float


class SubjectIndex:
    """Names by their words."""

    def __init__(self, library: Library) -> None:
        entries: Iterable[Named] = (
            *library.terms.values(),
            *library.persons.values(),
            *library.places.values(),
            *library.subjects.values(),
        )
        self._names = [(gist(name), entry) for entry in entries for name in names(entry)]
        self._having: dict[str, list[int]] = {}
        for number, (said, _) in enumerate(self._names):
            for word in said:
                self._having.setdefault(word, []).append(number)
        count = len(self._names)
        self._rarity = {word: math.log(1 + count / len(numbers)) for word, numbers in self._having.items()}
        self._weights = [sum(self._rarity[word] for word in said) for said, _ in self._names]

    def about(self, query: str, limit: int = 8) -> Sequence[About]:
        """What a query is about, most of all first."""
        asked = gist(query)
        shared: defaultdict[int, float] = defaultdict(float)
        for word in asked:
            for number in self._having.get(word, ()):
                shared[number] += self._rarity[word]
        most = max(self._rarity.values(), default=1.0)
        whole = sum(self._rarity.get(word, most) for word in asked)
        best: dict[str, About] = {}
        for entry, share in self._shares(shared, whole):
            key = f"{type(entry).__name__}/{entry.id}"
            if share > best.get(key, About(entry, 0.0)).share:
                best[key] = About(entry, share)
        return sorted(best.values(), key=lambda one: -one.share)[:limit]

    def _shares(self, shared: Mapping[int, float], whole: float) -> Iterator[tuple[Named, float]]:
        for number, weight in shared.items():
            yield self._names[number][1], weight / (0.7 * self._weights[number] + 0.3 * whole)
