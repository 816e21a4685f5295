"""Rules on entries of every kind: references, repeats, ids, lengths, the right file."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from itertools import pairwise
from typing import Any

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
    Kind,
    Loaded,
)
from content.model import LANGUAGES, Person, Place, Term
from content.walk import Report, kinds, texts

LIMITS: Mapping[tuple[str, str], int] = {
    (FACT.heading, "title"): 60,
    (FACT.heading, "text"): 280,
    (FACT.heading, "dispute"): 220,
    (FACT.heading, "variant"): 220,
    (QUESTION.heading, "prompt"): 180,
    (QUESTION.heading, "choices.text"): 70,
    (QUESTION.heading, "choices.tempting"): 170,
    (QUESTION.heading, "tempting"): 170,
    (QUESTION.heading, "unit"): 20,
    (QUESTION.heading, "accepted"): 40,
    (QUESTION.heading, "because"): 280,
    (QUIZ.heading, "title"): 50,
    (QUIZ.heading, "about"): 140,
    (THEME.heading, "title"): 50,
    (EXCERPT.heading, "text"): 300,
    (EXCERPT.heading, "note"): 300,
    (TERM.heading, "definition"): 240,
    (PLACE.heading, "about"): 80,
    (PERSON.heading, "about"): 80,
    (EVENT.heading, "line"): 140,
    (POPULATION.heading, "note"): 110,
}
"""Characters at most. A question with everything that follows it stays under 2,000 on every platform:
Discord takes 4,000 characters of text in a message, Slack 3,000 in a block and about 12,000 in all."""

ID_LIMIT = 48  # ids travel in a Discord button, which holds 100 characters
MOVED = 93_340  # everyone who moved, 1959 to 1984; the annual counts must add up to it


def _all_read(loaded: Loaded, *kinds: Kind[Any]) -> bool:
    """Whether every entry of these kinds could be read."""
    return not any(mistake.file.startswith(kind.path) for mistake in loaded.mistakes for kind in kinds)


def _references(loaded: Loaded) -> Report:
    """Each entry named by another must exist. One that could not be read exists: its own mistake has been told."""
    library = loaded.library
    links: tuple[tuple[str, Mapping[str, object], str, Kind[Any]], ...] = (
        (FACT.heading, library.facts, "sources", SOURCE),
        (QUESTION.heading, library.questions, "facts", FACT),
        (QUIZ.heading, library.quizzes, "questions", QUESTION),
        (EXCERPT.heading, library.excerpts, "facts", FACT),
        (EXCERPT.heading, library.excerpts, "theme", THEME),
        (TERM.heading, library.terms, "sources", SOURCE),
        (TERM.heading, library.terms, "facts", FACT),
        (PLACE.heading, library.places, "facts", FACT),
        (PERSON.heading, library.persons, "facts", FACT),
        (SUBJECT.heading, library.subjects, "facts", FACT),
        (SECOND_WORD.heading, library.second_words, "apart", FIRST_WORD),
        (QUESTION.heading, library.questions, "apart", QUESTION),
        (EVENT.heading, library.events, "facts", FACT),
        (COUNT.heading, library.counts, "sources", SOURCE),
        (POPULATION.heading, library.population, "sources", SOURCE),
        (POPULATION.heading, library.population, "facts", FACT),
    )
    unread = [mistake.file for mistake in loaded.mistakes if not mistake.entry]  # what is in these is not known
    for heading, entries, field, kind in links:
        if any(file.startswith(kind.path) for file in unread):
            continue
        known = {name for there, name in loaded.places if there == kind.heading}
        for entry, value in entries.items():
            names = getattr(value, field)
            for name in names if isinstance(names, tuple) else (names,):
                if name not in known:
                    yield heading, entry, field, f"no such entry: {name!r}"


def _repeats(loaded: Loaded) -> Report:
    """The same thing must not stand twice: in a list of names, as a prompt, among the choices."""
    for heading, entries in kinds(loaded.library):
        for name, entry in entries.items():
            for field in ("sources", "facts", "questions", "apart"):
                for repeated in _twice(getattr(entry, field, ())):
                    yield heading, name, field, f"{repeated!r} stands twice"
    prompts: dict[str, str] = {}
    for question in loaded.library.questions.values():
        first = prompts.setdefault(question.prompt.en.casefold(), question.id)
        if first != question.id:
            yield QUESTION.heading, question.id, "prompt.en", f"the same as in {first}"
        for text in _twice(choice.text.en.casefold() for choice in question.choices):
            yield QUESTION.heading, question.id, "choices", f"{text!r} is on offer twice"


def _spellings(loaded: Loaded) -> Report:
    """What somebody types leads to one term, place or person."""
    library = loaded.library
    owners: dict[str, str] = {}
    for heading, entries in ((TERM.heading, library.terms), (PLACE.heading, library.places)):
        yield from _owned(heading, entries.values(), owners)
    yield from _owned(PERSON.heading, library.persons.values(), owners)


def _owned(heading: str, entries: Iterable[Term | Place | Person], owners: dict[str, str]) -> Report:
    for entry in entries:
        for spelling in sorted({s.casefold() for s in (entry.en, entry.ja, entry.ko, *entry.spellings)}):
            owner = owners.setdefault(spelling, entry.id)
            if owner != entry.id:
                yield heading, entry.id, "spellings", f"{spelling!r} also stands under {owner}"


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _unused(loaded: Loaded) -> Report:
    """A source or theme that nothing uses is a leftover. What could not be read may use it."""
    library = loaded.library
    if _all_read(loaded, FACT, TERM, COUNT, POPULATION):
        cited = {source for fact in library.facts.values() for source in fact.sources}
        cited |= {source for term in library.terms.values() for source in term.sources}
        cited |= {source for count in library.counts.values() for source in count.sources}
        cited |= {source for count in library.population.values() for source in count.sources}
        for source in library.sources.keys() - cited:
            yield SOURCE.heading, source, "", "nothing cites this source"
    if _all_read(loaded, EXCERPT):
        for theme in library.themes.keys() - {excerpt.theme for excerpt in library.excerpts.values()}:
            yield THEME.heading, theme, "", "no excerpt has this theme"


def _ids(loaded: Loaded) -> Report:
    """An id is short and plain, since it travels in buttons."""
    for heading, entries in kinds(loaded.library):
        for name in entries:
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
                yield heading, name, "id", "use small letters, digits and single hyphens"
            elif len(name) > ID_LIMIT:
                yield heading, name, "id", f"{len(name)} characters, {ID_LIMIT} at most"


def _lengths(loaded: Loaded) -> Report:
    """No text is longer than a phone shows at once, and each is one line of printable characters."""
    found = [
        (heading, entry, f"{field}.{language}", text.into(language), LIMITS[heading, re.sub(r"\.\d+", "", field)])
        for heading, entry, field, text in texts(loaded.library)
        for language in LANGUAGES
    ]
    verbatim = LIMITS[EXCERPT.heading, "text"]
    found += [(EXCERPT.heading, it.id, "text", it.text, verbatim) for it in loaded.library.excerpts.values()]
    for heading, entry, field, words, limit in found:
        if words and len(words) > limit:
            yield heading, entry, field, f"{len(words)} characters, {limit} at most"
        if words and not words.isprintable():
            yield heading, entry, field, "has a line break, a special space or a control character"


def _blank(loaded: Loaded) -> Report:
    """What is not translated is not empty either: who wrote a source, how a term is spelt."""
    for heading, entries in kinds(loaded.library):
        for name, entry in entries.items():
            for field in fields(entry):  # type: ignore[arg-type]  # every entry is a dataclass
                value = getattr(entry, field.name)
                is_text = isinstance(value, str) and field.name not in {"id", "theme"}
                if is_text and (not value or value != value.strip()):
                    yield heading, name, field.name, "is empty or has a space at an end"


def _counts(loaded: Loaded) -> Report:
    """The annual counts follow one another without gap or overlap and add up."""
    counts = list(loaded.library.counts.values()) if _all_read(loaded, COUNT) else []
    for before, after in pairwise(counts):
        if after.first != before.last + 1:
            yield COUNT.heading, after.id, "first", f"should be {before.last + 1}, the year after {before.id}"
    total = sum(count.people for count in counts)
    if counts and total != MOVED:
        yield COUNT.heading, "", "people", f"add up to {total}, not {MOVED}"


def _population(loaded: Loaded) -> Report:
    """The counts of Koreans in Japan stand in the order of time, a year once."""
    for before, after in pairwise(loaded.library.population.values()):
        if after.year <= before.year:
            yield POPULATION.heading, after.id, "date", f"should be of a later year than {before.id}"


def _topics(loaded: Loaded) -> Report:
    """A fact lives in the file of its topic, and so does a question on it."""
    library, places = loaded.library, loaded.places
    for fact in library.facts.values():
        if places[FACT.heading, fact.id] != f"{FACT.path}/{fact.topic}.toml":
            yield FACT.heading, fact.id, "topic", f"belongs in {FACT.path}/{fact.topic}.toml"
    for question in library.questions.values():
        if question.facts[0] in library.facts:
            topic = f"{QUESTION.path}/{library.topic(question)}.toml"
            beside = places[FACT.heading, question.facts[0]].replace(FACT.path, QUESTION.path)
            if places[QUESTION.heading, question.id] not in {topic, beside}:  # a misplaced fact is told once, above
                yield QUESTION.heading, question.id, "facts", f"belongs in {topic}, where its first fact is"


RULES: tuple[Callable[[Loaded], Report], ...] = (
    _references,
    _repeats,
    _spellings,
    _unused,
    _ids,
    _lengths,
    _blank,
    _counts,
    _population,
    _topics,
)
