"""Words, numbers and dates in three languages. The only door to Fluent and Babel.

Which words are said is decided elsewhere. They lie in `bot/words/<language>/*.ftl`; plurals and numbers follow CLDR.
English is British, as in the content.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.core import get_global
from babel.dates import LOCALTZ, format_date, format_skeleton
from fluent.runtime import FluentBundle, FluentResource

from bot.core.command_spans import mark, split, without_marks

if TYPE_CHECKING:
    from babel.numbers import NumberPattern

LANGUAGES: Mapping[str, str] = {"en": "English", "ja": "日本語", "ko": "한국어"}
"""Every language that the bot speaks, with its own name for itself."""

_LONGEST = 1000
"""Characters of a value that Fluent takes. The content and the adapters keep to far fewer."""

_MESSAGE = re.compile(r"^([a-z][\w-]*) *=", re.MULTILINE)
_CLDR = {"en": "en_GB", "ja": "ja", "ko": "ko"}


def nearest_language(tag: str | None) -> str | None:
    """The language of a tag such as `en-GB`, `ja` or `ko_KR.UTF-8`; None if the bot does not speak it."""
    language = (tag or "").replace("_", "-").partition("-")[0].lower()
    return language if language in LANGUAGES else None


def machine_zone() -> str | None:
    """The time zone of this machine by its name; None if it has none."""
    try:
        return ZoneInfo(str(LOCALTZ)).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@cache
def zone_cities(language: str) -> Mapping[str, str]:
    """What a language calls the city of each time zone that it has a word of its own for: 東京 for Asia/Tokyo."""
    zones = Locale.parse(_CLDR[language]).time_zones
    return {zone: str(named["city"]) for zone, named in zones.items() if "city" in named}


@cache
def zone_times(language: str, zone: str) -> Sequence[str]:
    """What a language calls the time of a zone, and a country with no other: 日本標準時 and 日本 for Asia/Tokyo."""
    locale, territories = Locale.parse(_CLDR[language]), get_global("zone_territories")
    named = locale.meta_zones.get(get_global("meta_zones").get(zone, ""), {}).get("long", {})
    country = territories.get(zone, "")
    alone = sum(other == country for other in territories.values()) == 1
    countries = [locale.territories[country]] if alone and country in locale.territories else []
    return [str(name) for name in (*named.values(), *countries)]


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything that is said in one language."""

    language: str

    def __call__(self, key: str, **values: str | int | float) -> str:
        """The message `key`, or `key.attribute`, with its values. LookupError for a message that does not exist."""
        return _said(self.language, key, tuple(values.items()))

    def lead(self, key: str, **values: str | int | float) -> str:
        """The message `key` as it leads into what follows on the same line: with its colon, and a space where due."""
        return self("lead", label=self(key, **values))

    def command(self, line: str) -> str:
        """A command to type, as it stands in a text: `quiz`, `search Niigata`, `zainichi-class status`."""
        return _marked(self.language, without_marks(line))

    @lru_cache(maxsize=1024)  # noqa: B019  # three voices that live for ever
    def date(self, text: str) -> str:
        """`1959-12-14`, `1959-12`, `1959`, `1950s` or a span such as `1959-1984`, as the language writes it."""
        locale = _CLDR[self.language]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return format_date(date.fromisoformat(text), "long", locale=locale)
        if re.fullmatch(r"\d{4}-\d\d", text):
            return format_skeleton("yMMMM", date.fromisoformat(f"{text}-01"), locale=locale)
        if "-" in text:
            return "–".join(self.date(part) for part in text.split("-"))
        if text.endswith("s"):
            return self("decade", year=text[:-1])
        return format_skeleton("y", date(int(text), 1, 1), locale=locale)

    def day(self, month_day: str) -> str:
        """`12-14` as 14 December, 12月14日, 12월 14일."""
        day = date.fromisoformat(f"2000-{month_day}")  # a leap year, for 29 February
        return format_skeleton("MMMMd", day, locale=_CLDR[self.language])

    def zone(self, zone: str) -> str:
        """A time zone by its city where the language has a word for that: 東京 for Asia/Tokyo; else by its name."""
        return zone if self.language == "en" else zone_cities(self.language).get(zone, zone)

    def place(self, rank: int) -> str:
        """A rank as the language writes it: 1st, 1位, 1위."""
        form = Locale.parse(_CLDR[self.language]).ordinal_form(rank)
        return self("place", rank=rank, form=form)

    @lru_cache(maxsize=512)  # noqa: B019  # three voices that live for ever
    def percent(self, whole: int) -> str:
        """78 as 78%, the way the language sets it."""
        return str(_percent_pattern(self.language).apply(whole / 100, _CLDR[self.language]))

    @property
    def percent_format(self) -> str:
        """The same for the cells of a spreadsheet: `0%`, with a space where the language has one."""
        pattern = _percent_pattern(self.language)
        return f"{pattern.prefix[0]}0{pattern.suffix[0]}".replace("\u00a0", r"\ ").replace("\u202f", r"\ ")


@cache
def _percent_pattern(language: str) -> "NumberPattern":
    """How the language writes a share, by CLDR."""
    pattern: NumberPattern = Locale.parse(_CLDR[language]).percent_formats[None]
    return pattern


@lru_cache(maxsize=8192)
def _said(language: str, key: str, values: tuple[tuple[str, str | int | float], ...]) -> str:
    """A message with its values. Most are said again and again: labels, buttons, small numbers."""
    name, _, attribute = key.partition(".")
    file = _places(language).get(name)
    if file is None:
        raise LookupError(f"no message {key!r} in {language}")
    bundle = _bundle(language, file)
    message = bundle.get_message(name)
    pattern = message.attributes.get(attribute) if attribute else message.value
    if pattern is None:
        raise LookupError(f"no message {key!r} in {language}")
    fitting = {name: without_marks(value[:_LONGEST]) if isinstance(value, str) else value for name, value in values}
    text, errors = bundle.format_pattern(pattern, fitting)
    if errors:
        raise LookupError(f"{key!r} in {language}: {errors[0]}")
    return str(text)


@cache
def _texts(language: str) -> Mapping[str, str]:
    """The text of each file of words, by its name."""
    folder = files("bot") / "words" / language
    return {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".ftl")}


@cache
def _places(language: str) -> Mapping[str, str]:
    """The file in which each message stands: reading one for good takes some 0.1 ms a line, so only what is said is."""
    return {name: file for file, text in _texts(language).items() for name in _MESSAGE.findall(text)}


@cache
def _bundle(language: str, file: str) -> FluentBundle:
    """The messages of one file. None speaks of those in another."""
    functions: dict[str, Any] = {"COMMAND": lambda *words: _marked(language, " ".join(map(str, words)))}
    bundle = FluentBundle([_CLDR[language].replace("_", "-")], functions=functions, use_isolating=False)
    bundle.add_resource(FluentResource(_texts(language)[file]))
    return bundle


def _marked(language: str, line: str) -> str:
    """The span of a command, which also says what the language calls it. In English that is its own name."""
    root, typed = split(line)
    name, space, rest = typed.partition(" ")
    called = name if language == "en" or not name else _said(language, f"command-{name}", ())
    return mark(line, f"{root} {called}{space}{rest}".rstrip())
