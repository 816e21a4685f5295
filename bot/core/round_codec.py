"""A round's questions as text, for the store. How they are written has a version number; each is read for ever.

`tests/core/rounds` keeps a sample of each version.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, assert_never

from bot.core.kinds import Key, Kind, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.questions import Asked, AskedChoice, Caveat, FactLink, Item, RoundContent, ShownSource

VERSION = 3


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
    if version not in _READERS:
        raise ValueError(f"a round of version {version}; this code knows version {VERSION} and older ones")
    source, key = _READERS[version]
    items = tuple(_read(it, source, key) for it in written["items"])
    return RoundContent(written["title"], written["language"], items, written.get("about", ""))


def _written(asked: Asked) -> dict[str, Any]:
    return {
        "question": asked.item.question,
        "facts": asked.facts,
        "topic": asked.topic,
        "prompt": asked.prompt,
        "choices": [choice._asdict() for choice in asked.choices],
        "kind": asked.item.kind,
        "key": _written_key(asked.item.key),
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


def _second_source(written: Any) -> ShownSource:  # noqa: ANN401  # JSON
    return ShownSource(**written)


def _written_key(key: Key) -> object:
    match key:
        case OneRight(choice):
            return choice
        case TrueFalse(is_true):
            return is_true
        case SeveralRight(choices):
            return choices
        case NumberNear(value, tolerance, unit):
            return {"value": str(value), "tolerance": str(tolerance), "unit": unit}
        case WordAmong(accepted):
            return accepted
        case _:
            assert_never(key)


def _first_key(it: Mapping[str, Any]) -> Key:
    """Up to version 2 there was one kind of question: one choice is right."""
    return OneRight(it["key"])


def _third_key(it: Mapping[str, Any]) -> Key:
    key = it["key"]
    match Kind(it["kind"]):
        case Kind.ONE:
            return OneRight(key)
        case Kind.TRUE_FALSE:
            return TrueFalse(key)
        case Kind.SEVERAL:
            return SeveralRight(tuple(key))
        case Kind.NUMBER:
            return NumberNear(Decimal(key["value"]), Decimal(key["tolerance"]), key["unit"])
        case Kind.WORD:
            return WordAmong(tuple(key))


_Source = Callable[[Any], ShownSource]
_Key = Callable[[Mapping[str, Any]], Key]
_READERS: Mapping[int, tuple[_Source, _Key]] = {
    1: (_first_source, _first_key),
    2: (_second_source, _first_key),
    3: (_second_source, _third_key),
}
"""How each version wrote a source and a key; all else is the same in all of them."""


def _read(it: dict[str, Any], source: _Source, key: _Key) -> Asked:
    return Asked(
        item=Item(it["question"], key(it), tuple(it["order"]), has_note=it["content_note"] is not None),
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
