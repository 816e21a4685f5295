"""What is read from a file and written to one: the formats, what is wrong and where, what could not be carried.

Nothing here says a word: each remark is the key of a message in `formats.ftl`, with its values.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from bot.core.i18n import Voice
from bot.core.question_set import QuestionSet

MOST_BYTES = 2_000_000
"""Of a file."""
NOTHING: Mapping[str, str] = MappingProxyType({})


class Format(StrEnum):
    """A way in which questions stand in a file."""

    XLSX = "xlsx"
    CSV = "csv"
    GIFT = "gift"
    MOODLE = "moodle"
    AIKEN = "aiken"
    QTI = "qti"
    ANKI = "anki"
    KAHOOT = "kahoot"
    BLOOKET = "blooket"
    GIMKIT = "gimkit"
    TRIVIA = "trivia"
    FORMS = "forms"


NAMES: Mapping[Format, str] = {
    Format.XLSX: "format-xlsx",
    Format.CSV: "format-csv",
    Format.GIFT: "format-gift",
    Format.MOODLE: "format-moodle",
    Format.AIKEN: "format-aiken",
    Format.QTI: "format-qti",
    Format.ANKI: "format-anki",
    Format.KAHOOT: "format-kahoot",
    Format.BLOOKET: "format-blooket",
    Format.GIMKIT: "format-gimkit",
    Format.TRIVIA: "format-trivia",
    Format.FORMS: "format-forms",
}
"""What each is called: the keys of messages."""


class Where(NamedTuple):
    """A place in a file: a row or line as its reader counts them, or a question by its number; else the file itself."""

    row: int = 0
    line: int = 0
    question: int = 0
    column: str = ""

    @property
    def key(self) -> str:
        """The message that names the place."""
        if self.row:
            return "import-where-cell" if self.column else "import-where-row"
        return "import-where-line" if self.line else "import-where-question" if self.question else "import-where-file"

    @property
    def said(self) -> Mapping[str, str]:
        """The values of that message."""
        if self.row and self.column:
            return {"row": str(self.row), "column": self.column}
        return {"number": str(self.row or self.line or self.question)} if any(self[:3]) else NOTHING


class Problem(NamedTuple):
    """Something that is wrong there, and what to write instead: the key of a message, and its values."""

    where: Where
    why: str
    said: Mapping[str, str] = NOTHING


class Found(NamedTuple):
    """What a file holds: its good questions, what is wrong with others, and what is of a kind that we do not have."""

    questions: QuestionSet
    format: Format
    problems: tuple[Problem, ...] = ()
    left_out: tuple[Problem, ...] = ()


class Note(NamedTuple):
    """What a format has no room for, and in which questions, counted from 1: none where it concerns them all."""

    questions: tuple[int, ...]
    why: str
    said: Mapping[str, str] = NOTHING


class Written(NamedTuple):
    """A file that was written: its name, what it holds, and what could not be carried or was shortened."""

    name: str
    data: bytes
    notes: tuple[Note, ...] = ()


def tell(say: Voice, problem: Problem) -> str:
    """A problem as a sentence: where it is, and what."""
    where = say(problem.where.key, **problem.where.said)
    return say("import-problem", where=where, what=say(problem.why, **problem.said))


def tell_note(say: Voice, note: Note) -> str:
    """What could not be carried, as a sentence that names the questions."""
    if not note.questions:
        return say(note.why, **note.said)
    numbers = say("export-questions", count=len(note.questions), numbers=spans(note.questions))
    return say("import-problem", where=numbers, what=say(note.why, **note.said))


def spans(numbers: Iterable[int]) -> str:
    """Numbers as people list them: `1–4, 7`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


class Notes:
    """Collects what a format cannot carry, one note for each reason."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, tuple[tuple[str, str], ...]], list[int]] = {}

    def add(self, number: int, why: str, **said: str) -> None:
        """Question `number` loses something; 0 for all of them."""
        numbers = self._found.setdefault((why, tuple(said.items())), [])
        if number and number not in numbers[-1:]:
            numbers.append(number)

    def all(self) -> Sequence[Note]:
        """Every reason, in the order in which it was met."""
        return [Note(tuple(numbers), why, dict(said)) for (why, said), numbers in self._found.items()]
