"""How a question went, in counts: what the reveal tells, the end, and the report. Knows nothing of a report."""

from dataclasses import dataclass
from fractions import Fraction

from bot.core.shares import percent


@dataclass(frozen=True, slots=True)
class Tally:
    """How a question went: how many were right, of how many who answered, of how many eligible.

    `counts` is how often each choice was taken, as the question lists them, and `keys` which of them are right. Both
    are empty where an answer is typed.
    """

    counts: tuple[int, ...]
    keys: tuple[int, ...]
    right: int
    answered: int
    eligible: int

    @property
    def share(self) -> Fraction | None:
        """The share of those who answered who were right, as the class was told; None if nobody answered."""
        return Fraction(self.right, self.answered) if self.answered else None

    @property
    def percent(self) -> int | None:
        """The same in whole per cent, rounded half up."""
        return percent(self.right, self.answered)

    @property
    def tempting(self) -> tuple[int, ...]:
        """The wrong choices that most people took: more than one if as many took each, none if nobody was wrong."""
        wrong = [choice for choice in range(len(self.counts)) if choice not in self.keys]
        most = max((self.counts[choice] for choice in wrong), default=0)
        return tuple(choice for choice in wrong if most and self.counts[choice] == most)
