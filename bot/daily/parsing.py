"""How people write a time of day, a time zone and days of the week, in three languages. Pure; says nothing itself."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.core.i18n import LANGUAGES, zone_cities
from bot.daily.rules import zones

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVERY_DAY, WEEKDAYS, WEEKENDS = "0123456", "01234", "56"
"""Days are written as `01234`, 0 for Monday."""
FACT, DAY = "fact", "day"
"""What can be left out: the next fact, for good; the next day."""
_UNDO = "undo"

_SPOKEN = {
    EVERY_DAY: ("daily", "every day", "everyday", "all", "毎日", "매일"),
    WEEKDAYS: ("weekdays", "workdays", "平日", "평일"),
    WEEKENDS: ("weekends", "weekend", "週末", "土日", "주말"),
}
_SKIPPED = {FACT: ("fact", "史実", "사실"), DAY: ("day", "日", "날")}
_SIGNS = ("月火水木金土日", "월화수목금토일")
_TIME = re.compile(
    r"(午前|午後|오전|오후)?(\d{1,2})(?:[:.時시](?:(\d{1,2})(?:分|분)?|(半|반))?)?(?:([ap])\.?m\.?)?", re.ASCII
)
_HALVES = {"午前": "a", "午後": "p", "오전": "a", "오후": "p"}
_LIKELY = (
    *(
        "Asia/Tokyo",
        "Asia/Seoul",
        "UTC",
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Los_Angeles",
    ),
    *("Europe/London", "Europe/Berlin", "Europe/Paris", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Singapore"),
    *("Australia/Sydney", "Pacific/Auckland", "Pacific/Honolulu", "America/Toronto", "America/Vancouver"),
    *("America/Sao_Paulo", "Europe/Moscow", "Asia/Kolkata"),
)
"""Where those who set a zone are likely to be: offered first."""
_CALLED = {
    "Asia/Tokyo": ("jst", "日本", "日本時間", "日本標準時", "大阪", "京都", "일본", "오사카", "osaka", "kyoto"),
    "Asia/Seoul": ("kst", "korea", "south korea", "韓国", "韓国時間", "한국", "대한민국", "부산", "busan", "釜山"),
    "Asia/Shanghai": ("china", "beijing", "北京", "베이징"),
    "America/New_York": ("edt", "eastern", "eastern time"),
    "America/Chicago": ("cdt",),
    "America/Denver": ("mdt",),
    "America/Los_Angeles": ("pst", "pdt", "pacific time", "san francisco"),
    "Europe/London": ("bst", "uk"),
}
"""What zones are called beside their names and cities. Not what could mean two: CST, IST."""
_WITH_SUMMER = {"EST": "New York", "MST": "Denver", "HST": "Honolulu"}
"""Zones that sound like a city's clock, and are one offset all the year."""


class FixedOffset(NamedTuple):
    """A zone that knows no summer time: its distance from UTC, and the city whose clock was perhaps meant."""

    offset: str
    city: str


def read_time(typed: str) -> str | None:
    """`9:00`, `21.30`, `9 p.m.`, `午前9時半` or `오후 9시` as `09:00` and so on; None for what is no time of day."""
    found = _TIME.fullmatch(_plain(typed).replace(" ", ""))
    if not found or (found[1] and found[5]):
        return None
    hour, minute, half = int(found[2]), 30 if found[4] else int(found[3] or 0), _HALVES.get(found[1], found[5])
    if half and not (0 if found[1] else 1) <= hour <= 12:  # 午後0時 is noon
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def read_zone(typed: str) -> str | None:
    """The zone with this name, city (`new york`, 東京, 서울) or abbreviation (`JST`); None if there is none."""
    return _by_name().get(_folded(typed))


def fixed_offset(zone: str) -> FixedOffset | None:
    """What to warn of: that this zone is one offset all the year, though its name sounds otherwise."""
    if zone not in _WITH_SUMMER:
        return None
    away = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone)).utcoffset() or timedelta()
    return FixedOffset(f"{away // timedelta(hours=1):+d}".replace("-", "−"), _WITH_SUMMER[zone])


def near_zones(typed: str, language: str = "en") -> Sequence[str]:
    """The zones that have these letters in their names, those first that are likely or whose city begins with them."""
    wanted = _folded(typed)
    if not wanted:
        home = {"ko": "Asia/Seoul"}.get(language, _LIKELY[0])
        return list(dict.fromkeys((home, *_LIKELY, *zones())))
    also = {zone for name, zone in _by_name().items() if name.startswith(wanted)}
    found = [zone for zone in zones() if zone in also or wanted in _folded(zone)]

    def rank(zone: str) -> tuple[bool, bool, str]:
        begins = zone in also or _folded(_city(zone)).startswith(wanted)
        return not begins, zone not in _LIKELY, zone

    return sorted(found, key=rank)


@cache
def _by_name() -> dict[str, str]:
    """Every zone by its name, by its city in each language and by what else it is called; none hides a name."""
    cities: dict[str, str] = {}
    for language in LANGUAGES:
        cities |= {_folded(city): zone for zone, city in zone_cities(language).items() if zone in zones()}
    cities |= {_folded(_city(zone)): zone for zone in zones() if "/" in zone and not zone.startswith("Etc/")}
    called = {_folded(name): zone for zone, names in _CALLED.items() for name in names}
    return cities | called | {_folded(zone): zone for zone in zones()}


def _city(zone: str) -> str:
    return zone.rpartition("/")[2]


def _folded(text: str) -> str:
    return re.sub(r"[\s_]", "", unicodedata.normalize("NFKC", text).casefold())


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


def write_days(days: str) -> str:
    """Days as `read_days` takes them: `mon,wed`."""
    spoken = _SPOKEN.get(days)
    return spoken[0] if spoken else ",".join(DAYS[int(day)][:3] for day in days)


def read_skip(typed: str) -> str | None:
    """What is to be left out: the words for a fact or a day, the id of a fact, a date; `undo` and what to take back."""
    text = _plain(typed)
    for what, said in _SKIPPED.items():
        if text in said:
            return what
    return text if re.fullmatch(rf"(?:{_UNDO}(?:/|$))?(?:[a-z0-9]+(?:-[a-z0-9]+)+)?", text) and text else None


def undo(what: str = "") -> str:
    """How to say that a fact or day, or all facts, are not to be left out after all."""
    return f"{_UNDO}/{what}" if what else _UNDO


def read_undo(what: str) -> str | None:
    """What is not to be left out after all, empty for all facts; None if that is not what is meant."""
    word, _, name = what.partition("/")
    return name if word == _UNDO else None


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
