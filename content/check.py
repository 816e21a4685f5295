"""The rules between content files: references, lengths, answers given away, translations half done.

`python -m content.check` prints every mistake and how far the translations are. What holds inside one entry is
decided by `content.model`.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Any

from content.library import Library, Mistake
from content.loader import (
    COUNT,
    EVENT,
    EXCERPT,
    FACT,
    KINDS,
    QUESTION,
    QUIZ,
    SOURCE,
    TERM,
    THEME,
    Kind,
    Loaded,
    read,
)
from content.model import LANGUAGES, Choice, Localized

LIMITS: Mapping[tuple[str, str], int] = {
    (FACT.heading, "title"): 60,
    (FACT.heading, "text"): 280,
    (FACT.heading, "dispute"): 220,
    (QUESTION.heading, "prompt"): 180,
    (QUESTION.heading, "choices.text"): 70,
    (QUESTION.heading, "choices.tempting"): 170,
    (QUESTION.heading, "because"): 280,
    (QUIZ.heading, "title"): 50,
    (QUIZ.heading, "about"): 140,
    (THEME.heading, "title"): 50,
    (EXCERPT.heading, "text"): 280,
    (EXCERPT.heading, "note"): 300,
    (TERM.heading, "definition"): 240,
    (EVENT.heading, "line"): 140,
}
"""Characters at most. A question with everything that follows it stays under 2,000 on every platform:
Discord takes 4,000 characters of text in a message, Slack 3,000 in a block and about 12,000 in all."""

ID_LIMIT = 48  # ids travel in a Discord button, which holds 100 characters
MOVED = 93_340  # everyone who moved, 1959 to 1984; the annual counts must add up to it
ENOUGH = 20  # questions, before a share of them says anything
Report = Iterator[tuple[str, str, str, str]]  # heading, entry, field, what is wrong


def mistakes(loaded: Loaded) -> tuple[Mistake, ...]:
    """Every mistake inside the files and between them, sorted by file and entry."""
    found = list(loaded.mistakes)
    paths = {kind.heading: kind.path for kind in KINDS}
    for rule in RULES:
        for heading, entry, field, what in rule(loaded):
            found.append(Mistake(loaded.places.get((heading, entry), paths[heading]), entry, field, what))
    return tuple(sorted(found))


def coverage(library: Library) -> Mapping[str, tuple[int, int]]:
    """For each language: how many of the texts it has, and how many there are."""
    texts = [text for _, _, _, text in _texts(library)]
    return {language: (sum(text.into(language) is not None for text in texts), len(texts)) for language in LANGUAGES}


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
        (EVENT.heading, library.events, "facts", FACT),
        (COUNT.heading, library.counts, "sources", SOURCE),
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
    """The same thing must not stand twice: in a list, as a prompt, among the choices, as a spelling."""
    for quiz in loaded.library.quizzes.values():
        for name in _twice(quiz.questions):
            yield QUIZ.heading, quiz.id, "questions", f"{name!r} stands twice"
    prompts: dict[str, str] = {}
    for question in loaded.library.questions.values():
        first = prompts.setdefault(question.prompt.en.casefold(), question.id)
        if first != question.id:
            yield QUESTION.heading, question.id, "prompt.en", f"the same as in {first}"
        for text in _twice(choice.text.en.casefold() for choice in question.choices):
            yield QUESTION.heading, question.id, "choices", f"{text!r} is on offer twice"
    owners: dict[str, str] = {}
    for term in loaded.library.terms.values():
        for spelling in {s.casefold() for s in (term.en, term.ja, term.ko, *term.spellings)}:
            owner = owners.setdefault(spelling, term.id)
            if owner != term.id:
                yield TERM.heading, term.id, "spellings", f"{spelling!r} also stands under {owner}"


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _unused(loaded: Loaded) -> Report:
    """A source or theme that nothing uses is a leftover. What could not be read may use it."""
    library = loaded.library
    if _all_read(loaded, FACT, TERM, COUNT):
        cited = {source for fact in library.facts.values() for source in fact.sources}
        cited |= {source for term in library.terms.values() for source in term.sources}
        cited |= {source for count in library.counts.values() for source in count.sources}
        for source in library.sources.keys() - cited:
            yield SOURCE.heading, source, "", "nothing cites this source"
    if _all_read(loaded, EXCERPT):
        for theme in library.themes.keys() - {excerpt.theme for excerpt in library.excerpts.values()}:
            yield THEME.heading, theme, "", "no excerpt has this theme"


def _ids(loaded: Loaded) -> Report:
    """An id is short and plain, since it travels in buttons."""
    for heading, entries in _kinds(loaded.library):
        for name in entries:
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
                yield heading, name, "id", "use small letters, digits and single hyphens"
            elif len(name) > ID_LIMIT:
                yield heading, name, "id", f"{len(name)} characters, {ID_LIMIT} at most"


def _lengths(loaded: Loaded) -> Report:
    """No text is longer than a phone shows at once, and each is one line of printable characters."""
    found = [
        (heading, entry, f"{field}.{language}", text.into(language), LIMITS[heading, re.sub(r"\.\d+", "", field)])
        for heading, entry, field, text in _texts(loaded.library)
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
    for heading, entries in _kinds(loaded.library):
        for name, entry in entries.items():
            for field in fields(entry):  # type: ignore[arg-type]  # every entry is a dataclass
                value = getattr(entry, field.name)
                is_text = isinstance(value, str) and field.name not in {"id", "theme"}
                if is_text and (not value or value != value.strip()):
                    yield heading, name, field.name, "is empty or has a space at an end"


def _half_translated(loaded: Loaded) -> Report:
    """An entry is wholly in a language or not at all, so that nobody gets a mixture."""
    entries: dict[tuple[str, str], list[tuple[str, Localized]]] = {}
    for heading, entry, field, text in _texts(loaded.library):
        entries.setdefault((heading, entry), []).append((field, text))
    for (heading, entry), texts in entries.items():
        for language in LANGUAGES:
            missing = [field for field, text in texts if text.into(language) is None]
            if 0 < len(missing) < len(texts):
                yield heading, entry, f"{missing[0]}.{language}", "is missing, though other texts of the entry have it"


def _given_away(loaded: Loaded) -> Report:
    """The correct choice must not be told by its length or its position."""
    questions = list(loaded.library.questions.values())
    longest = 0
    for question in questions:
        lengths = [len(choice.text.en) for choice in question.choices]
        right = lengths.pop(question.key)
        longest += right > max(lengths)
        if right > 1.5 * max(lengths) and right - max(lengths) > 12:
            yield QUESTION.heading, question.id, "choices", "the correct choice is by far the longest"
    if len(questions) < ENOUGH:
        return
    if longest > 0.5 * len(questions):
        yield QUESTION.heading, "", "choices", f"the correct choice is the longest in {longest} of {len(questions)}"
    for key, times in Counter(question.key for question in questions).items():
        if times > 0.45 * len(questions):
            yield QUESTION.heading, "", "choices", f"the correct choice is no. {key + 1} in {times} of {len(questions)}"


def _counts(loaded: Loaded) -> Report:
    """The annual counts follow one another without gap or overlap and add up."""
    counts = list(loaded.library.counts.values()) if _all_read(loaded, COUNT) else []
    for before, after in pairwise(counts):
        if after.first != before.last + 1:
            yield COUNT.heading, after.id, "first", f"should be {before.last + 1}, the year after {before.id}"
    total = sum(count.people for count in counts)
    if counts and total != MOVED:
        yield COUNT.heading, "", "people", f"add up to {total}, not {MOVED}"


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
    _unused,
    _ids,
    _lengths,
    _blank,
    _half_translated,
    _given_away,
    _counts,
    _topics,
)


def _kinds(library: Library) -> Iterator[tuple[str, Mapping[str, object]]]:
    yield FACT.heading, library.facts
    yield QUESTION.heading, library.questions
    yield QUIZ.heading, library.quizzes
    yield THEME.heading, library.themes
    yield EXCERPT.heading, library.excerpts
    yield TERM.heading, library.terms
    yield EVENT.heading, library.events
    yield COUNT.heading, library.counts
    yield SOURCE.heading, library.sources


def _texts(library: Library) -> Iterator[tuple[str, str, str, Localized]]:
    """Every text that is to be translated: heading, entry, field, text."""
    for heading, entries in _kinds(library):
        for name, entry in entries.items():
            for field, text in _texts_in(entry):
                yield heading, name, field, text


def _texts_in(entry: object) -> Iterator[tuple[str, Localized]]:
    for field in fields(entry):  # type: ignore[arg-type]  # every entry is a dataclass
        value = getattr(entry, field.name)
        if isinstance(value, Localized):
            yield field.name, value
        elif isinstance(value, tuple):
            for number, part in enumerate(value, start=1):
                if isinstance(part, Choice):
                    yield from ((f"{field.name}.{number}.{inner}", text) for inner, text in _texts_in(part))


def main(root: Traversable | None = None) -> int:
    """Print what is wrong, what there is and how far the translations are. 1 when there are mistakes, else 0."""
    loaded = read(root)
    wrong, library = mistakes(loaded), loaded.library
    for mistake in wrong:
        sys.stdout.write(f"{mistake}\n")
    there = ", ".join(f"{len(entries)} {heading}s" for heading, entries in _kinds(library))
    sys.stdout.write(f"content: {there.replace('quizs', 'quizzes')}\n")
    shares = "; ".join(f"{language} {have}/{of} texts" for language, (have, of) in coverage(library).items())
    sys.stdout.write(f"translated: {shares}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
