"""Kahoot's workbook, and the tables of Blooket and Gimkit: what they look like, read and written. Pure.

Kahoot and Blooket have four answers and the numbers of the right ones; Gimkit has a right answer and up to three wrong.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.core.i18n import Voice
from bot.core.names import fold
from bot.core.question_set import QuestionSet, SetQuestion
from bot.core.questions import AskedChoice
from bot.formats import answers, ids
from bot.formats.carrying import choices_cut, one_line, shortened, tell_lost
from bot.formats.drafts import Draft, Finding
from bot.formats.grid import Row, write_csv
from bot.formats.model import Format, Notes, Written
from bot.formats.prose import bracketed, noted
from bot.formats.workbooks import Sheet, write_workbook

_KAHOOT_TIMES = (5, 10, 20, 30, 60, 90, 120, 240)
_KAHOOT_PROMPT, _KAHOOT_CHOICE = 120, 75
_KAHOOT_FIRST = 8
"""The row of headings in Kahoot's own template; it reads what stands below."""
_BLOOKET_LONGEST = 300
_USUAL_SECONDS = 20
_MOST = 4
_KAHOOT_HEADS = (
    "",
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, 5)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_BLOOKET_TITLE = ("Blooket\nImport Template", *[""] * 7)
_BLOOKET_HEADS = (
    *("Question #", "Question Text", "Answer 1", "Answer 2", "Answer 3\n(Optional)", "Answer 4\n(Optional)"),
    *("Time Limit (sec)\n(Max: 300 seconds)", "Correct Answer(s)\n(Only include Answer #)"),
)
_GIMKIT_TITLE = ("Gimkit Spreadsheet Import Template", *[""] * 4)
_GIMKIT_HEADS = (
    *("Question", "Correct Answer", "Incorrect Answer 1", "Incorrect Answer 2 (Optional)"),
    "Incorrect Answer 3 (Optional)",
)


class Numbered(NamedTuple):
    """Where the columns of a table stand whose right answers are numbers."""

    question: int
    choices: tuple[int, ...]
    seconds: int | None
    right: int


class Apart(NamedTuple):
    """Where the columns of a table stand that has the right answer in a column of its own."""

    question: int
    right: int
    wrong: tuple[int, ...]


def layout(row: Row) -> tuple[Format, Numbered | Apart] | None:
    """Whose headings these are, and where the columns stand; None if they are nobody's."""
    heads = [fold(cell.text) for cell in row.cells]

    def column(*starts: str) -> int | None:
        return next((at for at, head in enumerate(heads) if head.startswith(starts)), None)

    wrong = tuple(at for n in range(1, 10) if (at := column(f"incorrectanswer{n}")) is not None)
    question, right = column("questiontext", "questionmax", "questionprompt"), column("correctanswer")
    if right is None:
        return None
    if wrong:
        asked = column("question")
        return None if asked is None else (Format.GIMKIT, Apart(asked, right, wrong))
    choices = tuple(at for n in range(1, 11) if (at := column(f"answer{n}")) is not None)
    if question is None:
        question = next((at for at, head in enumerate(heads) if head in ("question", "questions")), None)
    if question is None or len(choices) < 2:
        return None
    format = Format.BLOOKET if "questiontext" in heads else Format.KAHOOT
    return format, Numbered(question, choices, column("timelimit", "time"), right)


def read(rows: Sequence[Row], at: int, where: Numbered | Apart, found: Finding) -> None:
    """The questions below a row of headings."""
    drafted: Callable[[Row], Draft] = (
        (lambda row: _numbered(row, where)) if isinstance(where, Numbered) else (lambda row: _apart(row, where))
    )
    asked = [where.question, where.right, *(where.choices if isinstance(where, Numbered) else where.wrong)]
    for row in rows[at + 1 :]:
        if any(row.cell(column).text.strip() or row.cell(column).wrong for column in asked):
            found.take(drafted(row))


def _started(row: Row, question: int, choices: Sequence[int], right: int) -> Draft:
    places = {"prompt": row.where(question), "answer": row.where(right)}
    prompt, note = noted(row.text(question).strip())
    draft = Draft(row.where(), prompt=prompt, content_note=note or "", cells=places)
    for part, column in (("prompt", question), ("answer", right), *((f"cell {it}", it) for it in choices)):
        if row.cell(column).wrong:
            draft.cells[part] = row.where(column)
            draft.wrong(part, row.cell(column).wrong)
    return draft


