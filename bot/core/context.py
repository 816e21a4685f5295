"""What every command is given: the bot (its library, store, clock and chance) and who is calling."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from typing import Protocol, TypeVar

from bot.classquiz.scoring import Result
from bot.classquiz.wakeup import Bell
from bot.community.store import USUAL, CommunitySettings
from bot.core.i18n import Voice
from bot.core.lately import Lately
from bot.core.names import Index
from bot.core.platform import Outlets
from bot.quiz.store import Store
from bot.report.worker import Worker
from content.library import Library
from content.model import Fact, Question

T = TypeVar("T")


class Chance(Protocol):
    """What is drawn by lot. `random.Random` is one; a test brings its own seed."""

    def choice(self, seq: Sequence[T], /) -> T:
        """One of them."""
        ...

    def sample(self, population: Sequence[T], k: int) -> list[T]:
        """`k` different ones, in a random order."""
        ...


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Bot:
    """Everything that a command may use. Made once, in `__main__`."""

    library: Library
    store: Store
    index: Index
    now: Callable[[], datetime]
    chance: Chance
    outlets: Outlets = field(default_factory=dict)
    bell: Bell = field(default_factory=Bell)
    worker: Worker = field(default_factory=Worker)
    ended: Lately[Mapping[int, Result]] = field(default_factory=lambda: Lately(5000))
    """How it went for each person in the rounds that have ended, since a whole class asks for it at once."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is calling, from where, and in which language they are answered.

    `person` and `community` are the platform's own ids (`discord:123`, `slack:T1`, `console`).
    `platform_language` is what the platform reports, `language` the one to answer in. `zone` is theirs if known.
    `place_language` is that of what everybody in the place may see; None where there is nobody to share with.
    `staff` are the roots of commands for staff, such as `zainichi-mod`, that the platform lets them use.
    `place` is the channel by the platform's own ids (`discord:42:99`), None where nothing can be posted for all;
    `place_name` is what it is called.
    `at` is when they pressed, by the platform's clock; None if it does not tell.
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
    at: datetime | None = None
    here: CommunitySettings = USUAL

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


def open_facts(bot: Bot, here: CommunitySettings) -> list[Fact]:
    """The facts whose topics are not switched off."""
    return [fact for fact in bot.library.facts.values() if fact.topic not in here.off]


def open_questions(bot: Bot, here: CommunitySettings) -> list[Question]:
    """The questions whose topics are not switched off."""
    return [it for it in bot.library.questions.values() if bot.library.topic(it) not in here.off]


def stamp(bot: Bot) -> str:
    """The moment, in UTC, as the store writes it."""
    return bot.now().astimezone(UTC).isoformat(timespec="milliseconds")


def today(bot: Bot, caller: Caller) -> date:
    """The date where the caller is."""
    return bot.now().astimezone(caller.zone).date()
