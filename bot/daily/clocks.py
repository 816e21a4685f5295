"""How people write a time of day, in three languages: `9pm`, 午後9時半, 저녁 7시. Pure."""

import re
import unicodedata

_SMALL = "一二三四五六七八九"
_DIGITS = {sign: str(number) for number, sign in enumerate(_SMALL, 1)} | {"〇": "0", "零": "0"}
_KOREAN_HOURS = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
_NAMED = {
    "12:00": ("正午", "お昼", "昼", "정오", "noon", "midday"),
    "00:00": ("零時", "真夜中", "자정", "midnight"),
}
_MORNING, _AFTERNOON = frozenset(range(12)), frozenset(range(12, 24))
_HALVES = {
    _MORNING: ("午前", "오전", "am", "a.m."),
    _AFTERNOON: ("午後", "오후", "pm", "p.m."),
}
"""Halves of the day: with them the hours go to twelve."""
_PARTS = {
    frozenset(range(4, 12)): ("朝", "今朝", "아침"),
    frozenset(range(3, 9)): ("早朝", "明け方"),
    frozenset(range(10, 17)): ("昼", "お昼", "낮", "한낮"),
    frozenset(range(15, 20)): ("夕方", "夕"),
    frozenset(range(16, 24)): ("저녁",),
    frozenset((*range(18, 24), *range(4))): ("夜", "晩", "밤", "한밤"),
    frozenset((22, 23, *range(5))): ("深夜", "夜中", "真夜中"),
    frozenset(range(7)): ("未明", "새벽"),
}
"""Parts of the day, with the hours that people mean by them: 夜9時 can only be 21:00."""
_WORDS = {word: (hours, True) for hours, words in _HALVES.items() for word in words} | {
    word: (hours, False) for hours, words in _PARTS.items() for word in words
}
_WORD = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_HOUR = "|".join(sorted(_KOREAN_HOURS, key=len, reverse=True))
_TIME = re.compile(
    rf"(?:(?P<part>{_WORD})(?:の|의)?)?(?:(?P<hour>\d{{1,2}})|(?P<spelled>{_HOUR})(?=시))"
    r"(?:[:.時시](?:(?P<minute>\d{1,2})分?분?|(?P<half>半|반))?)?(?P<late>[ap]\.?m\.?)?(?:ごろ|頃|に|쯤|에)?",
    re.ASCII,
)


def read_time(typed: str) -> str | None:
    """`9:00`, `21.30`, `9 p.m.`, 午前9時半, 夜９時, 저녁 7시 or 정오 as `09:00` and so on; None for what is no time."""
    text = unicodedata.normalize("NFKC", typed).casefold().replace(" ", "")
    named = next((time for time, words in _NAMED.items() if text in words), None)
    found = _TIME.fullmatch(_in_figures(text))
    if named or not found or (found["part"] and found["late"]):
        return named
    hour = _hour(
        int(found["hour"] or _KOREAN_HOURS.index(found["spelled"] or "한") + 1), found["part"] or found["late"]
    )
    minute = 30 if found["half"] else int(found["minute"] or 0)
    return None if hour is None or minute > 59 else f"{hour:02}:{minute:02}"


def _hour(said: int, part: str | None) -> int | None:
    """The hour of the day, by the part of the day that was named; None if that part has no such hour."""
    if part is None:
        return said if said < 24 else None
    hours, by_twelve = _WORDS[part if part in _WORDS else f"{part[0]}m"]
    if by_twelve and not (0 if part in ("午前", "午後", "오전", "오후") else 1) <= said <= 12:  # 午後0時 is noon
        return None
    meant = (said, said % 12, said % 12 + 12) if said <= 12 else (said,)
    return next((hour for hour in meant if hour in hours), None)


def _in_figures(text: str) -> str:
    """二十一時 as 21時: Chinese numerals before a sign for hours or minutes."""
    return re.sub(r"[〇零一二三四五六七八九十]+(?=[時分])", lambda found: str(_number(found[0])), text)


def _number(numerals: str) -> int:
    tens, ten, ones = numerals.rpartition("十")
    if not ten:
        return int("".join(_DIGITS[sign] for sign in numerals))
    return int("".join(_DIGITS[sign] for sign in tens) or "1") * 10 + int(
        "".join(_DIGITS[sign] for sign in ones) or "0"
    )
