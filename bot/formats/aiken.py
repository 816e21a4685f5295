"""Aiken, the plainest of all formats: a question on a line, its choices behind letters, and ANSWER: with one. Pure."""

import re

from bot.core.i18n import Voice
from bot.core.kinds import SeveralRight
from bot.core.question_set import QuestionSet
from bot.core.questions import AskedChoice
from bot.formats import answers, ids
from bot.formats.carrying import choices_cut, tell_lost
from bot.formats.drafts import MOST_ANSWERS, Draft, Finding
from bot.formats.model import Notes, Where, Written
from bot.formats.prose import bracketed, noted

_CHOICE = re.compile(r"([A-Za-z])[.)]\s+(.*)")
ANSWER = re.compile(r"ANSWER\s*[:：](.*)", re.IGNORECASE)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def read(text: str, found: Finding) -> None:
    """Every question of a text: a line with ANSWER: ends it."""
    part: list[tuple[int, str]] = []
    for number, row in enumerate(text.splitlines(), start=1):
        if row.strip():
            part.append((number, row.strip()))
        if ANSWER.fullmatch(row.strip()):
            found.take(_draft(part))
            part = []
        if found.is_full:
            return
    if part:
        draft = _parts(part)
        draft.wrong("answer", "import-aiken-no-answer")
        found.take(draft)


def _parts(part: list[tuple[int, str]]) -> Draft:
    """The question and its choices, out of the lines up to the answer."""
    draft = Draft(Where(line=part[0][0]))
    asked: list[str] = []
    for number, row in part[: 2 * MOST_ANSWERS]:
        choice = _CHOICE.fullmatch(row)
        if choice is None and not draft.choices and not ANSWER.fullmatch(row):
            asked.append(row)
        elif choice is None:
            if not ANSWER.fullmatch(row):
                draft.cells["choice"] = Where(line=number)
                draft.wrong("choice", "import-aiken-line", typed=row)
        else:
            if choice[1].upper() != _LETTERS[len(draft.choices) % 26]:
                draft.cells["choice"] = Where(line=number)
                draft.wrong("choice", "import-aiken-letter", typed=choice[1], letter=_LETTERS[len(draft.choices) % 26])
            draft.choices.append(AskedChoice(choice[2]))
            draft.cells[f"choice {len(draft.choices) - 1}"] = Where(line=number)
    draft.prompt, note = noted(" ".join(asked))
    draft.content_note = note or ""
    return draft


def _draft(part: list[tuple[int, str]]) -> Draft:
    draft = _parts(part)
    draft.cells["answer"] = Where(line=part[-1][0])
    found = ANSWER.fullmatch(part[-1][1])
    said = found[1].strip().upper() if found else ""
    if not said:
        draft.wrong("answer", "import-no-answer")
    elif len(said) > 1 or said not in _LETTERS:
        draft.wrong("answer", "import-aiken-answer", typed=said)
    elif _LETTERS.index(said) >= len(draft.choices):
        draft.wrong("answer", "import-answer-missing", typed=said)
    else:
        draft.key = answers.chosen([it.text for it in draft.choices], [_LETTERS.index(said)])
    return draft


def write(questions: QuestionSet) -> Written:
    """Every question of which one choice is right."""
    notes, say, parts = Notes(), Voice(questions.language), list[str]()
    for number, question in enumerate(questions.questions, start=1):
        if isinstance(question.key, SeveralRight):
            notes.add(number, "export-no-kind", kind=question.kind)
            continue
        texts = choices_cut(notes, number, question, len(_LETTERS), 1000)
        if texts is None:
            continue
        tell_lost(notes, number, question, ("content-note",))
        prompt = bracketed(question, say)
        if _CHOICE.match(prompt) or ANSWER.match(prompt):
            prompt = f"– {prompt}"  # else it would be taken for a choice
            notes.add(number, "export-changed")
        choices = [f"{letter}. {text}" for letter, text in zip(_LETTERS, texts, strict=False)]
        parts.append("\n".join((prompt, *choices, f"ANSWER: {_LETTERS[question.right[0]]}")))
    data = "".join(f"{part}\n\n" for part in parts).encode()
    return Written(ids.file_name(f"{questions.title} aiken", "txt"), data, tuple(notes.all()))
