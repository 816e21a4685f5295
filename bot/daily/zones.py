"""How people write a time zone in three languages: by its name, city or country, or as its time is called. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.core.i18n import LANGUAGES, Voice, zone_cities, zone_times
from bot.daily.rules import zones

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
    "Asia/Tokyo": (
        *("jst", "大阪", "京都", "名古屋", "札幌", "福岡", "横浜", "神戸", "川崎", "新潟", "osaka", "kyoto", "nagoya"),
        *("오사카", "교토", "나고야", "삿포로", "후쿠오카", "요코하마", "고베", "가와사키", "니가타", "동경"),
    ),
    "Asia/Seoul": (
        *(
            "kst",
            "korea",
            "south korea",
            "한국",
            "남한",
            "부산",
            "busan",
            "釜山",
            "プサン",
            "인천",
            "仁川",
            "대구",
            "大邱",
        ),
        *("광주", "光州", "대전", "大田", "제주", "済州", "済州島", "漢城"),
    ),
    "Asia/Shanghai": ("china", "beijing", "北京", "베이징", "中国", "중국"),
    "America/New_York": ("edt", "eastern", "アメリカ東部", "米国東部", "미국 동부"),
    "America/Chicago": ("cdt", "central"),
    "America/Denver": ("mdt", "mountain"),
    "America/Los_Angeles": (
        "pst",
        "pdt",
        "pacific",
        "アメリカ西海岸",
        "미국 서부",
        "san francisco",
        "サンフランシスコ",
        "샌프란시스코",
    ),
    "Europe/London": ("bst", "uk", "英国", "イギリス", "영국"),
    "Europe/Berlin": ("ドイツ", "독일", "germany"),
    "UTC": ("協定世界時", "世界標準時", "グリニッジ標準時", "협정 세계시", "세계 표준시", "그리니치 표준시"),
}
"""What zones are called beside their names and cities. Not what could mean two: CST, IST."""
_TIME = re.compile("(?:の)?(?:標準|현지|標準の|표준)?(?:時間|時刻|時|시간|시각|시)$|(?:standard)?time$")
"""What may stand behind the name of a place: its time."""
_WITH_SUMMER = {"EST": "America/New_York", "MST": "America/Denver", "HST": "Pacific/Honolulu"}
"""Zones that sound like a city's clock, and are one offset all the year."""


class FixedOffset(NamedTuple):
    """A zone that knows no summer time: its distance from UTC, and the zone whose clock was perhaps meant."""

    offset: str
    meant: str


def read_zone(typed: str) -> str | None:
    """The zone with this name, city (`new york`, 東京, 서울), abbreviation (`JST`) or time (日本時間, 한국 시간).

    None if there is none.
    """
    name = _folded(re.sub(r"^.*[(（]([\w/+-]+)[)）]$", r"\1", typed.strip()))  # as it is offered: 東京（Asia/Tokyo）
    return _by_name().get(name) or _by_name().get(_TIME.sub("", name))


def fixed_offset(zone: str) -> FixedOffset | None:
    """What to warn of: that this zone is one offset all the year, though its name sounds otherwise."""
    if zone not in _WITH_SUMMER:
        return None
    away = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone)).utcoffset() or timedelta()
    return FixedOffset(f"{away // timedelta(hours=1):+d}".replace("-", "−"), _WITH_SUMMER[zone])


def city_of(zone: str, language: str) -> str:
    """The city of a zone, as the language calls it: New York, ニューヨーク, 뉴욕."""
    return zone_cities(language).get(zone) or _city(zone).replace("_", " ")


def offered_zones(typed: str, voice: Voice) -> Sequence[tuple[str, str]]:
    """(zone, label) of what could be meant by the letters typed so far: beside its name what the language calls it."""
    found = ((zone, voice.zone(zone)) for zone in near_zones(typed, voice.language))
    return [
        (zone, zone if called == zone else voice("zone-offered", called=called, zone=zone)) for zone, called in found
    ]


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
    times: dict[str, str] = {}
    for language in LANGUAGES:
        for zone in (*_LIKELY, *zones()):
            for name in zone_times(language, zone):
                times.setdefault(_folded(name), zone)
    called = {_folded(name): zone for zone, names in _CALLED.items() for name in names}
    return times | cities | called | {_folded(zone): zone for zone in zones()}


def _city(zone: str) -> str:
    return zone.rpartition("/")[2]


def _folded(text: str) -> str:
    return re.sub(r"[\s_]", "", unicodedata.normalize("NFKC", text).casefold())
