"""All questions of a quiz with their answers, for a teacher to read before the class does: in pages for a phone."""

from collections.abc import Iterator, Sequence

from bot.core.i18n import Voice
from bot.core.kinds import WordAmong
from bot.core.question_set import SetQuestion
from bot.core.reply import Block, ChoiceMark, Cite, Cites, Labelled, Prose, ShownChoice
from bot.facts.citations import caveats
from bot.quiz.pages import Piece, block, choice, labelled, paged
from bot.quiz.question_views import marked, why_it_tempts


def pages(say: Voice, questions: Sequence[SetQuestion]) -> list[list[Block]]:
    """The pages of a quiz, each a list of blocks; none of no questions."""
    numbered = enumerate(questions, start=1)
    return paged((list(_told(say, n, it)), say("sets-continued", number=n)) for n, it in numbered)


def _told(say: Voice, number: int, question: SetQuestion) -> Iterator[Piece]:
    """All that is said of a question."""
    asked = question.asked()
    head = say("sets-number", number=number, prompt=question.prompt)
    yield block(Prose(head), head)
    if question.content_note:
        yield labelled(Labelled(say.lead("label-content-note"), question.content_note))
    for shown in (*marked(say, asked, None).choices, *_also(say, question)):
        yield choice(shown)
    if question.because:
        yield labelled(Labelled(say.lead("label-why"), question.because))
    for place, one in enumerate(question.choices):
        if one.note and place not in question.right:
            yield labelled(why_it_tempts(say, one))
    for caveat in caveats(say, question.caveats):
        if isinstance(caveat, Labelled):
            yield labelled(caveat)
    if question.sources:
        cites = tuple(
            Cite(say("source-marked", short=it.short) if it.side else it.short, it.url) for it in question.sources
        )
        yield block(Cites(say.lead("label-sources"), cites), " · ".join(it.short for it in cites))


def _also(say: Voice, question: SetQuestion) -> list[ShownChoice]:
    """The other words that are right."""
    words = question.key.accepted[1:] if isinstance(question.key, WordAmong) else ()
    return [ShownChoice(word, ChoiceMark.RIGHT, say("sets-also")) for word in words]
