"""Writes our own table, which holds all that is said of a question: as a workbook, and as a text with commas. Pure."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from bot.core.i18n import Voice
from bot.core.kinds import Kind, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.question_set import QuestionSet, SetQuestion
from bot.core.questions import ShownSource
from bot.formats import columns, ids
from bot.formats.answers import written
from bot.formats.columns import LETTERS
from bot.formats.drafts import LEAST_SECONDS, MOST_SECONDS
from bot.formats.grid import write_csv
from bot.formats.model import Note, Notes, Written
from bot.formats.own_reader import source as read_source
from bot.formats.workbooks import Rule, Sheet, write_workbook

_WIDTHS = {"question": 48, "because": 40, "sources": 40, "choice": 22, "note": 28, "caveats": 28, "content-note": 24}
_USUAL = 14


def workbook(questions: QuestionSet) -> Written:
    """The workbook: one sheet, which can be edited and read again."""
    say = Voice(questions.language)
    sheet = table(questions, say)
    data = write_workbook([sheet], questions.title, questions.about, questions.language)
    return Written(ids.file_name(questions.title, "xlsx"), data, _notes(questions))


def text(questions: QuestionSet) -> Written:
    """The same table as a text with commas, without the title."""
    rows = table(questions, Voice(questions.language)).rows
    return Written(ids.file_name(questions.title, "csv"), write_csv(rows), _notes(questions))


def table(questions: QuestionSet, say: Voice) -> Sheet:
    """The sheet, with what may stand in its columns."""
    names = columns.names(max((len(it.choices) for it in questions.questions), default=0))
    rows: list[Sequence[str]] = [[columns.heading(say, name) for name in names]]
    rows += [_row(question, names, say) for question in questions.questions]
    widths = [_WIDTHS.get(name.partition(" ")[0], _USUAL) for name in names]
    return Sheet(say("table-sheet"), rows, widths, rules=_rules(names, say))


def _rules(names: Sequence[str], say: Voice) -> Sequence[Rule]:
    kinds = tuple(columns.kind_word(say, kind) for kind in Kind)

    least, most = LEAST_SECONDS, MOST_SECONDS

    def place(name: str) -> tuple[int, str]:
        return names.index(name), columns.heading(say, name)

    return (
        Rule(*place("kind"), say("table-rule-kind"), words=kinds),
        Rule(*place("tolerance"), say("table-rule-tolerance")),
        Rule(*place("seconds"), say("table-rule-seconds", least=least, most=most), least, most),
    )


def _row(question: SetQuestion, names: Sequence[str], say: Voice) -> Sequence[str]:
    cells: dict[str, str] = {
        "question": question.prompt,
        "kind": columns.kind_word(say, question.kind),
        "because": question.because,
        "sources": "\n".join(map(_source, question.sources)),
        "caveats": "\n".join(f"{label}: {' '.join(text.split())}" for label, text in question.caveats),
        "content-note": question.content_note or "",
        "topic": question.topic,
        "tags": ", ".join(question.tags),
        "seconds": str(question.seconds or ""),
        "id": question.id,
        **_answer(question, say),
    }
    for letter, choice in zip(LETTERS, question.choices, strict=False):
        cells[f"choice {letter}"] = "" if question.kind is Kind.TRUE_FALSE else choice.text
        cells[f"note {letter}"] = choice.note or ""
    return [cells.get(name, "") for name in names]


def _answer(question: SetQuestion, say: Voice) -> Mapping[str, str]:
    match question.key:
        case OneRight() | SeveralRight():
            return {"answer": ", ".join(LETTERS[at] for at in question.right)}
        case TrueFalse(is_true):
            return {"answer": say("answer-true" if is_true else "answer-false")}
        case NumberNear(value, tolerance, unit):
            return {"answer": written(value), "tolerance": written(tolerance) if tolerance else "", "unit": unit}
        case WordAmong(accepted):
            return {"answer": " | ".join(it.replace("\\", "\\\\").replace("|", "\\|") for it in accepted)}
        case _:
            assert_never(question.key)


def _source(source: ShownSource) -> str:
    """How it is cited, and its address: with a bar where it would not be read so without."""
    line = f"{source.short} | {source.url}" if source.url else source.short
    read = read_source(line)
    return line if (read.short, read.url) == (source.short, source.url) else f"{source.short} | {source.url or ''}"


def _notes(questions: QuestionSet) -> tuple[Note, ...]:
    """Nothing that is asked or answered is lost; of a source, what its short form does not tell is."""
    notes = Notes()
    for number, question in enumerate(questions.questions, start=1):
        if any(it != ShownSource(it.short, it.url) for it in question.sources):
            notes.add(number, "export-short-sources")
        if question.facts:
            notes.add(number, "export-no-facts")
    return tuple(notes.all())
