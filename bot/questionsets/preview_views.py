"""All questions of a quiz with their answers, for a teacher to read before the class does: in pages for a phone.

A question that does not fit on a page goes on on the next one.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.core.i18n import Voice
from bot.core.kinds import WordAmong
from bot.core.question_set import SetQuestion
from bot.core.reply import Block, ChoiceMark, Choices, Cite, Cites, Labelled, Prose, ShownChoice
from bot.core.signs import columns
from bot.facts.citations import caveats
from bot.quiz.question_views import marked, why_it_tempts

MOST_LINES = 36
"""Of a page, as a phone breaks them: with its head and its buttons that is less than a screen and a half."""
_WIDE, _GAP = 42, 0.5
"""Columns of a line; the room between two blocks, in lines."""


class _Piece(NamedTuple):
    """What is not torn apart: a block, or one choice of many; and how many lines it takes."""

    block: Block | ShownChoice
    lines: float


def pages(say: Voice, questions: Sequence[SetQuestion]) -> list[list[Block]]:
    """The pages of a quiz, each a list of blocks; none of no questions."""
    found: list[list[Block]] = []
    page: list[_Piece] = []
    for number, question in enumerate(questions, start=1):
        pieces = _pieces(say, number, question)
        if page and _height(page) + _height(pieces) > MOST_LINES:
            found.append(_blocks(page))
            page = []
        for piece in pieces:
            if page and _height(page) + piece.lines > MOST_LINES:
                found.append(_blocks(page))
                page = [_piece(Prose(say("sets-continued", number=number)), "")]
            page.append(piece)
    return [*found, _blocks(page)] if page else found


def _pieces(say: Voice, number: int, question: SetQuestion) -> list[_Piece]:
    """All that is said of a question."""
    return list(_told(say, number, question))


def _told(say: Voice, number: int, question: SetQuestion) -> Iterator[_Piece]:
    asked = question.asked()
    head = say("sets-number", number=number, prompt=question.prompt)
    yield _piece(Prose(head), head)
    if question.content_note:
        yield _labelled(Labelled(say.lead("label-content-note"), question.content_note))
    for shown in (*marked(say, asked, None).choices, *_also(say, question)):
        yield _Piece(shown, _lines(f"✔ {shown.text} ({shown.meaning})"))
    if question.because:
        yield _labelled(Labelled(say.lead("label-why"), question.because))
    for place, choice in enumerate(question.choices):
        if choice.note and place not in question.right:
            yield _labelled(why_it_tempts(say, choice))
    for caveat in caveats(say, question.caveats):
        if isinstance(caveat, Labelled):
            yield _labelled(caveat)
    if question.sources:
        cites = tuple(
            Cite(say("source-marked", short=it.short) if it.side else it.short, it.url) for it in question.sources
        )
        yield _piece(Cites(say.lead("label-sources"), cites), " · ".join(it.short for it in cites))


def _also(say: Voice, question: SetQuestion) -> list[ShownChoice]:
    """The other words that are right."""
    words = question.key.accepted[1:] if isinstance(question.key, WordAmong) else ()
    return [ShownChoice(word, ChoiceMark.RIGHT, say("sets-also")) for word in words]


def _labelled(block: Labelled) -> _Piece:
    return _piece(block, f"{block.label} {block.text}")


def _piece(block: Block, text: str) -> _Piece:
    return _Piece(block, _lines(text) + _GAP)


def _lines(text: str) -> int:
    """How many lines a text takes on a phone."""
    return sum(max(1, -(-columns(line) // _WIDE)) for line in text.split("\n"))


def _height(pieces: Sequence[_Piece]) -> float:
    return sum(piece.lines for piece in pieces)


def _blocks(pieces: Sequence[_Piece]) -> list[Block]:
    """Pieces as blocks: choices that follow each other are one."""
    found: list[Block] = []
    for piece in pieces:
        if not isinstance(piece.block, ShownChoice):
            found.append(piece.block)
        elif found and isinstance(found[-1], Choices):
            found[-1] = Choices((*found[-1].choices, piece.block))
        else:
            found.append(Choices((piece.block,)))
    return found
