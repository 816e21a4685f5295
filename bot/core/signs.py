"""The signs that stand beside words, the same on every platform. None says what no word says. Pure."""

import unicodedata
from collections.abc import Sequence

from bot.core.reply import Answer, ChoiceMark, Standing

MARKS = {
    ChoiceMark.NONE: "",
    ChoiceMark.RIGHT: "✔",
    ChoiceMark.CHOSEN_RIGHT: "✔",
    ChoiceMark.CHOSEN_WRONG: "✘",
}
_MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
SHORT = 24
"""Columns that all answers to a question may take together to stand beside each other on a phone."""


def medalled(row: Standing) -> str:
    """The place of a line on a leaderboard, in words, with a medal before the first three."""
    return f"{_MEDALS.get(row.rank, '')} {row.place or row.rank}".strip()


def columns(text: str) -> int:
    """How many columns a text takes: two for a sign that fills a square, as kana and hangul do."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def fit(answers: Sequence[Answer], most: int) -> bool:
    """Whether each answer can be read whole on a button that shows so many columns."""
    return all(columns(answer.text) <= most for answer in answers)


def rows(answers: Sequence[Answer]) -> Sequence[Sequence[Answer]]:
    """Answers as buttons: beside each other where all are short, else one below the other."""
    together = sum(columns(answer.text) for answer in answers) <= SHORT and len(answers) <= 5
    return [answers] if together else [[answer] for answer in answers]
