"""A feature says all about itself in one value; the registry is what all of them say together."""

import contextlib
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

from bot.core.beat import Beat
from bot.core.context import Caller
from bot.core.forms import PressForm
from bot.core.i18n import LANGUAGES, Voice
from bot.core.metrics import Gauge
from bot.core.names import NameIndex
from bot.core.options import options
from bot.core.press import Press, Run, Share, by_name, unpack
from bot.core.reply import Reply

K = TypeVar("K")
T = TypeVar("T")

Command: TypeAlias = Callable[..., Awaitable[Reply]]
"""Takes the caller, and its options by their names. What it is called, takes and means derives from its signature."""
Section: TypeAlias = Callable[[Caller], Awaitable[Reply | None]]
"""A part of the page that a person has of their own where a platform has one; None where there is nothing to show."""


class Root(StrEnum):
    """Where a command stands. Each root can be given to roles by a platform's admins."""

    EVERYBODY = "zainichi"
    CLASS = "zainichi-class"
    MODERATORS = "zainichi-mod"


STAFF_ROOTS = (Root.CLASS, Root.MODERATORS)


def _none(_: Any) -> str:  # noqa: ANN401  # a press of any kind
    return ""


@dataclass(frozen=True, slots=True, eq=False)
class Action:
    """What a kind of press does. `replaces`: its answer takes the place of the pressed message, where that is private.

    `at_most_once`: what a platform delivers twice is answered once (not where the store sees to that, or a repeat
    does no harm). `topic`: the topic that the press needs, empty for none. Instead of a `handler` it can have a `line`:
    the command that the press stands for, which only those may give who may type it. `label`: the message on its button
    where that is always the same, so that one can read it in another language than that of the post; else empty.
    `form`: what the press asks for before its handler is called, with what was written in `Caller.given`; a reply where
    there is nothing to ask. It must be quick: a form has to be opened within three seconds.
    """

    press: type[Press]
    handler: Callable[[Caller, Any], Awaitable[Reply]] | None = None
    form: Callable[[Caller, Any], Awaitable[PressForm | Reply]] | None = None
    line: Callable[[Any], str] | None = None
    replaces: bool = False
    at_most_once: bool = True
    topic: Callable[[Any], str] = _none
    label: Callable[[Any], str] = _none


