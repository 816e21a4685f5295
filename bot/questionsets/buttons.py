"""What is pressed about the quizzes that teachers choose from, and about their own. `quiz` is as an option names it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ListQuizzes:
    """The community's own quizzes and the bot's, from the `first` on."""

    NAME: ClassVar[str] = "shelf"
    first: int = 0


@dataclass(frozen=True, slots=True)
class ShowQuiz:
    """One quiz, with what can be done with it."""

    NAME: ClassVar[str] = "volume"
    quiz: str


@dataclass(frozen=True, slots=True)
class PreviewQuiz:
    """A page of a quiz with all its answers."""

    NAME: ClassVar[str] = "preview"
    quiz: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class ExportQuiz:
    """A quiz as a file in a format; without one, the formats to choose from."""

    NAME: ClassVar[str] = "export"
    quiz: str
    format: str = ""


@dataclass(frozen=True, slots=True)
class PrintQuiz:
    """A quiz as a PDF: questions, a grid for answers, the key."""

    NAME: ClassVar[str] = "print"
    quiz: str


@dataclass(frozen=True, slots=True)
class DeleteSet:
    """Delete this version of a set; if `sure` at once, else it is asked."""

    NAME: ClassVar[str] = "delete-set"
    number: int
    version: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class GetTemplate:
    """The workbook to fill in."""

    NAME: ClassVar[str] = "template"


@dataclass(frozen=True, slots=True)
class Bring:
    """Ask for a file, or for questions pasted as text."""

    NAME: ClassVar[str] = "bring"


@dataclass(frozen=True, slots=True)
class ShowImport:
    """What waits to be stored, as it stands."""

    NAME: ClassVar[str] = "waiting"
    number: int


@dataclass(frozen=True, slots=True)
class PreviewImport:
    """A page of what waits to be stored, with all its answers."""

    NAME: ClassVar[str] = "waiting-preview"
    number: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ListProblems:
    """All that is wrong in the file of what waits to be stored."""

    NAME: ClassVar[str] = "problems"
    number: int


@dataclass(frozen=True, slots=True)
class Speak:
    """What waits to be stored is in this language."""

    NAME: ClassVar[str] = "waiting-language"
    number: int
    language: str


@dataclass(frozen=True, slots=True)
class Retitle:
    """Ask what is to be stored under which title."""

    NAME: ClassVar[str] = "waiting-title"
    number: int


@dataclass(frozen=True, slots=True)
class StoreImport:
    """Store what waits: as a set of its own, or in the place of a version of the set `instead_of`."""

    NAME: ClassVar[str] = "store"
    number: int
    instead_of: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class DropImport:
    """Do not store what waits."""

    NAME: ClassVar[str] = "drop"
    number: int
