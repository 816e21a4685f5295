"""How the content is balanced: topics, decades, sources, days of the year and voices, in a few lines to read."""

from collections import Counter
from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from content.library import Library
from content.model import Fact, SourceKind, Topic

MOST = 0.12  # the share of all facts that a topic should not pass
_ORDER = list(SourceKind)
_PARTY = "a party alone"


def lines(library: Library) -> Iterator[str]:
    """The report, line by line."""
    facts = list(library.facts.values())
    if not facts:
        return
    yield from _topics(library)
    yield f"facts by decade: {_decades(facts)}"
    yield f"sources by kind: {_counted(Counter(str(source.kind) for source in library.sources.values()))}"
    yield f"facts by their best source: {_counted(_best(library))}"
    days = {fact.month_day for fact in facts if fact.month_day}
    yield f"days of the year with a fact: {len(days)} of 366"
    voices = Counter(fact.speaker for fact in facts if fact.speaker)
    yield f"voices: {len(voices)} in {voices.total()} facts" + (f" ({_counted(voices)})" if voices else "")


def _topics(library: Library) -> Iterator[str]:
    """A line for each topic: facts, their share, questions."""
    facts = Counter(fact.topic for fact in library.facts.values())
    known = (question for question in library.questions.values() if question.facts[0] in library.facts)
    questions = Counter(library.topic(question) for question in known)
    yield f"{'topic':<22}{'facts':>6}{'share':>8}{'questions':>11}"
    for topic in Topic:
        share = facts[topic] / len(library.facts)
        yield f"{topic:<22}{facts[topic]:>6}{ceil(100 * share):>6} %{questions[topic]:>11}" + " !" * (share > MOST)


def _decades(facts: list[Fact]) -> str:
    """How many facts begin in each decade."""
    begun = Counter(fact.years[0] // 10 * 10 for fact in facts if fact.years)
    told = ", ".join(f"{decade}s {begun[decade]}" for decade in sorted(begun))
    return f"{told}; without a date {len(facts) - begun.total()}"


class Shares(NamedTuple):
    """Of 100 facts, how many have which kind of text as their best source (rounded)."""

    news: int
    scholars: int
    official: int
    """Judgments, laws, archives, documents of states, museums."""
    party: int
    """Known from a party to the matter alone."""
    others: int


def shares(library: Library) -> Shares:
    """On what the facts rest, in percent."""
    best, whole = _best(library), max(1, len(library.facts))

    def share(*kinds: str) -> int:
        return round(100 * sum(best[kind] for kind in kinds) / whole)

    known = Shares(
        news=share(SourceKind.NEWSPAPER, SourceKind.BROADCASTER),
        scholars=share(SourceKind.ACADEMIC, SourceKind.BOOK),
        official=share(SourceKind.COURT, SourceKind.LAW, SourceKind.ARCHIVE, SourceKind.GOVERNMENT, SourceKind.MUSEUM),
        party=share(_PARTY),
        others=0,
    )
    return known._replace(others=100 - sum(known))


def _best(library: Library) -> "Counter[str]":
    """How many facts have which kind of source as their best; those of a party alone stand apart."""
    best: Counter[str] = Counter()
    for fact in library.facts.values():
        sources = [library.sources[name] for name in fact.sources if name in library.sources]
        fair = [source.kind for source in sources if not source.party]
        if fair:
            best[min(fair, key=_ORDER.index)] += 1
        elif sources:
            best[_PARTY] += 1
    return best


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {times}" for name, times in counts.most_common())
