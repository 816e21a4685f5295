"""GIFT as text: cut into questions, signs that stand for themselves, markup taken off. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.formats.plain import Read, from_html, is_marked, unescaped

_SIGNS = "~=#{}:\\"
_FIRST = 0xF8E0
"""Signs of the private area stand for those that were escaped while the text is taken apart."""
_HIDE = {sign: chr(_FIRST + at) for at, sign in enumerate(_SIGNS)} | {"n": chr(_FIRST + len(_SIGNS))}
_SHOWN = {ord(hidden): "\n" if sign == "n" else sign for sign, hidden in _HIDE.items()}
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_PRIVATE = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + 15)}]")
_MARK = re.compile(r"\[(id|tag):([^\]]*)\]")
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")


class Block(NamedTuple):
    """One question as it stands in the file, its escaped signs hidden, with what a comment says of it."""

    line: int
    text: str
    category: str = ""
    id: str = ""
    tags: tuple[str, ...] = ()


def blocks(text: str) -> Iterator[Block]:
    """The questions of a file: what stands between empty lines, without comments."""
    hidden = _ESCAPED.sub(lambda found: _HIDE[found[1]], _PRIVATE.sub(" ", text))
    part: list[str] = []
    first, category, marks = 0, "", ""
    for number, row in enumerate([*hidden.splitlines(), ""], start=1):
        bare = row.strip()
        if bare.startswith("//"):
            marks += bare
        elif bare.upper().startswith("$CATEGORY:"):
            category = _last(shown(bare.partition(":")[2]))
        elif bare:
            first = first if part else number
            part.append(row)
        elif part:
            told = _MARK.findall(shown(marks))
            names = [value.strip() for what, value in told if what == "id"]
            tags = tuple(value.strip() for what, value in told if what == "tag")
            yield Block(first, "\n".join(part).strip(), category, names[-1] if names else "", tags)
            part, marks = [], ""


def _last(path: str) -> str:
    """The last part of a path of categories; a slash in a name is written twice."""
    parts = [part.strip() for part in re.split(r"(?<!/)/(?!/)", path)]
    name = next((part for part in reversed(parts) if part), "").replace("//", "/")
    return "" if name in ("$course$", "top") else name


def shown(text: str) -> str:
    """A text with the signs that were hidden."""
    return text.translate(_SHOWN)


def format_of(text: str) -> tuple[str, str]:
    """What a text says it is (`html`, `plain` …; empty where it does not), and the text."""
    found = _FORMAT.match(text)
    return (found[1], text[found.end() :].lstrip()) if found else ("", text)


def seen(text: str, format: str) -> Read:
    """What a reader sees of a text of this format."""
    own, rest = format_of(text.strip())
    told, body = own or format, shown(rest)
    if told == "html" or (told in ("", "moodle", "markdown") and is_marked(body)):
        return from_html(body)
    return Read(body if told == "plain" else unescaped(body))
