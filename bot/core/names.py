"""Find what somebody means across spelling and script. The only door to RapidFuzz.

Names are compared twice: as folded text (width, case, macrons, spaces and hyphens do not count) and, for Latin letters,
by sound, so that Chongjin and Cheongjin, or Joseon and Choson, meet.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from content.library import Library
from content.model import LANGUAGES, Localized

QUERY_LIMIT = 100
"""Characters of a query that count; what follows cannot matter and would only cost time."""

GOOD, SURE = 70.0, 86.0
"""Of 100: from GOOD on a match is worth a "Did you mean"; from SURE on it is taken."""

_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_OLD_FORMS = str.maketrans("聯國會籍團體鮮變歸", "連国会籍団体鮮変帰")
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
    wide = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in wide if not 0x300 <= ord(sign) <= 0x36F)
    folded = unicodedata.normalize("NFC", bare).translate(_KATAKANA).translate(_OLD_FORMS)
    return "".join(sign for sign in folded if sign.isalnum() and sign != "ー")


@lru_cache(maxsize=4096)
def sound(text: str) -> str:
    """Roughly how a folded Latin word sounds, in letters that romanisations agree on; other scripts as they are."""
    if not text.isascii():
        return text
    for spelling, letter in _SOUNDS:
        text = re.sub(spelling, letter, text)
    return re.sub(r"(.)\1+", r"\1", text)


def words(text: str) -> list[str]:
    """The folded words of a text. Chinese characters, kana and hangul, which need no spaces, also go in pairs."""
    found: list[str] = []
    for word in re.findall(r"\w+(?:['’]\w+)*", unicodedata.normalize("NFKC", text)):
        folded = fold(word)
        if folded:
            found.append(folded)
        if not folded.isascii():
            found += ["".join(pair) for pair in pairwise(folded)]
    return found


class _Spelled:
    """Names in one way to spell them."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self._lines = "\n".join(("", *names, ""))
        self._long = tuple(name for name in names if len(name) >= 3)

    def holding(self, asked: str) -> Iterator[tuple[float, int]]:
        """(likeness, index) of names that merely begin or end with what was asked, or the other way round."""
        if len(asked) < 3 or not (
            f"\n{asked}" in self._lines
            or f"{asked}\n" in self._lines
            or asked.startswith(self._long)
            or asked.endswith(self._long)
        ):
            return
        for index, name in enumerate(self.names):
            shorter, longer = (asked, name) if len(asked) < len(name) else (name, asked)
            if len(shorter) >= 3 and (longer.startswith(shorter) or longer.endswith(shorter)):
                yield 78.0 + 12.0 * len(shorter) / len(longer), index


class Names:
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


@cache
def term_names(library: Library) -> Names:
    """Every term by every way in which it is written."""
    return Names(
        {
            term.id: (term.en, term.ja, term.ja_reading, term.ko, term.ko_romanised, *term.spellings)
            for term in library.terms.values()
        }
    )


@dataclass(frozen=True, slots=True)
class Hits:
    """What a query found: ids of terms and of facts, best first."""

    terms: tuple[str, ...]
    facts: tuple[str, ...]


class Index:
    """Full-text search over facts and terms in every language that they have. Built at the first search."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._search = lru_cache(maxsize=1024)(self._look)

    @cached_property
    def _terms(self) -> Names:
        return term_names(self._library)

    @cached_property
    def _postings(self) -> Mapping[str, Mapping[str, float]]:
        """For each word the facts that have it, and what it weighs there: a title twice as much as a text."""
        found: dict[str, dict[str, float]] = {}
        for fact in self._library.facts.values():
            for weight, text in ((2.0, fact.title), (1.0, fact.text)):
                for word in _all_words(text):
                    facts = found.setdefault(word, {})
                    facts[fact.id] = max(weight, facts.get(fact.id, 0.0))
        return found

    @cached_property
    def _words(self) -> Sequence[str]:
        return list(self._postings)

    def search(self, query: str, limit: int = 5) -> Hits:
        """The terms and facts nearest to a query in any language. What many ask is found once."""
        return self._search(query[:QUERY_LIMIT], limit)

    def _look(self, query: str, limit: int) -> Hits:
        terms = [(what, score) for what, score in self._terms.nearest(query, 3) if score >= GOOD]
        scores = self._facts(words(query))
        for term, likeness in terms:
            it = self._library.terms[term]
            for name in (it.en, it.ja, it.ko):
                for fact, score in self._facts(words(name)).items():
                    scores[fact] = max(score * likeness / 100, scores.get(fact, 0.0))
        facts = sorted(scores, key=lambda fact: -scores[fact])[:limit]
        return Hits(tuple(what for what, _ in terms), tuple(facts))

    def _facts(self, query: Sequence[str]) -> dict[str, float]:
        """Facts that have most of the words, each word counting the more the rarer it is."""
        asked = [self._matches(word) for word in dict.fromkeys(query)]
        total: dict[str, float] = {}
        for matches in asked:
            rarity = 1.0 / (1 + len(matches)) ** 0.5
            for fact, score in matches.items():
                total[fact] = total.get(fact, 0.0) + score * rarity
        most = [fact for fact in total if 2 * sum(fact in matches for matches in asked) > len(asked)]
        return {fact: total[fact] for fact in most}

    def _matches(self, word: str) -> dict[str, float]:
        """Facts with this word, or one like it where nobody wrote exactly this."""
        alike = {word: 1.0} if word in self._postings else {}
        if not alike and len(word) >= 4:
            near = process.extract(word, self._words, scorer=fuzz.ratio, score_cutoff=80, limit=5)
            alike = {other: score / 100 for other, score, _ in near}
            alike |= {other: 0.9 for other in self._postings if other.startswith(word)}
        found: dict[str, float] = {}
        for other, share in alike.items():
            for fact, weight in self._postings[other].items():
                found[fact] = max(weight * share, found.get(fact, 0.0))
        return found


def _all_words(text: Localized) -> set[str]:
    return {word for language in LANGUAGES for word in words(text.into(language) or "")}
