"""The files that people give: what is asked of one before it is read, and what they are told where it is not taken."""

from collections.abc import Mapping

from bot.core.context import Caller, GivenFile, Unread
from bot.core.feature import Command
from bot.core.forms import AskFile
from bot.core.i18n import Voice
from bot.core.options import File, OptionValue, options
from bot.core.reply import Reply, not_taken

_KILO = 1024
_WHY = {
    Unread.MISSING: "file-missing",
    Unread.TOO_BIG: "file-too-big",
    Unread.ENDING: "file-ending",
    Unread.REFUSED: "file-refused",
    Unread.FAILED: "file-failed",
}


def fault(asked: AskFile | File, name: str, size: int) -> Unread | None:
    """What is wrong with a file of this name and size, before anything of it is read."""
    if size > asked.most:
        return Unread.TOO_BIG
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    return None if ending in asked.endings else Unread.ENDING


def told(say: Voice, why: Unread, asked: AskFile | File, name: str) -> str:
    """Why a file was not taken, and what to do about it."""
    shown = name.replace("\\", "/").rpartition("/")[2][:80] or name[:80]
    return say(_WHY[why], name=shown, **limits(asked))


def limits(asked: AskFile | File) -> Mapping[str, str]:
    """What a file may be, in words: its endings, and how big it may be."""
    return {"endings": " · ".join(f".{it}" for it in asked.endings), "most": _size(asked.most)}


def _size(most: int) -> str:
    """A number of bytes as people say it."""
    return f"{most // _KILO**2} MB" if most >= _KILO**2 else f"{most // _KILO} kB" if most >= _KILO else f"{most} B"


def asked_by(command: Command) -> tuple[str, File] | None:
    """The option of a command that is a file, by its name; None if it takes none."""
    return next(((it.name, it.kind) for it in options(command) if isinstance(it.kind, File)), None)


async def opened(
    caller: Caller, command: Command, values: Mapping[str, OptionValue]
) -> tuple[Mapping[str, OptionValue], Reply | None]:
    """The values of a command with its file read, where a path was typed; or why it was not."""
    asks = asked_by(command)
    if asks is None:
        return values, None
    name, asked = asks
    given = values.get(name)
    if isinstance(given, str):
        read = await caller.opens(given, asked.most) if caller.opens else Unread.MISSING
        if isinstance(read, Unread):
            return values, not_taken({name: told(caller.voice, read, asked, given)})
        given, values = read, {**values, name: read}
    if isinstance(given, GivenFile) and (why := fault(asked, given.name, len(given.data))):
        return values, not_taken({name: told(caller.voice, why, asked, given.name)})
    return values, None
