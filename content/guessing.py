"""Whether the right choice can be guessed without knowing anything: rules of thumb, measured beside chance.

`python -m content.guessing` prints for each rule how often it would be right, how often a draw would be, and which
questions it answers. A rule that singles out several choices draws among them; one that singles out none draws
among all.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources.abc import Traversable
from math import log
from typing import TypeAlias

from content.loader import load
from content.model import Question

MOST = 8  # points by which a rule may be better than chance, or worse: a rule turned round is a rule as well

Rule: TypeAlias = Callable[[Question], Sequence[int]]
"""The choices that a rule of thumb holds for right, by position. All or none of them say the same: it has no idea"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How a rule did on some questions: the share it would get right, what chance would, and where it speaks."""

    name: str
    right: float
    chance: float
    speaks: int
    """On how many questions it singles anything out"""
    found: tuple[str, ...]
    """The questions that it answers alone"""

    @property
    def points(self) -> float:
        """By how many points in a hundred the rule is better than chance."""
        return 100 * (self.right - self.chance)


def measure(name: str, rule: Rule, questions: Sequence[Question]) -> Measured:
    """How often a rule would be right on the questions."""
    right, chance = Fraction(0), Fraction(0)
    speaks, found = 0, []
    for question in questions:
        every = range(len(question.choices))
        held = set(rule(question)) or set(every)
        share = Fraction(question.key in held, len(held))
        right += share
        chance += Fraction(1, len(every))
        speaks += len(held) < len(every)
        if share == 1:
            found.append(question.id)
    number = max(1, len(questions))
    return Measured(
        name=name, right=float(right / number), chance=float(chance / number), speaks=speaks, found=tuple(found)
    )


def longest(question: Question) -> Sequence[int]:
    """The choice of the most characters."""
    return _most(_lengths(question))


def shortest(question: Question) -> Sequence[int]:
    """The choice of the fewest characters."""
    return _most([-length for length in _lengths(question)])


_HEDGES = re.compile(
    r"\b(about|almost|around|at least|could|fewer than|hardly|less than|may|might|more than|most|mostly|nearly|not all|"
    r"often|over|partly|perhaps|probably|roughly|seldom|some|sometimes|up to|usually)\b"
)


def hedged(question: Question) -> Sequence[int]:
    """The choice that claims least: "about", "some", "may"."""
    return _most([len(_HEDGES.findall(text.casefold())) for text in _texts(question)])


def odd_one_out(question: Question) -> Sequence[int]:
    """The choice whose shape no other has: with or without digits, names within, quotation marks, number of words."""
    shapes = [_shape(text) for text in _texts(question)]
    apart = [sum(abs(one - other) for shape in shapes for one, other in zip(own, shape, strict=True)) for own in shapes]
    return _most(apart)


def _shape(text: str) -> tuple[int, ...]:
    words = text.split()
    names = any(word[:1].isupper() for word in words[1:])
    return (2 * bool(re.search(r"\d", text)), 2 * names, 2 * ('"' in text), len(words))


def echoing(question: Question) -> Sequence[int]:
    """The choice that shares the most words with the stem."""
    stem = set(_words(question.prompt.en))
    return _most([len(stem.intersection(_words(text))) for text in _texts(question)])


RULES: Mapping[str, Rule] = {
    "longest": longest,
    "shortest": shortest,
    "hedged": hedged,
    "odd one out": odd_one_out,
    "echoing the stem": echoing,
}


def naive_bayes(questions: Sequence[Question]) -> Rule:
    """The choice whose words stand most often in right choices of the other questions.

    The question itself is left out: what is learnt is a habit of the writer, not the answer.
    """
    counts = {question.id: _counted(question) for question in questions}
    right, wrong = _total(right for right, _ in counts.values()), _total(wrong for _, wrong in counts.values())
    known = len(right.keys() | wrong.keys())

    def rule(question: Question) -> Sequence[int]:
        own_right, own_wrong = counts[question.id]
        rights, wrongs = right.total() - own_right.total() + known, wrong.total() - own_wrong.total() + known
        return _most(
            [
                round(
                    sum(
                        log((right[word] - own_right[word] + 1) / rights)
                        - log((wrong[word] - own_wrong[word] + 1) / wrongs)
                        for word in sorted(set(_words(text)))
                    ),
                    9,
                )
                for text in _texts(question)
            ]
        )

    return rule


def _counted(question: Question) -> tuple[Counter[str], Counter[str]]:
    """In how many right and wrong choices of a question each word stands."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for number, text in enumerate(_texts(question)):
        (right if number == question.key else wrong).update(set(_words(text)))
    return right, wrong


def _total(counts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return total


def measured(questions: Sequence[Question]) -> tuple[Measured, ...]:
    """Every rule on the questions, naive Bayes last."""
    rules = {**RULES, "naive Bayes": naive_bayes(questions)}
    return tuple(measure(name, rule, questions) for name, rule in rules.items())


def lines(questions: Sequence[Question]) -> Iterator[str]:
    """The report, line by line."""
    yield f"{'rule of thumb':<18}{'right':>8}{'chance':>8}{'points':>8}{'speaks':>8}"
    for it in measured(questions):
        told = f"{it.name:<18}{it.right:>8.1%}{it.chance:>8.1%}{it.points:>+8.1f}{it.speaks:>8}"
        yield told + " !" * (abs(it.points) > MOST)


def _texts(question: Question) -> list[str]:
    return [choice.text.en for choice in question.choices]


def _lengths(question: Question) -> list[int]:
    return [len(text) for text in _texts(question)]


def _words(text: str) -> list[str]:
    """The words of a text in a plain form; ships and ship are one."""
    found = re.findall(r"[^\W\d_]+|\d[\d,.]*\d|\d", text.casefold())
    return [word.removesuffix("s") if len(word) > 4 else word for word in found]


def _most(values: Sequence[float]) -> list[int]:
    """The positions of the highest value."""
    highest = max(values)
    return [number for number, value in enumerate(values) if value == highest]


def main(root: Traversable | None = None) -> int:
    """Print how well the rules of thumb do. 1 where one of them is too good or too bad, else 0."""
    questions = tuple(it for it in load(root).questions.values() if it.kind == "one")
    for line in lines(questions):
        sys.stdout.write(f"{line}\n")
    return int(any(abs(it.points) > MOST for it in measured(questions)))


if __name__ == "__main__":
    sys.exit(main())
