"""From what somebody typed to a command with its values, or to what was wrong with it and what to type instead.

Options are named, or bare in order; values with spaces go in quotes, or stand alone at the end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.core.context import Caller
from bot.core.feature import Command, Registry, Root
from bot.core.names import EXACT, GOOD
from bot.core.options import (
    Channel,
    File,
    Kind,
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
    about,
    is_name,
    options,
    read,
    suggestions,
)
from bot.core.own import set_number
from bot.dispatch.switches import is_named, with_names
from bot.dispatch.views import Misunderstanding
from bot.dispatch.words import LINE_LIMIT, Word, root_in, split

LONGEST = 4
"""Words at most that are one value without quotes: `mon, wed and fri`."""

_GUESSES = ("fact", "quiz", "term")
"""Commands whose first option may be what was typed alone: a topic, a quiz, a term."""


@dataclass(frozen=True, slots=True)
class Call:
    """A command to run with these values."""

    name: str
    command: Command
    values: Mapping[str, OptionValue]


@dataclass(frozen=True, slots=True)
class Bare:
    """A root with nothing behind it."""

    root: Root


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
        if first.option and first.prefix[-1].isspace():  # fact: voyages
            first, rest = Word(first.option), [Word(first.text), *rest]
        name = first.text if first.text in self._registry.commands else self._registry.names.find(first.text)
        if name is None or first.option or not (self._may_press(name) or self._is_exact(first.text, name)):
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
                value = self.read(caller, name, option, named[option.name])
                if isinstance(value, Misunderstanding):
                    return value
                values[option.name] = value
        return self._fill_bare(caller, Call(name, command, values), bare)

    def read(self, caller: Caller, name: str, option: Option, typed: str) -> OptionValue | Misunderstanding:
        """The value of one option of a command, or what is wrong with it."""
        if not typed and option.required:
            return self._missing(caller, name, option)
        if isinstance(option.kind, File) and caller.file:
            return caller.file
        value = self._read(caller, option.kind, typed)
        return self._misfit(caller, name, option, value) if isinstance(value, Misfit) else value

    def bare(self, line: str) -> str | None:
        """The command of a line that is one by its exact name, with nothing behind it."""
        typed = split(line)
        if typed and root_in(typed[0].text):
            typed = typed[1:]
        if len(typed) != 1 or typed[0].option:
            return None
        word = typed[0].text
        name = word if word in self._registry.commands else self._registry.names.find(word)
        return name if name and self._is_exact(word, name) else None

    def begins(self, line: str) -> bool:
        """Whether a line begins with a root, or with the exact name of a command."""
        typed = split(line)
        if not typed or typed[0].option:
            return False
        word = typed[0].text
        name = word if word in self._registry.commands else self._registry.names.find(word)
        return root_in(word) is not None or (name is not None and self._is_exact(word, name))

    def offered(self, caller: Caller, option: Option, typed: str) -> Sequence[tuple[str, str]]:
        """(value, label) of what could be meant by the letters typed so far, without what is switched off here."""
        found = suggestions(option.kind, typed, self._at(caller), caller.voice)
        if not isinstance(option.kind, OneOf):
            return found
        return [row for row in found if not option.kind.refused(caller.here, row[0])]

    def _at(self, caller: Caller) -> Lookup:
        """What values are found in: with what the caller's community has of its own."""
        return self._lookup._replace(here=caller.here)

    def _read(self, caller: Caller, kind: Kind, typed: str) -> OptionValue | Misfit:
        return read(kind, typed, self._at(caller), caller.platform)

    def _fill_words(self, caller: Caller, name: str, words: Sequence[Word]) -> Call | Misunderstanding:
        """Give each word to an option: first the named ones, then the bare ones."""
        declared = {option.name: option for option in options(self._registry.commands[name])}
        takes_text = any(isinstance(option.kind, Text) for option in declared.values())
        named: dict[str, str] = {}
        bare: list[str] = []
        for word in with_names(self._joined(caller, declared, words), declared):
            if word.option in declared:
                if word.option in named:
                    return Misunderstanding(
                        "mistake-twice", {"option": word.option}, example=self._example(caller, name)
                    )
                named[word.option] = word.text
            elif word.option is None or takes_text:
                bare.append(word.typed)
            else:
                wrong = {"command": self._registry.typed(name), "typed": word.option}
                allowed = [f"{it}:" for it in declared]
                return Misunderstanding(
                    "mistake-no-option", wrong, allowed=allowed, example=self._example(caller, name)
                )
        text = next((it for it in named if isinstance(declared[it].kind, Text)), None)
        if text and bare:  # search query:red cross
            named[text], bare = " ".join((named[text], *bare)), []
        return self.fill(caller, name, named, bare)

    def _joined(self, caller: Caller, declared: Mapping[str, Option], words: Sequence[Word]) -> list[Word]:
        """The words, those put together that are one value: `9:00 PM`, `zone:New York`, `quiz The first ships`."""
        found: list[Word] = []
        at = 0
        while at < len(words):
            word, at = words[at], at + 1
            fits = [it for it in declared.values() if word.option in (None, it.name)]
            kinds = [option.kind for option in fits]
            following = [it.text for it in takewhile(lambda it: it.option is None, words[at : at + LONGEST - 1])]
            for count in range(len(following), 0, -1):
                text = " ".join((word.text, *following[:count]))
                if any(self._is_value(caller, kind, text) for kind in kinds):
                    word, at = replace(word, text=text), at + count
                    break
            found.append(word)
        return found

    def _is_value(self, caller: Caller, kind: Kind, text: str) -> bool:
        """Whether several words are one value: written so, or the whole name of something."""
        if isinstance(kind, Written):
            return not isinstance(self._read(caller, kind, text), Misfit)
        return is_name(kind, text, self._at(caller))

    def _fill_bare(self, caller: Caller, call: Call, bare: Sequence[str]) -> Call | Misunderstanding:
        """Give the bare words, in order, to the first free option that takes them; a lone option takes them all."""
        unfilled = [option for option in options(call.command) if option.name not in call.values]
        switches = [option for option in unfilled if is_named(option)]
        free = [option for option in unfilled if option not in switches]
        values = dict(call.values)
        if len(free) == 1 and bare and not switches:
            bare = [" ".join(bare)]
        for at, text in enumerate(bare):
            if not free and not switches:
                return Misunderstanding("mistake-too-many", {"typed": text}, example=self._example(caller, call.name))
            readings = [(option, self._read(caller, option.kind, text)) for option in free]
            fits = next(((option, value) for option, value in readings if not isinstance(value, Misfit)), None)
            if fits is None and switches:
                return self._unnamed(caller, call.name, text, switches)
            if fits is None:
                return self._nearest_misfit(caller, call, free, bare[at:])
            free.remove(fits[0])
            values[fits[0].name] = fits[1]
        missing = next((option for option in free if option.required), None)
        return Call(call.name, call.command, values) if missing is None else self._missing(caller, call.name, missing)

    def _unnamed(self, caller: Caller, name: str, typed: str, switches: Sequence[Option]) -> Misunderstanding:
        """A bare word where a switch would have to be named: how to write it for those that take it."""
        fitting = [it for it in switches if not isinstance(self._read(caller, it.kind, typed), Misfit)]
        written = [f"{it.name}:{typed if fitting else '…'}" for it in fitting or switches]
        return Misunderstanding(
            "mistake-unnamed", {"typed": typed}, allowed=written, example=self._example(caller, name)
        )

    def _nearest_misfit(self, caller: Caller, call: Call, free: list[Option], words: Sequence[str]) -> Misunderstanding:
        """Words of which no free option takes the first: what is wrong for the option that came nearest to it."""
        misfits = [(it, found) for it in free if isinstance(found := self._read(caller, it.kind, words[0]), Misfit)]
        option, misfit = max(misfits, key=lambda row: bool(row[1].nearest))  # the first one, if none came near
        if isinstance(option.kind, Written):  # 밤 27시: both words are told, as no option takes the second
            fits = {word for word in words for it in free if not isinstance(self._read(caller, it.kind, word), Misfit)}
            misfit = replace(misfit, typed=" ".join(takewhile(lambda word: word not in fits, words)))
        return self._misfit(caller, call.name, option, misfit)

    def _no_command(self, caller: Caller, word: Word) -> Misunderstanding:
        """Name the nearest commands; if the word is a topic, a term or a quiz, the command that takes it."""
        typed = word.typed
        near = [
            (self._registry.typed(name), name)
            for name, score in self._registry.names.nearest(typed, 3)
            if score >= GOOD
        ]
        if not near:
            for name in _GUESSES:
                option = options(self._registry.commands[name])[0]
                value = self._read(caller, option.kind, typed)
                if not isinstance(value, Misfit):
                    near.append((f"{name} {value}", f"{name} {value}"))
        can = [row for row in near if self._may_press(row[1].partition(" ")[0])]
        return Misunderstanding(
            "mistake-no-command",
            {"typed": typed},
            near,
            pressed=[(caller.voice.command(label), line) for label, line in can],
            example=self._example(caller, "fact"),
        )

    def _is_exact(self, typed: str, name: str) -> bool:
        """Whether the command is called so, rather than nearly so: what decides something is not guessed."""
        return typed == name or (name, EXACT) in self._registry.names.nearest(typed, 2)

    def _may_press(self, name: str) -> bool:
        """Whether a command that was perhaps meant can be a button: not what decides something for a community."""
        return name in self._registry.looks or self._registry.root_of(name) is Root.EVERYBODY

    def _misfit(self, caller: Caller, name: str, option: Option, misfit: Misfit) -> Misunderstanding:
        """A value that does not fit: the nearest ones that do, or all of them where they are few."""
        wrong: dict[str, str | int] = {"typed": misfit.typed, "option": option.name}
        example = self._example(caller, name)
        match option.kind:
            case Whole(least, most) | Span(least, most):
                span = wrong | {"least": str(least), "most": str(most)}
                return Misunderstanding("mistake-value-range", span, example=example)
            case Text() | File():
                return self._missing(caller, name, option)
            case Person():
                return Misunderstanding("mistake-person", wrong, example=example)
            case Channel():
                return Misunderstanding("mistake-channel", wrong, example=example)
            case Written(wrong=key):
                return Misunderstanding(key, wrong, example=example)
            case OneOf(label=label):
                near = [
                    (label(self._at(caller), it, caller.voice) if option.name != "command" else it, f"{name} {it}")
                    for it in misfit.nearest
                ]
                listed = self.offered(caller, option, "")
                allowed = [value if set_number(value) is None else f'"{shown}"' for value, shown in listed]
                can = near if self._may_press(name) else ()
                return Misunderstanding(
                    "mistake-value", wrong, near, allowed if len(allowed) <= 20 else (), can, example
                )

    def _missing(self, caller: Caller, name: str, option: Option) -> Misunderstanding:
        if isinstance(option.kind, File) and not caller.platform.has_paths:
            return Misunderstanding("mistake-file", example=self._registry.typed(name))
        said = caller.voice(about(option, caller.platform))
        wanted = {"command": self._registry.typed(name), "option": option.name, "about": said}
        return Misunderstanding("mistake-missing", wanted, example=self._example(caller, name))

    def _example(self, caller: Caller, name: str) -> str:
        return self._registry.example(name, caller.voice)
