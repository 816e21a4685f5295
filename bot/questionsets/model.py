"""What is remembered of a community's own sets: frozen values."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.core.own import set_name
from bot.core.question_set import QuestionSet


@dataclass(frozen=True, slots=True)
class SetHead:
    """What a set is, without its questions. `owner` is an address; None once that person has had themselves deleted.

    `count` and `notes`: how many questions it has, and how many of them have a content note. `version` grows by one
    each time that the set is brought again.
    """

    number: int
    owner: str | None
    title: str
    language: str
    about: str
    count: int
    notes: int
    version: int
    updated: int

    @property
    def name(self) -> str:
        """How an option and a round name it."""
        return set_name(self.number)


@dataclass(frozen=True, slots=True)
class Shelved:
    """A quiz as it stands in the list. `quiz` is as an option names it, `own` what is known of one of the community."""

    quiz: str
    title: str
    about: str
    count: int
    notes: int
    own: SetHead | None = None


class PendingImport(NamedTuple):
    """A file that was read and waits for its teacher's word: its good questions, and what is wrong with the others.

    `problems` are the places in the file and what is wrong there, in the words of whoever brought it.
    """

    number: int
    questions: QuestionSet
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """What the set is to be called."""
        return self.questions.title

    @property
    def notes(self) -> int:
        """How many of its questions have a content note."""
        return notes_in(self.questions)


def notes_in(questions: QuestionSet) -> int:
    """How many questions of a set have a content note."""
    return sum(question.content_note is not None for question in questions.questions)
