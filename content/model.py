"""The values that make up what the bot teaches: frozen, plain, and refusing nonsense.

Nothing here reads a file, a clock or a random number: `content.loader` makes these values from TOML,
`content.check` holds the rules between them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from content.entry import EXACT, LANGUAGES, POINT, SPAN, Entry, FieldError, Localized, is_in_the_calendar, require
from content.names import FirstWord, Person, Place, SecondWord, Subject, Term
from content.question import Choice, ContentNote, Question
from content.source import Source, SourceKind

__all__ = [
    "LANGUAGES", "AnnualCount", "Choice", "Confidence", "ContentNote", "Entry", "Event", "Excerpt", "Fact",
    "FieldError", "FirstWord", "Localized", "Person", "Place", "PopulationCount", "Question", "Quiz", "SecondWord",
    "Source", "SourceKind", "Subject", "Term", "Theme", "Topic", "Verification",
]  # fmt: skip


class Topic(StrEnum):
    """What a fact is about, in the order in which a reader meets the subject."""

    COLONIAL_RULE = "colonial-rule"
    WAR = "war-mobilisation"
    LIBERATION = "liberation"
    ORGANISATIONS = "organisations"
    SCHOOLS = "schools"
    LEGAL_STATUS = "legal-status"
    DISCRIMINATION = "discrimination"
    DIPLOMACY = "diplomacy"
    VOYAGES = "voyages"
    WHO_WENT = "who-went"
    LIFE = "life-in-north-korea"
    ESCAPE = "escape-return"
    LAW_MEMORY = "law-memory"
    TIES_SOUTH = "ties-south"
    ECONOMY = "economy"
    FILM = "film-literature"
    PRESENT = "present-day"
    TERMS = "terms-and-figures"


class Confidence(StrEnum):
    """How far the sources carry a claim."""

    HIGH = "high"
    MEDIUM = "medium"
    CONTESTED = "contested"


class Verification(StrEnum):
    """How a number of the annual series was verified."""

    CONFIRMED = "confirmed"
    BY_SUBTRACTION = "by-subtraction"
    GROUP_ONLY = "group-only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Entry):
    """Something that happened or is so, in at most 280 characters, with at least one source.

    `date` is `1959`, `1959-12`, `1959-12-14`, `1950s`, a span such as `1959-1984`, or absent.
    `month_day` (`12-14`) is there when the fact is worth telling on that day of the year. `dispute` tells a real one,
    `variant` a day or a number that some sources print otherwise; `speaker` is the person whose words these are.
    """

    id: str
    topic: Topic
    date: str | None = None
    month_day: str | None = None
    title: Localized
    text: Localized
    sources: tuple[str, ...]
    confidence: Confidence = Confidence.HIGH
    dispute: Localized | None = None
    variant: Localized | None = None
    content_note: ContentNote | None = None
    speaker: str | None = None

    def __post_init__(self) -> None:
        require(self.sources, "sources", "at least one source is needed")
        if self.date is not None:
            known = POINT.fullmatch(self.date) or SPAN.fullmatch(self.date)
            require(known, "date", f"{self.date!r} is not like 1959, 1959-12, 1959-12-14, 1950s or 1959-1984")
            require(is_in_the_calendar(self.date), "date", f"{self.date!r} is not in the calendar")
            require(self.years, "date", f"{self.date!r} ends before it begins")
        exact = EXACT.fullmatch(self.date or "")
        require(self.month_day in {None, exact and exact[1]}, "month_day", "must be that of the exact date")
        noted = self.dispute or self.variant or self.confidence is Confidence.HIGH
        require(noted, "dispute", f"must say what is {self.confidence}; so may variant")

    @property
    def years(self) -> range:
        """Every year that the date covers; empty without a date."""
        if self.date is None:
            return range(0)
        years = [int(year) for year in re.findall(r"[0-9]{4}", self.date)]
        return range(years[0], years[-1] + (10 if self.date.endswith("s") else 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz(Entry):
    """A template for a round: a title, a sentence on what it is about, and questions in a sensible order."""

    id: str
    title: Localized
    about: Localized
    questions: tuple[str, ...]

    def __post_init__(self) -> None:
        require(self.questions, "questions", "at least one question is needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt(Entry):
    """A viewer's comment, verbatim, in its original English. It has no shape without its context note."""

    id: str
    by: str
    theme: str
    text: str
    note: Localized
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Entry):
    """What a group of excerpts speaks of."""

    id: str
    title: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """A line of the timeline. What it rests on is the facts it names; their sources are its sources."""

    id: str
    date: str
    line: Localized
    facts: tuple[str, ...]

    def __post_init__(self) -> None:
        require(POINT.fullmatch(self.date), "date", f"{self.date!r} is not like 1959, 1959-12 or 1959-12-14")
        require(is_in_the_calendar(self.date), "date", f"{self.date!r} is not in the calendar")
        require(self.facts, "facts", "at least one fact is needed")

    @property
    def year(self) -> int:
        """The year in which it happened."""
        return int(self.date[:4])


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualCount(Entry):
    """How many people moved to North Korea in the years `first` to `last`, and how that was verified.

    A year known only as part of a group is not told apart: the group is one entry.
    """

    id: str
    first: int
    last: int
    people: int
    verification: Verification
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        require(self.first <= self.last, "first", f"must not be after last, {self.last}")
        require(self.people >= 0, "people", "must not be negative")
        require(self.sources, "sources", "at least one source is needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationCount(Entry):
    """How many Koreans were counted in Japan in a year. `about`: a round figure of the source's.

    `south_only`: South Korean nationals alone, without people registered as Chosen. `note` says what other sources
    have; `facts` are those that tell of it.
    """

    id: str
    date: str
    people: int
    about: bool = False
    south_only: bool = False
    note: Localized | None = None
    sources: tuple[str, ...]
    facts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(POINT.fullmatch(self.date), "date", f"{self.date!r} is not like 1911, 1946-03 or 1946-03-18")
        require(is_in_the_calendar(self.date), "date", f"{self.date!r} is not in the calendar")
        require(self.people > 0, "people", "must be more than none")
        require(self.sources, "sources", "at least one source is needed")

    @property
    def year(self) -> int:
        """The year of the count."""
        return int(self.date[:4])
