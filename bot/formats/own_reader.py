"""Reads our own table, out of a workbook or a text with commas. Pure."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.core.kinds import Key, Kind, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.questions import AskedChoice, Caveat, ShownSource
from bot.formats import answers, columns
from bot.formats.columns import LETTERS
from bot.formats.drafts import Draft, Finding
from bot.formats.grid import Row
from bot.formats.model import Where
from bot.formats.prose import as_source

_LABELLED = re.compile(r"([^:：]{1,40})[:：](.+)", re.DOTALL)
_BARRED = re.compile(r"(.*)\|\s*(\S*)", re.DOTALL)
_WIDE = str.maketrans("ＡＢＣＤＥＦＧＨＩＪ", LETTERS)
Columns = Mapping[str, int]


def headings(row: Row) -> Columns | None:
    """Which column stands where, if this row has our headings."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row.cells):
        name = columns.named(cell.text) if cell.text.strip() else None
        if name and name not in found:
            found[name] = at
    return found if set(columns.NEEDED) <= set(found) else None


def read(rows: Sequence[Row], at: int, found: Finding) -> None:
    """The questions below the row of headings."""
    where = headings(rows[at]) or {}
    for column, cell in enumerate(rows[at].cells):
        if cell.text.strip() and column not in where.values():
            found.dropped(rows[at].where(column), "import-left-column", name=cell.text)
    for row in rows[at + 1 :]:
        if found.is_full:
            return
        if any(row.cell(column).text.strip() or row.cell(column).wrong for column in where.values()):
            found.take(_Line(row, where).draft())


