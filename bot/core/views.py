"""What every feature says alike: one sentence, something shared, a text made short enough to repeat."""

from collections.abc import Iterator, Mapping, Sequence

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.platform import Permission
from bot.core.press import Report, Share, pack
from bot.core.reply import Block, Button, Buttons, Listing, Prose, Reply, private
from bot.core.visible import cut, is_blank, visible
from bot.db.database import Trouble

QUIZ_LENGTH = 5
"""Questions in a quiz alone, unless someone asks for more or fewer."""
_NEEDS: Mapping[Permission, tuple[str, str]] = {
    Permission.SEE: ("need-see", "need-see-how"),
    Permission.POST: ("need-post", "need-post-how"),
    Permission.ATTACH: ("need-attach", "need-attach-how"),
    Permission.THREAD: ("need-thread", "need-thread-how"),
    Permission.MEMBER: ("need-member", "need-member-how"),
}
"""What each permission is called, and how to give it."""
_TROUBLES: Mapping[Trouble, str] = {
    Trouble.CANNOT_OPEN: "trouble-cannot-open",
    Trouble.NOT_A_DATABASE: "trouble-not-a-database",
    Trouble.UNREACHABLE: "trouble-unreachable",
    Trouble.ADDRESS: "trouble-address",
    Trouble.PARAMETER: "trouble-parameter",
    Trouble.NO_ENTRY: "trouble-no-entry",
    Trouble.NO_SUCH_DATABASE: "trouble-no-such-database",
    Trouble.LOST: "trouble-lost",
    Trouble.READ_ONLY: "trouble-read-only",
    Trouble.FULL: "trouble-full",
    Trouble.DISK: "trouble-disk",
    Trouble.NEWER: "trouble-newer",
    Trouble.CHANGED: "trouble-changed",
    Trouble.BUSY: "trouble-busy",
    Trouble.BROKEN: "trouble-broken",
}


def sentence(caller: Caller, key: str, **values: str | int) -> Reply:
    """One message by itself."""
    return private(Prose(caller.voice(key, **values)))


def topic_is_off(caller: Caller, topic: str) -> Reply:
    """Moderators have switched this topic off."""
    return sentence(caller, "topic-is-off", topic=caller.voice(f"topic-{topic}"))


def share(caller: Caller, kind: str, name: str) -> tuple[Button, ...]:
    """The button Share, where there is somebody to share with and moderators let people."""
    can = caller.place_language and caller.here.can_share and caller.may_post
    return (Button(caller.voice("button-share"), pack(Share(kind, name))),) if can else ()


def report_button(say: Voice, press: Report) -> Button:
    """The button with which somebody says that something is wrong."""
    return Button(say("button-problem"), pack(press))


def shared(caller: Caller, reply: Reply) -> Reply:
    """A reply for everybody in the place, with the name of the person who shared it."""
    say, name = caller.voice, caller.name
    by = Prose(say("shared-by-somebody") if is_blank(name) else say("shared-by", name=shortened(name)))
    return Reply((*_without_share(reply.blocks), by), private=False)


def _without_share(blocks: Sequence[Block]) -> Iterator[Block]:
    """What stands before everybody need not be shared."""
    for block in blocks:
        if not isinstance(block, Buttons):
            yield block
        elif left := tuple(it for it in block.buttons if not it.press.startswith(f"{Share.NAME}|")):
            yield Buttons(left)


def shortened(typed: str, limit: int = 40) -> str:
    """What somebody typed, short enough to repeat to them on one line."""
    plain = " ".join(visible(typed[: 4 * limit]).split())
    return plain if len(plain) <= limit else f"{cut(plain, limit - 1)}…"


def lacking(say: Voice, permissions: Sequence[Permission]) -> Listing:
    """What the bot lacks in a place, and how to give it."""
    return Listing(tuple((say(what), say(how)) for what, how in (_NEEDS[it] for it in permissions)))


def trouble(say: Voice, what: Trouble, name: str) -> str:
    """What is wrong with the database of this name, and what to do about it."""
    return say(_TROUBLES[what], name=name)
