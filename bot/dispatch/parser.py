"""From what somebody typed to a command with its values, or to what was wrong with it and what to type instead.

Options are `name:value`, or bare in order; values with spaces go in quotes, or stand alone at the end.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.context import Caller
from bot.core.feature import Command, Registry, Root
from bot.core.names import GOOD
from bot.core.options import (
    Channel,
    Lookup,
    Misfit,
    OneOf,
    Option,
    OptionValue,
    Person,
    Span,
    Text,
    Whole,
    Written,
    options,
    read,
    suggestions,
)
from bot.dispatch.views import Misunderstanding

LINE_LIMIT = 1000
"""Characters that a line may have. Nobody types more by hand."""

_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」", "『": "』", "«": "»", "„": "“"}
_NAME = re.compile(r"([^\W\d][\w-]*)[:：](?!\s)")
_GUESSES = ("fact", "quiz", "term")
"""Commands whose first option may be what was typed alone: a topic, a quiz, a term."""


@dataclass(frozen=True, slots=True)
class Call:
    """A command to run with these values."""

    name: str
    command: Command
    values: Mapping[str, OptionValue]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a quoted text of a line, with the option that it names, if it names one."""

    text: str
    option: str | None = None


@dataclass(frozen=True, slots=True)
class Bare:
    """A root with nothing behind it."""

    root: Root


def root_in(text: str) -> Root | None:
    """The root that a word names, with or without its slash."""
    name = text.casefold().removeprefix("/")
    return Root(name) if name in set(Root) else None


def split(line: str) -> list[Word]:
    """The words of a line. A quote that is never closed holds all that follows it."""
    found, at = [], 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        name = _NAME.match(line, at)
        start = name.end() if name and name.end() < len(line) else at
        text, at = _quoted(line, start)
        found.append(Word(text, name.group(1).casefold() if name and start != name.start() else None))
    return found


def _quoted(line: str, at: int) -> tuple[str, int]:
    """The text that begins here, and where it ends: up to the closing quote, or to the next space."""
    closing = _QUOTES.get(line[at])
    if closing:
        end = line.find(closing, at + 1)
        end = len(line) if end < 0 else end
        return line[at + 1 : end], end + 1
    end = at
    while end < len(line) and not line[end].isspace():
        end += 1
    return line[at:end], end


