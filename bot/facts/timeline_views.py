"""How the timeline reads: a part of the whole, a year with its numbers, a year with nothing."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.press import CitedIn, Run, Sources, pack
from bot.core.questions import Caveat
from bot.core.reply import Block, Button, Buttons, Heading, Labelled, Listing, Prose, Reply, private
from bot.core.views import share
from bot.facts.buttons import Page
from bot.facts.citations import (
    caveats,
    cites,
    dispute_label,
    named_caveats_of,
    sources_button,
    sources_of,
    untranslated,
)
from bot.facts.views import fact_buttons
from content.library import Library
from content.model import AnnualCount, Event, Source, Verification

_COUNTS: Mapping[Verification, str] = {
    Verification.CONFIRMED: "count-confirmed",
    Verification.BY_SUBTRACTION: "count-by-subtraction",
    Verification.GROUP_ONLY: "count-group-only",
}


class Part(NamedTuple):
    """Some events of a year (0 for the whole timeline) from the `first` on, and where the parts around them begin."""

    year: int
    events: Sequence[Event]
    first: int
    before: int | None
    after: int | None

    def buttons(self, say: Voice) -> tuple[Button, ...]:
        """Earlier and Later, where there is such a part."""
        around = (("button-earlier", self.before), ("button-later", self.after))
        return tuple(Button(say(key), pack(Page(self.year, at))) for key, at in around if at is not None)


def year(library: Library, caller: Caller, part: Part, count: AnnualCount | None) -> Reply:
    """A part of a year: its events, what is disputed about each, how many people moved, and the sources of it all."""
    say, events = caller.voice, part.events
    blocks: list[Block] = [Heading(say("timeline-year", year=say.date(str(part.year))))]
    if events:
        blocks.append(Listing(tuple(row_of_year(say, event) for event in events)))
        blocks += caveats(say, notes(library, say, events))
        blocks += untranslated(say, *(event.line for event in events))
    if count:
        blocks.append(Labelled(*_count(say, count)))
    blocks += cites(say, sources_of(sources(library, part, count)), blocks)
    listing = sources_button(say, Sources(CitedIn.YEAR, f"{part.year}/{part.first}"))
    more = Buttons((*part.buttons(say), listing, *share(caller, "year", str(part.year))))
    return private(*blocks, *fact_buttons(library, say, [name for event in events for name in event.facts]), more)


def sources(library: Library, part: Part, count: AnnualCount | None) -> tuple[Source, ...]:
    """The sources of these events and of the number, each once."""
    found = library.sources_of(*(name for event in part.events for name in event.facts))
    return tuple(dict.fromkeys((*found, *(library.sources[name] for name in (count.sources if count else ())))))


def no_year(caller: Caller, year: int, span: tuple[int, int], nearest: Sequence[int]) -> Reply:
    """The timeline has nothing for this year."""
    say = caller.voice
    text = say("timeline-nothing", year=str(year), first=str(span[0]), last=str(span[1]))
    buttons = tuple(Button(say.date(str(near)), pack(Run(f"timeline {near}"))) for near in nearest)
    return private(Prose(text), Buttons(buttons))


def timeline(library: Library, caller: Caller, part: Part) -> Reply:
    """A part of the timeline, with buttons to what comes before and after."""
    say, events = caller.voice, part.events
    blocks: list[Block] = [Heading(span(say, part)), Listing(tuple(row(library, say, event) for event in events))]
    blocks += untranslated(say, *(event.line for event in events))
    blocks.append(Labelled(say.lead("label-example"), say.command("timeline 1959")))
    blocks += cites(say, sources_of(sources(library, part, None)), blocks)
    listing = sources_button(say, Sources(CitedIn.YEAR, f"0/{part.first}"))
    return private(*blocks, Buttons((*part.buttons(say), listing)))


def span(say: Voice, part: Part) -> str:
    """Which years a part of the timeline covers."""
    return say("timeline-part", first=str(part.events[0].year), last=str(part.events[-1].year))


def row(library: Library, say: Voice, event: Event) -> tuple[str, str]:
    """An event among many: where its facts are disputed, a pointer to the year, which says how."""
    line = event.line.best(say.language)
    disputed = next((fact for name in event.facts if (fact := library.facts[name]).dispute), None)
    if disputed:
        line = say("timeline-disputed", line=line, label=say(dispute_label(disputed)), year=str(event.year))
    return say.date(event.date), line


def row_of_year(say: Voice, event: Event) -> tuple[str, str]:
    """An event in its year."""
    return say.date(event.date), event.line.best(say.language)


def notes(library: Library, say: Voice, events: Sequence[Event]) -> tuple[Caveat, ...]:
    """What is disputed or uncertain about these events; each says of what it speaks."""
    names = dict.fromkeys(name for event in events for name in event.facts)
    return named_caveats_of(say, *(library.facts[name] for name in names))


def _count(say: Voice, count: AnnualCount) -> tuple[str, str]:
    one = count.first == count.last
    label = say.lead("count-year" if one else "count-years", first=str(count.first), last=str(count.last))
    if count.people == 0 and count.verification is Verification.CONFIRMED:
        return label, say("count-none")
    return label, say(_COUNTS[count.verification], people=count.people)
