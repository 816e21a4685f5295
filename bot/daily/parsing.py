"""How people write a time of day, a time zone and days of the week, in three languages. Pure; says nothing itself."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from bot.daily.rules import zones

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVERY_DAY, WEEKDAYS, WEEKENDS = "0123456", "01234", "56"
"""Days are written as `01234`, 0 for Monday."""

_SPOKEN = {
    EVERY_DAY: ("daily", "every day", "everyday", "all", "毎日", "매일"),
    WEEKDAYS: ("weekdays", "workdays", "平日", "평일"),
    WEEKENDS: ("weekends", "weekend", "週末", "土日", "주말"),
}
_SIGNS = ("月火水木金土日", "월화수목금토일")
_TIME = re.compile(r"(\d{1,2})(?:[:.時시](?:(\d{1,2})(?:分|분)?)?)?(am|pm)?", re.ASCII)


def read_time(typed: str) -> str | None:
    """`9:00`, `21.30`, `9pm`, `9時30分` or `9시` as `09:00` and so on; None for what is no time of day."""
    found = _TIME.fullmatch(_plain(typed).replace(" ", ""))
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def read_zone(typed: str) -> str | None:
    """The zone with this name, or with this city (`tokyo`, `new york`), in any case; None if there is none."""
    return _by_name().get(_folded(typed))


def near_zones(typed: str) -> Sequence[str]:
    """The zones that have these letters in their names, those first whose city begins with them."""
    wanted = _folded(typed)
    found = [zone for zone in zones() if wanted in _folded(zone)]
    return sorted(found, key=lambda zone: (not _folded(_city(zone)).startswith(wanted), zone))


@cache
def _by_name() -> dict[str, str]:
    """Every zone by its name and by its city, which must not hide a name."""
    cities = {_folded(_city(zone)): zone for zone in zones() if "/" in zone and not zone.startswith("Etc/")}
    return cities | {_folded(zone): zone for zone in zones()}


def _city(zone: str) -> str:
    return zone.rpartition("/")[2]


def _folded(text: str) -> str:
    return re.sub(r"[\s_]", "", text.casefold())


def read_days(typed: str) -> str | None:
    """`mon-fri`, `mon,wed`, `weekdays`, `月水金`, `平日` or `월-금` as `01234` and so on; None for what is no days."""
    text = _plain(typed)
    spoken = next((days for days, words in _SPOKEN.items() if text in words), None)
    if spoken:
        return spoken
    found: set[int] = set()
    for part in re.split(r"[\s,、・/]+|(?:and)", text):
        days = _span(part)
        if days is None:
            return None
        found |= days
    return "".join(str(day) for day in sorted(found)) or None


def _span(part: str) -> set[int] | None:
    """The days of one part: a name, from a name to a name, or signs in a row. None if it is none of them."""
    first, *last = (_day(end) for end in re.split("[-–~〜]|から", part, maxsplit=1))
    if first is not None and not last:
        return {first}
    if first is not None and last[0] is not None:
        length = (last[0] - first) % 7 + 1
        return {(first + n) % 7 for n in range(length)}
    signs = [next((row.index(sign) for row in _SIGNS if sign in row), None) for sign in part]
    return None if None in signs else {day for day in signs if day is not None}


def _day(name: str) -> int | None:
    """A day by its name, in full or by its first letters."""
    name = re.sub("曜日?|요일", "", name.strip())
    for row in _SIGNS:
        if len(name) == 1 and name in row:
            return row.index(name)
    fits = [day for day, word in enumerate(DAYS) if len(name) >= 3 and word.startswith(name)]
    return fits[0] if fits else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
