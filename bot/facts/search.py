"""Full-text search over facts and terms, and terms by their names."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from bot.core.i18n import LANGUAGES, Voice
from bot.core.names import GOOD, QUERY_LIMIT, SURE, NameIndex, alike, stem, words
from bot.facts.asked import core, meaning
from bot.facts.subjects import About, SubjectIndex, names, subjects_of
from content.library import Library
from content.model import Fact, Localized, Person, Place, Term

SHORT = 6
"""Characters of a query up to which it must be nearly a name to be taken for one: short words are alike by chance."""
QUERY_WORD = 24
"""Characters of a word at most: what is longer is a clause of a language that has no spaces."""
LEAST, LENT, FALL = 0.3, 1.6, 3
"""How much a query must be about something at least, what share of it that lends to its first fact, and after how many
more that is halved: where somebody asks for two things, the first facts of both come before the last of one."""
PART, WHOLLY = 0.6, 0.99
"""What a term lends of that to its facts if more than the term was asked for, since it is shown itself; and from
what share on nothing more was."""
_FORM, _BEGUN, _LIKE = 0.9, 0.5, 0.8
"""What another form of a word counts, a longer word that begins with it, and one that is written almost like it."""
_TITLE, _NAMED, _TEXT, _AROUND = 2.0, 1.5, 1.0, 0.6
"""What a word counts in a title, as the name of somebody or of a place, in a text, and in a note or as the topic."""


@cache
def term_names(library: Library) -> NameIndex:
    """Every term by every way in which it is written."""
    return NameIndex({term.id: names(term) for term in library.terms.values()})


class Found(NamedTuple):
    """What can be found: a fact, or a term."""

    id: str
    is_term: bool


Postings: TypeAlias = Mapping[str, Mapping[Found, float]]
"""For each word the entries that have it, and what it counts there."""


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
    def _named(self) -> Sequence[Person | Place]:
        return [*self._library.persons.values(), *self._library.places.values()]

    @cached_property
    def _subjects(self) -> SubjectIndex:
        return subjects_of(self._library)

    @cached_property
    def _postings(self) -> Sequence[Postings]:
        """What the words of facts and terms count, and those that lead to a fact from elsewhere."""
        library = self._library
        return _told_by(tuple(library.facts.values()), tuple(library.terms.values())), _posted(self._leading())

    def _leading(self) -> Iterator[tuple[Found, float, str]]:
        for question in self._library.questions.values():
            for text in _in_all(question.prompt):
                yield Found(question.facts[0], is_term=False), _AROUND, text
        for named in self._named:
            for fact_id in named.facts:
                for name in names(named):
                    yield Found(fact_id, is_term=False), _NAMED, name

    @cached_property
    def _words(self) -> Sequence[str]:
        return sorted({word for postings in self._postings for word in postings})

    @cached_property
    def _spelled(self) -> Mapping[bool, Sequence[str]]:
        """The words that can be written almost like another: those of Latin letters (True), and others."""
        fitting = [word for word in self._words if 3 <= len(word) <= QUERY_WORD]
        return {latin: [word for word in fitting if word.isascii() == latin] for latin in (True, False)}

    def search(self, query: str, limit: int = 5) -> Hits:
        """The terms and facts nearest to a query in any language. What many ask is found once."""
        return self._search(query[:QUERY_LIMIT], limit)

    def _look(self, query: str, limit: int) -> Hits:
        scores = self._scores(query)
        best = sorted(scores, key=lambda entry: -scores[entry])
        least = scores[best[0]] * 0.5 if best else 0.0
        terms = [entry.id for entry in best if entry.is_term and scores[entry] >= least][:2]
        return Hits(tuple(terms), tuple([entry.id for entry in best if not entry.is_term][:limit]))

    def _scores(self, query: str) -> dict[Found, float]:
        """Entries by how well they fit: each word counts the more the rarer it is, and all of them together twice."""
        total: dict[Found, float] = {}
        met: dict[Found, float] = {}
        whole = 0.0
        for word, says in meaning(query, self._subjects.wide).items():
            matches = self._matches(word)
            if not matches:
                continue
            rarity = says * math.log(1 + self._size / len(matches))
            whole += rarity
            for entry, score in matches.items():
                total[entry] = total.get(entry, 0.0) + score * rarity
                met[entry] = met.get(entry, 0.0) + rarity
        scores = {entry: total[entry] * met[entry] / whole for entry in total if 3 * met[entry] > whole}
        self._add_names(query, max(scores.values(), default=1.0), scores)
        return scores

    def _add_names(self, query: str, most: float, scores: dict[Found, float]) -> None:
        """Add what a name in the query means: a term itself, and the facts of what it is about."""
        named = core(query)
        for id, likeness in self._terms.nearest(named, 3):
            if likeness >= (GOOD if len(named) > SHORT else SURE):
                term = Found(id, is_term=True)
                scores[term] = scores.get(term, 0.0) + most * likeness / 100
        for about in self._subjects.about(query):
            if about.share >= LEAST:
                self._lend(about, most, scores)

    @staticmethod
    def _lend(about: About, most: float, scores: dict[Found, float]) -> None:
        entry, weight = about.entry, most * about.share
        lent = weight * LENT
        if isinstance(entry, Term):
            term = Found(entry.id, is_term=True)
            scores[term] = scores.get(term, 0.0) + weight
            lent *= 1.0 if about.share > WHOLLY else PART
        for place, fact in enumerate(entry.facts):
            found = Found(fact, is_term=False)
            scores[found] = scores.get(found, 0.0) + lent / (1 + place / FALL)

    @cached_property
    def _size(self) -> int:
        return len(self._library.facts) + len(self._library.terms)

    def _matches(self, word: str) -> dict[Found, float]:
        """Entries with this word, another form of it, or a longer one; or else one written almost like it."""
        near = dict(self._akin(word))
        if not near and len(word) >= 4:
            near = {other: _LIKE * score / 100 for other, score in alike(word, self._spelled[word.isascii()])}
        found: dict[Found, float] = {}
        for other, share in near.items():
            for postings in self._postings:
                for entry, weight in postings.get(other, {}).items():
                    found[entry] = max(weight * share, found.get(entry, 0.0))
        return found

    def _akin(self, word: str) -> Iterator[tuple[str, float]]:
        if any(word in postings for postings in self._postings):
            yield word, 1.0
        if len(word) < 3 or not word.isascii():
            return
        root = stem(word)
        shared = root[:-1] if root[-1] in "eiy" else root
        for other in self._words[bisect_left(self._words, shared) :]:
            if not other.startswith(shared):
                return
            if other != word and stem(other) == root:
                yield other, _FORM
            elif other != word and len(word) >= 4 and other.startswith(word):
                yield other, _BEGUN


@lru_cache(maxsize=2)
def _told_by(facts: Sequence[Fact], terms: Sequence[Term]) -> Postings:
    """Libraries that differ in their questions alone share this."""
    return _posted(_texts(facts, terms))


def _texts(facts: Sequence[Fact], terms: Sequence[Term]) -> Iterator[tuple[Found, float, str]]:
    for fact in facts:
        for weight, text in _texts_of(fact):
            yield Found(fact.id, is_term=False), weight, text
    for term in terms:
        for name in names(term):
            yield Found(term.id, is_term=True), _TITLE, name
        for text in _in_all(term.definition):
            yield Found(term.id, is_term=True), _AROUND, text


def _posted(texts: Iterable[tuple[Found, float, str]]) -> Postings:
    found: defaultdict[str, dict[Found, float]] = defaultdict(dict)
    words_of = cache(lambda text: frozenset(words(text)))  # the same texts stand in many places
    for (entry, weight), them in groupby(texts, itemgetter(0, 1)):
        for word in words_of("\n".join(text for _, _, text in them)):
            entries = found[word]
            if entries.setdefault(entry, weight) < weight:
                entries[entry] = weight
    return dict(found)


def _texts_of(fact: Fact) -> Iterator[tuple[float, str]]:
    around = [text for text in (fact.dispute, fact.variant) if text]
    for weight, texts in ((_TITLE, [fact.title]), (_TEXT, [fact.text]), (_AROUND, around)):
        for text in texts:
            yield from ((weight, it) for it in _in_all(text))
    for language in LANGUAGES:
        yield _AROUND, Voice(language)(f"topic-{fact.topic}")
    yield _AROUND, fact.id
    if fact.date:
        yield _AROUND, fact.date


def _in_all(text: Localized) -> Iterator[str]:
    return (it for language in LANGUAGES if (it := text.into(language)))


@cache
def index_of(library: Library) -> Index:
    """The index of a library, made once."""
    return Index(library)
