"""Files that somebody names in the terminal, by their paths on this computer."""

import asyncio
from pathlib import Path

from bot.core.context import GivenFile, Unread


async def opened(path: str, most: int) -> GivenFile | Unread:
    """The file at a path, which may be quoted, begin with `~`, or have been dragged here; or why it is not read."""
    return await asyncio.to_thread(_read, path, most)


def _read(path: str, most: int) -> GivenFile | Unread:
    typed = path.strip()
    if len(typed) > 1 and typed[0] == typed[-1] and typed[0] in "\"'":
        typed = typed[1:-1]
    try:
        where = Path(typed).expanduser()
        if not where.is_file():
            where = Path(typed.replace("\\ ", " ")).expanduser()
        if not where.is_file():
            return Unread.MISSING
        if where.stat().st_size > most:
            return Unread.TOO_BIG
        with where.open("rb") as file:
            return GivenFile(where.name, file.read(most + 1))
    except (RuntimeError, ValueError):  # there is no such home; a sign that no path has
        return Unread.MISSING
    except OSError:
        return Unread.FAILED
