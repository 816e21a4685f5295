"""From what somebody typed to a command with its values, or to what was wrong with it and what to type instead.

Options are `name:value`, or bare in order; values with spaces go in quotes, or stand alone at the end.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.context import Bot, Caller
from bot.core.names import GOOD
from bot.core.options import (
    Channel,
    Misfit,
    OneOf,
    Option,
    Somebody,
    Span,
    Text,
    Value,
    Whole,
    Written,
    options,
    read,
    suggestions,
)
from bot.facts.commands import COMMANDS, EVERY, STAFF, Command, command_names
from bot.help.views import Mistake

LINE_LIMIT = 1000
"""Characters that a line may have. Nobody types more by hand."""

ROOT = "zainichi"
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」", "『": "』", "«": "»", "„": "“"}
_NAME = re.compile(r"([^\W\d][\w-]*)[:：](?!\s)")


@dataclass(frozen=True, slots=True)
class Call:
    """A command to run with these values."""

    name: str
    values: Mapping[str, Value]

    @property
    def command(self) -> Command:
        """The function."""
        return EVERY[self.name]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a quoted text of a line, with the option that it names, if it names one."""

    text: str
    option: str | None = None


@dataclass(frozen=True, slots=True)
class Bare:
    """A root with nothing behind it."""

    root: str


def parse(bot: Bot, caller: Caller, line: str) -> Call | Mistake | Bare:
    """The command that was typed, with or without its root before it, or what is wrong with the line."""
    if len(line) > LINE_LIMIT:
        return Mistake("mistake-long", {"length": len(line), "limit": LINE_LIMIT})
    typed = split(line)
    root = typed[0].text.casefold().removeprefix("/") if typed else ""
    if root == ROOT or root in STAFF:
        typed = typed[1:]
    if not typed:
        return Bare(root or ROOT)
    first, rest = typed[0], typed[1:]
    name = first.text if first.text in EVERY else command_names().find(first.text)
    if name is None or first.option:
        return _no_command(bot, caller, first)
    return _fill(bot, caller, name, rest)


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


def _fill(bot: Bot, caller: Caller, name: str, words: Sequence[Word]) -> Call | Mistake:
    """Give each word to an option: first the named ones, then the bare ones."""
    declared = {option.name: option for option in options(EVERY[name])}
    takes_text = any(isinstance(option.kind, Text) for option in declared.values())
    named: dict[str, str] = {}
    bare: list[str] = []
    for word in words:
        if word.option in declared:
            if word.option in named:
                return Mistake("mistake-twice", {"option": word.option}, example=_example(caller, name))
            named[word.option] = word.text
        elif word.option is None or takes_text:
            bare.append(f"{word.option}:{word.text}" if word.option else word.text)
        else:
            wrong = {"command": name, "typed": word.option}
            allowed = [f"{it}:" for it in declared]
            return Mistake("mistake-no-option", wrong, allowed=allowed, example=_example(caller, name))
    text = next((it for it in named if isinstance(declared[it].kind, Text)), None)
    if text and bare:  # search query:red cross
        named[text], bare = " ".join((named[text], *bare)), []
    return fill(bot, caller, name, named, bare)


def fill(bot: Bot, caller: Caller, name: str, named: Mapping[str, str], bare: Sequence[str] = ()) -> Call | Mistake:
    """The command with these words as its options, some by name and the others bare, or what is wrong with one."""
    values: dict[str, Value] = {}
    for option in options(EVERY[name]):
        if option.name in named:
            value = read(option.kind, named[option.name], bot.library)
            if isinstance(value, Misfit):
                return _misfit(bot, caller, name, option, value)
            values[option.name] = value
    return _fill_bare(bot, caller, Call(name, values), bare)


def _fill_bare(bot: Bot, caller: Caller, call: Call, bare: Sequence[str]) -> Call | Mistake:
    """Give the bare words, in order, to the first free option that takes them; a lone option takes them all."""
    free = [option for option in options(call.command) if option.name not in call.values]
    values = dict(call.values)
    if len(free) == 1 and bare:
        bare = [" ".join(bare)]
    for text in bare:
        if not free:
            wrong = {"command": call.name, "typed": text}
            return Mistake("mistake-too-many", wrong, example=_example(caller, call.name))
        readings = [(option, read(option.kind, text, bot.library)) for option in free]
        fits = next(((option, value) for option, value in readings if not isinstance(value, Misfit)), None)
        if fits is None:
            return _nearest_misfit(bot, caller, call.name, readings)
        free.remove(fits[0])
        values[fits[0].name] = fits[1]
    missing = next((option for option in free if option.required), None)
    return Call(call.name, values) if missing is None else _missing(caller, call.name, missing)


