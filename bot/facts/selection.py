"""Which facts come into question for somebody, and which of them comes next. Pure, but for what is drawn by lot."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.core.community import CommunitySettings
from bot.core.context import Chance
from content.library import Library
from content.model import Confidence, Fact

SAID_EVERY = 10
"""New facts from one word on how many have been seen to the next."""


class SeenItem(NamedTuple):
    """How often a person has been shown an item, and when last (ms since 1970)."""

    times: int
    at: int


def open_facts(library: Library, here: CommunitySettings) -> list[Fact]:
    """The facts whose topics are not switched off."""
    return [fact for fact in library.facts.values() if fact.topic not in here.off]


def sure_facts(library: Library, here: CommunitySettings) -> list[Fact]:
    """Those of them that may stand before everybody unasked: of high confidence, unless moderators want any."""
    return [fact for fact in open_facts(library, here) if is_sure(fact) or not here.sure_only]


def is_sure(fact: Fact) -> bool:
    """Whether it is known with high confidence."""
    return fact.confidence is Confidence.HIGH


@lru_cache(maxsize=256)
def open_on(library: Library, here: CommunitySettings, topic: str | None) -> Sequence[str]:
    """The ids of the facts on a topic, or on all of them, without what is switched off."""
    return tuple(it.id for it in open_facts(library, here) if topic is None or it.topic == topic)


def worth_saying(everything: Sequence[str], shown: frozenset[str], fact: Fact) -> int | None:
    """How many of these somebody has had with this new fact, now and then: at every tenth, and at the last.

    Nobody counts beside what is painful or disputed.
    """
    seen = len(shown.intersection(everything)) + 1
    is_now = fact.id not in shown and (seen % SAID_EVERY == 0 or seen == len(everything))
    return seen if is_now and not (fact.content_note or fact.dispute) else None


def least_seen(chance: Chance, names: Sequence[str], seen: Mapping[str, SeenItem]) -> str:
    """One that was shown least often, by lot, and not the very last one again if there is another."""
    times = {name: seen[name].times if name in seen else 0 for name in names}
    least = min(times.values())
    fewest = [name for name in names if times[name] == least]
    last = max(seen, key=lambda name: seen[name].at, default=None)
    return chance.choice([name for name in fewest if name != last] or fewest)
