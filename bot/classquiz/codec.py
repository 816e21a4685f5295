"""A class's terms and timers as text, for the store. It has a version number; each version is read for ever."""

import json
from collections.abc import Iterable
from typing import Any

from bot.classquiz.model import ByReading, DisplayNames, Fixed, Pace, Scoring, Terms, Untimed
from bot.classquiz.timer import QuestionTimer

VERSION = 1


def write_terms(terms: Terms) -> str:
    """What the host chose."""
    said = {"scoring": terms.scoring, "names": terms.names, "language": terms.language}
    return _text({**said, "pace": _written_pace(terms.pace)})


def read_terms(text: str) -> Terms:
    """The terms that `write_terms` wrote. ValueError for a version that is not known here."""
    said = _value(text)
    return Terms(Scoring(said["scoring"]), DisplayNames(said["names"]), said["language"], _pace(said["pace"]))


def write_timers(timers: Iterable[QuestionTimer]) -> str:
    """The timers of the questions so far, in order."""
    clocks = [
        {
            "opened": it.opened,
            "budget": it.budget,
            "pauses": it.pauses,
            "paused": it.paused,
            "closed": it.closed,
            **({"unseen": True} if it.unseen else {}),
        }
        for it in timers
    ]
    return _text({"clocks": clocks})


def read_timers(text: str) -> tuple[QuestionTimer, ...]:
    """The timers that `write_timers` wrote. ValueError for a version that is not known here."""
    return tuple(
        QuestionTimer(
            it["opened"],
            it["budget"],
            tuple((start, end) for start, end in it["pauses"]),
            it["paused"],
            it["closed"],
            unseen=it.get("unseen", False),
        )
        for it in _value(text)["clocks"]
    )


def _written_pace(pace: Pace) -> object:
    match pace:
        case ByReading():
            return "reading"
        case Untimed():
            return "untimed"
        case Fixed(seconds):
            return {"seconds": seconds}


def _pace(said: str | dict[str, int]) -> Pace:
    if isinstance(said, dict):
        return Fixed(said["seconds"])
    return Untimed() if said == "untimed" else ByReading()


def _text(value: dict[str, object]) -> str:
    return json.dumps({"v": VERSION, **value}, separators=(",", ":"))


def _value(text: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text)
    if value["v"] != VERSION:
        raise ValueError(f"version {value['v']}; this code knows version {VERSION}")
    return value
