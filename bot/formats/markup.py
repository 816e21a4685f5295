"""What is said of a question as HTML, for the formats that take it: everything is escaped, sources are links. Pure."""

from bot.core.i18n import Voice
from bot.core.question_set import SetQuestion
from bot.core.questions import ShownSource
from bot.formats import ids, prose
from bot.formats.plain import escaped


def paragraphs(text: str) -> str:
    """A text, each of its lines a paragraph."""
    return "".join(f"<p>{escaped(line)}</p>" for line in text.split("\n") if line)


def introduced(question: SetQuestion, say: Voice) -> str:
    """The question, after its content note."""
    return paragraphs(prose.introduced(question, say))


def explained(question: SetQuestion, say: Voice) -> str:
    """The explanation, what is disputed, and the sources."""
    told = paragraphs("\n".join((question.because, *prose.doubts(question, say))))
    return told + "".join(f"<p>{escaped(say.lead('label-source'))}{link(it)}</p>" for it in question.sources)


def link(source: ShownSource) -> str:
    """A source, as a link where it has an address of the web."""
    if not source.url or not ids.is_address(source.url):
        return escaped(source.short)
    return f'<a href="{escaped(source.url)}" target="_blank" rel="noopener">{escaped(source.short)}</a>'
