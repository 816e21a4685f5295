"""What a participant missed in a round that is over, in private: their answer, the right one, why, where to read on."""

from collections.abc import Iterator

from bot.classquiz.buttons import Act, ClassAction, TakeHandout
from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.kinds import FORGOTTEN
from bot.core.press import pack
from bot.core.reply import (
    Attachment,
    Block,
    Button,
    Buttons,
    Cite,
    Cites,
    Heading,
    Labelled,
    Prose,
    Rank,
    Reply,
    private,
)
from bot.facts.citations import caveats
from bot.formats.ids import file_name
from bot.paper.model import Handout, Missed
from bot.quiz.pages import Piece, block, choice, labelled, paged
from bot.quiz.question_views import marked, tempted


def handout(caller: Caller, number: int, found: Handout, page: int) -> Reply:
    """A page of the handout of the round with this number."""
    say = caller.voice
    heading = Heading(say("handout-title", title=found.title))
    told = Prose(say("class-so-far", right=found.right, asked=found.of))
    if not found.missed:
        return private(heading, told, Prose(say("handout-nothing" if found.of else "handout-not-asked")))
    pages = paged((list(_missed(say, it)), say("handout-continued", number=it.number)) for it in found.missed)
    at = min(max(page, 0), len(pages) - 1)
    shown = [told] if at == 0 else []
    turned = []
    if at + 1 < len(pages):
        label = say("handout-next", page=at + 2, of=len(pages))
        turned.append(Button(label, pack(ClassAction(number, Act.HANDOUT, at + 1)), Rank.MAIN))
    if at:
        label = say("handout-previous", page=at, of=len(pages))
        turned.append(Button(label, pack(ClassAction(number, Act.HANDOUT, at - 1))))
    file = Button(say("handout-file"), pack(TakeHandout(number)))
    return private(heading, *shown, *pages[at], Buttons((*turned, file)))


def as_file(caller: Caller, found: Handout, drawn: bytes | None) -> Reply:
    """The handout as a PDF, to keep or to print; or that there is none."""
    say = caller.voice
    if not found.missed:
        return private(Prose(say("handout-nothing" if found.of else "handout-not-asked")))
    if drawn is None:
        return private(Prose(say("handout-not-made")))
    name = file_name(say("handout-title", title=found.title), "pdf")
    return private(Prose(say("handout-sent")), Attachment(name, drawn, instead=(Prose(say("handout-not-sent")),)))


def _missed(say: Voice, missed: Missed) -> Iterator[Piece]:
    """All that was told of a question at the reveal, and what this person had answered."""
    asked, text = missed.asked, missed.text
    head = say("handout-number", number=missed.number, prompt=asked.prompt)
    yield block(Prose(head), head)
    if text is None or text == FORGOTTEN:
        told = say("handout-none" if text is None else "handout-forgotten")
        yield block(Prose(told), told)
    given = None if text == FORGOTTEN else text
    for shown in marked(say, asked, given).choices:
        yield choice(shown)
    if asked.because:
        yield labelled(Labelled(say.lead("label-why"), asked.because))
    further: list[Block] = [*(tempted(say, asked, given) if given else []), *caveats(say, asked.caveats)]
    for it in further:
        if isinstance(it, Labelled):
            yield labelled(it)
    if asked.sources:
        cites = tuple(Cite(it.short, it.url) for it in asked.sources)
        yield block(Cites(say.lead("label-sources"), cites), " · ".join(it.short for it in cites))
