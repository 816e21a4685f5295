"""How facts, terms and comments read. The timeline is in `timeline_views`."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.names import fold
from bot.core.press import Begin, BeginOn, CitedIn, Report, ReportOn, Run, Show, Shown, Sources, pack
from bot.core.reply import (
    MOST_OPTIONS,
    Block,
    Button,
    Buttons,
    Heading,
    Kicker,
    Labelled,
    Menu,
    MenuOption,
    Prose,
    Quote,
    Reply,
    private,
)
from bot.core.views import QUIZ_LENGTH, report_button, share, shortened
from bot.facts.citations import caveats, caveats_of, cites, sources_button, sources_of, untranslated
from bot.facts.search import Hits
from content.library import Library
from content.model import Excerpt, Fact, Term, Theme

A_VIEWER = "a viewer"
"""Who wrote a comment, where the name is not told."""


class Frame(NamedTuple):
    """What stands around a fact: the topic in which Another stays, the day it is shown for, how many were seen."""

    topic: str | None = None
    occasion: str = ""
    seen: str = ""


def fact(library: Library, caller: Caller, fact: Fact, frame: Frame) -> Reply:
    """A fact with everything that belongs to it."""
    return _fact(library, caller.voice, fact.id, share(caller, "fact", fact.id), frame)


@lru_cache(maxsize=2048)
def _fact(library: Library, say: Voice, name: str, shares: tuple[Button, ...], frame: Frame) -> Reply:
    fact = library.facts[name]
    again = Button(say("button-another"), pack(Run(f"fact topic:{frame.topic}" if frame.topic else "fact")))
    buttons = Buttons((again, *fact_presses(say, fact), *shares))
    return private(*told(library, say, fact, frame.occasion, frame.seen), buttons)


def told(library: Library, say: Voice, fact: Fact, occasion: str = "", seen: str = "") -> list[Block]:
    """A fact from its head to its sources. `occasion`: for which day it is shown; `seen`: how many a person has had."""
    english = "" if fact.text.into(say.language) else say("untranslated-short")
    about = (occasion, say(f"topic-{fact.topic}"), say.date(fact.date) if fact.date else "", seen, english)
    blocks: list[Block] = [Kicker(" · ".join(part for part in about if part))]
    if fact.content_note:
        blocks.append(Kicker(say.lead("label-content-note") + say(f"note-{fact.content_note}")))
    blocks.append(Heading(fact.title.best(say.language)))
    blocks += [Prose(fact.text.best(say.language)), *caveats(say, caveats_of(say, fact))]
    return [*blocks, *cites(say, sources_of(library.sources_of(fact.id)), blocks)]


def fact_presses(say: Voice, fact: Fact) -> tuple[Button, Button]:
    """What can be done with a fact wherever it stands: a quiz on it, and all its sources."""
    quiz = Button(say("button-quiz-me"), pack(Begin(BeginOn.FACT, fact.id, QUIZ_LENGTH, anew=False)))
    return quiz, sources_button(say, Sources(CitedIn.FACT, fact.id))


def new_facts(caller: Caller, new: int, of: int) -> list[Block]:
    """How many facts the caller has not seen yet."""
    say = caller.voice
    if new == of:
        return [Labelled(say.lead("home-facts"), say("home-facts-all", of=of))]
    return [Labelled(say.lead("home-facts"), say("home-facts-new", new=new, of=of) if new else say("home-facts-none"))]


def hits(library: Library, caller: Caller, query: str, found: Hits) -> Reply:
    """What a search found, each once: as a button that opens it."""
    say = caller.voice
    if not (found.terms or found.facts):
        return private(Prose(say("search-nothing", query=shortened(query))))
    terms = [library.terms[name] for name in found.terms]
    facts = [library.facts[name] for name in found.facts]
    buttons = [
        Button(say("search-term", name=term.name(say.language)), pack(Show(Shown.TERM, term.id))) for term in terms
    ]
    buttons += [Button(_title_and_date(say, it), pack(Show(Shown.FACT, it.id))) for it in facts]
    heading = Heading(say("search-found", query=shortened(query)))
    return private(heading, *untranslated(say, *(it.text for it in facts)), Buttons(tuple(buttons)))


def _title_and_date(say: Voice, fact: Fact) -> str:
    """Enough to choose a fact by, while its text waits for its caveats and sources."""
    title = fact.title.best(say.language)
    return f"{title} · {say.date(fact.date)}" if fact.date else title


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
    blocks += untranslated(say, term.definition)
    blocks += cites(say, sources_of(library.sources[name] for name in term.sources), blocks)
    more = Buttons((sources_button(say, Sources(CitedIn.TERM, id)), *shares))
    return private(*blocks, *fact_buttons(library, say, term.facts), more)


def _scripts(say: Voice, term: Term) -> str:
    return say("term-scripts", ja=_read(say, term.ja, term.ja_reading), ko=_read(say, term.ko, term.ko_romanised))


def _read(say: Voice, name: str, reading: str) -> str:
    """A name with how it is read, unless it is written just so: ウトロ needs no うとろ."""
    return name if fold(name) == fold(reading) else say("term-read", name=name, reading=reading)


def terms(caller: Caller, everything: Sequence[Term]) -> Reply:
    """Every term to choose from, by name: in as many menus as they need, each called by its first and last letter."""
    say = caller.voice
    ordered = sorted(everything, key=lambda term: _sorted_by(say, term))
    count = -(-len(ordered) // MOST_OPTIONS)
    cuts = [len(ordered) * number // count for number in range(count + 1)]
    menus = (_menu(say, ordered[start:end]) for start, end in pairwise(cuts))
    return private(Heading(say("term-list")), *menus)


def _sorted_by(say: Voice, term: Term) -> str:
    """How a term is looked up: in Japanese by its reading, and never by a quotation mark."""
    name = term.ja_reading if say.language == "ja" else term.name(say.language)
    return name.casefold().lstrip("\"'“‘「『（([") or name


def _menu(say: Voice, part: Sequence[Term]) -> Menu:
    options = (MenuOption(term.name(say.language), pack(Show(Shown.TERM, term.id))) for term in part)
    first, last = (_sorted_by(say, term)[:1].upper() for term in (part[0], part[-1]))
    return Menu(say("term-menu", first=first, last=last), tuple(options))


def comment(library: Library, caller: Caller, excerpt: Excerpt, theme: Theme) -> Reply:
    """A viewer's words, never without their context."""
    say = caller.voice
    translated = excerpt.said.into(say.language) if say.language != "en" else None
    quote = Quote(
        Voice("en")("quoted", text=excerpt.text),
        f"– {say('comment-viewer') if excerpt.by == A_VIEWER else excerpt.by}",
        say.lead("label-context"),
        excerpt.note.best(say.language),
        *((say.lead("comment-translation"), say("quoted", text=translated)) if translated else ()),
    )
    blocks: list[Block] = [Heading(say("comment-heading", theme=theme.title.best(say.language))), quote]
    blocks += [Prose(say("comment-background")), *untranslated(say, excerpt.note)]
    blocks += cites(say, sources_of(library.sources_of(*excerpt.facts)), blocks)
    again = Button(say("button-another"), pack(Run("comment")))
    sources = sources_button(say, Sources(CitedIn.COMMENT, excerpt.id))
    more = sources if excerpt.facts else report_button(say, Report(ReportOn.COMMENT, excerpt.id))
    buttons = Buttons((again, more, *share(caller, "comment", excerpt.id)))
    return private(*blocks, buttons, *fact_buttons(library, say, excerpt.facts))


def fact_buttons(library: Library, say: Voice, names: Sequence[str]) -> list[Block]:
    """A button for each of the first five of these facts, by title."""
    facts = [library.facts[name] for name in dict.fromkeys(names)][:5]
    buttons = tuple(Button(fact.title.best(say.language), pack(Show(Shown.FACT, fact.id))) for fact in facts)
    return [Buttons(buttons)] if buttons else []
