"""The columns of our own table: which there are, what each is called, and the words for kinds. Pure."""

from collections.abc import Mapping, Sequence
from functools import cache

from bot.core.i18n import LANGUAGES, Voice
from bot.core.kinds import Kind
from bot.core.names import fold
from bot.core.question_set import MOST_CHOICES

LETTERS = "ABCDEFGHIJ"
_LEAST_CHOICES = 4
"""Choices for which there are columns, also where no question has so many."""
HEADINGS: Mapping[str, str] = {
    "question": "table-question",
    "kind": "table-kind",
    "answer": "table-answer",
    "choice": "table-choice",
    "note": "table-note",
    "tolerance": "table-tolerance",
    "unit": "table-unit",
    "because": "table-because",
    "sources": "table-sources",
    "caveats": "table-caveats",
    "content-note": "table-content-note",
    "topic": "table-topic",
    "tags": "table-tags",
    "seconds": "table-seconds",
    "id": "table-id",
}
"""What each column is called; those of choices and of notes have a letter too."""
_KINDS: Mapping[Kind, str] = {
    Kind.ONE: "table-kind-one",
    Kind.TRUE_FALSE: "table-kind-true-false",
    Kind.SEVERAL: "table-kind-several",
    Kind.NUMBER: "table-kind-number",
    Kind.WORD: "table-kind-word",
}
NEEDED = ("question", "answer")
BY_KIND = ("kind", "choice", "note", "tolerance", "unit")
FREE = ("because", "sources", "caveats", "content-note", "topic", "tags", "seconds", "id")
"""The three kinds of columns: what every question has, what depends on what is asked for, what may be left empty."""


def names(choices: int) -> Sequence[str]:
    """The columns, in their order, for questions with so many choices: `choice A` and `note A` are two of them."""
    letters = LETTERS[: max(_LEAST_CHOICES, min(choices, MOST_CHOICES))]
    return [
        *("question", "kind", "answer", *(f"choice {it}" for it in letters), "tolerance", "unit", "because"),
        *(f"note {it}" for it in letters),
        *("sources", "caveats", "content-note", "topic", "tags", "seconds", "id"),
    ]


def heading(say: Voice, name: str) -> str:
    """What a column is called."""
    key, _, letter = name.partition(" ")
    return say(HEADINGS[key], letter=letter) if letter else say(HEADINGS[key])


def named(text: str) -> str | None:
    """The column that is called so, in any language; None if none is."""
    return _known().get(fold(text))


def kind_word(say: Voice, kind: Kind) -> str:
    """What a kind of question is called in its column."""
    return say(_KINDS[kind])


def kind_named(text: str) -> Kind | None:
    """The kind that is called so, in any language."""
    return _kinds().get(fold(text))


@cache
def _known() -> Mapping[str, str]:
    voices = [Voice(language) for language in LANGUAGES]
    return {fold(heading(say, name)): name for say in voices for name in names(MOST_CHOICES)}


@cache
def _kinds() -> Mapping[str, Kind]:
    told = {fold(kind_word(Voice(language), kind)): kind for language in LANGUAGES for kind in Kind}
    return told | {fold(kind): kind for kind in Kind}
