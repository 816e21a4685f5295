"""What the content asks: questions of five kinds, and what is warned of before one. Frozen, refusing nonsense."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from content.entry import Entry, FieldError, Localized, require

_NUMBERS = {2: "two", 3: "three", 4: "four"}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Entry):
    """One answer on offer. A wrong one says in `tempting` why people pick it."""

    text: Localized
    correct: bool = False
    tempting: Localized | None = None


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
