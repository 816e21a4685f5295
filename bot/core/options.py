"""What an option of a command can be, and how typed words become its value. Knows no command."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from inspect import Parameter, signature
from typing import Annotated, Any, TypeAlias, get_args, get_type_hints

from bot.core.context import Bot
from bot.core.i18n import LANGUAGES, Voice
from bot.core.names import GOOD, Names, term_names
from bot.daily import parsing as timetable
from content.library import Library
from content.model import Localized


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the things that have a name: found by any of its names in any language, stored by its id."""

    names: Callable[[Library], Names]
    label: Callable[[Library, str, Voice], str]
    fixed: tuple[str, ...] = ()
    """All the values, where the bot itself knows them and the content does not matter."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Text:
    """Free words."""

    most: int = 100


@dataclass(frozen=True, slots=True)
class Somebody:
    """A member of the community, by a mention as the platform writes it: `<@U12|mina>`. The value is their id there."""


@dataclass(frozen=True, slots=True)
class Span:
    """A number of seconds, or the word for none at all, whose value is 0."""

    least: int
    most: int
    usual: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, by a mention as the platform writes it: `<#C1|general>`; or the word for the one they are in.

    The value is its id with its name, if the platform gives one: `C1|general`; or `here`.
    """


@dataclass(frozen=True, slots=True)
class Written:
    """Words with a form of their own: how they are read, what could be meant by those typed so far, what is wrong."""

    read: Callable[[str], str | None]
    offered: Callable[[str, Voice], Sequence[tuple[str, str]]]
    wrong: str
    """The message for what does not fit."""


Kind: TypeAlias = OneOf | Whole | Text | Somebody | Span | Channel | Written
Value: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command, as its signature declares it."""

    name: str
    kind: Kind
    required: bool


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that an option does not take, with what was probably meant."""

    typed: str
    nearest: tuple[str, ...] = ()


def read(kind: Kind, typed: str, library: Library) -> Value | Misfit:
    """The value that was typed, or why it is none."""
    match kind:
        case Whole(least, most):
            digits = typed if typed.isdecimal() and len(typed) <= 9 else ""
            return int(digits) if digits and least <= int(digits) <= most else Misfit(typed)
        case Span(least, most):
            number = typed.strip().removesuffix("s").strip()
            if number.isdecimal() and len(number) <= 4 and least <= int(number) <= most:
                return int(number)
            return 0 if typed.strip().casefold() in _said("value-off") else Misfit(typed)
        case Text(most):
            return typed.strip()[:most] or Misfit(typed)
        case Somebody():
            mention = re.fullmatch(r"<@!?([A-Za-z0-9]+)(\|[^>]*)?>", typed.strip())
            return mention[1] if mention else Misfit(typed)
        case Channel():
            channel = re.fullmatch(r"<#([A-Za-z0-9]+(?:\|[^>]*)?)>", typed.strip())
            is_here = typed.strip().casefold() in _said("value-here")
            return channel[1] if channel else "here" if is_here else Misfit(typed)
        case Written(reader):
            written = reader(typed)
            return Misfit(typed) if written is None else written
        case OneOf(names):
            known = names(library)
            found = known.find(typed)
            if found is not None:
                return found
            return Misfit(typed, tuple(what for what, score in known.nearest(typed, 3) if score >= GOOD))


def suggestions(kind: Kind, typed: str, bot: Bot, voice: Voice) -> Sequence[tuple[str, str]]:
    """(value, label) of what could be meant by the letters typed so far, best first."""
    library = bot.library
    match kind:
        case OneOf(names, label):
            known = names(library)
            found = known.starting(typed) or [what for what, score in known.nearest(typed) if score >= GOOD]
            return [(value, label(library, value, voice)) for value in found]
        case Text():
            hits = bot.index.search(typed, 15)
            terms = [library.terms[name].name(voice.language) for name in hits.terms]
            titles = [library.facts[name].title.best(voice.language) for name in hits.facts]
            return [(text, text) for text in dict.fromkeys((*terms, *titles))]
        case Whole() | Somebody():
            return []
        case Channel():
            return [("here", voice("value-here"))]
        case Written(offered=offered):
            return offered(typed, voice)
        case Span(usual=usual):
            listed = [(str(seconds), str(seconds)) for seconds in usual] + [("off", voice("value-off"))]
            return [row for row in listed if row[0].startswith(typed)] or listed


