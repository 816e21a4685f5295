"""What an option of a command can be, and how typed words become its value. Knows no command and no feature.

A feature declares the kinds that it needs: `TopicName = Annotated[str, OneOf(…)]`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from inspect import Parameter, signature
from typing import Annotated, Any, NamedTuple, TypeAlias, get_args, get_type_hints

from bot.core.community import DEFAULTS, CommunitySettings
from bot.core.context import GivenFile
from bot.core.i18n import LANGUAGES, Voice
from bot.core.names import EXACT, GOOD, NameIndex
from bot.core.platform import Platform
from content.library import Library


class Lookup(NamedTuple):
    """What the values of options are found in: the content, what gives the names of all commands, and what is `here`.

    The last is what the community has of its own.
    """

    library: Library
    commands: Callable[[], NameIndex]
    here: CommunitySettings = DEFAULTS


Offers: TypeAlias = Sequence[tuple[str, str]]
"""(value, label) of what could be meant, best first."""


def _takes_all(_: CommunitySettings, __: str) -> bool:
    return False


def _offers_nothing(_: Lookup, __: str, ___: Voice) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the things that have a name: found by any of its names in any language, stored by its id."""

    names: Callable[[Lookup], NameIndex]
    label: Callable[[Lookup, str, Voice], str]
    fixed: tuple[str, ...] = ()
    """All the values, where the bot itself knows them and the content does not matter."""
    refused: Callable[[CommunitySettings, str], bool] = _takes_all
    """Whether a community has switched this value off; then it is neither taken nor offered."""
    refusal: str = ""
    """The message for what is refused, with the label of the value under the name of the option."""
    listing: tuple[str, str] | None = None
    """The message on a button that lists all the values, each with what it is, and its press."""
    is_named: bool = False
    """Whether it is only taken with the name of its option: a switch must not be turned by a word meant for another."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Text:
    """Free words."""

    most: int = 100
    offered: Callable[[Lookup, str, Voice], Sequence[str]] = _offers_nothing
    """What could be meant by the letters typed so far."""
    in_lines: bool = False
    """Whether a form asks for it in several lines."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the community, mentioned as the platform writes it: `<@U12|mina>`. The value is their id there."""


@dataclass(frozen=True, slots=True)
class Span:
    """A number of seconds, or the word for none at all, whose value is 0."""

    least: int
    most: int
    usual: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, mentioned as the platform writes it: `<#C1|general>`; or the word for the one that they are in.

    The value is its id with its name, if the platform gives one: `C1|general`; or `here`.
    """


class Asked(StrEnum):
    """How a form asks for words with a shape of their own, where a platform has forms."""

    WORDS = "words"
    TIME = "time"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Written:
    """Words with a shape of their own: how they are read, what could be meant by those typed so far, what is wrong."""

    read: Callable[[str], str | None]
    offered: Callable[[str, Voice], Offers]
    wrong: str
    """The message for what does not fit."""
    asked: Asked = Asked.WORDS
    each: Callable[[Voice], Offers] | None = None
    """Where several things can be written with commas between: what they are, for a form to tick."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of at most so many bytes, whose name ends in one of these: `csv`, `xlsx`. The value is a `GivenFile`.

    A platform attaches it to the command or asks for it in a form; in a terminal its path is typed.
    """

    most: int
    endings: tuple[str, ...]


Kind: TypeAlias = OneOf | Whole | Text | Person | Span | Channel | Written | File
OptionValue: TypeAlias = str | int | GivenFile


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command, as its signature declares it."""

    name: str
    kind: Kind
    required: bool


def about(option: Option, platform: Platform) -> str:
    """The message on what an option is for. Where one chooses from a list, it has no word on how to type it."""
    return f"option-{option.name}.picked" if is_picked(option, platform) else f"option-{option.name}.about"


def is_picked(option: Option, platform: Platform) -> bool:
    """Whether the platform lets one choose its value from a list of its own."""
    return platform.has_pickers and isinstance(option.kind, Person | Channel)


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that an option does not take, with what was probably meant."""

    typed: str
    nearest: tuple[str, ...] = ()


def read(kind: Kind, typed: str, lookup: Lookup, platform: Platform) -> OptionValue | Misfit:
    """The value that was typed, or why it is none."""
    match kind:
        case Whole(least, most):
            digits = typed if typed.isdecimal() and len(typed) <= 9 else ""
            return int(digits) if digits and least <= int(digits) <= most else Misfit(typed)
        case Span(least, most):
            number = typed.strip().removesuffix("s").strip()
            if number.isdecimal() and len(number) <= 4 and least <= int(number) <= most:
                return int(number)
            return 0 if typed.strip().casefold() in in_each_language("value-off") else Misfit(typed)
        case Text(most):
            return typed.strip()[:most] or Misfit(typed)
        case Person():
            return platform.read_person(typed) or Misfit(typed)
        case Channel():
            place = platform.read_mention(typed)
            if place:
                return f"{place.id}|{place.name}" if place.name else place.id
            return "here" if typed.strip().casefold() in in_each_language("value-here") else Misfit(typed)
        case File():
            return typed.strip() if platform.has_paths and typed.strip() else Misfit(typed)
        case Written(reader):
            written = reader(typed)
            return Misfit(typed) if written is None else written
        case OneOf(names):
            known = names(lookup)
            found = known.find(typed)
            if found is not None:
                return found
            return Misfit(typed, tuple(what for what, score in known.nearest(typed, 3) if score >= GOOD))


def is_name(kind: Kind, typed: str, lookup: Lookup) -> bool:
    """Whether this is just what one of the things is called that an option can be."""
    return isinstance(kind, OneOf) and any(score == EXACT for _, score in kind.names(lookup).nearest(typed, 1))


def suggestions(kind: Kind, typed: str, lookup: Lookup, voice: Voice) -> Offers:
    """(value, label) of what could be meant by the letters typed so far, best first."""
    match kind:
        case OneOf(names, label):
            known = names(lookup)
            found = known.starting(typed) or [what for what, score in known.nearest(typed) if score >= GOOD]
            return [(value, label(lookup, value, voice)) for value in found]
        case Text(offered=offered):
            return [(text, text) for text in offered(lookup, typed, voice)]
        case Whole() | Person() | File():
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
    """The options of a command, from its signature: every parameter after the caller."""
    hints = get_type_hints(command, include_extras=True)
    parameters = list(signature(command).parameters.values())[1:]
    return tuple(Option(it.name, _kind(hints[it.name]), it.default is Parameter.empty) for it in parameters)


def _kind(hint: Any) -> Kind:  # noqa: ANN401  # a type hint can be anything
    """What stands in `Annotated[…]`, also when it may be None."""
    for part in (hint, *get_args(hint)):
        for note in getattr(part, "__metadata__", ()):
            if isinstance(note, Kind):
                return note
    raise TypeError(f"an option needs Annotated[…, Kind], not {hint}")


def in_each_language(key: str) -> list[str]:
    """A message as each language says it."""
    return [Voice(language)(key) for language in LANGUAGES]


def fixed(*values: str) -> OneOf:
    """A list that the bot itself knows, by its words (`value-…`) in each language."""

    @cache
    def names(_: Lookup) -> NameIndex:
        return NameIndex({value: (value, *in_each_language(f"value-{value}")) for value in values})

    return OneOf(names, _word, values)


def _word(_: Lookup, value: str, voice: Voice) -> str:
    return voice(f"value-{value}")


LanguageName = Annotated[str, fixed(*LANGUAGES)]
ChannelName = Annotated[str, Channel()]
