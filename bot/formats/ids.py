"""What a question is called when its file does not say so, and which addresses and names are good. Pure."""

import re
from collections.abc import Collection
from hashlib import blake2b

from bot.core.names import fold

_GOOD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
_ADDRESS = re.compile(r"https?://[^\s<>|\"]+")


def is_good(id: str) -> bool:
    """Whether an id that a file gives can be ours."""
    return _GOOD.fullmatch(id) is not None


def made(prompt: str) -> str:
    """An id from what is asked: the same as long as the same is asked."""
    return f"q-{digest(fold(prompt) or prompt, 6):x}"


def unused(id: str, used: Collection[str]) -> str:
    """The id itself, or with a number behind it the first that is not used yet."""
    if id not in used:
        return id
    return next(name for number in range(2, len(used) + 3) if (name := f"{id[:55]}-{number}") not in used)


def digest(text: str, size: int) -> int:
    """A number of so many bytes that belongs to a text, the same on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=size).digest(), "big")


def is_address(url: str) -> bool:
    """Whether it is a plain address of the web."""
    return _ADDRESS.fullmatch(url) is not None


def file_name(title: str, ending: str) -> str:
    """A name for a file that every system takes: letters, digits and hyphens of the title, whatever their script."""
    words = re.findall(r"\w+", title.lower())
    name = "-".join(words).replace("_", "-").strip("-")[:50].strip("-")
    while len(name.encode()) > 150:
        name = name[:-1]
    return f"{name or 'zainichi'}{'' if name not in _TAKEN else '-quiz'}.{ending}"


_TAKEN = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))
"""Names that Windows keeps for itself."""
