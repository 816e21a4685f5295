"""What is said of a question, in lines of plain text: for formats that have one field for all of it, and back. Pure.

A content note stands in a line before the question, so that it is read before. Behind an explanation stand what is
disputed, each source in a line of its own, and the address at its end. All of these lines begin with the word for
what they are, by which they are found again when the file comes back.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bot.core.i18n import LANGUAGES, Voice
from bot.core.question_set import SetQuestion
from bot.core.questions import Caveat, ShownSource

_ADDRESS = re.compile(r"(?:\A|\s)[(<\[]?(https?://[^\s<>|\"]+?)[)>\],.]?\Z")
_CAVEATS = ("label-disputed", "label-uncertain", "label-variant")


class Explained(NamedTuple):
    """What stood in one field, apart again."""

    because: str
    caveats: tuple[Caveat, ...] = ()
    sources: tuple[ShownSource, ...] = ()


def introduced(question: SetQuestion, say: Voice) -> str:
    """The question, after its content note."""
    if question.content_note is None:
        return question.prompt
    return f"{say.lead('label-content-note')}{question.content_note}\n{question.prompt}"


def bracketed(question: SetQuestion, say: Voice) -> str:
    """The same on one line, with the note in brackets."""
    note = f"[{say.lead('label-content-note')}{question.content_note}] " if question.content_note else ""
    return " ".join(f"{note}{question.prompt}".split())


def explained(question: SetQuestion, say: Voice) -> str:
    """The explanation with all that stands behind it."""
    return "\n".join(part for part in (question.because, *doubts(question, say), *sources(question, say)) if part)


def doubts(question: SetQuestion, say: Voice) -> Sequence[str]:
    """What is disputed or uncertain, a line each."""
    return [f"{say('lead', label=it.label)}{it.text}" for it in question.caveats]


def sources(question: SetQuestion, say: Voice) -> Sequence[str]:
    """Its sources, a line each."""
    return [f"{say.lead('label-source')}{cited(it)}" for it in question.sources]


def cited(source: ShownSource) -> str:
    """A source in a line: how it is cited, and its address."""
    return f"{source.short} {source.url}" if source.url and source.url != source.short else source.short


def as_source(text: str) -> ShownSource:
    """A source from such a line. An address alone is cited as it is."""
    found = _ADDRESS.search(text)
    if not found:
        return ShownSource(text.strip(), None)
    return ShownSource(text[: found.start()].strip(" :：,-–|") or found[1], found[1])


def apart(text: str) -> Explained:
    """An explanation, what is disputed, and its sources, from a text in lines."""
    because: list[str] = []
    caveats: list[Caveat] = []
    cites: list[ShownSource] = []
    for line in text.split("\n"):
        label, rest = _labelled(line)
        if label in _labels("label-source", "label-sources") and rest:
            cites.append(as_source(rest))
        elif label in _labels(*_CAVEATS) and rest:
            caveats.append(Caveat(label, rest))
        else:
            because.append(line)
    return Explained("\n".join(because), tuple(caveats), tuple(cites))


def noted(text: str) -> tuple[str, str | None]:
    """A question, and the content note that stood in the line before it, or in brackets."""
    first, _, rest = text.partition("\n")
    if text.startswith("["):
        first, _, rest = text[1:].partition("] ")
    label, note = _labelled(first)
    return (rest, note) if label in _labels("label-content-note") and note and rest else (text, None)


def _labelled(line: str) -> tuple[str, str]:
    label, sign, rest = re.match(r"([^:：]{0,40})([:：]?)(.*)", line, re.DOTALL).groups()  # type: ignore[union-attr]
    return (label.strip(), rest.strip()) if sign else ("", line)


@cache
def _labels(*keys: str) -> frozenset[str]:
    """What these labels are called in all languages."""
    return frozenset(Voice(language)(key) for language in LANGUAGES for key in keys)
