"""An entry of the library, shown by its id: by a press, to one person or to everybody in a place."""

from collections.abc import Mapping

from bot.core.clock import Clock
from bot.core.context import Caller
from bot.core.feature import Action, Shareable
from bot.core.press import CitedIn, Report, ReportOn, Show, Shown, Sources
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.facts import timeline, views
from bot.facts.buttons import Page, Picture
from bot.facts.citations import listed, sources_of
from bot.facts.pictures import FactPictures
from bot.facts.store import SeenStore
from bot.facts.views import Frame
from content.library import Library
from content.model import Excerpt, Fact


class FactActions:
    """Shows entries, and remembers what each person has seen."""

    def __init__(self, library: Library, store: SeenStore, clock: Clock, pictures: FactPictures) -> None:
        self._library = library
        self._pictures = pictures
        self._store = store
        self._clock = clock

    async def show_fact(self, caller: Caller, fact: Fact, frame: Frame) -> Reply:
        """A fact, remembered as seen."""
        await self._store.mark_seen(caller.person, "fact", fact.id, self._clock())
        return self._pictures.beside_fact(caller, views.fact(self._library, caller, fact, frame), fact)

    async def show_comment(self, caller: Caller, excerpt: Excerpt) -> Reply:
        """A comment, remembered as seen."""
        await self._store.mark_seen(caller.person, "comment", excerpt.id, self._clock())
        return views.comment(self._library, caller, excerpt, self._library.themes[excerpt.theme])

    async def show(self, caller: Caller, press: Show) -> Reply:
        """An entry by its id, if the content still has it."""
        library = self._library
        fact = library.facts.get(press.id)
        match press.kind:
            case Shown.FACT if fact:
                return await self.show_fact(caller, fact, Frame(fact.topic))
            case Shown.TERM if press.id in library.terms:
                return views.term(library, caller, library.terms[press.id])
            case Shown.SOURCES if fact:
                return await self.sources(caller, Sources(CitedIn.FACT, fact.id))
            case Shown.COMMENT if press.id in library.excerpts:
                return await self.show_comment(caller, library.excerpts[press.id])
            case _:
                return sentence(caller, "mistake-press")

    async def sources(self, caller: Caller, press: Sources) -> Reply:
        """Every source of what the button stood under, if the content still has it."""
        library, id = self._library, press.id
        match press.of:
            case CitedIn.FACT if id in library.facts:
                title, found = library.facts[id].title.best(caller.language), library.sources_of(id)
            case CitedIn.COMMENT if id in library.excerpts:
                excerpt = library.excerpts[id]
                title = library.themes[excerpt.theme].title.best(caller.language)
                found = library.sources_of(*excerpt.facts)
            case CitedIn.TERM if id in library.terms:
                term = library.terms[id]
                title, found = term.name(caller.language), tuple(library.sources[name] for name in term.sources)
            case CitedIn.YEAR if cited := timeline.cited(library, caller.voice, id):
                title, found = cited
            case _:
                return sentence(caller, "mistake-press")
        report = None if press.of is CitedIn.YEAR else Report(ReportOn(press.of), id)
        return listed(caller.voice, title, sources_of(found), press, report)

    async def turn(self, caller: Caller, press: Page) -> Reply:
        """Another part of the timeline, or of a year."""
        if press.year == 0:
            return self.show_timeline(caller, press.first)
        reply = timeline.of_year(self._library, caller, press.year, press.first)
        return await self._pictures.beside_year(caller, reply, press.year)

    def show_timeline(self, caller: Caller, first: int = 0) -> Reply:
        """The timeline from this line on."""
        return self._pictures.beside_whole(caller, timeline.whole(self._library, caller, first))

    async def show_year(self, caller: Caller, year: int) -> Reply:
        """A year of the timeline, with its picture."""
        reply = timeline.year(self._library, caller, year)
        return await self._pictures.beside_year(caller, reply, year)

    async def share_year(self, caller: Caller, name: str) -> Reply:
        """A year of the timeline for everybody in a place."""
        return await self.show_year(caller, int(name) if name.isdecimal() and len(name) == 4 else 0)

    def topic(self, press: Show) -> str:
        """The topic of the fact that a press shows; empty for anything else."""
        fact = self._library.facts.get(press.id) if press.kind is Shown.FACT else None
        return fact.topic if fact else ""

    @property
    def shares(self) -> Mapping[str, Shareable]:
        """What people can show to everybody in a place."""
        entries = {kind.value: self._shared(kind) for kind in (Shown.FACT, Shown.TERM, Shown.COMMENT)}
        return {**entries, "year": Shareable(self.share_year)}

    def _shared(self, kind: Shown) -> Shareable:
        return Shareable(
            lambda caller, name: self.show(caller, Show(kind, name)), lambda name: self.topic(Show(kind, name))
        )

    @property
    def actions(self) -> tuple[Action, ...]:
        """The presses that are answered here."""
        return (
            Action(Show, self.show, topic=self.topic),
            Action(Sources, self.sources, at_most_once=False),
            Action(Page, self.turn, replaces=True),
            Action(Picture, self._pictures.show),
        )
