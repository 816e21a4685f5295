"""Writes a deck for Anki. The only door to genanki.

A card has the question and its choices in front, and behind the answer with all that is said of it. The numbers of the
deck, of the kind of card and of each note come from their names and ids, so that a set that is imported again adds
nothing, and one that was corrected changes the cards that are there, with what somebody has learnt of them.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from bot.core.i18n import Voice
from bot.core.kinds import TrueFalse
from bot.core.question_set import QuestionSet, SetQuestion
from bot.formats import ids, prose
from bot.formats.carrying import tell_lost
from bot.formats.markup import link, paragraphs
from bot.formats.model import Notes, Written
from bot.formats.plain import escaped

if TYPE_CHECKING:
    from genanki import Model

_CARRIED = ("because", "notes", "sources", "content-note", "caveats", "tags", "topic", "unit")
_FIELDS = ("Question", "Choices", "Answer", "Explanation", "Sources", "Content note", "Id")
_FRONT = """{{#Content note}}<div class="note">{{Content note}}</div>{{/Content note}}
<div class="question">{{Question}}</div>{{Choices}}"""
_BACK = """{{FrontSide}}<hr id="answer"><div class="answer">{{Answer}}</div>{{Explanation}}
{{#Sources}}<div class="sources">{{Sources}}</div>{{/Sources}}"""
_STYLE = """.card { font-family: sans-serif; font-size: 20px; text-align: left; max-width: 40em; margin: 0 auto; }
.note, .sources { font-size: 14px; opacity: 0.8; }
.question, .answer { font-weight: bold; }
ol { list-style: upper-alpha; }"""


def write(questions: QuestionSet) -> Written:
    """The deck."""
    from genanki import Deck, Note, Package  # noqa: PLC0415  # nobody needs it before the first deck

    say, notes, model = Voice(questions.language), Notes(), _model()
    title = questions.title or "zainichi"
    deck = Deck(_number(f"deck/{questions.language}/{title}"), title.replace("::", ":"), escaped(questions.about))
    for number, question in enumerate(questions.questions, start=1):
        known = f"{ids.digest(f'{questions.language}/{question.id}', 8):x}"
        deck.add_note(Note(model, _fields(question, say), guid=known, tags=_tags(question)))
        tell_lost(notes, number, question, _CARRIED)
    held = BytesIO()
    Package(deck).write_to_file(held)
    return Written(ids.file_name(f"{questions.title} anki", "apkg"), held.getvalue(), tuple(notes.all()))


def _number(name: str) -> int:
    """A number from 2^30 to 2^31, as Anki wants it."""
    return (1 << 30) + ids.digest(name, 8) % (1 << 30)


def _model() -> "Model":
    from genanki import Model  # noqa: PLC0415

    card = {"name": "zainichi", "qfmt": _FRONT, "afmt": _BACK}
    return Model(_number("model/1"), "zainichi", [{"name": it} for it in _FIELDS], [card], css=_STYLE)


def _fields(question: SetQuestion, say: Voice) -> list[str]:
    listed = "".join(f"<li>{escaped(choice.text)}</li>" for choice in question.choices)
    because = "\n".join((question.because, *prose.doubts(question, say)))
    return [
        escaped(question.prompt),
        "" if isinstance(question.key, TrueFalse) or not listed else f"<ol>{listed}</ol>",
        escaped(question.answer),
        paragraphs(because) + _notes(question, say),
        " · ".join(link(source) for source in question.sources),
        escaped(question.content_note or ""),
        escaped(question.id),
    ]


def _notes(question: SetQuestion, say: Voice) -> str:
    """Why each wrong choice tempts."""
    rows = (
        f"<p>{escaped(say.lead('label-choice', choice=it.text))}{escaped(it.note)}</p>"
        for it in question.choices
        if it.note
    )
    return "".join(rows)


def _tags(question: SetQuestion) -> list[str]:
    """Its topic and tags; one of Anki's has no space in it."""
    return ["_".join(tag.replace("::", ":").split()) for tag in (question.topic, *question.tags) if tag.strip()]