def _nearest_misfit(bot: Bot, caller: Caller, name: str, readings: Sequence[tuple[Option, Value | Misfit]]) -> Mistake:
    """A word that no free option takes: what is wrong for the option that came nearest to taking it."""
    misfits = [(option, misfit) for option, misfit in readings if isinstance(misfit, Misfit)]
    option, misfit = max(misfits, key=lambda row: bool(row[1].nearest))  # the first one, if none came near
    return _misfit(bot, caller, name, option, misfit)


def _missing(caller: Caller, name: str, option: Option) -> Mistake:
    about = caller.voice(f"option-{option.name}.about")
    wanted = {"command": name, "option": option.name, "about": about}
    return Mistake("mistake-missing", wanted, example=_example(caller, name))


def _no_command(bot: Bot, caller: Caller, word: Word) -> Mistake:
    """Name the nearest commands; if the word is a topic, a term or a quiz, the command that takes it."""
    typed = f"{word.option}:{word.text}" if word.option else word.text
    near = [(name, name) for name, score in command_names().nearest(typed, 3) if score >= GOOD]
    if not near:
        for name in ("fact", "quiz", "term"):
            value = read(options(EVERY[name])[0].kind, typed, bot.library)
            if not isinstance(value, Misfit):
                near.append((f"{name} {value}", f"{name} {value}"))
    return Mistake("mistake-no-command", {"typed": typed}, near, example=_example(caller, "fact"))


def _misfit(bot: Bot, caller: Caller, name: str, option: Option, misfit: Misfit) -> Mistake:
    """A value that does not fit: the nearest ones that do, or all of them where they are few."""
    wrong: dict[str, str | int] = {"typed": misfit.typed, "option": option.name}
    example = _example(caller, name)
    match option.kind:
        case Whole(least, most) | Span(least, most):
            return Mistake("mistake-value-range", wrong | {"least": str(least), "most": str(most)}, example=example)
        case Text():
            return _missing(caller, name, option)
        case Somebody():
            return Mistake("mistake-person", wrong, example=example)
        case Channel():
            return Mistake("mistake-channel", wrong, example=example)
        case Written(wrong=key):
            return Mistake(key, wrong, example=example)
        case OneOf(label=label):
            near = [
                (label(bot.library, value, caller.voice) if option.name != "command" else value, f"{name} {value}")
                for value in misfit.nearest
            ]
            allowed = [value for value, _ in offered(bot, caller, option, "")]
            return Mistake("mistake-value", wrong, near, allowed if len(allowed) <= 20 else (), example)


def _example(caller: Caller, name: str) -> str:
    return caller.voice(f"command-{name}.example")


def complete(bot: Bot, caller: Caller, line: str) -> Sequence[tuple[str, str, int]]:
    """What could follow: (text to put there, what it means, how many characters of the line it replaces)."""
    if len(line) > LINE_LIMIT:
        return []
    begun = line[len(line.rstrip()) :] == "" and line != ""
    typed, names = split(line), EVERY
    root = typed[0].text.casefold().removeprefix("/") if typed else ""
    if (root == ROOT or root in STAFF) and (len(typed) > 1 or not begun):
        typed, names = typed[1:], STAFF.get(root, COMMANDS)
    current = typed[-1] if begun and typed else Word("")
    if len(typed) - (1 if begun else 0) < 1:
        found = _beginning(current.text, names)
        return [(name, caller.voice(f"command-{name}.about"), len(current.text)) for name in found]
    command = EVERY.get(typed[0].text) or EVERY.get(command_names().find(typed[0].text) or "")
    return _values(bot, caller, typed, current, command) if command else []


def _values(
    bot: Bot, caller: Caller, typed: Sequence[Word], current: Word, command: Command
) -> Sequence[tuple[str, str, int]]:
    """What could follow within a command: values of options, and names of options that are not used yet."""
    names = {option.name for option in options(command)}
    if current.text[-1:] in (":", "：") and current.text[:-1] in names:  # the name of an option, and no value yet
        current = Word("", current.text[:-1])
    used = {word.option for word in typed[1:]}
    found = []
    for option in options(command):
        if current.option not in (None, option.name):
            continue
        prefix = "" if current.option else f"{option.name}:"
        if not isinstance(option.kind, Text):  # free words are typed faster than chosen
            for value, label in offered(bot, caller, option, current.text):
                found.append((f"{prefix}{value}", label, len(current.text)))
        if not current.option and option.name not in used and option.name.startswith(current.text):
            found.append((f"{option.name}:", caller.voice(f"option-{option.name}.about"), len(current.text)))
    return found


def offered(bot: Bot, caller: Caller, option: Option, typed: str) -> Sequence[tuple[str, str]]:
    """(value, label) of what could be meant by the letters typed so far, without topics that are switched off here."""
    found = suggestions(option.kind, typed, bot, caller.voice)
    return [row for row in found if option.name != "topic" or row[0] not in caller.here.off]


def _beginning(typed: str, names: Mapping[str, Command]) -> list[str]:
    begin = [name for name in names if name.startswith(typed.casefold())]
    return begin or [name for name in command_names().starting(typed) if name in names]
