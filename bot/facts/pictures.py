"""Which picture belongs to what is shown, and how it comes to a person: in the reply, by a button, or in words."""

import logging
from collections.abc import Iterable

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.platform import PictureWay
from bot.core.press import pack
from bot.core.reply import Attachment, Block, Button, Buttons, Cites, Heading, Prose, Reply, private
from bot.facts.buttons import Picture, PictureKind
from bot.facts.citations import by_strength, cites, sources_of
from bot.pictures.drawings import Counted, Drawing, Moved, Moves, Population, Route
from bot.pictures.gallery import Gallery
from bot.pictures.wording import alt_text, title
from bot.worker import WorkError
from content.library import Library
from content.model import Fact, Source

log = logging.getLogger(__name__)

_NIIGATA, _CHONGJIN = "niigata", "chongjin"
_LABELS = {
    PictureKind.MOVES: "button-moved",
    PictureKind.POPULATION: "button-population",
    PictureKind.ROUTE: "button-map",
}
_FIRST_VOYAGES = 1959


class FactPictures:
    """Adds pictures to replies, and shows them to whoever presses for one."""

    def __init__(self, library: Library, gallery: Gallery) -> None:
        self._library = library
        self._gallery = gallery

    async def beside_year(self, caller: Caller, reply: Reply, year: int) -> Reply:
        """A year of the timeline with its picture, and buttons for others that belong to it."""
        library, others = self._library, []
        if year == _FIRST_VOYAGES and _route_facts(library):
            others.append(Picture(PictureKind.ROUTE, 0))
        if any(count.year == year for count in library.population.values()):
            others.append(Picture(PictureKind.POPULATION, 0))
        if any(count.first <= year <= count.last for count in library.counts.values()):
            return _with_buttons(caller, await self._beside(caller, reply, Picture(PictureKind.MOVES, year)), others)
        return _with_buttons(caller, reply, others)

    def beside_whole(self, caller: Caller, reply: Reply) -> Reply:
        """The whole timeline, or a part of it, with buttons for both charts."""
        kinds = (PictureKind.POPULATION, PictureKind.MOVES)
        shown = [Picture(kind, 0) for kind in kinds if self._drawing(caller.voice, Picture(kind, 0))]
        return _with_buttons(caller, reply, shown)

    def beside_fact(self, caller: Caller, reply: Reply, fact: Fact) -> Reply:
        """A fact with a button for the picture on which it can be seen, if there is one."""
        library = self._library
        if fact.id in _route_facts(library):
            return _with_buttons(caller, reply, [Picture(PictureKind.ROUTE, 0)])
        if any(fact.id in count.facts for count in library.population.values()):
            return _with_buttons(caller, reply, [Picture(PictureKind.POPULATION, 0)])
        return reply

    async def _beside(self, caller: Caller, reply: Reply, picture: Picture) -> Reply:
        """A reply with a picture in it, or where it cannot be there (in time) a button for it."""
        voice, drawing = caller.voice, self._drawing(caller.voice, picture)
        shown: Block | None = None
        if drawing and caller.platform.pictures is PictureWay.WORDS:
            shown = Prose(alt_text(voice, drawing))
        elif drawing and caller.platform.pictures is PictureWay.INLINE:
            png = await self._gallery.soon(voice, drawing)
            shown = _attached(voice, picture, drawing, png) if png else None
        if shown is None:
            return _with_buttons(caller, reply, [picture])
        place = next(
            (n for n, block in enumerate(reply.blocks) if isinstance(block, Cites | Buttons)), len(reply.blocks)
        )
        return Reply((*reply.blocks[:place], shown, *reply.blocks[place:]), reply.private)

    async def show(self, caller: Caller, picture: Picture) -> Reply:
        """A picture alone, with all its sources; in words where none can be shown, or if it cannot be drawn."""
        voice, drawing = caller.voice, self._drawing(caller.voice, picture)
        if drawing is None:
            return private(Prose(voice("mistake-press")))
        shown: Block = Prose(alt_text(voice, drawing))
        if caller.platform.pictures is not PictureWay.WORDS:
            try:
                shown = _attached(voice, picture, drawing, await self._gallery.png(voice, drawing))
            except WorkError:
                log.exception("a picture could not be drawn")
        blocks: list[Block] = [Heading(title(voice, drawing)), shown]
        return private(*blocks, *cites(voice, sources_of(self._sources(picture)), blocks))

    def _sources(self, picture: Picture) -> list[Source]:
        """What a picture rests on, the strongest first."""
        library = self._library
        resting = {
            PictureKind.MOVES: [count.sources for count in library.counts.values()],
            PictureKind.POPULATION: [count.sources for count in library.population.values()],
            PictureKind.ROUTE: [library.facts[name].sources for name in _route_facts(library)],
        }
        names = dict.fromkeys(name for sources in resting[picture.kind] for name in sources)
        return by_strength([library.sources[name] for name in names])

    def _drawing(self, voice: Voice, picture: Picture) -> Drawing | None:
        """What is on a picture. None where the content no longer has it."""
        library, sources = self._library, tuple(dict.fromkeys(it.short for it in self._sources(picture)))
        match picture.kind:
            case PictureKind.MOVES if library.counts:
                moved = tuple(Moved(it.first, it.last, it.people) for it in library.counts.values())
                year = next((it.first for it in moved if it.first <= picture.year <= it.last), 0)
                return Moves(moved, sources, year)
            case PictureKind.POPULATION if library.population:
                counts = library.population.values()
                notes = tuple((it.year, it.note.best(voice.language)) for it in counts if it.note)
                counted = tuple(Counted(it.year, it.people, it.about, it.south_only) for it in counts)
                return Population(counted, sources, notes)
            case PictureKind.ROUTE if sources:
                start, end = library.places[_NIIGATA], library.terms[_CHONGJIN]
                return Route(start.name(voice.language), end.name(voice.language), sources)
            case _:
                return None


def _route_facts(library: Library) -> list[str]:
    """The facts that tell of both ends of the way."""
    start, end = library.places.get(_NIIGATA), library.terms.get(_CHONGJIN)
    return [name for name in start.facts if name in end.facts and name in library.facts] if start and end else []


def _attached(voice: Voice, picture: Picture, drawing: Drawing, png: bytes) -> Attachment:
    year = f"-{drawing.year}" if isinstance(drawing, Moves) and drawing.year else ""
    told = alt_text(voice, drawing)
    return Attachment(f"{picture.kind}{year}.png", png, told, (Prose(voice("files-not-taken")), Prose(told)))


def _with_buttons(caller: Caller, reply: Reply, pictures: Iterable[Picture]) -> Reply:
    """A reply with buttons for these, in a row of their own."""
    added = tuple(Button(caller.voice(_LABELS[picture.kind]), pack(picture)) for picture in pictures)
    if not added:
        return reply
    return Reply((*reply.blocks, Buttons(added)), reply.private)
