"""The options of commands on facts: a topic, a term, a theme, a year, a query."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated

from bot.core.community import CommunitySettings
from bot.core.i18n import LANGUAGES, Voice
from bot.core.names import NameIndex
from bot.core.options import Lookup, OneOf, Text, Whole, in_each_language
from bot.facts.search import index_of, term_names
from content.library import Library
from content.model import Topic

_FORMERLY: Mapping[str, Sequence[str]] = {Topic.COLONIAL_RULE: ("roots",)}
"""What topics were called before, in buttons and in the memory of people."""


@cache
def _topic_names(library: Library) -> NameIndex:
    return NameIndex({it: (it, *in_each_language(f"topic-{it}"), *_FORMERLY.get(it, ())) for it in library.topics})


@cache
def _theme_names(library: Library) -> NameIndex:
    return NameIndex(
        {it.id: (it.id, *(it.title.best(language) for language in LANGUAGES)) for it in library.themes.values()}
    )


def _topics(lookup: Lookup) -> NameIndex:
    return _topic_names(lookup.library)


def _topic(_: Lookup, value: str, voice: Voice) -> str:
    return voice(f"topic-{value}")


def _is_off(here: CommunitySettings, topic: str) -> bool:
    return topic in here.off


def _theme(lookup: Lookup, value: str, voice: Voice) -> str:
    return lookup.library.themes[value].title.best(voice.language)


def _term(lookup: Lookup, value: str, voice: Voice) -> str:
    return lookup.library.terms[value].name(voice.language)


def _found(lookup: Lookup, typed: str, voice: Voice) -> list[str]:
    """Terms and titles of facts that the letters typed so far may lead to."""
    library = lookup.library
    hits = index_of(library).search(typed, 15)
    terms = [library.terms[name].name(voice.language) for name in hits.terms]
    titles = [library.facts[name].title.best(voice.language) for name in hits.facts]
    return list(dict.fromkeys((*terms, *titles)))


TopicName = Annotated[str, OneOf(_topics, _topic, refused=_is_off, refusal="topic-is-off")]
"""A topic that is not switched off here."""
ANY_TOPIC = OneOf(_topics, _topic)
ThemeName = Annotated[str, OneOf(lambda lookup: _theme_names(lookup.library), _theme)]
TermName = Annotated[str, OneOf(lambda lookup: term_names(lookup.library), _term)]
Query = Annotated[str, Text(offered=_found)]
Year = Annotated[int, Whole(1900, 2100)]
