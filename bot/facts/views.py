"""How facts, terms, the timeline and comments read."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.core.context import Bot, Caller
from bot.core.i18n import Voice
from bot.core.names import Hits
from bot.core.press import Begin, BeginOn, Page, Run, Share, Shared, Show, Shown, pack
from bot.core.reply import Block, Cite, Heading, Labelled, Listing, Option, Options, Prose, Quote, Reply, whisper
from content.model import AnnualCount, Confidence, Event, Excerpt, Fact, Localized, Source, Term, Theme, Verification

QUIZ_LENGTH = 5
"""Questions in a quiz alone, unless somebody asks for more or fewer."""


def fact(bot: Bot, caller: Caller, fact: Fact, *, topic: str | None, heading: str | None = None) -> Reply:
    """A fact with everything that belongs to it. `topic`: where Another stays; `heading` goes before its own title."""
    return _fact(bot, caller.voice, fact.id, share(caller, Shared.FACT, fact.id), topic, heading)


@lru_cache(maxsize=2048)
def _fact(bot: Bot, say: Voice, name: str, shares: tuple[Option, ...], topic: str | None, heading: str | None) -> Reply:
    fact = bot.library.facts[name]
    title = fact.title.best(say.language)
    blocks: list[Block] = [Heading(f"{heading}: {title}" if heading else title)]
    if fact.content_note:
        blocks.append(Labelled(say.lead("label-content-note"), say(f"note-{fact.content_note}")))
    blocks += [Prose(fact.text.best(say.language)), *caveats(say, fact), *untranslated(say, fact.text)]
    blocks += cites(say, bot.library.sources_of(fact.id))
    again = Option(say("button-another"), pack(Run(f"fact topic:{topic}" if topic else "fact")))
    quiz = Option(say("button-quiz-me"), pack(Begin(BeginOn.FACT, fact.id, QUIZ_LENGTH, anew=False)))
    return whisper(*blocks, Options((again, quiz, *shares)))


def share(caller: Caller, kind: Shared, name: str) -> tuple[Option, ...]:
    """The button Share, where there is somebody to share with and moderators let people."""
    can = caller.place_language and caller.here.can_share
    return (Option(caller.voice("button-share"), pack(Share(kind, name))),) if can else ()


def caveats(say: Voice, *facts: Fact) -> list[Block]:
    """What is disputed or uncertain about these facts."""
    found: list[Block] = []
    for fact in facts:
        if fact.dispute:
            label = "label-uncertain" if fact.confidence is Confidence.MEDIUM else "label-disputed"
            found.append(Labelled(say.lead(label), fact.dispute.best(say.language)))
    return found


def untranslated(say: Voice, *texts: Localized) -> list[Block]:
    """A line that says so when a text is shown in English for want of a translation."""
    return [] if all(text.into(say.language) for text in texts) else [Prose(say("untranslated"))]


def cites(say: Voice, sources: Sequence[Source]) -> list[Block]:
    """Every source, shortest first."""
    lines = [(cited(source), source.url) for source in sources]
    return [Cite(say.lead("label-source"), text, url) for text, url in sorted(lines, key=lambda line: len(line[0]))]


def cited(source: Source) -> str:
    """A source in one line."""
    parts = [source.title, source.publisher]
    if source.year is not None and not any(str(source.year) in part for part in parts):
        parts.append(str(source.year))
    return ", ".join(parts)


def hits(bot: Bot, caller: Caller, query: str, found: Hits) -> Reply:
    """What a search found: each with a button that opens it."""
    say = caller.voice
    if not (found.terms or found.facts):
        return whisper(Prose(say("search-nothing", query=shortened(query))))
    terms = [bot.library.terms[name] for name in found.terms]
    facts = [bot.library.facts[name] for name in found.facts]
    rows = [(f"{say('search-term')} · {term.name(say.language)}", _scripts(say, term)) for term in terms]
    rows += [(f"{say('search-fact')} · {it.title.best(say.language)}", _when(say, it)) for it in facts]
    buttons = [Option(term.name(say.language), pack(Show(Shown.TERM, term.id))) for term in terms]
    buttons += [Option(it.title.best(say.language), pack(Show(Shown.FACT, it.id))) for it in facts]
    heading = Heading(say("search-found", query=shortened(query)))
    return whisper(
        heading, Listing(tuple(rows)), *untranslated(say, *(it.text for it in facts)), Options(tuple(buttons))
    )


def _when(say: Voice, fact: Fact) -> str:
    """The date of a fact and its topic: enough to choose by, while the text waits for its caveats and sources."""
    topic = say(f"topic-{fact.topic}")
    return f"{say.date(fact.date)} · {topic}" if fact.date else topic


def term(bot: Bot, caller: Caller, term: Term) -> Reply:
    """A term, what it means, and how the three languages write it."""
    return _term(bot, caller.voice, term.id, share(caller, Shared.TERM, term.id))


@lru_cache(maxsize=512)
def _term(bot: Bot, say: Voice, id: str, shares: tuple[Option, ...]) -> Reply:
    term = bot.library.terms[id]
    name = term.name(say.language)
    blocks: list[Block] = [Heading(name)]
    if name != term.en:
        blocks.append(Prose(say("term-english", en=term.en)))
    blocks += [Prose(_scripts(say, term)), Prose(term.definition.best(say.language))]
    blocks += [*untranslated(say, term.definition), *cites(say, [bot.library.sources[name] for name in term.sources])]
    about = Option(say("term-search"), pack(Run(f"search {term.en}")))
    return whisper(*blocks, Options((about, *shares)))


def _scripts(say: Voice, term: Term) -> str:
    reading, romanised = term.ja_reading, term.ko_romanised
    return say("term-scripts", ja=term.ja, reading=reading, ko=term.ko, romanised=romanised)


def terms(caller: Caller, everything: Sequence[Term]) -> Reply:
    """Every term by name, to choose from."""
    say = caller.voice
    names = [term.name(say.language) for term in everything]
    return whisper(
        Prose(say("term-list")), Prose(" · ".join(names)), Labelled(say.lead("label-example"), f"term {names[0]}")
    )


class Pages(NamedTuple):
    """Which part of the timeline is shown: of a year (0 for all), from which line on, of how many, so many at once."""

    year: int
    first: int
    of: int
    size: int

    def buttons(self, say: Voice) -> tuple[Option, ...]:
        """Earlier and Later, where there is such a part."""
        found = []
        if self.first > 0:
            found.append(Option(say("button-earlier"), pack(Page(self.year, max(0, self.first - self.size)))))
        if self.first + self.size < self.of:
            found.append(Option(say("button-later"), pack(Page(self.year, self.first + self.size))))
        return tuple(found)


def year(bot: Bot, caller: Caller, events: Sequence[Event], count: AnnualCount | None, pages: Pages) -> Reply:
    """A part of a year: its events, how many people moved in the year, and the sources of both."""
    say = caller.voice
    blocks: list[Block] = [Heading(say("timeline-year", year=say.date(str(pages.year))))]
    if events:
        blocks.append(Listing(tuple((say.date(event.date), event.line.best(say.language)) for event in events)))
        blocks += caveats(say, *(bot.library.facts[name] for event in events for name in event.facts))
        blocks += untranslated(say, *(event.line for event in events))
    sources = bot.library.sources_of(*(name for event in events for name in event.facts))
    if count:
        blocks.append(Labelled(*_count(say, count)))
        sources = tuple(dict.fromkeys((*sources, *(bot.library.sources[name] for name in count.sources))))
    names = [name for event in events for name in event.facts]
    more = (*pages.buttons(say), *share(caller, Shared.YEAR, str(pages.year)))
    buttons = [*_fact_buttons(bot, say, names), *([Options(more)] if more else [])]
    return whisper(*blocks, *cites(say, sources), *buttons)


def no_year(caller: Caller, year: int, span: tuple[int, int], nearest: Sequence[int]) -> Reply:
    """The timeline has nothing for this year."""
    say = caller.voice
    text = say("timeline-nothing", year=str(year), first=str(span[0]), last=str(span[1]))
    buttons = tuple(Option(say.date(str(near)), pack(Run(f"timeline {near}"))) for near in nearest)
    return whisper(Prose(text), Options(buttons))


def timeline(bot: Bot, caller: Caller, events: Sequence[Event], pages: Pages) -> Reply:
    """A part of the timeline, with buttons to what comes before and after."""
    say = caller.voice
    heading = say("timeline-part", first=str(events[0].year), last=str(events[-1].year))
    lines = Listing(tuple((say.date(event.date), _line(bot, say, event)) for event in events))
    example = Labelled(say.lead("label-example"), "timeline 1959")
    notes = untranslated(say, *(event.line for event in events))
    return whisper(Heading(heading), lines, *notes, example, Options(pages.buttons(say)))


def _line(bot: Bot, say: Voice, event: Event) -> str:
    """An event among many: where its facts are disputed, a pointer to the year, which says how."""
    line = event.line.best(say.language)
    disputed = any(bot.library.facts[name].dispute for name in event.facts)
    return say("timeline-disputed", line=line, year=str(event.year)) if disputed else line


def _count(say: Voice, count: AnnualCount) -> tuple[str, str]:
    one = count.first == count.last
    label = say.lead("count-year" if one else "count-years", first=str(count.first), last=str(count.last))
    if count.people == 0 and count.verification is Verification.CONFIRMED:
        return label, say("count-none")
    return label, say(f"count-{count.verification}", people=count.people)


def comment(bot: Bot, caller: Caller, excerpt: Excerpt, theme: Theme) -> Reply:
    """A viewer's words, never without their context."""
    say = caller.voice
    note = excerpt.note.best(say.language)
    quote = Quote(say("quoted", text=excerpt.text), f"– {excerpt.by}", say.lead("label-context"), note)
    heading = Heading(say("comment-heading", theme=theme.title.best(say.language)))
    again = Options((Option(say("button-another"), pack(Run("comment"))), *share(caller, Shared.COMMENT, excerpt.id)))
    buttons = _fact_buttons(bot, say, excerpt.facts)
    return whisper(heading, quote, Prose(say("comment-background")), *untranslated(say, excerpt.note), again, *buttons)


def _fact_buttons(bot: Bot, say: Voice, names: Sequence[str]) -> list[Block]:
    """A button for each of the first five of these facts, by title."""
    facts = [bot.library.facts[name] for name in dict.fromkeys(names)][:5]
    buttons = tuple(Option(fact.title.best(say.language), pack(Show(Shown.FACT, fact.id))) for fact in facts)
    return [Options(buttons)] if buttons else []


def shortened(typed: str, limit: int = 40) -> str:
    """What somebody typed, short enough to repeat to them on one line."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in typed[: 4 * limit]).split())
    return plain if len(plain) <= limit else f"{plain[: limit - 1]}…"
