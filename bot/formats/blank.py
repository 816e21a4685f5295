"""The workbook that a teacher fills: an example of each kind of question, and a sheet that explains it. Pure."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.core.i18n import Voice
from bot.core.kinds import Kind, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.question_set import MOST_QUESTIONS, QuestionSet, SetQuestion
from bot.core.questions import AskedChoice, ShownSource
from bot.formats import columns, ids
from bot.formats.model import Written
from bot.formats.own_reader import words
from bot.formats.own_writer import table
from bot.formats.workbooks import Sheet, write_workbook

_PARTS = (
    ("template-help-needed", columns.NEEDED),
    ("template-help-by-kind", columns.BY_KIND),
    ("template-help-free", columns.FREE),
)
_EXPLAINED: Mapping[str, str] = {
    "question": "template-column-question",
    "answer": "template-column-answer",
    "kind": "template-column-kind",
    "choice": "template-column-choice",
    "note": "template-column-note",
    "tolerance": "template-column-tolerance",
    "unit": "template-column-unit",
    "because": "template-column-because",
    "sources": "template-column-sources",
    "caveats": "template-column-caveats",
    "content-note": "template-column-content-note",
    "topic": "template-column-topic",
    "tags": "template-column-tags",
    "seconds": "template-column-seconds",
    "id": "template-column-id",
}
_ANSWERS: Mapping[Kind, str] = {
    Kind.ONE: "template-kind-one",
    Kind.TRUE_FALSE: "template-kind-true-false",
    Kind.SEVERAL: "template-kind-several",
    Kind.NUMBER: "template-kind-number",
    Kind.WORD: "template-kind-word",
}
_SITE = "https://example.org/ships"


def template(language: str) -> Written:
    """Our workbook with example rows, to be written over, and the sheet that explains it."""
    say = Voice(language)
    sheet = table(QuestionSet("", language, (*_chosen(say), *_typed(say))), say)
    data = write_workbook([sheet, _help(say)], "", "", language)
    return Written(ids.file_name(say("template-name"), "xlsx"), data)


def _chosen(say: Voice) -> Sequence[SetQuestion]:
    """An example of each kind that is answered by choosing."""
    true = (AskedChoice(say("answer-true"), say("template-true-note")), AskedChoice(say("answer-false")))
    one = (
        AskedChoice(say("template-one-a"), say("template-one-a-note")),
        AskedChoice(say("template-one-b")),
        AskedChoice(say("template-one-c"), say("template-one-c-note")),
        AskedChoice(say("template-one-d"), say("template-one-d-note")),
    )
    several = (
        AskedChoice(say("template-several-a")),
        AskedChoice(say("template-several-b"), say("template-several-b-note")),
        AskedChoice(say("template-several-c")),
        AskedChoice(say("template-several-d"), say("template-several-d-note")),
    )
    return (
        SetQuestion(
            id="",
            key=OneRight(1),
            prompt=say("template-one"),
            choices=one,
            because=say("template-one-because"),
            sources=(ShownSource(say("template-source"), None), ShownSource(say("template-site"), _SITE)),
            tags=(say("template-tag"),),
            seconds=30,
        ),
        SetQuestion(
            id="",
            key=TrueFalse(is_true=False),
            prompt=say("template-true"),
            choices=true,
            because=say("template-true-because"),
        ),
        SetQuestion(id="", key=SeveralRight((0, 2)), prompt=say("template-several"), choices=several),
    )


def _typed(say: Voice) -> Sequence[SetQuestion]:
    """An example of each kind that is answered by typing."""
    people = NumberNear(Decimal(93340), Decimal(1000), say("template-number-unit"))
    accepted = WordAmong(tuple(words(say("template-word-accepted"))))
    return (
        SetQuestion(id="", key=people, prompt=say("template-number"), seconds=60),
        SetQuestion(id="", key=accepted, prompt=say("template-word")),
    )


def _help(say: Voice) -> Sheet:
    """How to fill the table: in short, then each column, by what kind of column it is."""
    rows = [[say("template-help-title"), ""], ["", say("template-help-how", most=MOST_QUESTIONS)]]
    heads = [0]
    for part, names in _PARTS:
        heads.append(len(rows) + 1)
        rows += [["", ""], [say(part), ""]]
        for name in names:
            called = columns.heading(say, f"{name} A" if name in ("choice", "note") else name)
            rows.append([called, say(_EXPLAINED[name])])
    heads.append(len(rows) + 1)
    rows += [["", ""], [columns.heading(say, "kind"), say("template-help-answer")]]
    rows += [[columns.kind_word(say, kind), say(_ANSWERS[kind])] for kind in Kind]
    return Sheet(say("template-sheet"), rows, (30, 90), heads, frozen=None)
