"""Who is calling, from where, and in which language; and what is drawn by lot."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from bot.core.community import DEFAULTS, CommunitySettings
from bot.core.i18n import Voice
from bot.core.platform import TERMINAL, Platform

T = TypeVar("T")


class Chance(Protocol):
    """What is drawn by lot. `random.Random` is one; a test brings its own seed."""

    def choice(self, seq: Sequence[T], /) -> T:
        """One of them."""
        ...

    def sample(self, population: Sequence[T], k: int) -> list[T]:
        """`k` different ones, in a random order."""
        ...


class GivenFile(NamedTuple):
    """A file that somebody gave: what they call it, and its bytes."""

    name: str
    data: bytes


class Unread(StrEnum):
    """Why a file that somebody gave was not read."""

    MISSING = "missing"
    TOO_BIG = "too-big"
    ENDING = "ending"
    REFUSED = "refused"
    """The platform does not let the bot read files."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is calling, from where, and in which language they are answered.

    `person` and `community` are addresses (`discord:123`, `slack:T1`, `console`; see `Address`).
    `platform_language` is what the platform reports, `language` the one to answer in. `zone` is theirs, None if the
    platform does not tell.
    `place_language` is that of what everybody in the place may see; None where there is nobody to share with.
    `staff` are the roots of commands for staff, such as `zainichi-mod`, that the platform lets them use; in a command
    for staff also those that moderators do. `is_admin`: whether the platform says that they run the community.
    `place` is the address of the channel, None where nothing can be posted for all; `place_name` what it is called.
    `channel` is that address even where the bot itself is not; `may_post` whether they may write there themselves.
    `at` is when they pressed, by the platform's clock in ms since 1970; None if it does not tell.
    `message` is what they pressed in, if all can see it and the platform names it, as a `Messenger` does.
    `here` is what moderators have decided for the community. `heard` is the language that the platform itself has just
    said is theirs; None where it does not say so, and `platform_language` is a guess.
    `given` is what they wrote into the form that a press opened, by its fields, or under an empty name the values that
    they chose in a menu of several, with commas between; `file` is the one that they gave along. `opens` reads a file
    by its path, so many bytes at most, where they can name one by that.
    """

    person: str
    community: str
    platform_language: str
    language: str
    zone: tzinfo | None = None
    name: str = ""
    place_language: str | None = None
    staff: frozenset[str] = frozenset()
    is_admin: bool = False
    place: str | None = None
    place_name: str = ""
    channel: str = ""
    may_post: bool = True
    at: int | None = None
    message: str | None = None
    here: CommunitySettings = DEFAULTS
    platform: Platform = TERMINAL
    heard: str | None = None
    given: Mapping[str, str] = field(default_factory=dict, compare=False)
    file: GivenFile | None = field(default=None, compare=False, repr=False)
    opens: "Callable[[str, int], Awaitable[GivenFile | Unread]] | None" = field(default=None, compare=False, repr=False)

    @property
    def language_for_all(self) -> str:
        """The language of what everybody in the place may see."""
        return self.here.language or self.place_language or self.language

    @property
    def community_zone(self) -> tzinfo:
        """The zone by which the days of the community go."""
        return self.here.zone_for(self.place_language)

    @property
    def own_zone(self) -> tzinfo:
        """Their own zone, or the community's."""
        return self.zone or self.community_zone

    @property
    def voice(self) -> Voice:
        """Their language, to say things in."""
        return Voice(self.language)

    def speaking(self, language: str | None) -> "Caller":
        """The same caller in a language that they chose, if they did."""
        return replace(self, language=language) if language else self
