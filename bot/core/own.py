"""A community's own sets of questions, as all the house knows them: by number, title and language. Pure.

Their names begin with `set/`, where quizzes of the content have their ids: in an option, in what a round is on.
The names of their questions begin with `own/`, so that their points are kept apart.
"""

from typing import Final, NamedTuple

MOST_SETS: Final = 100
"""Of one community."""
MOST_AT_ONCE: Final = 30
"""Questions of a set in one round: of a longer set so many are drawn. The option for a number goes as far."""
_SET, _QUESTION = "set/", "own/"


class OwnSet(NamedTuple):
    """A set of a community: its number, what it is called, how many questions it has, in which language."""

    number: int
    title: str
    questions: int
    language: str

    @property
    def name(self) -> str:
        """How an option and a round name it."""
        return set_name(self.number)


def set_name(number: int) -> str:
    """How an option and a round name the set with this number."""
    return f"{_SET}{number}"


def set_number(name: str) -> int | None:
    """The number of a set from its name; None if this names no set."""
    digits = name.removeprefix(_SET)
    return int(digits) if digits != name and digits.isascii() and digits.isdigit() and len(digits) < 19 else None


def own_question(id: str) -> str:
    """How a round names a question of a set, by the id that it has there."""
    return f"{_QUESTION}{id}"


def is_own(question: str) -> bool:
    """Whether a question, by the name that a round gives it, is of a set."""
    return question.startswith(_QUESTION)
