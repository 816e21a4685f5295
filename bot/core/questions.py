"""Questions as people were asked them, kept with the round: what becomes of the content later changes nothing here.

How a round's questions are written down has a version number. What was written by an older version is read for ever;
`tests/core/rounds` keeps a sample of each.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

VERSION = 2
_LETTERS = "ABCDEFGHIJ"


@dataclass(frozen=True, slots=True)
class Item:
    """What the rules of a round need of a question: its id, its key, and the order in which its choices are shown."""

    question: str
    key: int
    order: tuple[int, ...]
    has_note: bool = False

    @property
    def letters(self) -> str:
        """A letter for each choice shown: ABC or ABCD."""
        return _LETTERS[: len(self.order)]

    def letter(self, choice: int) -> str:
        """The letter under which a choice, counted as the question lists them, is shown."""
        return self.letters[self.order.index(choice)]


class AskedChoice(NamedTuple):
    """A choice; a wrong one with the note that says why it tempts."""

    text: str
    note: str | None = None


class FactLink(NamedTuple):
    """A fact that a question rests on, by its id and its title at that time."""

    id: str
    title: str


class Caveat(NamedTuple):
    """What is disputed or uncertain, after what it is called ("Disputed")."""

    label: str
    text: str


class ShownSource(NamedTuple):
    """A source in its short form, with what was known of it; `url` is None where no address can be cited.

    `kind` and `language` are those of `content.source`, `side` says whose side a party to the matter is on. A round of
    version 1 kept none of these but a few words in its own language: `told`.
    """

    short: str
    url: str | None
    author: str = ""
    title: str = ""
    publisher: str = ""
    year: int | None = None
    kind: str = ""
    language: str = ""
    side: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in the round's language, with all that the reveal and the report say of it.

    Choices stand as the question listed them; `item.order` says how they were shown. `content_note` is the sentence
    that was shown before it. `untranslated`: it was shown in English for want of a translation.
    """

    item: Item
    facts: tuple[FactLink, ...]
    topic: str
    prompt: str
    choices: tuple[AskedChoice, ...]
    because: str
    content_note: str | None = None
    caveats: tuple[Caveat, ...] = ()
    sources: tuple[ShownSource, ...] = ()
    untranslated: bool = False

    @property
    def answer(self) -> str:
        """The text of the right choice."""
        return self.choices[self.item.key].text


@dataclass(frozen=True, slots=True)
class RoundContent:
    """What a round consists of: its title and its questions, all in one language. `about`: what it is on, or empty."""

    title: str
    language: str
    asked: tuple[Asked, ...]
    about: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """The questions as the rules know them."""
        return tuple(one.item for one in self.asked)


def write_content(content: RoundContent) -> str:
    """A round's content as text, for the store."""
    written = {
        "v": VERSION,
        "title": content.title,
        "language": content.language,
        "items": [_written(one) for one in content.asked],
        **({"about": content.about} if content.about else {}),  # which older code does not look for
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=256)
def read_content(text: str) -> RoundContent:
    """The same text read back, as it is at every step of a round. ValueError for a version that is not known here."""
    written = json.loads(text)
    version = written["v"]
    if version not in _SOURCES:
        raise ValueError(f"a round of version {version}; this code knows version {VERSION} and older ones")
    source = _SOURCES[version]
    items = tuple(_read(it, source) for it in written["items"])
    return RoundContent(written["title"], written["language"], items, written.get("about", ""))


def _written(asked: Asked) -> dict[str, Any]:
    return {
        "question": asked.item.question,
        "facts": asked.facts,
        "topic": asked.topic,
        "prompt": asked.prompt,
        "choices": [choice._asdict() for choice in asked.choices],
        "key": asked.item.key,
        "order": asked.item.order,
        "because": asked.because,
        "content_note": asked.content_note,
        "caveats": asked.caveats,
        "sources": [_known(source) for source in asked.sources],
        "untranslated": asked.untranslated,
    }


def _known(source: ShownSource) -> dict[str, Any]:
    """What there is to say of a source, by its names: most have no side, and many no year."""
    usual = ShownSource._field_defaults
    return {name: value for name, value in source._asdict().items() if name not in usual or value != usual[name]}


def _first_source(written: Sequence[Any]) -> ShownSource:
    """As version 1 kept it: `Asahi 2013 · newspaper · in English`, and the address."""
    short, _, told = written[0].partition(" · ")
    return ShownSource(short, written[1], told=told)


_SOURCES: Mapping[int, Callable[[Any], ShownSource]] = {1: _first_source, 2: lambda written: ShownSource(**written)}
"""How each version wrote a source; all else is the same in both."""


def _read(it: dict[str, Any], source: Callable[[Any], ShownSource]) -> Asked:
    return Asked(
        item=Item(it["question"], it["key"], tuple(it["order"]), has_note=it["content_note"] is not None),
        facts=tuple(FactLink(*fact) for fact in it["facts"]),
        topic=it["topic"],
        prompt=it["prompt"],
        choices=tuple(AskedChoice(**choice) for choice in it["choices"]),
        because=it["because"],
        content_note=it["content_note"],
        caveats=tuple(Caveat(*caveat) for caveat in it["caveats"]),
        sources=tuple(source(one) for one in it["sources"]),
        untranslated=it["untranslated"],
    )
