"""The questions of a set as text, for the store. How they are written has a version number; each is read for ever.

`tests/questionsets/samples` keeps a sample of each version.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, assert_never

from bot.core.kinds import Key, Kind, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong, kind_of
from bot.core.question_set import SetQuestion
from bot.core.questions import AskedChoice, Caveat, FactLink, ShownSource

VERSION = 1


def write_questions(questions: Sequence[SetQuestion]) -> str:
    """Questions as text, for the store."""
    written = {"v": VERSION, "questions": [_written(question) for question in questions]}
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=32)
def read_questions(text: str) -> tuple[SetQuestion, ...]:
    """The same text read back. ValueError for a version that is not known here."""
    written = json.loads(text)
    if written["v"] != VERSION:
        raise ValueError(f"a set of version {written['v']}; this code knows version {VERSION}")
    return tuple(map(_read, written["questions"]))


def _written(question: SetQuestion) -> dict[str, Any]:
    """What there is to say of a question: most have no caveat, and many no source."""
    fields: dict[str, Any] = {
        "because": question.because,
        "sources": [_known(source) for source in question.sources],
        "content_note": question.content_note,
        "caveats": question.caveats,
        "facts": question.facts,
        "topic": question.topic,
        "tags": question.tags,
        "seconds": question.seconds,
        "choices": [_known(choice) for choice in question.choices],
    }
    told = {name: value for name, value in fields.items() if value not in ((), [], "", None)}
    kind = kind_of(question.key)
    return {"id": question.id, "kind": kind, "key": _key(question.key), "prompt": question.prompt, **told}


def _known(told: AskedChoice | ShownSource) -> dict[str, Any]:
    """The fields of a choice or source that say something."""
    usual = told._field_defaults
    return {name: value for name, value in told._asdict().items() if name not in usual or value != usual[name]}


def _key(key: Key) -> object:
    match key:
        case OneRight(choice):
            return choice
        case TrueFalse(is_true):
            return is_true
        case SeveralRight(choices):
            return choices
        case NumberNear(value, tolerance, unit):
            return [str(value), str(tolerance), unit]
        case WordAmong(accepted):
            return accepted
        case _:
            assert_never(key)


def _read_key(kind: Kind, key: Any) -> Key:  # noqa: ANN401  # JSON
    match kind:
        case Kind.ONE:
            return OneRight(key)
        case Kind.TRUE_FALSE:
            return TrueFalse(key)
        case Kind.SEVERAL:
            return SeveralRight(tuple(key))
        case Kind.NUMBER:
            value, tolerance, unit = key
            return NumberNear(Decimal(value), Decimal(tolerance), unit)
        case Kind.WORD:
            return WordAmong(tuple(key))
        case _:
            assert_never(kind)


def _read(it: Mapping[str, Any]) -> SetQuestion:
    return SetQuestion(
        id=it["id"],
        key=_read_key(Kind(it["kind"]), it["key"]),
        prompt=it["prompt"],
        choices=tuple(AskedChoice(**choice) for choice in it.get("choices", ())),
        because=it.get("because", ""),
        sources=tuple(ShownSource(**{"url": None, **source}) for source in it.get("sources", ())),
        content_note=it.get("content_note"),
        caveats=tuple(Caveat(*caveat) for caveat in it.get("caveats", ())),
        facts=tuple(FactLink(*fact) for fact in it.get("facts", ())),
        topic=it.get("topic", ""),
        tags=tuple(it.get("tags", ())),
        seconds=it.get("seconds"),
    )
