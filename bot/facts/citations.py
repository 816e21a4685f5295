"""How a claim is backed: its sources, what is disputed about it, and whether it had to be shown in English."""

from collections.abc import Mapping, Sequence

from bot.core.i18n import Voice
from bot.core.questions import Caveat, ShownSource
from bot.core.reply import Block, Cite, Labelled, Prose
from content.model import Confidence, Fact, Localized, Source, SourceKind

_KINDS: Mapping[SourceKind, str] = {
    SourceKind.COURT: "source-court",
    SourceKind.LAW: "source-law",
    SourceKind.ARCHIVE: "source-archive",
    SourceKind.ACADEMIC: "source-academic",
    SourceKind.GOVERNMENT: "source-government",
    SourceKind.MUSEUM: "source-museum",
    SourceKind.NEWSPAPER: "source-newspaper",
    SourceKind.BROADCASTER: "source-broadcaster",
    SourceKind.BOOK: "source-book",
    SourceKind.TESTIMONY: "source-testimony",
    SourceKind.ORGANISATION: "source-organisation",
    SourceKind.REFERENCE: "source-reference",
    SourceKind.FILM: "source-film",
    SourceKind.OTHER: "source-other",
}
_LANGUAGES: Mapping[str, str] = {
    "en": "source-in-english",
    "ja": "source-in-japanese",
    "ko": "source-in-korean",
    "fr": "source-in-french",
    "de": "source-in-german",
}
_ORDER = list(SourceKind)


def caveats_of(say: Voice, *facts: Fact) -> tuple[Caveat, ...]:
    """What is disputed or uncertain about these facts, each with its label."""
    found = []
    for fact in facts:
        if fact.dispute:
            label = "label-uncertain" if fact.confidence is Confidence.MEDIUM else "label-disputed"
            found.append(Caveat(say(label), fact.dispute.best(say.language)))
        if fact.variant:
            found.append(Caveat(say("label-variant"), fact.variant.best(say.language)))
    return tuple(found)


def sources_of(say: Voice, sources: Sequence[Source]) -> tuple[ShownSource, ...]:
    """Every source in one short line, the strongest kind first."""
    return tuple(ShownSource(cited(say, source), source.url) for source in by_strength(sources))


def by_strength(sources: Sequence[Source]) -> list[Source]:
    """The strongest kind first; a party to the matter after all others."""
    return sorted(sources, key=_strength)


def cited(say: Voice, source: Source) -> str:
    """A source in one line: its short form, what kind of text it is, its language, and whether one side speaks."""
    told = [say(_KINDS[source.kind])]
    if source.language != say.language:
        told.append(say(_LANGUAGES[source.language]))
    if source.party:
        told.append(say("source-party"))
    return " · ".join((source.short, *told))


def cited_whole(say: Voice, source: Source) -> str:
    """A source with its title, publisher and year."""
    parts = [source.title, source.publisher]
    if source.year is not None and not any(str(source.year) in part for part in parts):
        parts.append(str(source.year))
    return f"{', '.join(parts)} · {cited(say, source)}"


def _strength(source: Source) -> tuple[bool, int]:
    return source.party, _ORDER.index(source.kind)


def caveats(say: Voice, shown: Sequence[Caveat]) -> list[Block]:
    """Caveats as they are shown."""
    return [Labelled(say("lead", label=label), text) for label, text in shown]


def cites(say: Voice, shown: Sequence[ShownSource]) -> list[Block]:
    """Sources as they are shown."""
    return [Cite(say.lead("label-source"), short, url) for short, url in shown]


def untranslated(say: Voice, *texts: Localized) -> list[Block]:
    """A line that says so when a text is shown in English for want of a translation."""
    return [] if all(text.into(say.language) for text in texts) else [Prose(say("untranslated"))]
