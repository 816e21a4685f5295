"""The values that make up what the bot teaches: frozen, plain, and refusing nonsense.

Nothing here reads a file, a clock or a random number: `content.loader` makes these values from TOML,
`content.check` holds the rules between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from content.entry import EXACT, LANGUAGES, POINT, SPAN, Entry, FieldError, Localized, is_in_the_calendar, require
from content.names import FirstWord, Person, Place, SecondWord, Subject, Term
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


_NUMBERS = {2: "two", 3: "three", 4: "four"}


class Confidence(StrEnum):
    """How far the sources carry a claim."""

    HIGH = "high"
    MEDIUM = "medium"
    CONTESTED = "contested"


class ContentNote(StrEnum):
    """What a reader may want to be warned of before reading on."""

    DEATH = "death"
    VIOLENCE = "violence"
    SUICIDE = "suicide"
    HUNGER = "hunger"
    PRISON_CAMPS = "prison-camps"
    HATE_SPEECH = "hate-speech"
    ILLNESS = "illness"
    SEXUAL_VIOLENCE = "sexual-violence"


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
class Choice(Entry):
    """One answer on offer. A wrong one says in `tempting` why people pick it."""

    text: Localized
    correct: bool = False
    tempting: Localized | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Entry):
    """A question resting on at least one fact, of one of five kinds.

    `one`: three or four choices, exactly one of them correct. `several`: three to six, of which two or more are correct
    and not all. `true-false`: the prompt is a statement, `truth` whether it is true, `tempting` why people think
    otherwise. `number`: `value` counts, and what is off by `tolerance` at most; `unit` stands behind it. `word`: any of
    `accepted` counts, in every language; the first is the answer.

    `apart` names questions that give this one away, or are given away by it. Questions on one fact are apart anyway.
    """

    id: str
    facts: tuple[str, ...]
    difficulty: Literal[1, 2, 3]
    kind: Literal["one", "several", "true-false", "number", "word"] = "one"
    prompt: Localized
    choices: tuple[Choice, ...] = ()
    truth: bool | None = None
    tempting: Localized | None = None
    value: int | None = None
    tolerance: int = 0
    unit: Localized | None = None
    accepted: tuple[Localized, ...] = ()
    because: Localized
    content_note: ContentNote | None = None
    apart: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require(self.facts, "facts", "at least one fact is needed")
        match self.kind:
            case "one":
                self._require_choices(4, "three or four")
                told = f"{_NUMBERS.get(len(self.right))} choices are marked correct: {self.answer}"
                require(len(self.right) == 1, "choices", told)
            case "several":
                self._require_choices(6, "three to six")
                told = "two or more are to be correct, and not all"
                require(2 <= len(self.right) < len(self.choices), "choices", told)
            case "true-false":
                require(self.truth is not None, "truth", "is needed: true or false")
                require(self.tempting, "tempting", "is needed: why people think otherwise")
            case "number":
                require(self.value is not None, "value", "is needed: the number")
                require(self.tolerance >= 0, "tolerance", "must not be negative")
            case "word":
                require(self.accepted, "accepted", "at least one word is needed")
        for field, kinds in _BELONGS.items():
            is_given = getattr(self, field) not in (None, 0, ()) or getattr(self, field) is False
            require(self.kind in kinds or not is_given, field, f"has no meaning in a question of the kind {self.kind}")
        for field, what in self._tempting():
            raise FieldError(field, what)
        require(self.id not in self.apart, "apart", "names the question itself")

    def _require_choices(self, most: int, told: str) -> None:
        require(3 <= len(self.choices) <= most, "choices", f"{told} are needed, not {len(self.choices)}")
        require(self.right, "choices", "none is marked correct")

    @property
    def right(self) -> tuple[Choice, ...]:
        """The correct choices."""
        return tuple(choice for choice in self.choices if choice.correct)

    def _tempting(self) -> Iterator[tuple[str, str]]:
        for number, choice in enumerate(self.choices, start=1):
            if choice.correct and choice.tempting:
                yield f"choices.{number}.tempting", "the correct choice takes none"
            if not choice.correct and not choice.tempting:
                yield f"choices.{number}.tempting", "a wrong choice needs it: why people pick it"

    @property
    def keys(self) -> tuple[int, ...]:
        """The positions of the correct choices; none where the answer is typed."""
        return tuple(i for i, choice in enumerate(self.choices) if choice.correct)

    @property
    def key(self) -> int:
        """The position of the one correct choice. Only of the kind `one`."""
        (position,) = self.keys
        return position

    @property
    def answer(self) -> str:
        """The right answer in English; of a statement whether it is true."""
        match self.kind:
            case "one" | "several":
                return " · ".join(choice.text.en for choice in self.right)
            case "true-false":
                return "true" if self.truth else "false"
            case "number":
                return f"{self.value} {self.unit.en}" if self.unit else str(self.value)
            case "word":
                return self.accepted[0].en


_BELONGS = {
    "choices": ("one", "several"),
    "truth": ("true-false",),
    "tempting": ("true-false",),
    "value": ("number",),
    "tolerance": ("number",),
    "unit": ("number",),
    "accepted": ("word",),
}
"""The kinds of question to which each field belongs."""


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
