"""Who is calling, from where, and in which language; and what is drawn by lot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from typing import Protocol, TypeVar

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


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is calling, from where, and in which language they are answered.

    `person` and `community` are addresses (`discord:123`, `slack:T1`, `console`; see `Address`).
    `platform_language` is what the platform reports, `language` the one to answer in. `zone` is theirs if known.
    `place_language` is that of what everybody in the place may see; None where there is nobody to share with.
    `staff` are the roots of commands for staff, such as `zainichi-mod`, that the platform lets them use.
    `place` is the address of the channel, None where nothing can be posted for all; `place_name` what it is called.
    `at` is when they pressed, by the platform's clock in ms since 1970; None if it does not tell.
    `here` is what moderators have decided for the community.
    """

    person: str
    community: str
    platform_language: str
    language: str
    zone: tzinfo = UTC
    name: str = ""
    place_language: str | None = None
    staff: frozenset[str] = frozenset()
    place: str | None = None
    place_name: str = ""
    at: int | None = None
    here: CommunitySettings = DEFAULTS
    platform: Platform = TERMINAL

    @property
    def language_for_all(self) -> str:
        """The language of what everybody in the place may see."""
        return self.here.language or self.place_language or self.language

    @property
    def voice(self) -> Voice:
        """Their language, to say things in."""
        return Voice(self.language)

    def speaking(self, language: str | None) -> "Caller":
        """The same caller in a language that they chose, if they did."""
        return replace(self, language=language) if language else self
