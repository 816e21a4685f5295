"""What every entry of the content is made of: texts in three languages, dates, and the refusal of nonsense."""

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import ClassVar

LANGUAGES = ("en", "ja", "ko")


class FieldError(ValueError):
    """A value that makes no sense: the field, and what is wrong with it."""

    def __init__(self, field: str, what: str) -> None:
        super().__init__(f"{field}: {what}")
        self.field, self.what = field, what


def require(holds: object, field: str, what: str) -> None:
    """Refuse the entry unless something holds."""
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
            require(text is None or (text and text == text.strip()), language, "is empty or has a space at an end")

    def into(self, language: str) -> str | None:
        """The text in `language`, or None where it is not translated yet."""
        return getattr(self, language) if language in LANGUAGES else None

    def best(self, language: str) -> str:
        """The text in `language`, or else in English."""
        return self.into(language) or self.en


POINT = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
SPAN = re.compile(r"[0-9]{4}s|[0-9]{4}s?-[0-9]{4}s?")
EXACT = re.compile(r"[0-9]{4}-([0-9]{2}-[0-9]{2})")


def is_in_the_calendar(date: str) -> bool:
    """False for 31 February. Anything but an exact date passes."""
    return not EXACT.fullmatch(date) or int(date[8:]) <= monthrange(int(date[:4]), int(date[5:7]))[1]
