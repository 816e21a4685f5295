"""The options of commands on the daily fact: a time of day, a zone, days of the week."""

from collections.abc import Sequence
from typing import Annotated

from bot.core.i18n import Voice
from bot.core.options import Offers, Written
from bot.daily import parsing


def _times(typed: str, _: Voice) -> Offers:
    """The time typed so far, or every full hour."""
    read = parsing.read_time(typed)
    return [(time, time) for time in ([read] if read else [f"{hour:02}:00" for hour in range(24)])]


def _zones(typed: str, _: Voice) -> Sequence[tuple[str, str]]:
    return [(zone, zone) for zone in parsing.near_zones(typed)]


def _weekdays(typed: str, voice: Voice) -> Offers:
    """The days typed so far, or those that most people want."""
    if typed and parsing.read_days(typed):
        return [(typed, typed)]
    return [(value, voice(f"value-{value}")) for value in ("daily", "weekdays", "weekends")]


TimeOfDay = Annotated[str, Written(parsing.read_time, _times, "mistake-time")]
ZoneName = Annotated[str, Written(parsing.read_zone, _zones, "mistake-zone")]
Weekdays = Annotated[str, Written(parsing.read_days, _weekdays, "mistake-days")]
