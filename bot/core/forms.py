"""What can be asked of somebody in a form, whatever it is for. A platform draws it. Pure."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.core.options import Offers

MOST_BYTES = 10 * 1024 * 1024
"""Of a file: what Slack takes in a form, and Discord from people who do not pay."""
MOST_FIELDS = 5
"""Of a form behind a press: what Discord shows, the words above them counted as one."""


@dataclass(frozen=True, slots=True)
class Choose:
    """One of a list, by (value, label)."""

    offers: Offers


@dataclass(frozen=True, slots=True)
class ChooseSeveral:
    """Any of a list, by (value, label). Their values stand beside each other with commas between."""

    offers: Offers


@dataclass(frozen=True, slots=True)
class AskNumber:
    """A whole number."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class AskWords:
    """Words."""

    most: int


@dataclass(frozen=True, slots=True)
class AskTime:
    """A time of day: 09:00."""


@dataclass(frozen=True, slots=True)
class AskDate:
    """A day: 2026-12-14."""


@dataclass(frozen=True, slots=True)
class AskPerson:
    """A member of the community, by their id on the platform."""


@dataclass(frozen=True, slots=True)
class AskChannel:
    """A channel of the community, by its id on the platform: at first the one in which the form was opened."""


@dataclass(frozen=True, slots=True)
class AskText:
    """Words in several lines."""

    most: int


@dataclass(frozen=True, slots=True)
class AskFile:
    """A file of at most so many bytes, whose name ends in one of these: `csv`, `xlsx`."""

    most: int
    endings: tuple[str, ...]

    def __post_init__(self) -> None:
        if not 0 < self.most <= MOST_BYTES or not self.endings or any(not it.isalnum() for it in self.endings):
            raise ValueError(f"a file of {self.most} bytes, {MOST_BYTES} at most, with an ending: {self.endings}")


Input: TypeAlias = (
    Choose | ChooseSeveral | AskNumber | AskWords | AskTime | AskDate | AskPerson | AskChannel | AskText | AskFile
)


@dataclass(frozen=True, slots=True)
class Field:
    """What is asked in place of one option, or with a press. `value` is what stands in it at first."""

    name: str
    label: str
    hint: str
    input: Input
    required: bool
    value: str = ""


@dataclass(frozen=True, slots=True)
class PressForm:
    """What a press asks for before it is carried out: `title` says what for, `about` what to know for it, or nothing.

    What is written into it comes back with the same press, by the names of the fields, in `Caller.given`: each is
    there, empty where nothing was written, and as it was typed where a platform has no field of that kind. Of a file
    the name is there, and `Caller.file` has it. `is_answer`: it asks what its message asks, so that where lines are
    typed, one that is nothing else is taken for it. ValueError if no platform could show it.
    """

    title: str
    fields: tuple[Field, ...]
    about: str = ""
    is_answer: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.fields) <= MOST_FIELDS - bool(self.about):
            raise ValueError(f"a form of {len(self.fields)} fields, {MOST_FIELDS} at most with its words: {self.title}")
        if len({it.name for it in self.fields}) < len(self.fields) or not all(it.name for it in self.fields):
            raise ValueError(f"a form in which two fields have one name, or one has none: {self.title}")
        if sum(isinstance(it.input, AskFile) for it in self.fields) > 1:
            raise ValueError(f"a form that asks for two files: {self.title}")