def _numbered(row: Row, where: Numbered) -> Draft:
    draft = _started(row, where.question, where.choices, where.right)
    filled = {n: row.text(at).strip() for n, at in enumerate(where.choices, start=1) if row.text(at).strip()}
    draft.choices = [AskedChoice(text) for text in filled.values()]
    draft.cells |= {f"choice {at}": row.where(where.choices[n - 1]) for at, n in enumerate(filled)}
    draft.cells["seconds"] = row.where(where.seconds)
    said, numbers = row.text(where.right).strip(), answers.positions(row.text(where.right))
    if numbers is None and not row.cell(where.right).wrong:
        draft.wrong("answer", "import-answer-number" if said else "import-no-answer", typed=said)
    missing = [number for number in numbers or () if number not in filled]
    if missing:
        draft.wrong("answer", "import-answer-missing", typed=missing[0])
    elif numbers:
        order = list(filled)
        draft.key = answers.chosen(list(filled.values()), [order.index(number) for number in numbers])
    if where.seconds is not None and row.text(where.seconds).strip():
        _seconds(draft, row.text(where.seconds))
    return draft


def _seconds(draft: Draft, said: str) -> None:
    seconds = answers.number(said)
    if seconds is None or seconds != int(seconds):
        draft.wrong("seconds", "import-not-a-number", typed=said)
    else:
        draft.seconds = int(seconds)


def _apart(row: Row, where: Apart) -> Draft:
    draft = _started(row, where.question, where.wrong, where.right)
    right = row.text(where.right).strip()
    wrong = [row.text(at).strip() for at in where.wrong if row.text(at).strip()]
    if not right and not row.cell(where.right).wrong:
        draft.wrong("answer", "import-no-answer")
    texts = sorted((right, *wrong))  # so that the right one is not always the first
    draft.choices = [AskedChoice(text) for text in texts]
    draft.key = answers.chosen(texts, [texts.index(right)])
    return draft


def kahoot(questions: QuestionSet) -> Written:
    """The workbook that Kahoot imports."""
    notes, say = Notes(), Voice(questions.language)
    rows = [[questions.title or say("format-quiz")], *[[""]] * (_KAHOOT_FIRST - 2), list(_KAHOOT_HEADS)]
    for number, question in enumerate(questions.questions, start=1):
        texts = choices_cut(notes, number, question, _MOST, _KAHOOT_CHOICE)
        if texts is None:
            continue
        prompt, carried = bracketed(question, say), ["seconds", "content-note"]
        if len(prompt) > _KAHOOT_PROMPT:  # the question matters more than the note before it
            prompt, carried = shortened(notes, number, one_line(question.prompt), _KAHOOT_PROMPT, "prompt"), ["seconds"]
        seconds = next((it for it in _KAHOOT_TIMES if it >= (question.seconds or _USUAL_SECONDS)), _KAHOOT_TIMES[-1])
        if question.seconds not in (None, seconds):
            notes.add(number, "export-seconds", seconds=str(seconds))
        tell_lost(notes, number, question, carried)
        rows.append([str(len(rows) - _KAHOOT_FIRST + 1), prompt, *_filled(texts), str(seconds), _right(question)])
    sheet = Sheet("Sheet1", rows, (6, 60, 30, 30, 30, 30, 16, 16), heads=(_KAHOOT_FIRST - 1,), frozen=None)
    data = write_workbook([sheet], questions.title, questions.about, questions.language)
    return Written(ids.file_name(f"{questions.title} kahoot", "xlsx"), data, tuple(notes.all()))


def blooket(questions: QuestionSet) -> Written:
    """The table that Blooket imports."""
    notes, say, rows = Notes(), Voice(questions.language), [list(_BLOOKET_TITLE), list(_BLOOKET_HEADS)]
    for number, question in enumerate(questions.questions, start=1):
        texts = choices_cut(notes, number, question, _MOST, 1000)
        if texts is None:
            continue
        seconds = min(question.seconds or _USUAL_SECONDS, _BLOOKET_LONGEST)
        if question.seconds not in (None, seconds):
            notes.add(number, "export-seconds", seconds=str(seconds))
        tell_lost(notes, number, question, ("seconds", "content-note"))
        rows.append([str(len(rows) - 1), bracketed(question, say), *_filled(texts), str(seconds), _right(question)])
    return Written(ids.file_name(f"{questions.title} blooket", "csv"), write_csv(rows), tuple(notes.all()))


def gimkit(questions: QuestionSet) -> Written:
    """The table that Gimkit imports."""
    notes, say, rows = Notes(), Voice(questions.language), [list(_GIMKIT_TITLE), list(_GIMKIT_HEADS)]
    for number, question in enumerate(questions.questions, start=1):
        if question.is_chosen and len(question.right) != 1:
            notes.add(number, "export-no-kind", kind=question.kind)
            continue
        texts = choices_cut(notes, number, question, _MOST, 1000)
        if texts is not None:
            tell_lost(notes, number, question, ("content-note",))
            right = texts[question.right[0]]
            wrong = [text for text in texts if text != right]
            rows.append([bracketed(question, say), right, *_filled(wrong, _MOST - 1)])
    return Written(ids.file_name(f"{questions.title} gimkit", "csv"), write_csv(rows), tuple(notes.all()))


def _filled(texts: Sequence[str], count: int = _MOST) -> list[str]:
    return [*texts, *[""] * (count - len(texts))]


def _right(question: SetQuestion) -> str:
    return ",".join(str(at + 1) for at in question.right)
