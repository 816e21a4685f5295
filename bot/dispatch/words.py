"""The words of a line, and the options that they name: `name:value`, with a space behind the colon if one likes."""

import re
from dataclasses import dataclass, field

from bot.core.feature import Root

LINE_LIMIT = 1000
"""Characters that a line may have. Nobody types more by hand."""

_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」", "『": "』", "«": "»", "„": "“"}
_NAME = re.compile(r"([^\W\d][\w-]*)[:：](\s*)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a quoted text of a line, with the option that it names, if it names one, and how that was typed."""

    text: str
    option: str | None = None
    prefix: str = field(default="", compare=False)

    @property
    def typed(self) -> str:
        """As it was typed, but for quotes."""
        return self.prefix + self.text


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
        if name and (name.end() == len(line) or (name.group(2) and _NAME.match(line, name.end()))):
            name = None  # nothing follows that could be its value
        text, at = _quoted(line, name.end() if name else at)
        found.append(Word(text, name.group(1).casefold(), name.group()) if name else Word(text))
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
