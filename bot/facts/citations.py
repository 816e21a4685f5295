"""How a claim is backed: its sources, what is disputed about it, and whether it had to be shown in English."""

from collections.abc import Sequence

from bot.core.i18n import Voice
from bot.core.questions import Caveat, ShownSource
from bot.core.reply import Block, Cite, Labelled, Prose
from content.model import Confidence, Fact, Localized, Source


def caveats_of(say: Voice, *facts: Fact) -> tuple[Caveat, ...]:
    """What is disputed or uncertain about these facts, each with its label."""
    found = []
    for fact in facts:
        if fact.dispute:
            label = "label-uncertain" if fact.confidence is Confidence.MEDIUM else "label-disputed"
            found.append(Caveat(say(label), fact.dispute.best(say.language)))
    return tuple(found)


def sources_of(sources: Sequence[Source]) -> tuple[ShownSource, ...]:
    """Every source in one line, shortest first."""
    lines = (ShownSource(cited(source), source.url) for source in sources)
    return tuple(sorted(lines, key=lambda line: len(line.short)))


def cited(source: Source) -> str:
    """A source in one line."""
    parts = [source.title, source.publisher]
    if source.year is not None and not any(str(source.year) in part for part in parts):
        parts.append(str(source.year))
    return ", ".join(parts)


def caveats(say: Voice, shown: Sequence[Caveat]) -> list[Block]:
    """Caveats as they are shown."""
    return [Labelled(say("lead", label=label), text) for label, text in shown]


def cites(say: Voice, shown: Sequence[ShownSource]) -> list[Block]:
    """Sources as they are shown."""
    return [Cite(say.lead("label-source"), short, url) for short, url in shown]


def untranslated(say: Voice, *texts: Localized) -> list[Block]:
    """A line that says so when a text is shown in English for want of a translation."""
    return [] if all(text.into(say.language) for text in texts) else [Prose(say("untranslated"))]
