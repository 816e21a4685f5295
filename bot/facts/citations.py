"""How a claim is backed: its sources, what is disputed about it, and whether it had to be shown in English.

Below a text its sources are one short line; a button lists them with all that is known of them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.core.i18n import Voice
from bot.core.press import Press, Report, Sources, pack
from bot.core.questions import Caveat, ShownSource
from bot.core.reply import (
    Block,
    Button,
    Buttons,
    Choices,
    Cite,
    Cites,
    Heading,
    Kicker,
    Labelled,
    Listing,
    Prose,
    Quote,
    Reference,
    Reply,
    private,
)
from bot.core.views import report_button
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
_FIRST = (SourceKind.COURT, SourceKind.LAW, SourceKind.ARCHIVE, SourceKind.ACADEMIC)
"""What is named before a newspaper; that comes before all the rest."""
PAGE = 8
"""Sources in one list: more would be longer than a phone's screen."""
_CITED, _SHARE = 2, 4
"""Sources in the line at most; and what part of all that is read it may be: a quarter."""


def caveats_of(say: Voice, *facts: Fact) -> tuple[Caveat, ...]:
    """What is disputed or uncertain about these facts, each with its label."""
    return tuple(caveat for fact in facts for caveat in _caveats(say, fact))


def _caveats(say: Voice, fact: Fact) -> Iterable[Caveat]:
    if fact.dispute:
        yield Caveat(say(dispute_label(fact)), fact.dispute.best(say.language))
    if fact.variant:
        yield Caveat(say("label-variant"), fact.variant.best(say.language))


def dispute_label(fact: Fact) -> str:
    """What its dispute is called: a real one, or that something is not known for certain."""
    return "label-uncertain" if fact.confidence is Confidence.MEDIUM else "label-disputed"


def named_caveats_of(say: Voice, *facts: Fact) -> tuple[Caveat, ...]:
    """The same where several facts stand together: each label names the fact that it is about."""
    return tuple(
        Caveat(say("label-on", label=label, title=fact.title.best(say.language)), text)
        for fact in facts
        for label, text in _caveats(say, fact)
    )


def sources_of(sources: Iterable[Source]) -> tuple[ShownSource, ...]:
    """Sources with all that is to be said of them, the best first."""
    return tuple(
        ShownSource(
            it.short, it.url, it.author or "", it.title, it.publisher, it.year, it.kind, it.language, it.side or ""
        )
        for it in by_strength(sources)
    )


def by_strength(sources: Iterable[Source]) -> list[Source]:
    """The best first; of one kind those first who are no party to the matter."""
    return sorted(sources, key=_strength)


def _strength(source: Source) -> tuple[int, bool]:
    """By what kind of text it is, and then those first who are no party to the matter."""
    kind = 0 if source.kind in _FIRST else 1 if source.kind is SourceKind.NEWSPAPER else 2
    return kind, source.party


def caveats(say: Voice, shown: Sequence[Caveat]) -> list[Block]:
    """Caveats as they are shown."""
    return [Labelled(say("lead", label=label), text) for label, text in shown]


def cites(say: Voice, shown: Sequence[ShownSource], above: Sequence[Block]) -> list[Block]:
    """One line of sources: the two best, or as many as are not too long beside what is read `above`."""
    if not shown:
        return []
    room = sum(map(_length, above)) // (_SHARE - 1)
    lines = (_line(say, shown, count) for count in range(min(_CITED, len(shown)), 0, -1))
    return [next((line for line in lines if _length(line) <= room), _line(say, shown, 0))]


def _line(say: Voice, shown: Sequence[ShownSource], count: int) -> Cites:
    """So many of the sources, and how many more there are; without any, how many its list has."""
    label = say.lead("label-source" if len(shown) == 1 else "label-sources")
    left = len(shown) - count
    more = (f"+{left}" if left else "") if count else say("sources-listed", count=left)
    return Cites(label, tuple(Cite(_marked(say, it), it.url) for it in shown[:count]), more)


def _marked(say: Voice, source: ShownSource) -> str:
    return say("source-marked", short=source.short) if source.side else source.short


def _length(block: Block) -> int:
    """Characters that are read of a block."""
    match block:
        case Kicker(text) | Heading(text) | Prose(text):
            return len(text)
        case Labelled(label, text):
            return len(label) + len(text)
        case Quote(text, by, label, note, told_label, told):
            return len(text) + len(by) + len(label) + len(note) + len(told_label) + len(told)
        case Listing(rows):
            return sum(len(head) + len(text) for head, text in rows)
        case Choices(choices):
            return sum(len(it.text) + len(it.meaning) for it in choices)
        case Cites(label, cites, more):
            return len(label) + len(" · ".join((*(it.short for it in cites), *([more] if more else ()))))
        case _:
            return 0


def sources_button(say: Voice, press: Press) -> Button:
    """The button that lists every source."""
    return Button(say("button-sources"), pack(press))


def listed(
    say: Voice,
    title: str,
    shown: Sequence[ShownSource],
    press: Sources | None = None,
    report: Report | None = None,
) -> Reply:
    """Every source with all that is known of it, for one person. `title`: what they are the sources of.

    `press` asked for them: where there are more than fit a phone, those from its `first` on, and a button for the rest.
    `report` says that something is wrong with what they are the sources of: whoever doubts it looks here first.
    """
    first = press.first if press else 0
    part = shown[first : first + PAGE] if press else shown
    blocks: list[Block] = [Heading(say("sources-of", title=title))]
    blocks += (Reference(Cite(it.short, it.url), _about(say, it)) for it in part)
    buttons: list[Button] = []
    if press and first + PAGE < len(shown):
        rest = replace(press, first=first + PAGE)
        buttons.append(Button(say("button-more-sources", count=len(shown) - rest.first), pack(rest)))
    if report:
        buttons.append(report_button(say, report))
    return private(*blocks, *([Buttons(tuple(buttons))] if buttons else []))


def _about(say: Voice, source: ShownSource) -> tuple[str, ...]:
    """Who wrote what, and where and when it appeared; what kind of text it is, in which language, on whose side."""
    parts = [part for part in (source.author, source.title, source.publisher) if part]
    if source.author and source.author in source.publisher:
        parts = parts[1:]
    if source.year is not None and not any(str(source.year) in part for part in parts):
        parts.append(str(source.year))
    kinds = [say(_KINDS[SourceKind(source.kind)])] if source.kind in set(SourceKind) else []
    kinds += [say(_LANGUAGES[source.language])] if source.language in _LANGUAGES else []
    kinds += [say("source-party", side=side_in(say, source.side))] if source.side else []
    return tuple(line for line in (" · ".join(parts), " · ".join(kinds), source.told) if line)


def side_in(say: Voice, side: str) -> str:
    """Whose side a source is on, in words of the language; as the source has it, if it has none for that."""
    whose = re.sub("[^a-z]+", "-", side.casefold().replace("'", "")).strip("-")
    return say("source-side", whose=whose, side=side)


def untranslated(say: Voice, *texts: Localized) -> list[Block]:
    """A line that says so when a text is shown in English for want of a translation."""
    return [] if all(text.into(say.language) for text in texts) else [Prose(say("untranslated"))]
