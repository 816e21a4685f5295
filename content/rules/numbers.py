"""The numbers of a translation are those of the English: 93,340 is 9万3340 in Japanese and 9만 3,340 in Korean.

What English has in digits, a translation has in digits too. What a translation has in digits, English has in digits or
in words ("two years", "in May", "three in ten"). A number that both have in words is not compared.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from content.loader import Loaded
from content.walk import Report, texts

TOLD_OTHERWISE: Mapping[tuple[str, str, str], str] = {
    ("law-jfba-2015", "text.ja", "12"): "she and eleven others are twelve people",
    ("law-jfba-2015", "text.ko", "12"): "she and eleven others are twelve people",
    ("q-law-petition-2015", "because.ja", "12"): "she and eleven others are twelve people",
    ("q-who-kawasaki-alone", "choices.4.text.ja", "2"): "a brother and a sister are two",
    ("legal-fingerprint-sixteen", "title.ko", "16"): "an age in Korean words: 열여섯 살",
}
"""Entry, field and number → why it stands in one language alone, though both are right."""

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_LARGE = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "千": 10**3, "万": 10**4, "億": 10**8, "兆": 10**12, "천": 10**3, "만": 10**4, "억": 10**8, "조": 10**12,
}  # fmt: skip
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(rf"({_FIGURE})(?:[ -]?({'|'.join(_LARGE)}))?")
_COINS = re.compile(r"(\d+)(?:円|엔) ?(\d\d)(?:銭|전)")  # 76円26銭 is 76.26 yen
_TENTHS = re.compile(r"(\d)割")
_RARE = re.compile("[銭전割]")
_SPAN = re.compile(r"\d(?:[-〜~]| to | or )")
_SHORT_YEAR = re.compile(r"(?<![\d,.])(\d\d)(\d\d)[-〜~](\d\d)(?!\d|[,.]\d|%|[億万억만])")  # 1959-84
_SHARED = re.compile(
    rf"(?<![\d,.])(\d{{1,3}}(?:\.\d+)?)([-〜~]| (?:to|or)(?: over| nearly)? )({_FIGURE}[ -]?({'|'.join(_LARGE)}))"
)
_DAY = re.compile(r"(?<!\d)(\d{1,2})·(\d{1,2})(?!\d)")  # 4·3: what Korean calls by its day, English may call otherwise

_WORDS = {
    word: value
    for value, words in (
        (0, "zero none no"), (1, "one once first a an single alone"), (2, "two twice second half both pair double"),
        (3, "three third thirds triple thrice"), (4, "four fourth quarter quarters"), (5, "five fifth fifths"),
        (6, "six sixth"), (7, "seven seventh"), (8, "eight eighth"), (9, "nine ninth"), (10, "ten tenth teenagers"),
        (11, "eleven eleventh"), (12, "twelve twelfth dozen"), (13, "thirteen"), (14, "fourteen fortnight"),
        (15, "fifteen"), (16, "sixteen"), (17, "seventeen"), (18, "eighteen"), (19, "nineteen"),
        (20, "twenty twenties twentieth"), (30, "thirty thirties"), (40, "forty forties"), (50, "fifty fifties"),
        (60, "sixty sixties"), (70, "seventy seventies"), (80, "eighty eighties"), (90, "ninety nineties"),
    )
    for word in words.split()
}  # fmt: skip
_TIMES = {"hundred": 10**2, "decade": 10, "decades": 10, "century": 10**2, "centuries": 10**2} | _LARGE
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ROUND = re.compile(r"\bhalf an? (century|million)\b")
_IN_TEN = re.compile(r"\b(one|two|three|four|five|six|seven|eight|nine) in ten\b")


def figures(text: str) -> frozenset[Decimal]:
    """Every number that a text in any of the languages has in digits: 1.3 to 1.4 million are 1300000 and 1400000."""
    if not _DIGIT.search(text):
        return frozenset()
    plain = _COINS.sub(r"\1.\2", _TENTHS.sub(r"\g<1>0", text)) if _RARE.search(text) else text
    if _SPAN.search(plain):
        plain = _SHARED.sub(_with_its_unit, _SHORT_YEAR.sub(r"\1\2 - \1\3", plain))
    found: list[Decimal] = []
    end, unit = -1, 0
    for number in _NUMBER.finditer(plain):
        size = _LARGE.get(number[2], 1)
        value = _value(number[1]) * size
        if found and value < unit and plain[end : number.start()] in {"", " "}:  # 9万|3340, 9만 |3,340
            found[-1] += value
        else:
            found.append(value)
        end, unit = number.end(), size
    return frozenset(found)


def in_words(english: str) -> frozenset[Decimal]:
    """The numbers that an English text may mean by its words: two, twenty-five, threefold, a trillion, May."""
    text = english.casefold()
    found = set(_sums(re.findall(r"[a-z]+|[^a-z\s-]", text)))
    found |= {number for number, name in enumerate(_MONTHS, start=1) if name in text}
    found |= {10 * _WORDS[share[1]] for share in _IN_TEN.finditer(text)}
    found |= {_TIMES[what[1]] // 2 for what in _ROUND.finditer(text)}
    return frozenset(map(Decimal, found))


def _value(figure: str) -> Decimal:
    return Decimal(figure.replace(",", ""))


def _with_its_unit(span: re.Match[str]) -> str:
    """20〜24万 as 20万〜24万: the unit of the larger number is that of the smaller."""
    larger = _value(re.sub(r"[^\d.,]", "", span[3]))
    return f"{span[1]}{span[4]}{span[2]}{span[3]}" if _value(span[1]) < larger else span[0]


def _sums(words: list[str]) -> Iterator[int]:
    """Each number that a row of words makes, and each part of it: four hundred, four billion, twenty-five."""
    yield 1
    sum_ = 0
    for word in words:
        plain = word.removesuffix("fold")
        plain = {"doubled": "two", "tripled": "three"}.get(plain, plain)
        if plain in _WORDS:
            value = _WORDS[plain]
            sum_ = sum_ + value if sum_ >= 20 and value < 10 else value
            yield value
            yield sum_
        elif plain in _TIMES:
            sum_ = (sum_ or 1) * _TIMES[plain]
            yield sum_
        elif plain != "and":
            sum_ = 0


def _numbers(loaded: Loaded) -> Report:
    """A translation has the numbers of the English."""
    for heading, entry, field, text in texts(loaded.library):
        english = figures(text.en)
        for language in ("ja", "ko"):
            for number, what in _differing(text.en, english, text.into(language)):
                if (entry, f"{field}.{language}", number) not in TOLD_OTHERWISE:
                    yield heading, entry, f"{field}.{language}", what


def _differing(english: str, there: frozenset[Decimal], translation: str | None) -> Iterator[tuple[str, str]]:
    """Each number that only one of two texts has, and how one says that. `there` are the figures of the English."""
    here = figures(translation or "")
    if translation is None or here == there:
        return
    for number in sorted(there - here):
        yield f"{number:f}", f"the English has {number:f}, the translation has not"
    days = {Decimal(part) for day in _DAY.finditer(translation) for part in day.groups()}
    if more := here - there - days:
        for number in sorted(more - in_words(english)):
            yield f"{number:f}", f"has {number:f}, the English has not"


RULES: tuple[Callable[[Loaded], Report], ...] = (_numbers,)