@dataclass(frozen=True, slots=True, eq=False)
class Shareable:
    """What people can show to everybody in a place: made for all by the id of what is meant.

    `topic`: that of one. `changes`: it is another thing every day, though its id stays.
    """

    make: Callable[[Caller, str], Awaitable[Reply]]
    topic: Callable[[str], str] = _none
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the database that is a feature's own.

    `exported` are the columns that a person gets of their rows, `person` the column that says whose a row is. Someone
    who is deleted takes their rows along by the schema; `on_delete` is SQL for what that leaves, $1 their address.
    `purge` are statements that delete what is older than $1 (ms), of {chunk} rounds at most, and return what they did:
    each is run until it returns nothing. `of_community` is the column that says which community a row belongs to, for
    what does not go along with another row: `community`, its number, or `place` or `external`, an address within it.
    """

    name: str
    exported: tuple[str, ...] = ()
    person: str = "person"
    on_delete: str = ""
    purge: tuple[str, ...] = ()
    of_community: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Feature:
    """All that the rest of the house knows of a feature.

    `looks` are those of its commands that change nothing, so that anybody may press them to see what comes; `shares`
    are what it lets people show to everybody in a place, by kind; `loops` run beside the platforms until they are
    cancelled, and `beats` tell whether they turn; `gauges` are numbers for whoever runs the bot; `home` are the parts
    of a person's own page, from its top; `let_go` is awaited once its loops have ended, to give to other processes
    what this one was at, and `close` before the database is closed. `asks` are those of its
    commands for staff that, given without their options, ask for them with buttons: no form is opened in their place.
    `in_place` are those that act in the channel in which they are given: a form that is opened elsewhere asks for the
    channel.
    """

    name: str
    commands: Mapping[Root, Sequence[Command]] = field(default_factory=dict)
    looks: Sequence[Command] = ()
    asks: Sequence[Command] = ()
    in_place: Sequence[Command] = ()
    actions: Sequence[Action] = ()
    shares: Mapping[str, Shareable] = field(default_factory=dict)
    loops: Sequence[Callable[[], Coroutine[Any, Any, None]]] = ()
    beats: Sequence[Beat] = ()
    gauges: Sequence[Gauge] = ()
    home: Sequence[Section] = ()
    tables: Sequence[Table] = ()
    let_go: Callable[[], Awaitable[None]] | None = None
    close: Callable[[], Awaitable[None]] | None = None


class Registry:
    """Every command, press and share of these features. ValueError where two of them claim the same name."""

    def __init__(self, features: Sequence[Feature]) -> None:
        self.features = tuple(features)
        self.by_root: Mapping[Root, Mapping[str, Command]] = {root: dict(self._of(root)) for root in Root}
        self.commands = _each_once("commands", (row for root in Root for row in self._of(root)))
        self.looks = frozenset(name_of(it) for feature in self.features for it in feature.looks)
        self.asks = frozenset(name_of(it) for feature in self.features for it in feature.asks)
        self.in_place = frozenset(name_of(it) for feature in self.features for it in feature.in_place)
        self.actions = _each_once("presses", ((it.press, it) for feature in features for it in feature.actions))
        self.home = tuple(section for feature in features for section in feature.home)
        self.shares = _each_once("shares", (row for feature in features for row in feature.shares.items()))
        self._presses = by_name((Run, Share, *self.actions))

    @cached_property
    def names(self) -> NameIndex:
        """Commands by what they are called in each language. Made when somebody first types none of them exactly."""
        return NameIndex({name: (name, *_translated(name)) for name in self.commands})

    def _of(self, root: Root) -> Iterator[tuple[str, Command]]:
        for feature in self.features:
            for command in feature.commands.get(root, ()):
                yield name_of(command), command

    def root_of(self, name: str) -> Root:
        """The root under which a command stands."""
        return next((root for root in STAFF_ROOTS if name in self.by_root[root]), Root.EVERYBODY)

    def typed(self, line: str) -> str:
        """A line with its root before it, where that is one for staff: as `Voice.command` takes it."""
        root = self.root_of(line.partition(" ")[0])
        return line if root is Root.EVERYBODY else f"{root} {line}"

    def example(self, name: str, say: Voice) -> str:
        """A line that shows how a command is typed, with its root before it where that is one for staff."""
        return self.typed(say(f"command-{name}.example"))

    def usage(self, name: str, say: Voice) -> str:
        """How a command is typed, as it stands in a text."""
        return say.command(self.typed(name)) + usage(self.commands[name]).removeprefix(name)

    def unpack(self, text: str) -> Press | None:
        """The press in the text of a button; None if it is none of ours."""
        return unpack(text, self._presses)

    def action(self, press: Press | None) -> Action | None:
        """What a press does; None for Run and Share, which are no feature's."""
        return self.actions.get(type(press)) if press else None


def _each_once(what: str, rows: Iterable[tuple[K, T]]) -> Mapping[K, T]:
    """By their names. ValueError if two have one name."""
    found: dict[K, T] = {}
    for name, one in rows:
        if name in found:
            raise ValueError(f"two {what} have one name: {name}")
        found[name] = one
    return found


def name_of(command: Command) -> str:
    """What a command is called: its function's name, with hyphens."""
    return command.__name__.rstrip("_").replace("_", "-")


def usage(command: Command) -> str:
    """How a command is typed: `quiz [quiz] [questions] [topic]`."""
    return " ".join((name_of(command), *(it.name if it.required else f"[{it.name}]" for it in options(command))))


def _translated(name: str) -> Iterator[str]:
    """What each language calls a command, and what else it may be called there, such as by an earlier name."""
    for language in LANGUAGES:
        yield Voice(language)(f"command-{name}")
        with contextlib.suppress(LookupError):
            yield Voice(language)(f"command-{name}.also")
