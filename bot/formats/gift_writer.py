"""Writes GIFT, the text that Moodle reads and many others do. Pure.

Every question is marked as plain text, so that nothing in it is taken for HTML. Its id and its tags stand in a comment,
as Moodle writes and reads them.
"""

from collections.abc import Sequence
from typing import assert_never

from bot.core.i18n import Voice
from bot.core.kinds import Key, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.question_set import QuestionSet, SetQuestion
from bot.formats import ids
from bot.formats.answers import written
from bot.formats.carrying import one_line, tell_lost
from bot.formats.model import Notes, Written
from bot.formats.prose import explained, introduced

SIGNS = "~=#{}:"
CARRIED = ("because", "notes", "sources", "content-note", "caveats", "tags")


def write(questions: QuestionSet) -> Written:
    """All questions, in a category that is called like the set."""
    say, notes, parts = Voice(questions.language), Notes(), list[str]()
    if questions.title:
        parts.append(f"$CATEGORY: {one_line(questions.title).replace('/', '//')}")
    for number, question in enumerate(questions.questions, start=1):
        parts.append(_question(question, say, number, notes))
        tell_lost(notes, number, question, CARRIED)
    data = "".join(f"{part}\n\n" for part in parts).encode()
    return Written(ids.file_name(f"{questions.title} gift", "txt"), data, tuple(notes.all()))


def escaped(text: str) -> str:
    """A text in which no sign has a meaning."""
    plain = text.replace("\\", "\\\\")
    for sign in SIGNS:
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _question(question: SetQuestion, say: Voice, number: int, notes: Notes) -> str:
    marks = [f"[id:{question.id}]", *(f"[tag:{tag.replace(']', ')')}]" for tag in question.tags)]
    if any("]" in tag for tag in question.tags):
        notes.add(number, "export-changed")
    told = explained(question, say)
    lines = [*_answers(question, question.key, number, notes), *([f"####{escaped(told)}"] if told else [])]
    joined = "\n".join(f"  {line}" for line in lines)
    opening = "#" if isinstance(question.key, NumberNear) else ""
    name = escaped(one_line(question.prompt)[:60].strip().rstrip("\\"))
    return f"// {' '.join(marks)}\n::{name}::[plain]{escaped(introduced(question, say))}{{{opening}\n{joined}\n}}"


def _answers(question: SetQuestion, key: Key, number: int, notes: Notes) -> Sequence[str]:
    match key:
        case OneRight():
            return [_choice(question, at, "=" if at in question.right else "~", "") for at in _all(question)]
        case SeveralRight(choices):
            share = f"%{written_share(len(choices))}%"
            return [_choice(question, at, "~", share if at in choices else "%-100%") for at in _all(question)]
        case TrueFalse(is_true):
            note = question.choices[1 if is_true else 0].note
            return [f"{'TRUE' if is_true else 'FALSE'}{_feedback(note)}"]
        case NumberNear(value, tolerance):
            return [f"={written(value)}:{written(tolerance)}"]
        case WordAmong(accepted):
            if any("->" in word for word in accepted):
                notes.add(number, "export-changed")
            # a star stands for any text there, and an arrow for a pair
            return [_weighted("=", word.replace("*", "\\*").replace("->", "→"), "%100%") for word in accepted]
        case _:
            assert_never(key)


def _all(question: SetQuestion) -> range:
    return range(len(question.choices))


def _choice(question: SetQuestion, at: int, sign: str, share: str) -> str:
    choice = question.choices[at]
    usual = share or ("%100%" if sign == "=" else "%0%")
    line = f"{sign}{share}{escaped(choice.text)}" if share else _weighted(sign, choice.text, usual)
    return f"{line}{_feedback(choice.note)}"


def _weighted(sign: str, text: str, share: str) -> str:
    """An answer; where its text begins like a share of points, the share is written before it."""
    return f"{sign}{share if text.startswith('%') else ''}{escaped(text)}"


def _feedback(note: str | None) -> str:
    return f"#{escaped(note)}" if note else ""


def written_share(count: int) -> str:
    """The share of the points of one of so many right choices, as Moodle has it: 33.33333."""
    return f"{100 / count:.5f}".rstrip("0").rstrip(".")
