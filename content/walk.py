"""A walk through the content: every kind of entry, and every text that is to be translated, with its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache, lru_cache
from typing import TypeAlias

from content.library import Library
from content.loader import (
    COUNT,
    EVENT,
    EXCERPT,
    FACT,
    FIRST_WORD,
    PERSON,
    PLACE,
    POPULATION,
    QUESTION,
    QUIZ,
    SECOND_WORD,
    SOURCE,
    SUBJECT,
    TERM,
    THEME,
)
from content.model import Choice, Excerpt, Localized, Translation

Report: TypeAlias = Iterator[tuple[str, str, str, str]]
"""What a rule finds: heading, entry, field, what is wrong"""


def kinds(library: Library) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The heading and the entries of each kind."""
    yield FACT.heading, library.facts
    yield QUESTION.heading, library.questions
    yield QUIZ.heading, library.quizzes
    yield THEME.heading, library.themes
    yield EXCERPT.heading, library.excerpts
    yield TERM.heading, library.terms
    yield PLACE.heading, library.places
    yield PERSON.heading, library.persons
    yield SUBJECT.heading, library.subjects
    yield FIRST_WORD.heading, library.first_words
    yield SECOND_WORD.heading, library.second_words
    yield EVENT.heading, library.events
    yield COUNT.heading, library.counts
    yield POPULATION.heading, library.population
    yield SOURCE.heading, library.sources


@lru_cache(maxsize=1)  # every rule goes through all of them
def texts(library: Library) -> Sequence[tuple[str, str, str, Localized]]:
    """Every text that is to be translated: heading, entry, field, text."""
    return tuple(
        (heading, name, field, text)
        for heading, entries in kinds(library)
        for name, entry in entries.items()
        for field, text in _texts_in(entry)
    )


def _texts_in(entry: object) -> Iterator[tuple[str, Localized]]:
    for field in _fields(type(entry)):  # type: ignore[arg-type]  # mypy takes the hash of a class for that of its values
        value = getattr(entry, field)
        if isinstance(value, Translation) and isinstance(entry, Excerpt):
            value = entry.said
        if isinstance(value, Localized):
            yield field, value
        elif isinstance(value, tuple):
            for number, part in enumerate(value, start=1):
                if isinstance(part, Localized):
                    yield f"{field}.{number}", part
                elif isinstance(part, Choice):
                    yield from ((f"{field}.{number}.{inner}", text) for inner, text in _texts_in(part))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """The names of an entry's fields, looked up once for each kind: every rule walks through all of them."""
    return tuple(field.name for field in fields(kind))