class Parser:
    """Understands lines by the commands that there are and the content that there is."""

    def __init__(self, registry: Registry, lookup: Lookup) -> None:
        self._registry = registry
        self._lookup = lookup

    def parse(self, caller: Caller, line: str) -> Call | Misunderstanding | Bare:
        """The command that was typed, with or without its root before it, or what is wrong with the line."""
        if len(line) > LINE_LIMIT:
            return Misunderstanding("mistake-long", {"length": len(line), "limit": LINE_LIMIT})
        typed = split(line)
        root = root_in(typed[0].text) if typed else None
        if root:
            typed = typed[1:]
        if not typed:
            return Bare(root or Root.EVERYBODY)
        first, rest = typed[0], typed[1:]
        name = first.text if first.text in self._registry.commands else self._registry.names.find(first.text)
        if name is None or first.option:
            return self._no_command(caller, first)
        return self._fill_words(caller, name, rest)

    def fill(
        self, caller: Caller, name: str, named: Mapping[str, str], bare: Sequence[str] = ()
    ) -> Call | Misunderstanding:
        """The command with these words as its options, some by name and the others bare, or what is wrong with one."""
        command = self._registry.commands[name]
        values: dict[str, OptionValue] = {}
        for option in options(command):
            if option.name in named:
                value = read(option.kind, named[option.name], self._lookup, caller.platform)
                if isinstance(value, Misfit):
                    return self._misfit(caller, name, option, value)
                values[option.name] = value
        return self._fill_bare(caller, Call(name, command, values), bare)

    def offered(self, caller: Caller, option: Option, typed: str) -> Sequence[tuple[str, str]]:
        """(value, label) of what could be meant by the letters typed so far, without what is switched off here."""
        found = suggestions(option.kind, typed, self._lookup, caller.voice)
        if not isinstance(option.kind, OneOf):
            return found
        return [row for row in found if not option.kind.refused(caller.here, row[0])]

    def _fill_words(self, caller: Caller, name: str, words: Sequence[Word]) -> Call | Misunderstanding:
        """Give each word to an option: first the named ones, then the bare ones."""
        declared = {option.name: option for option in options(self._registry.commands[name])}
        takes_text = any(isinstance(option.kind, Text) for option in declared.values())
        named: dict[str, str] = {}
        bare: list[str] = []
        for word in words:
            if word.option in declared:
                if word.option in named:
                    return Misunderstanding("mistake-twice", {"option": word.option}, example=_example(caller, name))
                named[word.option] = word.text
            elif word.option is None or takes_text:
                bare.append(f"{word.option}:{word.text}" if word.option else word.text)
            else:
                wrong = {"command": name, "typed": word.option}
                allowed = [f"{it}:" for it in declared]
                return Misunderstanding("mistake-no-option", wrong, allowed=allowed, example=_example(caller, name))
        text = next((it for it in named if isinstance(declared[it].kind, Text)), None)
        if text and bare:  # search query:red cross
            named[text], bare = " ".join((named[text], *bare)), []
        return self.fill(caller, name, named, bare)

    def _fill_bare(self, caller: Caller, call: Call, bare: Sequence[str]) -> Call | Misunderstanding:
        """Give the bare words, in order, to the first free option that takes them; a lone option takes them all."""
        free = [option for option in options(call.command) if option.name not in call.values]
        values = dict(call.values)
        if len(free) == 1 and bare:
            bare = [" ".join(bare)]
        for text in bare:
            if not free:
                wrong = {"command": call.name, "typed": text}
                return Misunderstanding("mistake-too-many", wrong, example=_example(caller, call.name))
            readings = [(option, read(option.kind, text, self._lookup, caller.platform)) for option in free]
            fits = next(((option, value) for option, value in readings if not isinstance(value, Misfit)), None)
            if fits is None:
                return self._nearest_misfit(caller, call.name, readings)
            free.remove(fits[0])
            values[fits[0].name] = fits[1]
        missing = next((option for option in free if option.required), None)
        return Call(call.name, call.command, values) if missing is None else _missing(caller, call.name, missing)

    def _nearest_misfit(
        self, caller: Caller, name: str, readings: Sequence[tuple[Option, OptionValue | Misfit]]
    ) -> Misunderstanding:
        """A word that no free option takes: what is wrong for the option that came nearest to taking it."""
        misfits = [(option, misfit) for option, misfit in readings if isinstance(misfit, Misfit)]
        option, misfit = max(misfits, key=lambda row: bool(row[1].nearest))  # the first one, if none came near
        return self._misfit(caller, name, option, misfit)

    def _no_command(self, caller: Caller, word: Word) -> Misunderstanding:
        """Name the nearest commands; if the word is a topic, a term or a quiz, the command that takes it."""
        typed = f"{word.option}:{word.text}" if word.option else word.text
        near = [(name, name) for name, score in self._registry.names.nearest(typed, 3) if score >= GOOD]
        if not near:
            for name in _GUESSES:
                option = options(self._registry.commands[name])[0]
                value = read(option.kind, typed, self._lookup, caller.platform)
                if not isinstance(value, Misfit):
                    near.append((f"{name} {value}", f"{name} {value}"))
        return Misunderstanding("mistake-no-command", {"typed": typed}, near, example=_example(caller, "fact"))

    def _misfit(self, caller: Caller, name: str, option: Option, misfit: Misfit) -> Misunderstanding:
        """A value that does not fit: the nearest ones that do, or all of them where they are few."""
        wrong: dict[str, str | int] = {"typed": misfit.typed, "option": option.name}
        example = _example(caller, name)
        match option.kind:
            case Whole(least, most) | Span(least, most):
                span = wrong | {"least": str(least), "most": str(most)}
                return Misunderstanding("mistake-value-range", span, example=example)
            case Text():
                return _missing(caller, name, option)
            case Person():
                return Misunderstanding("mistake-person", wrong, example=example)
            case Channel():
                return Misunderstanding("mistake-channel", wrong, example=example)
            case Written(wrong=key):
                return Misunderstanding(key, wrong, example=example)
            case OneOf(label=label):
                near = [
                    (label(self._lookup, it, caller.voice) if option.name != "command" else it, f"{name} {it}")
                    for it in misfit.nearest
                ]
                allowed = [value for value, _ in self.offered(caller, option, "")]
                return Misunderstanding("mistake-value", wrong, near, allowed if len(allowed) <= 20 else (), example)


def _missing(caller: Caller, name: str, option: Option) -> Misunderstanding:
    about = caller.voice(f"option-{option.name}.about")
    wanted = {"command": name, "option": option.name, "about": about}
    return Misunderstanding("mistake-missing", wanted, example=_example(caller, name))


def _example(caller: Caller, name: str) -> str:
    return caller.voice(f"command-{name}.example")
