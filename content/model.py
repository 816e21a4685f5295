"""The values that make up what the bot teaches: frozen, plain, and refusing nonsense.

Nothing here reads a file, a clock or a random number: `content.loader` makes these values from TOML,
`content.check` holds the rules between them.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

LANGUAGES = ("en", "ja", "ko")


class Topic(StrEnum):
    """What a fact is about, in the order in which a reader meets the subject."""

    ROOTS = "roots"
    LEGAL_STATUS = "legal-status"
    DISCRIMINATION = "discrimination"
    ORGANISATIONS = "organisations"
    DIPLOMACY = "diplomacy"
    VOYAGES = "voyages"
    WHO_WENT = "who-went"
    LIFE = "life-in-north-korea"
    ESCAPE = "escape-return"
    LAW_MEMORY = "law-memory"
    FILM = "film-literature"
    ECONOMY = "economy"
    PRESENT = "present-day"
    TERMS = "terms-and-figures"


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


class Verification(StrEnum):
    """How a number of the annual series was verified."""

    CONFIRMED = "confirmed"
    BY_SUBTRACTION = "by-subtraction"
    GROUP_ONLY = "group-only"


class FieldError(ValueError):
    """A value that makes no sense: the field, and what is wrong with it."""

    def __init__(self, field: str, what: str) -> None:
        super().__init__(f"{field}: {what}")
        self.field, self.what = field, what


def _require(holds: object, field: str, what: str) -> None:
    if not holds:
        raise FieldError(field, what)


class Entry:
    """Shared rule for every entry in a content file: a key we do not know is an error."""

    __slots__ = ()
    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Localized(Entry):
    """One text in up to three languages. English is always there; the others may still be missing."""

    en: str
    ja: str | None = None
    ko: str | None = None

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            text = getattr(self, language)
            _require(text is None or (text and text == text.strip()), language, "is empty or has a space at an end")

    def into(self, language: str) -> str | None:
        """The text in `language`, or None where it is not translated yet."""
        return getattr(self, language) if language in LANGUAGES else None

    def best(self, language: str) -> str:
        """The text in `language`, or else in English."""
        return self.into(language) or self.en


_POINT = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_SPAN = re.compile(r"[0-9]{4}s|[0-9]{4}s?-[0-9]{4}s?")
_EXACT = re.compile(r"[0-9]{4}-([0-9]{2}-[0-9]{2})")


def _is_in_the_calendar(date: str) -> bool:
    """False for 31 February. Anything but an exact date passes."""
    return not _EXACT.fullmatch(date) or int(date[8:]) <= monthrange(int(date[:4]), int(date[5:7]))[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Entry):
    """Something that happened or is so, in at most 280 characters, with at least one source.

    `date` is `1959`, `1959-12`, `1959-12-14`, `1950s`, a span such as `1959-1984`, or absent.
    `month_day` (`12-14`) is there when the fact is worth telling on that day of the year.
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
    content_note: ContentNote | None = None

    def __post_init__(self) -> None:
        _require(self.sources, "sources", "at least one source is needed")
        if self.date is not None:
            known = _POINT.fullmatch(self.date) or _SPAN.fullmatch(self.date)
            _require(known, "date", f"{self.date!r} is not like 1959, 1959-12, 1959-12-14, 1950s or 1959-1984")
            _require(_is_in_the_calendar(self.date), "date", f"{self.date!r} is not in the calendar")
            _require(self.years, "date", f"{self.date!r} ends before it begins")
        exact = _EXACT.fullmatch(self.date or "")
        _require(self.month_day in {None, exact and exact[1]}, "month_day", "must be that of the exact date")
        _require(self.dispute or self.confidence is Confidence.HIGH, "dispute", f"must say what is {self.confidence}")

    @property
    def years(self) -> range:
        """Every year that the date covers; empty without a date."""
        if self.date is None:
            return range(0)
        years = [int(year) for year in re.findall(r"[0-9]{4}", self.date)]
        return range(years[0], years[-1] + (10 if self.date.endswith("s") else 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entry):
    """Where a claim comes from. `url` is absent where no address can be cited, `year` where none is known."""

    id: str
    title: str
    publisher: str
    author: str | None = None
    year: int | None = None
    url: str | None = None
    kind: Literal["article", "book", "encyclopedia", "film", "government", "memoir", "news", "ngo"]
    reliability: str

    def __post_init__(self) -> None:
        plain = self.url is None or re.fullmatch(r"https?://[^\s<>|\"]+", self.url)
        _require(plain, "url", f"{self.url!r} is not a plain http(s) address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Entry):
    """One answer on offer. A wrong one says in `tempting` why people pick it."""

    text: Localized
    correct: bool = False
    tempting: Localized | None = None

    def __post_init__(self) -> None:
        _require(not (self.correct and self.tempting), "tempting", "the correct choice takes none")
        _require(self.correct or self.tempting, "tempting", "a wrong choice needs it: why people pick it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Entry):
    """A question with three or four choices, exactly one of them correct, resting on at least one fact."""

    id: str
    facts: tuple[str, ...]
    difficulty: Literal[1, 2, 3]
    prompt: Localized
    choices: tuple[Choice, ...]
    because: Localized
    content_note: ContentNote | None = None

    def __post_init__(self) -> None:
        _require(self.facts, "facts", "at least one fact is needed")
        _require(3 <= len(self.choices) <= 4, "choices", f"three or four are needed, not {len(self.choices)}")
        _require(sum(choice.correct for choice in self.choices) == 1, "choices", "exactly one must be correct")

    @property
    def key(self) -> int:
        """The position of the correct choice."""
        return next(i for i, choice in enumerate(self.choices) if choice.correct)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz(Entry):
    """A template for a round: a title, a sentence on what it is about, and questions in a sensible order."""

    id: str
    title: Localized
    about: Localized
    questions: tuple[str, ...]

    def __post_init__(self) -> None:
        _require(self.questions, "questions", "at least one question is needed")


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
class Term(Entry):
    """A word of the field in three scripts. `spellings` lists the other ways in which people write it."""

    id: str
    en: str
    ja: str
    ja_reading: str
    ko: str
    ko_romanised: str
    definition: Localized
    spellings: tuple[str, ...] = ()
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        _require(self.sources, "sources", "at least one source is needed")

    def name(self, language: str) -> str:
        """The term as written in `language`."""
        return {"ja": self.ja, "ko": self.ko}.get(language, self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """A line of the timeline. What it rests on is the facts it names; their sources are its sources."""

    id: str
    date: str
    line: Localized
    facts: tuple[str, ...]

    def __post_init__(self) -> None:
        _require(_POINT.fullmatch(self.date), "date", f"{self.date!r} is not like 1959, 1959-12 or 1959-12-14")
        _require(_is_in_the_calendar(self.date), "date", f"{self.date!r} is not in the calendar")
        _require(self.facts, "facts", "at least one fact is needed")

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
        _require(self.first <= self.last, "first", f"must not be after last, {self.last}")
        _require(self.people >= 0, "people", "must not be negative")
        _require(self.sources, "sources", "at least one source is needed")
