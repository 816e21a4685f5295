"""What somebody missed in a class, to take home: their answer, the right one, why, and where to read on."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from bot.core.i18n import Voice
from bot.core.kinds import FORGOTTEN
from bot.core.questions import Asked
from bot.core.reply import Labelled
from bot.paper.model import Handout, Missed
from bot.paper.pdf import HEAD, MARGIN, SMALL, TITLE, Paper, Row
from bot.quiz.question_views import right_answer, tempted
from bot.report.addresses import readable

_LEFT = 9.0
"""Where a question begins, behind its number."""


def handout_pdf(handout: Handout, say: Voice) -> bytes:
    """The PDF. Labels are in the language of `say`, questions in their own."""
    title = say("handout-title", title=handout.title)
    paper = Paper(title, handout.language, datetime.combine(handout.day, time(), UTC))
    paper.foot = say("paper-foot", title=handout.title, part=handout.name)
    told = say("class-so-far", right=handout.right, asked=handout.of)
    paper.put(
        [
            *paper.text(title, TITLE, bold=True),
            *paper.text(f"{handout.name} · {say.date(handout.day.isoformat())}", HEAD, grey=True),
            paper.gap(3),
            *paper.text(told),
            paper.gap(5),
        ]
    )
    for missed in handout.missed:
        rows = [*_told(paper, say, missed), paper.gap(5)]
        paper.put(rows, say("handout-number", number=missed.number, prompt=" ".join(missed.asked.prompt.split())[:60]))
    if paper.is_lacking:
        paper.put(paper.text(say("paper-missing"), SMALL, grey=True))
    return paper.finished()


def _told(paper: Paper, say: Voice, missed: Missed) -> Iterator[Row]:
    """A question, as far as it was told at the reveal, and what they had answered."""
    asked = missed.asked
    number = paper.said(f"{missed.number}.", MARGIN, bold=True)
    yield from paper.beside(number, paper.text(asked.prompt, bold=True, left=_LEFT))
    yield from paper.text(own_answer(say, asked, missed.text), left=_LEFT)
    yield from paper.text(say.lead("paper-right") + right_answer(say, asked), bold=True, left=_LEFT)
    yield paper.gap(1)
    if asked.because:
        yield from paper.text(asked.because, left=_LEFT)
    notes = tempted(say, asked, missed.text) if missed.text and missed.text != FORGOTTEN else []
    for note in notes:
        if isinstance(note, Labelled):
            yield from paper.text(note.label + note.text, SMALL, left=_LEFT)
    for caveat in asked.caveats:
        yield from paper.text(say("lead", label=caveat.label) + caveat.text, SMALL, left=_LEFT)
    yield paper.gap(1)
    for source in asked.sources:
        told = f"{source.short} · {readable(source.url)}" if source.url else source.short
        yield from paper.text(told, SMALL, grey=True, left=_LEFT, url=source.url)


def own_answer(say: Voice, asked: Asked, text: str | None) -> str:
    """What somebody had answered, or that they had not, or that it is not kept any more."""
    if text is None:
        return say("handout-none")
    return say("handout-forgotten") if text == FORGOTTEN else say.lead("handout-yours") + asked.said(text)
