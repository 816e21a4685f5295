"""A command within a text: a marked span, which each platform writes as one types it there.

The marks are signs that no script uses. Whatever people write has lost them (`bot.core.visible`) before it is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.platform import Platform

ROOT = "zainichi"
"""What stands before a command for everybody, and at the beginning of the other roots."""

_START, _BETWEEN, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_SPAN = re.compile(f"{_START}([^{_START}-{_END}]*){_BETWEEN}([^{_START}-{_END}]*){_END}")
_MARKS = str.maketrans(dict.fromkeys((_START, _BETWEEN, _END)))


@dataclass(frozen=True, slots=True)
class CommandSpan:
    """A command as it stands in a text: `line` is what is typed after the root, empty for the root alone.

    `translated` is the same line with the command's name in the language of the text.
    """

    root: str
    line: str
    translated: str

    @property
    def has_options(self) -> bool:
        """Whether more is typed than the name of the command."""
        return " " in self.line

    def on(self, platform: Platform) -> str:
        """As one types it there."""
        return platform.command(self.root, self.translated if platform.has_translated_names else self.line)


def mark(line: str, translated: str) -> str:
    """The span of a command, with its root before it unless it is one for everybody."""
    return f"{_START}{line}{_BETWEEN}{translated}{_END}"


def split(line: str) -> tuple[str, str]:
    """(root, what is typed after it) of a line with or without its root."""
    first, _, rest = line.partition(" ")
    return (first, rest) if first.startswith(ROOT) else (ROOT, line)


def root_of(line: str) -> str:
    """The root of a line."""
    return split(line)[0]


def spans(text: str) -> Iterator[str | CommandSpan]:
    """The text in its parts: what is said, and the commands in it."""
    if _START not in text:
        yield text
        return
    at = 0
    for found in _SPAN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        root, line = split(found[1])
        yield CommandSpan(root, line, split(found[2])[1])
        at = found.end()
    if at < len(text):
        yield text[at:]


def plain(text: str, platform: Platform) -> str:
    """The text with its commands as one types them there, where nothing in it can be styled or pressed."""
    if _START not in text:
        return text
    return "".join(part if isinstance(part, str) else part.on(platform) for part in spans(text))


def without_marks(text: str) -> str:
    """A text that is somebody's own: no command can stand in it."""
    return text.translate(_MARKS) if not text.isascii() else text
