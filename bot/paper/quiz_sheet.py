"""A quiz to be done by hand: the questions, a grid to answer in, and the key with all that there is to say."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from bot.core.i18n import Voice
from bot.core.kinds import Kind, NumberNear, WordAmong
from bot.core.question_set import QuestionSet, SetQuestion
from bot.paper.pdf import BODY, HEAD, MARGIN, ROOM, SMALL, TITLE, Paper, Row
from bot.quiz.question_views import right_answer
from bot.report.addresses import readable

_NUMBER, _LETTER = 9.0, 17.0
"""Where a question begins, behind its number, and a choice, behind its box."""
_GRID_ROW = 8.0
_MOST_IN_OUTLINE = 60
"""Letters of a question in the table of contents."""


def quiz_sheet(questions: QuestionSet, made: datetime) -> bytes:
    """The PDF, in the language of the quiz. For 500 questions it takes seconds: not to be made where others wait."""
    say = Voice(questions.language)
    paper = Paper(questions.title, questions.language, made)
    _part(paper, say, questions, "paper-questions", _asked)
    _part(paper, say, questions, "paper-grid", _grid)
    _part(paper, say, questions, "paper-key", _key)
    if paper.is_lacking:
        paper.put([paper.gap(4), *paper.text(say("paper-missing"), SMALL, grey=True)])
    return paper.finished()


def _part(
    paper: Paper,
    say: Voice,
    questions: QuestionSet,
    name: str,
    fill: Callable[[Paper, Voice, QuestionSet], None],
) -> None:
    """One of the three parts, on sheets of its own."""
    paper.foot = say("paper-foot", part=say(name), title=questions.title)
    paper.turn()
    head = [*paper.text(questions.title, TITLE, bold=True), *paper.text(say(name), HEAD, grey=True), paper.gap(3)]
    paper.put(head, outline=say(name))
    fill(paper, say, questions)


# The questions


def _asked(paper: Paper, say: Voice, questions: QuestionSet) -> None:
    paper.put([*_name_and_date(paper, say)])
    for number, question in enumerate(questions.questions, start=1):
        paper.put([*_question(paper, say, number, question), paper.gap(5)], _in_outline(number, question), 1)


def _in_outline(number: int, question: SetQuestion) -> str:
    prompt = " ".join(question.prompt.split())
    short = prompt if len(prompt) <= _MOST_IN_OUTLINE else f"{prompt[: _MOST_IN_OUTLINE - 1]}…"
    return f"{number}. {short}"


def _name_and_date(paper: Paper, say: Voice) -> Iterator[Row]:
    name, date = say.lead("paper-name"), say.lead("paper-date")
    middle = ROOM * 0.62
    written, dated = paper.wide(name, BODY) + 1, middle + paper.wide(date, BODY) + 1
    parts = (paper.said(name, MARGIN), paper.said(date, MARGIN + middle))
    lines = (paper.ruled(written, middle - 6, 7), paper.ruled(dated, ROOM, 7))

    def draw(top: float) -> None:
        for part in parts:
            part(top + 1.3)
        for line in lines:
            line.draw(top)

    yield Row(7, draw)
    yield paper.gap(6)


def _question(paper: Paper, say: Voice, number: int, question: SetQuestion) -> Iterator[Row]:
    yield from _prompt(paper, number, question.prompt)
    if question.content_note:
        told = say.lead("label-content-note") + question.content_note
        yield from paper.text(told, SMALL, grey=True, left=_NUMBER)
    if question.kind is Kind.SEVERAL:
        yield from paper.text(say("paper-several"), SMALL, grey=True, left=_NUMBER)
    yield paper.gap(1)
    for letter, choice in zip(question.asked().item.letters, question.choices, strict=False):
        box = paper.box(MARGIN + _NUMBER, letter, round=question.kind is not Kind.SEVERAL)
        yield from paper.beside(box, [*paper.text(choice.text, left=_LETTER)])
        yield paper.gap(1)
    if isinstance(question.key, NumberNear):
        yield paper.ruled(_NUMBER, ROOM / 2, after=question.key.unit)
    elif isinstance(question.key, WordAmong):
        yield paper.ruled(_NUMBER)


def _prompt(paper: Paper, number: int, prompt: str) -> list[Row]:
    mark = paper.said(f"{number}.", MARGIN, bold=True)
    return paper.beside(mark, paper.text(prompt, bold=True, left=_NUMBER))


# The grid


def _grid(paper: Paper, say: Voice, questions: QuestionSet) -> None:
    paper.put([*_name_and_date(paper, say), *paper.text(say("paper-grid-how"), SMALL, grey=True), paper.gap(3)])
    _bubbles(paper, say, questions, filled=False)


def _bubbles(paper: Paper, say: Voice, questions: QuestionSet, *, filled: bool) -> None:
    """A line for each question: its letters, or room for what is written. Two columns where all of them are narrow."""
    lines = [_answer(paper, say, n, it, filled=filled) for n, it in enumerate(questions.questions, start=1)]
    is_narrow = all(question.is_chosen and len(question.choices) <= 6 for question in questions.questions)
    columns = 2 if is_narrow and len(lines) > 6 else 1
    high = -(-len(lines) // columns)
    for row in range(high):
        beside = [lines[at] for at in range(row, len(lines), high)]
        paper.put([_across(beside)])


def _across(lines: Sequence[Callable[[float, float], None]]) -> Row:
    def draw(top: float) -> None:
        for column, line in enumerate(lines):
            line(top, MARGIN + column * ROOM / 2)

    return Row(_GRID_ROW, draw)


def _answer(
    paper: Paper, say: Voice, number: int, question: SetQuestion, *, filled: bool
) -> Callable[[float, float], None]:
    """One question of the grid, drawn from its top and its left edge."""
    right = question.right if filled else ()
    letters = question.asked().item.letters
    several = question.kind is Kind.SEVERAL
    unit = question.key.unit if isinstance(question.key, NumberNear) else ""
    answer = _short(paper, right_answer(say, question.asked())) if filled and not question.is_chosen else ""

    def draw(top: float, left: float) -> None:
        paper.said(f"{number}.", left, bold=True)(top + 0.6)
        for place, letter in enumerate(letters):
            paper.box(left + 12 + place * 8, letter, round=not several, filled=place in right)(top)
        if answer:
            paper.said(answer, left + 12, bold=True)(top + 0.6)
        elif not question.is_chosen:
            paper.ruled(12, ROOM / 2 if unit else ROOM, 7, unit).draw(top)

    return draw


def _short(paper: Paper, text: str) -> str:
    """An answer on one line."""
    whole = paper.legible(" ".join(text.split()))
    if paper.wide(whole, BODY, bold=True) <= ROOM - 12:
        return whole
    while whole and paper.wide(f"{whole}...", BODY, bold=True) > ROOM - 12:
        whole = whole[:-1]
    return f"{whole}..."


# The key


def _key(paper: Paper, say: Voice, questions: QuestionSet) -> None:
    _bubbles(paper, say, questions, filled=True)
    paper.put([paper.gap(5)])
    for number, question in enumerate(questions.questions, start=1):
        paper.put([*_explained(paper, say, number, question), paper.gap(5)], _in_outline(number, question), 1)


def _explained(paper: Paper, say: Voice, number: int, question: SetQuestion) -> Iterator[Row]:
    """A question with its answer, why, what is disputed, and where to read."""
    asked = question.asked()
    yield from _prompt(paper, number, question.prompt)
    letters = "".join(asked.item.letter(choice) for choice in question.right)
    answer = " · ".join(filter(None, (letters, right_answer(say, asked))))
    yield from paper.text(say.lead("paper-right") + answer, bold=True, left=_NUMBER)
    yield paper.gap(0.8)
    if isinstance(question.key, WordAmong) and question.key.accepted[1:]:
        yield from paper.text(say.lead("paper-also") + " · ".join(question.key.accepted[1:]), SMALL, left=_NUMBER)
    if question.because:
        yield from paper.text(question.because, left=_NUMBER)
    yield paper.gap(0.8)
    for place, choice in enumerate(question.choices):
        if choice.note and place not in question.right:
            told = say.lead("label-choice", choice=choice.text) + choice.note
            yield from paper.text(told, SMALL, left=_NUMBER)
    for caveat in question.caveats:
        yield from paper.text(say("lead", label=caveat.label) + caveat.text, SMALL, left=_NUMBER)
    yield paper.gap(0.8)
    for source in question.sources:
        told = f"{source.short} · {readable(source.url)}" if source.url else source.short
        yield from paper.text(told, SMALL, grey=True, left=_NUMBER, url=source.url)
