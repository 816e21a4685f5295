"""How people write days of the week and what is to be left out, in three languages. Pure; says nothing itself."""

import re
import unicodedata

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVERY_DAY, WEEKDAYS, WEEKENDS = "0123456", "01234", "56"
"""Days are written as `01234`, 0 for Monday."""
FACT, DAY = "fact", "day"
"""What can be left out: the next fact, for good; the next day."""
_UNDO = "undo"

_SPOKEN = {
    EVERY_DAY: ("daily", "every day", "everyday", "all", "毎日", "全部", "매일", "날마다", "전부"),
    WEEKDAYS: ("weekdays", "workdays", "平日", "평일"),
    WEEKENDS: ("weekends", "weekend", "週末", "土日", "주말"),
}
_SKIPPED = {
    FACT: ("fact", "歴史メモ", "メモ", "史実", "이야기", "역사 이야기", "사실"),
    DAY: ("day", "日", "날"),
}
_EVERY = re.compile(r"^(?:毎週|매주|every)\s*|(?:のみ|だけ|만|마다)$")
"""What may stand around days and adds nothing: 毎週月曜日, 평일만."""
_APART = re.compile(r"[\s,、・·ㆍ/]+|(?:and)|と|및|(?<=요일)(?:과|와)|(?<=[월화수목금토일])(?:과|와)")
_TO = re.compile("[-–—~〜∼]|から|부터")
_SIGNS = ("月火水木金土日", "월화수목금토일")


def read_days(typed: str) -> str | None:
    """`mon-fri`, `mon,wed`, `weekdays`, `月水金`, `平日` or `월-금` as `01234` and so on; None for what is no days."""
    text = re.sub(rf"\s*({_TO.pattern})\s*", r"\1", _EVERY.sub("", _plain(typed)))
    spoken = next((days for days, words in _SPOKEN.items() if text in words), None)
    if spoken:
        return spoken
    found: set[int] = set()
    for part in _APART.split(text):
        days = _span(part)
        if days is None:
            return None
        found |= days
    return "".join(str(day) for day in sorted(found)) or None


def _span(part: str) -> set[int] | None:
    """The days of one part: a name, from a name to a name, or signs in a row. None if it is none of them."""
    first, *last = (_day(end) for end in _TO.split(re.sub("(?:まで|까지)$", "", part), maxsplit=1))
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