class _Line:
    """A row of the table, by the names of its columns."""

    def __init__(self, row: Row, where: Columns) -> None:
        self._row, self._where = row, where

    def text(self, name: str) -> str:
        """What stands in a column; nothing where the table does not have it."""
        return self._row.text(self._where[name]).strip() if name in self._where else ""

    def draft(self) -> Draft:
        """The question of this row."""
        draft = Draft(self._row.where(), cells=self._places())
        for name, column in self._where.items():
            if self._row.cell(column).wrong:
                draft.wrong(name, self._row.cell(column).wrong)
        draft.prompt, draft.because = self.text("question"), self.text("because")
        draft.content_note, draft.topic, draft.id = self.text("content-note"), self.text("topic"), self.text("id")
        draft.tags = re.split(r"[,，、;；\n]", self.text("tags"))
        draft.sources = [source(line) for line in self._lines("sources")]
        for line in self._lines("caveats"):
            labelled = _LABELLED.fullmatch(line)
            draft.caveats.append(Caveat(labelled[1], labelled[2]) if labelled else Caveat("", line))
        draft.seconds = self._seconds(draft)
        self._choices(draft)
        if not (self._row.cell(self._where["answer"]).wrong):
            draft.key = self._key(draft)
        return draft

    def _lines(self, name: str) -> list[str]:
        return [line.strip() for line in self.text(name).splitlines() if line.strip()]

    def _places(self) -> dict[str, Where]:
        """The cell of each part, by the names that are used for parts of a question."""
        places = {name: self._row.where(column) for name, column in self._where.items()}
        for at, sign in enumerate(LETTERS):
            for part in ("choice", "note"):
                if f"{part} {sign}" in places:
                    places[f"{part} {at}"] = places[f"{part} {sign}"]
        same = {"prompt": "question", "source": "sources", "caveat": "caveats", "tag": "tags", "word": "answer"}
        return places | {part: places[name] for part, name in same.items() if name in places}

    def _seconds(self, draft: Draft) -> int | None:
        said = self.text("seconds")
        seconds = answers.number(said)
        if seconds is not None and seconds == int(seconds):
            return int(seconds)
        if said:
            draft.wrong("seconds", "import-not-a-number", typed=said)
        return None

    def _choices(self, draft: Draft) -> None:
        """The choices up to the last one that is filled in; one between that is empty is told as such."""
        filled = [at for at, sign in enumerate(LETTERS) if self.text(f"choice {sign}") or self._wrong(f"choice {sign}")]
        for at in range(max(filled, default=-1) + 1):
            note = self.text(f"note {LETTERS[at]}")
            draft.choices.append(AskedChoice(self.text(f"choice {LETTERS[at]}"), note or None))

    def _wrong(self, name: str) -> str:
        return self._row.cell(self._where[name]).wrong if name in self._where else ""

    def _kind(self, draft: Draft) -> Kind | None:
        """The kind that is named, or what the row looks like where none is."""
        said, answer = self.text("kind"), self.text("answer")
        if said:
            kind = columns.kind_named(said)
            if kind is None:
                draft.wrong("kind", "import-kind", typed=said)
            return kind
        if draft.choices:
            return Kind.SEVERAL if len(_letters(answer) or ()) > 1 else Kind.ONE
        if answers.truth(answer) is not None:
            return Kind.TRUE_FALSE
        return Kind.NUMBER if answers.number(answer) is not None else Kind.WORD

    def _key(self, draft: Draft) -> Key | None:
        said = self.text("answer")
        if not said:
            draft.wrong("answer", "import-no-answer")
            return None
        match self._kind(draft):
            case Kind.ONE:
                return self._one(draft, said)
            case Kind.SEVERAL:
                right = self._right(draft, said)
                return None if right is None else SeveralRight(right)
            case Kind.TRUE_FALSE:
                return self._statement(draft, said)
            case Kind.NUMBER:
                return self._number(draft, said)
            case Kind.WORD:
                draft.choices = []
                return WordAmong(tuple(words(said)))
            case None:
                return None

    def _one(self, draft: Draft, said: str) -> Key | None:
        right = self._right(draft, said)
        if right is not None and len(right) > 1:
            draft.wrong("answer", "import-one-answer", typed=said)
        return OneRight(right[0]) if right and len(right) == 1 else None

    def _right(self, draft: Draft, said: str) -> tuple[int, ...] | None:
        """The choices that are named by their letters, or by the very text of one."""
        same = [at for at, it in enumerate(draft.choices) if it.text == said]
        right = tuple(same) if len(same) == 1 and len(said) > 1 else _letters(said)
        if right is None:
            draft.wrong("answer", "import-answer-letter", typed=said)
        elif draft.choices and right[-1] >= len(draft.choices):
            draft.wrong("answer", "import-answer-missing", typed=LETTERS[right[-1]])
        else:
            return right
        return None

    def _statement(self, draft: Draft, said: str) -> Key | None:
        is_true = answers.truth(said)
        notes = [self.text(f"note {sign}") or None for sign in "AB"]
        draft.choices = [AskedChoice("", note) for note in notes]
        if is_true is None:
            draft.wrong("answer", "import-answer-truth", typed=said)
            return None
        return TrueFalse(is_true)

    def _number(self, draft: Draft, said: str) -> Key | None:
        value, off = answers.number(said), self.text("tolerance")
        tolerance = answers.number(off) if off else Decimal(0)
        draft.choices = []
        if value is None:
            draft.wrong("answer", "import-not-a-number", typed=said)
        if tolerance is None:
            draft.wrong("tolerance", "import-not-a-number", typed=off)
        return None if value is None or tolerance is None else NumberNear(value, tolerance, self.text("unit"))


def source(line: str) -> ShownSource:
    """A source: how it is cited, a bar, and its address; or both without a bar."""
    barred = _BARRED.fullmatch(line)
    return ShownSource(barred[1].strip(), barred[2] or None) if barred else as_source(line)


def words(said: str) -> list[str]:
    r"""Words that are accepted, apart by bars or in lines of their own; `\|` is a bar in a word."""
    return [part.strip() for part in _split(said) if part.strip()]


def _split(said: str) -> list[str]:
    parts, escaped = [""], False
    for sign in said:
        if not escaped and sign in "|\n":
            parts.append("")
        elif not escaped and sign == "\\":
            escaped = True
            continue
        else:
            parts[-1] += sign if not escaped or sign in "|\\" else f"\\{sign}"
        escaped = False
    return [*parts[:-1], parts[-1] + "\\" * escaped]


def _letters(said: str) -> tuple[int, ...] | None:
    """`A`, `a, C`, `A C` or `AC` as places; None if it is anything else."""
    signs = re.sub(r"[\s,，、;；/&+.・]+", "", said.upper().translate(_WIDE))
    if not signs or any(sign not in LETTERS for sign in signs):
        return None
    return tuple(sorted({LETTERS.index(sign) for sign in signs}))
