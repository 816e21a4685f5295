"""What a query is about: the terms, people, places and subjects whose names have much in common with it."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from bot.core.names import fold, stem
from bot.facts.asked import SAYING, WIDE, meaning
from content.library import Library
from content.model import Person, Place, Subject, Term

Named: TypeAlias = Term | Place | Person | Subject

OWN = 0.8
"""Whether a name fits a query goes by how much of the name is in it; the rest, by how much of the query that is."""
WIDE_NAMES = ("zainichi", "zainichi-korean")
"""Terms whose names nearly all is about, so that beside other words they say little."""


def names(entry: Named) -> tuple[str, ...]:
    """Every way in which something is written."""
    if isinstance(entry, Subject):
        return (entry.en, entry.ja, entry.ko, *entry.spellings)
    return (entry.en, entry.ja, entry.ja_reading, entry.ko, entry.ko_romanised, *entry.spellings)


class Wide:
    """The names that say little, to be found within a word."""

    def __init__(self, library: Library) -> None:
        told = [names(library.terms[term]) for term in WIDE_NAMES if term in library.terms]
        folded = {fold(name) for entry in told for name in entry if not name.isascii()}
        self._names = re.compile("|".join(sorted(map(re.escape, folded), key=len, reverse=True)) or "(?!)")

    def __call__(self, word: str) -> Sequence[float]:
        """How much each sign of a folded word says, as far as these names go."""
        signs = [SAYING] * len(word)
        for found in self._names.finditer(word):
            signs[found.start() : found.end()] = [WIDE] * len(found[0])
        return signs


def gist(text: str, wide: Wide | None = None) -> Mapping[str, float]:
    """The stems of the words that say what a text is about, and how much; of other scripts the pairs of signs."""
    said: dict[str, float] = {}
    for word, weight in meaning(text, wide).items():
        if word.isascii() or len(word) <= 2:
            root = stem(word)
            said[root] = max(weight, said.get(root, 0.0))
    return said


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
        self.wide = Wide(library)
        self._names = [(gist(name, self.wide), entry) for entry in entries for name in names(entry)]
        self._having: dict[str, list[int]] = {}
        for number, (said, _) in enumerate(self._names):
            for word in said:
                self._having.setdefault(word, []).append(number)
        count = len(self._names)
        self._rarity = {word: math.log(1 + count / len(numbers)) for word, numbers in self._having.items()}
        self._weights = [sum(self._rarity[word] * says for word, says in said.items()) for said, _ in self._names]

    def about(self, query: str, limit: int = 8) -> Sequence[About]:
        """What a query is about, most of all first."""
        asked = gist(query, self.wide)
        shared: defaultdict[int, float] = defaultdict(float)
        for word, says in asked.items():
            for number in self._having.get(word, ()):
                shared[number] += self._rarity[word] * min(says, self._names[number][0][word])
        most = max(self._rarity.values(), default=1.0)
        whole = sum(self._rarity.get(word, most) * says for word, says in asked.items())
        best: dict[str, About] = {}
        for entry, share in self._shares(shared, whole):
            key = f"{type(entry).__name__}/{entry.id}"
            if share > best.get(key, About(entry, 0.0)).share:
                best[key] = About(entry, share)
        return sorted(best.values(), key=lambda one: -one.share)[:limit]

    def _shares(self, shared: Mapping[int, float], whole: float) -> Iterator[tuple[Named, float]]:
        for number, weight in shared.items():
            yield self._names[number][1], weight / (OWN * self._weights[number] + (1 - OWN) * whole)