@cache
def options(command: Callable[..., object]) -> tuple[Option, ...]:
    """The options of a command, from its signature: every parameter after the bot and the caller."""
    hints = get_type_hints(command, include_extras=True)
    parameters = list(signature(command).parameters.values())[2:]
    return tuple(Option(it.name, _kind(hints[it.name]), it.default is Parameter.empty) for it in parameters)


def _kind(hint: Any) -> Kind:  # noqa: ANN401  # a type hint can be anything
    """What stands in `Annotated[…]`, also when it may be None."""
    for part in (hint, *get_args(hint)):
        for note in getattr(part, "__metadata__", ()):
            if isinstance(note, Kind):
                return note
    raise TypeError(f"an option needs Annotated[…, Kind], not {hint}")


def _said(key: str) -> list[str]:
    return [Voice(language)(key) for language in LANGUAGES]


@cache
def _topics(library: Library) -> Names:
    return Names({topic: (topic, *_said(f"topic-{topic}")) for topic in library.topics})


@cache
def _quizzes(library: Library) -> Names:
    return Names({quiz.id: (quiz.id, *_translations(quiz.title)) for quiz in library.quizzes.values()})


@cache
def _themes(library: Library) -> Names:
    return Names({theme.id: (theme.id, *_translations(theme.title)) for theme in library.themes.values()})


def _word(_: Library, value: str, voice: Voice) -> str:
    return voice(f"value-{value}")


def _fixed(*values: str) -> OneOf:
    """A list that the bot itself knows, by its words in each language."""

    @cache
    def names(_: Library) -> Names:
        return Names({value: (value, *_said(f"value-{value}")) for value in values})

    return OneOf(names, _word, values)


def _translations(text: Localized) -> list[str]:
    return [text.best(language) for language in LANGUAGES]


def _topic(_: Library, value: str, voice: Voice) -> str:
    return voice(f"topic-{value}")


def _quiz(library: Library, value: str, voice: Voice) -> str:
    return library.quizzes[value].title.best(voice.language)


def _theme(library: Library, value: str, voice: Voice) -> str:
    return library.themes[value].title.best(voice.language)


def _term(library: Library, value: str, voice: Voice) -> str:
    return library.terms[value].name(voice.language)


def _times(typed: str, _: Voice) -> Sequence[tuple[str, str]]:
    """The time typed so far, or every full hour."""
    read = timetable.read_time(typed)
    return [(time, time) for time in ([read] if read else [f"{hour:02}:00" for hour in range(24)])]


def _zones(typed: str, _: Voice) -> Sequence[tuple[str, str]]:
    return [(zone, zone) for zone in timetable.near_zones(typed)]


def _weekdays(typed: str, voice: Voice) -> Sequence[tuple[str, str]]:
    """The days typed so far, or those that most people want."""
    if typed and timetable.read_days(typed):
        return [(typed, typed)]
    return [(value, voice(f"value-{value}")) for value in ("daily", "weekdays", "weekends")]


TopicName = Annotated[str, OneOf(_topics, _topic)]
QuizName = Annotated[
    str, OneOf(_quizzes, lambda library, value, voice: library.quizzes[value].title.best(voice.language))
]
ThemeName = Annotated[
    str, OneOf(_themes, lambda library, value, voice: library.themes[value].title.best(voice.language))
]
TermName = Annotated[str, OneOf(term_names, _term)]
Period = Annotated[str, _fixed("today", "week", "month", "all")]
LanguageChoice = Annotated[str, _fixed(*LANGUAGES, "auto")]
PrivacyAction = Annotated[str, _fixed("export", "delete")]
Query = Annotated[str, Text()]
Seconds = Annotated[int, Span(10, 240, (20, 30, 45, 60, 90, 120))]
ScoringName = Annotated[str, _fixed("accuracy", "tiebreak", "none")]
NamesName = Annotated[str, _fixed("pseudonym", "server")]
LanguageName = Annotated[str, _fixed(*LANGUAGES)]
Switch = Annotated[str, _fixed("on", "off")]
Number = Annotated[int, Whole(1, 999_999_999)]
Member = Annotated[str, Somebody()]
ChannelName = Annotated[str, Channel()]
TimeOfDay = Annotated[str, Written(timetable.read_time, _times, "mistake-time")]
ZoneName = Annotated[str, Written(timetable.read_zone, _zones, "mistake-zone")]
Weekdays = Annotated[str, Written(timetable.read_days, _weekdays, "mistake-days")]
Year = Annotated[int, Whole(1900, 2100)]
Count = Annotated[int, Whole(1, 30)]
