"""How facts, terms, the timeline and comments read."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.press import Begin, BeginOn, Run, Show, Shown, pack
from bot.core.questions import ShownSource
from bot.core.reply import Block, Button, Buttons, Heading, Labelled, Listing, Prose, Quote, Reply, private
from bot.core.views import QUIZ_LENGTH, share, shortened
from bot.facts.buttons import Page
from bot.facts.citations import caveats, caveats_of, cited_whole, cites, sources_of, untranslated
from bot.facts.search import Hits
from content.library import Library
from content.model import AnnualCount, Event, Excerpt, Fact, Term, Theme, Verification

_COUNTS: Mapping[Verification, str] = {
    Verification.CONFIRMED: "count-confirmed",
    Verification.BY_SUBTRACTION: "count-by-subtraction",
    Verification.GROUP_ONLY: "count-group-only",
}


def fact(library: Library, caller: Caller, fact: Fact, *, topic: str | None, heading: str | None = None) -> Reply:
    """A fact with everything that belongs to it. `topic`: where Another stays; `heading` goes before its own title."""
    return _fact(library, caller.voice, fact.id, share(caller, "fact", fact.id), topic, heading)


@lru_cache(maxsize=2048)
def _fact(
    library: Library, say: Voice, name: str, shares: tuple[Button, ...], topic: str | None, heading: str | None
) -> Reply:
    fact = library.facts[name]
    title = fact.title.best(say.language)
    blocks: list[Block] = [Heading(f"{heading}: {title}" if heading else title)]
    if fact.content_note:
        blocks.append(Labelled(say.lead("label-content-note"), say(f"note-{fact.content_note}")))
    blocks += [Prose(fact.text.best(say.language)), *caveats(say, caveats_of(say, fact)), *untranslated(say, fact.text)]
    blocks += cites(say, sources_of(say, library.sources_of(fact.id)))
    again = Button(say("button-another"), pack(Run(f"fact topic:{topic}" if topic else "fact")))
    quiz = Button(say("button-quiz-me"), pack(Begin(BeginOn.FACT, fact.id, QUIZ_LENGTH, anew=False)))
    return private(*blocks, Buttons((again, quiz, *shares)))


def new_facts(caller: Caller, new: int, of: int) -> list[Block]:
    """How many facts the caller has not seen yet."""
    say = caller.voice
    if new == of:
        return [Labelled(say.lead("home-facts"), say("home-facts-all", of=of))]
    return [Labelled(say.lead("home-facts"), say("home-facts-new", new=new, of=of) if new else say("home-facts-none"))]


def hits(library: Library, caller: Caller, query: str, found: Hits) -> Reply:
    """What a search found: each with a button that opens it."""
    say = caller.voice
    if not (found.terms or found.facts):
        return private(Prose(say("search-nothing", query=shortened(query))))
    terms = [library.terms[name] for name in found.terms]
    facts = [library.facts[name] for name in found.facts]
    rows = [(f"{say('search-term')} · {term.name(say.language)}", _scripts(say, term)) for term in terms]
    rows += [(f"{say('search-fact')} · {it.title.best(say.language)}", _when(say, it)) for it in facts]
    buttons = [Button(term.name(say.language), pack(Show(Shown.TERM, term.id))) for term in terms]
    buttons += [Button(it.title.best(say.language), pack(Show(Shown.FACT, it.id))) for it in facts]
    heading = Heading(say("search-found", query=shortened(query)))
    return private(
        heading, Listing(tuple(rows)), *untranslated(say, *(it.text for it in facts)), Buttons(tuple(buttons))
    )


def _when(say: Voice, fact: Fact) -> str:
    """The date of a fact and its topic: enough to choose by, while the text waits for its caveats and sources."""
    topic = say(f"topic-{fact.topic}")
    return f"{say.date(fact.date)} · {topic}" if fact.date else topic


def term(library: Library, caller: Caller, term: Term) -> Reply:
    """A term, what it means, and how the three languages write it."""
    return _term(library, caller.voice, term.id, share(caller, "term", term.id))


@lru_cache(maxsize=512)
def _term(library: Library, say: Voice, id: str, shares: tuple[Button, ...]) -> Reply:
    term = library.terms[id]
    name = term.name(say.language)
    blocks: list[Block] = [Heading(name)]
    if name != term.en:
        blocks.append(Prose(say("term-english", en=term.en)))
    blocks += [Prose(_scripts(say, term)), Prose(term.definition.best(say.language))]
    blocks += [
        *untranslated(say, term.definition),
        *cites(say, sources_of(say, [library.sources[name] for name in term.sources])),
    ]
    more = [Buttons(shares)] if shares else []
    return private(*blocks, *fact_buttons(library, say, term.facts), *more)


def _scripts(say: Voice, term: Term) -> str:
    reading, romanised = term.ja_reading, term.ko_romanised
    return say("term-scripts", ja=term.ja, reading=reading, ko=term.ko, romanised=romanised)


def terms(caller: Caller, everything: Sequence[Term]) -> Reply:
    """Every term by name, to choose from."""
    say = caller.voice
    names = [term.name(say.language) for term in everything]
    example = Labelled(say.lead("label-example"), say.command(f"term {names[0]}"))
    return private(Prose(say("term-list")), Prose(" · ".join(names)), example)


class Pages(NamedTuple):
    """Which part of the timeline is shown: of a year (0 for all), from which line on, of how many, so many at once."""

    year: int
    first: int
    of: int
    size: int

    def buttons(self, say: Voice) -> tuple[Button, ...]:
        """Earlier and Later, where there is such a part."""
        found = []
        if self.first > 0:
            found.append(Button(say("button-earlier"), pack(Page(self.year, max(0, self.first - self.size)))))
        if self.first + self.size < self.of:
            found.append(Button(say("button-later"), pack(Page(self.year, self.first + self.size))))
        return tuple(found)


def year(library: Library, caller: Caller, events: Sequence[Event], count: AnnualCount | None, pages: Pages) -> Reply:
    """A part of a year: its events, how many people moved in the year, and the sources of both."""
    say = caller.voice
    blocks: list[Block] = [Heading(say("timeline-year", year=say.date(str(pages.year))))]
    if events:
        blocks.append(Listing(tuple((say.date(event.date), _noted(library, say, event)) for event in events)))
        blocks += untranslated(say, *(event.line for event in events))
    sources = library.sources_of(*(name for event in events for name in event.facts))
    if count:
        blocks.append(Labelled(*_count(say, count)))
        sources = tuple(dict.fromkeys((*sources, *(library.sources[name] for name in count.sources))))
    names = [name for event in events for name in event.facts]
    more = (*pages.buttons(say), *share(caller, "year", str(pages.year)))
    buttons = [*fact_buttons(library, say, names), *([Buttons(more)] if more else [])]
    return private(*blocks, *cites(say, sources_of(say, sources)), *buttons)


def no_year(caller: Caller, year: int, span: tuple[int, int], nearest: Sequence[int]) -> Reply:
    """The timeline has nothing for this year."""
    say = caller.voice
    text = say("timeline-nothing", year=str(year), first=str(span[0]), last=str(span[1]))
    buttons = tuple(Button(say.date(str(near)), pack(Run(f"timeline {near}"))) for near in nearest)
    return private(Prose(text), Buttons(buttons))


def timeline(library: Library, caller: Caller, events: Sequence[Event], pages: Pages) -> Reply:
    """A part of the timeline, with buttons to what comes before and after."""
    say = caller.voice
    heading = say("timeline-part", first=str(events[0].year), last=str(events[-1].year))
    lines = Listing(tuple((say.date(event.date), _line(library, say, event)) for event in events))
    example = Labelled(say.lead("label-example"), say.command("timeline 1959"))
    notes = untranslated(say, *(event.line for event in events))
    return private(Heading(heading), lines, *notes, example, Buttons(pages.buttons(say)))


def _noted(library: Library, say: Voice, event: Event) -> str:
    """An event with what is disputed or uncertain about it."""
    told = event.line.best(say.language)
    for label, note in caveats_of(say, *(library.facts[name] for name in event.facts)):
        told = say("timeline-noted", line=told, label=label, note=note)
    return told


def _line(library: Library, say: Voice, event: Event) -> str:
    """An event among many: where its facts are disputed, a pointer to the year, which says how."""
    line = event.line.best(say.language)
    disputed = any(library.facts[name].dispute for name in event.facts)
    return say("timeline-disputed", line=line, year=str(event.year)) if disputed else line


def _count(say: Voice, count: AnnualCount) -> tuple[str, str]:
    one = count.first == count.last
    label = say.lead("count-year" if one else "count-years", first=str(count.first), last=str(count.last))
    if count.people == 0 and count.verification is Verification.CONFIRMED:
        return label, say("count-none")
    return label, say(_COUNTS[count.verification], people=count.people)


def comment(library: Library, caller: Caller, excerpt: Excerpt, theme: Theme) -> Reply:
    """A viewer's words, never without their context."""
    say = caller.voice
    note = excerpt.note.best(say.language)
    quote = Quote(say("quoted", text=excerpt.text), f"– {excerpt.by}", say.lead("label-context"), note)
    heading = Heading(say("comment-heading", theme=theme.title.best(say.language)))
    again = Buttons((Button(say("button-another"), pack(Run("comment"))), *share(caller, "comment", excerpt.id)))
    buttons = fact_buttons(library, say, excerpt.facts)
    return private(heading, quote, Prose(say("comment-background")), *untranslated(say, excerpt.note), again, *buttons)


def fact_buttons(library: Library, say: Voice, names: Sequence[str]) -> list[Block]:
    """A button for each of the first five of these facts, by title."""
    facts = [library.facts[name] for name in dict.fromkeys(names)][:5]
    buttons = tuple(Button(fact.title.best(say.language), pack(Show(Shown.FACT, fact.id))) for fact in facts)
    return [Buttons(buttons)] if buttons else []


def sources(library: Library, caller: Caller, fact: Fact) -> Reply:
    """Every source of a fact."""
    say = caller.voice
    heading = Heading(say("daily-sources", title=fact.title.best(say.language)))
    lines = [ShownSource(cited_whole(say, it), it.url) for it in library.sources_of(fact.id)]
    return private(heading, *cites(say, lines))
