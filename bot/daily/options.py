"""The options of commands on the daily fact: a time of day, a zone, days of the week, a topic, what to leave out."""

from collections.abc import Iterable
from functools import cache
from typing import Annotated

from bot.core.community import CommunitySettings
from bot.core.i18n import Voice
from bot.core.names import NameIndex
from bot.core.options import Asked, Lookup, Offers, OneOf, Written, in_each_language
from bot.daily import parsing
from bot.daily.clocks import read_time
from bot.daily.zones import offered_zones, read_zone
from content.library import Library

ANY_TOPIC = "any"
"""The daily fact is of all topics."""
WEEKDAY_WORDS = (
    "weekday-mon",
    "weekday-tue",
    "weekday-wed",
    "weekday-thu",
    "weekday-fri",
    "weekday-sat",
    "weekday-sun",
)
"""The message on each day of the week."""


def _times(typed: str, _: Voice) -> Offers:
    """The time typed so far, or every full hour."""
    read = read_time(typed)
    return [(time, time) for time in ([read] if read else [f"{hour:02}:00" for hour in range(24)])]


def _weekdays(typed: str, voice: Voice) -> Offers:
    """The days typed so far, or those that most people want."""
    if typed and parsing.read_days(typed):
        return [(typed, typed)]
    return [(value, voice(f"value-{value}")) for value in ("daily", "weekdays", "weekends")]


def _each_weekday(voice: Voice) -> Offers:
    return [(day[:3], voice(key)) for day, key in zip(parsing.DAYS, WEEKDAY_WORDS, strict=True)]


def _what_to_skip(_: str, voice: Voice) -> Offers:
    return [(parsing.FACT, voice("daily-button-skip-fact")), (parsing.DAY, voice("daily-button-skip-day"))]


@cache
def _topic_names(library: Library) -> NameIndex:
    named: dict[str, Iterable[str]] = {topic: (topic, *in_each_language(f"topic-{topic}")) for topic in library.topics}
    return NameIndex({**named, ANY_TOPIC: (ANY_TOPIC, *in_each_language("daily-all-topics"))})


def _topics(lookup: Lookup) -> NameIndex:
    return _topic_names(lookup.library)


def _topic(_: Lookup, value: str, voice: Voice) -> str:
    return voice("daily-all-topics") if value == ANY_TOPIC else voice(f"topic-{value}")


def _is_off(here: CommunitySettings, topic: str) -> bool:
    return topic in here.off


DailyTopic = Annotated[str, OneOf(_topics, _topic, refused=_is_off, refusal="topic-is-off")]
SkipName = Annotated[str, Written(parsing.read_skip, _what_to_skip, "mistake-what")]
TimeOfDay = Annotated[str, Written(read_time, _times, "mistake-time", Asked.TIME)]
ZoneName = Annotated[str, Written(read_zone, offered_zones, "mistake-zone")]
Weekdays = Annotated[str, Written(parsing.read_days, _weekdays, "mistake-days", each=_each_weekday)]
