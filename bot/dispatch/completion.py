"""What could follow the line typed so far, for a terminal."""

from collections.abc import Mapping, Sequence

from bot.core.context import Caller
from bot.core.feature import Command, Registry
from bot.core.options import Text, options
from bot.dispatch.parser import Parser
from bot.dispatch.words import LINE_LIMIT, Word, root_in, split


def complete(registry: Registry, parser: Parser, caller: Caller, line: str) -> Sequence[tuple[str, str, int]]:
    """What could follow: (text to put there, what it means, how many characters of the line it replaces)."""
    if len(line) > LINE_LIMIT:
        return []
    begun = line != "" and not line[-1].isspace()
    typed, names = split(line), registry.commands
    root = root_in(typed[0].text) if typed else None
    if root and (len(typed) > 1 or not begun):
        typed, names = typed[1:], registry.by_root[root]
    current = typed[-1] if begun and typed else Word("")
    if len(typed) - (1 if begun else 0) < 1:
        found = _beginning(registry, current.text, names)
        return [(name, caller.voice(f"command-{name}.about"), len(current.text)) for name in found]
    command = registry.commands.get(typed[0].text) or registry.commands.get(registry.names.find(typed[0].text) or "")
    return _values(parser, caller, typed, current, command) if command else []


def _values(
    parser: Parser, caller: Caller, typed: Sequence[Word], current: Word, command: Command
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
            for value, label in parser.offered(caller, option, current.text):
                found.append((f"{prefix}{value}", label, len(current.text)))
        if not current.option and option.name not in used and option.name.startswith(current.text):
            found.append((f"{option.name}:", caller.voice(f"option-{option.name}.about"), len(current.text)))
    return found


def _beginning(registry: Registry, typed: str, names: Mapping[str, Command]) -> list[str]:
    begin = [name for name in names if name.startswith(typed.casefold())]
    return begin or [name for name in registry.names.starting(typed) if name in names]
