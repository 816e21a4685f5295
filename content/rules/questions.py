"""Rules on questions: the right choice does not show, and no question of a quiz gives another away."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations
from math import log

from content.library import Library
from content.loader import QUESTION, QUIZ, Loaded
from content.model import LANGUAGES, Question
from content.walk import Report

ENOUGH = 20  # questions, before a share of them says anything
FEW = 5  # statements that are true or false, before it says anything how many are true
_WORDS = {2_000_000: "two million"}
"""Numbers that the texts write in words."""


def _given_away(loaded: Loaded) -> Report:
    """The correct choice must not be told by its length or its position."""
    questions = [it for it in loaded.library.questions.values() if it.kind == "one"]
    longest = 0
    for question in questions:
        lengths = [len(choice.text.en) for choice in question.choices]
        right = lengths.pop(question.key)
        longest += right > max(lengths)
        if right > 1.5 * max(lengths) and right - max(lengths) > 12:
            yield QUESTION.heading, question.id, "choices", "the correct choice is by far the longest"
    if len(questions) < ENOUGH:
        return
    if longest > 0.5 * len(questions):
        yield QUESTION.heading, "", "choices", f"the correct choice is the longest in {longest} of {len(questions)}"
    for key, times in Counter(question.key for question in questions).items():
        if times > 0.45 * len(questions):
            yield QUESTION.heading, "", "choices", f"the correct choice is no. {key + 1} in {times} of {len(questions)}"


def _typed(loaded: Loaded) -> Report:
    """What is typed must not stand in the prompt, and is told afterwards; true and false keep a balance."""
    statements = [it for it in loaded.library.questions.values() if it.kind == "true-false"]
    for question in loaded.library.questions.values():
        for word in question.accepted:
            for language in LANGUAGES:
                form, prompt = word.into(language), question.prompt.into(language)
                if form and prompt and form.casefold() in prompt.casefold():
                    yield QUESTION.heading, question.id, "prompt", f"has the answer in it: {form!r}"
        if question.kind == "number" and not _told(question):
            yield QUESTION.heading, question.id, "because", f"does not tell the number {question.value:,}"
    true = sum(bool(it.truth) for it in statements)
    if len(statements) >= FEW and not 0.3 <= true / len(statements) <= 0.7:
        yield QUESTION.heading, "", "truth", f"{true} of {len(statements)} statements are true"


def _told(question: Question) -> bool:
    """Whether the explanation gives the number, in digits or in words."""
    value = question.value or 0
    written = (str(value), f"{value:,}", _WORDS.get(value, str(value)))
    return any(it in question.because.en.casefold() for it in written)


def _kept_apart(loaded: Loaded) -> Report:
    """The questions of one quiz share no fact, and none is to be kept apart from another."""
    library = loaded.library
    for quiz in library.quizzes.values():
        asked = [library.questions[name] for name in dict.fromkeys(quiz.questions) if name in library.questions]
        for one, other in combinations(asked, 2):
            if library.apart(one, other):
                shared = set(one.facts) & set(other.facts)
                why = f"both rest on {min(shared)}" if shared else "they are to be kept apart"
                yield QUIZ.heading, quiz.id, "questions", f"take {one.id} or {other.id}: {why}"


def _notes(loaded: Loaded) -> Report:
    """Who skips a fact for what it speaks of is not met by it in a question."""
    facts = loaded.library.facts
    for question in loaded.library.questions.values():
        for fact in (facts[name] for name in question.facts if name in facts):
            if fact.content_note and not question.content_note:
                yield QUESTION.heading, question.id, "content_note", f"is missing; {fact.id} has {fact.content_note}"
                break


RULES: tuple[Callable[[Loaded], Report], ...] = (_given_away, _typed, _kept_apart, _notes)

_STOP = {
    "about", "after", "all", "also", "and", "any", "are", "because", "been", "before", "but", "by", "can", "could",
    "did", "does", "for", "from", "had", "has", "have", "how", "into", "its", "japan", "japanese", "korea", "korean",
    "many", "more", "most", "much", "north", "not", "one", "only", "other", "out", "over", "people", "said", "say",
    "she", "some", "south", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "was", "were", "what", "when", "where", "which", "while", "who", "whom", "whose", "why", "will", "with",
    "would", "year",
}  # fmt: skip


@dataclass(frozen=True)
class _Heard:
    """A question as words: what it asks, what it tells anybody who reads it, what the right answer adds to its stem."""

    question: Question
    asks: frozenset[str]
    tells: tuple[tuple[str, ...], ...]
    answer: frozenset[str]


def hints(library: Library) -> Iterator[str]:
    """Pairs of questions of which one may tell the answer to the other, and which nothing keeps apart.

    A sentence of its stem or explanation has the answer's words close together, and rare words of the other's stem.
    """
    heard = [_hear(question) for question in library.questions.values()]
    weight = _weights(it.asks.union(*it.tells) for it in heard)
    for one, other in permutations(heard, 2):
        if not library.apart(one.question, other.question) and _tells(one, other, weight):
            answer = other.question.answer
            yield f"{one.question.id} may tell the answer to {other.question.id} ({answer!r}); is apart missing?"


def _hear(question: Question) -> _Heard:
    asks = _words(question.prompt.en)
    right = frozenset(_words(question.answer)).difference(asks)
    sentences = re.split(r"(?<=[.?!])\s+", f"{question.prompt.en} {question.because.en}")
    return _Heard(question, frozenset(asks), tuple(map(_words, sentences)), right)


def _words(text: str) -> tuple[str, ...]:
    """The words that say something, in a plain form: ships and ship are one."""
    found = re.findall(r"[^\W\d_]{3,}|\d[\d,.]*\d|\d", text.casefold())
    return tuple(word.removesuffix("s") if len(word) > 4 else word for word in found if word not in _STOP)


def _weights(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """How much a word tells: the rarer, the more."""
    seen = list(texts)
    times = Counter(word for words in seen for word in words)
    return {word: log(len(seen) / count) for word, count in times.items()}


def _tells(one: _Heard, other: _Heard, weight: dict[str, float]) -> bool:
    if sum(weight.get(it, 0) for it in other.answer) < _RARE:
        return False
    for sentence in one.tells:
        shared = other.asks.intersection(sentence) - other.answer
        alike = len(shared) > 1 and sum(weight[it] for it in shared) > _ALIKE
        if alike and _close(other.answer, sentence):
            return True
    return False


def _close(answer: frozenset[str], sentence: tuple[str, ...]) -> bool:
    """Whether all the words of an answer stand together, with at most two others among them."""
    width = len(answer) + 2
    return any(answer.issubset(sentence[start : start + width]) for start in range(len(sentence)))


_RARE, _ALIKE = 2.5, 2.5  # by trying: on 400 questions these find few pairs, most of which do tell
