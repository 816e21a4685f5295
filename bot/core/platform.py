"""What a platform is to the core: how its addresses and commands read, and what the bot can post there unasked.

Each package in `platforms` brings one. Nothing is decided here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeAlias

from bot.core.reply import Reply

_PERSON = re.compile(r"<@!?([A-Za-z0-9]+)(\|[^>]*)?>")
_PLACE = re.compile(r"<#([A-Za-z0-9]+)(?:\|([^>]*))?>")


class Address(NamedTuple):
    """The name of a person, place or community, such as `discord:42:99`. Written and read only here."""

    platform: str
    scope: tuple[str, ...]
    """What stands between the platform and the id, such as the server of a channel."""
    id: str
    """The platform's own id; empty for what is the platform as a whole."""

    @classmethod
    def parse(cls, text: str) -> "Address":
        """The address that is written so."""
        platform, *rest = text.split(":")
        return cls(platform, tuple(rest[:-1]), rest[-1] if rest else "")

    def __str__(self) -> str:
        return ":".join((self.platform, *self.scope, *((self.id,) if self.id else ())))

    def within(self, id: str) -> "Address":
        """What has this id within what is named here: a channel of a server, say."""
        return Address(self.platform, (*self.scope, *((self.id,) if self.id else ())), id)

    def beside(self, id: str) -> "Address":
        """What has this id and the same scope: another person of the same workspace, say."""
        return self._replace(id=id)


class PlaceMention(NamedTuple):
    """A channel as somebody wrote it: its id, and its name where the platform gives it."""

    id: str
    name: str


class PictureWay(StrEnum):
    """How a picture that belongs to an answer comes to the person.

    INLINE: it stands in the answer. SENT: as a message of its own, so only when it is asked for. WORDS: nothing is
    shown, and the words for it stand there.
    """

    INLINE = "inline"
    SENT = "sent"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Platform:
    """What is particular to a platform."""

    name: str
    """How its addresses begin: discord, slack, console."""
    pace: float = 0.0
    """Seconds between two posts that nobody waits for, so that thousands at nine o'clock leave room for answers."""
    has_roots: bool = False
    """Whether each command is typed with its root before it: `/zainichi quiz` rather than `quiz`."""
    has_translated_names: bool = False
    """Whether commands are called there as the reader's own language calls them."""
    has_bare_roots: bool = True
    """Whether a root can be typed with nothing behind it, to see its commands."""
    has_pickers: bool = False
    """Whether people and channels are chosen from a list rather than typed."""
    has_paths: bool = False
    """Whether a file is named by its path on the machine of whoever types it."""
    has_integrations: bool = False
    """Whether admins can let roles use a command in the platform's own settings (Discord: Integrations)."""
    tells_who_may_post: bool = True
    """Whether it says with each thing that somebody does whether they may write there."""
    has_counts_in_panel: bool = True
    """Whether the host's panel follows each count. Where edits are scarce it follows each step, and a press."""

    pictures: PictureWay = PictureWay.WORDS
    """How pictures come to people there."""

    def command(self, root: str, line: str = "") -> str:
        """A command as one types it there."""
        return f"/{root} {line}".rstrip() if self.has_roots else line or root

    def mention(self, place: str) -> str:
        """A place, by its address, as an option of a command takes it."""
        return f"<#{Address.parse(place).id}>"

    def read_person(self, typed: str) -> str | None:
        """The id of a person who is mentioned as the platform writes it (`<@U12|mina>`); None if it is no mention."""
        found = _PERSON.fullmatch(typed.strip())
        return found[1] if found else None

    def read_mention(self, typed: str) -> PlaceMention | None:
        """The channel that is mentioned as the platform writes it (`<#C1|general>`); None if it is no mention."""
        found = _PLACE.fullmatch(typed.strip())
        return PlaceMention(found[1], found[2] or "") if found else None


TERMINAL = Platform("console", has_paths=True)
"""Where commands are typed bare."""


class Permission(StrEnum):
    """What the bot must be allowed in a place to run a class there."""

    SEE = "see"
    POST = "post"
    THREAD = "thread"
    ATTACH = "attach"
    MEMBER = "member"


class PostFailure(StrEnum):
    """Why something was not posted.

    GONE: the place or person is no more. LOST: the message that was to be edited is no more. FIXED: it is there, but
    can no longer be changed. FORBIDDEN: until somebody gives the permission. REFUSED: for a reason that only the
    platform knows. BUSY: it may go well later.
    """

    GONE = "gone"
    LOST = "lost"
    FIXED = "fixed"
    FORBIDDEN = "forbidden"
    REFUSED = "refused"
    BUSY = "busy"


class Urgency(StrEnum):
    """What an edit is for, where a platform takes only so many: a step that all wait for, the host's panel, a count.

    A step waits for its turn. The others are left out (BUSY) when there is no room for them.
    """

    STEP = "step"
    PANEL = "panel"
    COUNT = "count"


class NotPostedError(Exception):
    """It was not posted, or not as far as we know. `wait`: for how many seconds the platform wants to be left alone."""

    def __init__(self, why: PostFailure, detail: str, wait: float = 0.0) -> None:
        super().__init__(f"{why}: {detail}")
        self.why = why
        self.wait = wait


class PerhapsPostedError(NotPostedError):
    """No answer came: it may stand there or not, and posting it again may double it."""

    def __init__(self, detail: str) -> None:
        super().__init__(PostFailure.BUSY, detail)


class PostKey(NamedTuple):
    """What a post is for: the same key again is the same post, however often it is tried. `kind` such as `class`."""

    kind: str
    parts: tuple[str | int, ...]

    def __str__(self) -> str:
        return "/".join(map(str, (self.kind, *self.parts)))


class Messenger(Protocol):
    """A platform's way to post what nobody asked for. `edit` understands the names of messages that it gives."""

    @property
    def platform(self) -> Platform:
        """Where it posts."""
        ...

    async def missing(self, place: str, person: str) -> Sequence[Permission]:
        """What the bot lacks to post there, for the person who asks. Raises NotPostedError if that cannot be told."""
        ...

    async def is_person(self, person: str) -> bool:
        """Whether there is somebody with this address, who is no app. Raises NotPostedError if that cannot be told."""
        ...

    def link(self, place: str, message: str) -> str:
        """The web address of a message that `post` gave for this place; empty where the platform has none."""
        ...

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        """Post for everybody in a place and give the name of the message. Raises NotPostedError.

        The same `key` again within some minutes posts nothing twice, if the platform can hold to that.
        """
        ...

    async def tell(self, person: str, reply: Reply, key: PostKey) -> str:
        """Send a message to one person and give its name. Raises NotPostedError."""
        ...

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        """Put something else into a message that `post` or `tell` gave. Raises NotPostedError."""
        ...


Messengers: TypeAlias = Mapping[str, Messenger]
"""By the platform's name."""


def messenger_for(messengers: Messengers, address: str) -> Messenger:
    """That of a person's or place's platform. Raises NotPostedError if this process does not serve it."""
    platform = Address.parse(address).platform
    if platform not in messengers:
        raise NotPostedError(PostFailure.BUSY, f"{platform} is not served by this process")
    return messengers[platform]


class AdapterError(Exception):
    """A platform cannot be served at all. The message is one line for the operator, without any secret."""
