"""Full-text search over facts and terms, and terms by their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from bot.core.names import GOOD, QUERY_LIMIT, NameIndex, alike, words
from content.library import Library
from content.model import LANGUAGES, Localized


@cache
def term_names(library: Library) -> NameIndex:
    """Every term by every way in which it is written."""
    return NameIndex(
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
    def _terms(self) -> NameIndex:
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
        near = {word: 1.0} if word in self._postings else {}
        if not near and len(word) >= 4:
            near = {other: score / 100 for other, score in alike(word, self._words)}
            near |= {other: 0.9 for other in self._postings if other.startswith(word)}
        found: dict[str, float] = {}
        for other, share in near.items():
            for fact, weight in self._postings[other].items():
                found[fact] = max(weight * share, found.get(fact, 0.0))
        return found


def _all_words(text: Localized) -> set[str]:
    return {word for language in LANGUAGES for word in words(text.into(language) or "")}


@cache
def index_of(library: Library) -> Index:
    """The index of a library, made once."""
    return Index(library)
