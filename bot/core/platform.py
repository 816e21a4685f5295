"""What a platform can do for the bot unasked: post in a place, change a post, tell somebody in private.

Each adapter does it for its platform. Nothing is decided here.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol, TypeAlias

from bot.core.reply import Reply


class Need(StrEnum):
    """What the bot must be allowed in a place to run a class there."""

    SEE = "see"
    POST = "post"
    ATTACH = "attach"
    MEMBER = "member"


class Why(StrEnum):
    """Why something was not posted.

    GONE: the place or person is no more. LOST: the message that was to be edited is no more. FORBIDDEN: until somebody
    gives the permission. BUSY: it may go well later.
    """

    GONE = "gone"
    LOST = "lost"
    FORBIDDEN = "forbidden"
    BUSY = "busy"


class NotPostedError(Exception):
    """It was not posted, or not as far as we know."""

    def __init__(self, why: Why, detail: str) -> None:
        super().__init__(f"{why}: {detail}")
        self.why = why


class PerhapsPostedError(NotPostedError):
    """No answer came: it may stand there or not, and posting it again may double it."""

    def __init__(self, detail: str) -> None:
        super().__init__(Why.BUSY, detail)


class Outlet(Protocol):
    """A platform, seen from behind. A message goes by a text of the platform's own, which `edit` understands."""

    @property
    def platform(self) -> str:
        """How the names of its people and places begin: discord, slack, console."""
        ...

    async def missing(self, place: str, person: str) -> Sequence[Need]:
        """What the bot lacks to post there, for somebody who asks. Raises NotPostedError if that cannot be told."""
        ...

    async def post(self, place: str, reply: Reply, key: str) -> str:
        """Post it for everybody in a place. Gives the message. Raises NotPostedError.

        The same `key` again within some minutes posts nothing twice, if the platform can hold to that.
        """
        ...

    async def tell(self, person: str, reply: Reply, key: str) -> str:
        """Tell somebody in a message of their own. Gives the message. Raises NotPostedError."""
        ...

    async def edit(self, message: str, reply: Reply) -> None:
        """Put something else into a message that `post` or `tell` gave. Raises NotPostedError."""
        ...


Outlets: TypeAlias = Mapping[str, Outlet]


def outlet_for(outlets: Outlets, name: str) -> Outlet:
    """The platform of a person or place. Raises NotPostedError if this process does not serve it."""
    platform = name.partition(":")[0]
    if platform not in outlets:
        raise NotPostedError(Why.BUSY, f"{platform} is not served by this process")
    return outlets[platform]
