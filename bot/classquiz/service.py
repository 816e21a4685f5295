"""A class's round between the store and its rules: loaded, put into the terms of the rules, and taken a step on.

The rules are in `rules`; who may do what is in `actions`; what happens unasked is in `runner`. What was asked is read
from the round itself: the content may change at any time.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.classquiz import rules
from bot.classquiz.codec import read_terms, read_timers, write_timers
from bot.classquiz.model import Answer, ClassRound, DisplayNames, Participant, Scoring, reading_time
from bot.classquiz.rows import (
    Display,
    DisplayKey,
    RoundState,
    Slot,
    StoredAnswer,
    StoredClass,
    StoredParticipant,
    Worth,
)
from bot.classquiz.scoring import Result, results
from bot.classquiz.store import ClassStore
from bot.classquiz.wakeup import ChangeSignal
from bot.core.cache import AsyncCache
from bot.core.clock import Clock, day_of
from bot.core.community import CommunitySettings
from bot.core.i18n import Voice
from bot.core.platform import Address, Messengers
from bot.core.questions import Asked, RoundContent
from bot.core.round_codec import read_content
from bot.core.visible import is_blank
from bot.quiz.items import POINTS, Phase
from bot.scores.pseudonyms import pseudonym

RESULTS_KEPT = 5.0
"""How many seconds the results of a round that has ended are kept in memory."""


@dataclass(frozen=True, slots=True)
class RoundSnapshot:
    """A round as it stands, with what was asked, those who take part and the answers that it has."""

    stored: StoredClass
    round: ClassRound
    content: RoundContent
    people: Sequence[StoredParticipant] = ()
    answers: Sequence[StoredAnswer] = ()
    link: str = ""
    """The web address of the message that shows it to everybody, for the host's panel; empty if there is none."""

    @property
    def participants(self) -> list[Participant]:
        """The people as the rules know them."""
        return [participant(one) for one in self.people]

    @property
    def given(self) -> list[Answer]:
        """The answers as the rules know them."""
        return [Answer(*answer) for answer in self.answers]

    @property
    def voice(self) -> Voice:
        """The language of everything that all may see."""
        return Voice(self.round.terms.language)

    @property
    def asked(self) -> Asked:
        """The question it stands at, as it is shown."""
        return self.content.asked[self.round.position]

    @property
    def joined(self) -> int:
        """How many take part."""
        return sum(not one.removed for one in self.people)

    def called(self, one: StoredParticipant, language: str | None = None) -> str:
        """What to call a participant before everybody."""
        if self.round.terms.names is DisplayNames.SERVER and one.name and not is_blank(one.name):
            return one.name
        return pseudonym(self.round.id, one.number, language or self.round.terms.language)


def current_key(held: RoundSnapshot, place: str) -> DisplayKey:
    """Which message shows the round: one for the lobby, one for each question with its note, one for the end.

    A round that was ended before it began has no end of its own: its lobby says so.
    """
    begun = Slot.END if held.round.phase is Phase.ENDED else Slot.QUESTION
    slot = begun if held.round.clocks else Slot.LOBBY
    return DisplayKey(held.round.id, place, slot, held.round.position if slot is Slot.QUESTION else 0)


def linked(held: RoundSnapshot, displays: Sequence[Display], messengers: Messengers) -> RoundSnapshot:
    """The round with the address of the message that shows it, if it is shown and its platform has addresses."""
    key = current_key(held, held.stored.place)
    message = next((it.message for it in displays if it.key == key), None)
    platform = messengers.get(Address.parse(key.place).platform)
    return replace(held, link=platform.link(key.place, message) if platform and message else "")


def participant(one: StoredParticipant) -> Participant:
    """A participant as the rules know them."""
    return Participant(one.person, one.number, one.since, double=one.double, removed=one.removed)


def reading(content: RoundContent) -> list[int]:
    """How long each question takes to read with its choices, in ms."""
    return [
        reading_time(len(asked.prompt) + sum(len(choice.text) for choice in asked.choices), content.language)
        for asked in content.asked
    ]


def rebuild(stored: StoredClass) -> RoundSnapshot:
    """A round as the rules know it, from what is stored of it; without its people and answers."""
    content = read_content(stored.basis.items)
    state = stored.state
    round = ClassRound(
        stored.id,
        content.items,
        read_terms(stored.basis.terms),
        tuple(reading(content)),
        Phase(state.phase),
        state.position,
        read_timers(state.clock) if state.clock else (),
        locked=state.locked,
        version=stored.version,
        stepped=state.stepped,
    )
    return RoundSnapshot(stored, round, content)


def state_of(after: ClassRound, people: Sequence[Participant], given: Sequence[Answer], at: int) -> RoundState:
    """A round as a step stores it."""
    over = after.phase is Phase.ENDED
    due = rules.due(after, people, given)
    clock = write_timers(after.clocks) if after.clocks else None
    return RoundState(after.phase, after.position, clock, after.locked, after.stepped, due, at if over else None)


class ClassService:
    """Loads rounds and takes them on. Whoever changes one tells the `signal`."""

    def __init__(
        self,
        store: ClassStore,
        clock: Clock,
        signal: ChangeSignal,
        settings_of: Callable[[str], Awaitable[CommunitySettings]],
    ) -> None:
        self.store = store
        self.clock = clock
        self.signal = signal
        self._settings_of = settings_of
        self._ended: AsyncCache[int, Mapping[int, Result]] = AsyncCache(RESULTS_KEPT, 50)

    async def load(self, stored: StoredClass, *, everything: bool = False) -> RoundSnapshot:
        """A round with its people and answers: those to the question it stands at, or `everything`."""
        bare = rebuild(stored)
        people = await self.store.participants(stored.id)
        whole = everything or bare.round.phase is Phase.ENDED
        answers = await self.store.answers(stored.id, None if whole else bare.round.position)
        return RoundSnapshot(stored, bare.round, bare.content, people, answers)

    async def load_by_id(self, number: int, *, everything: bool = False) -> RoundSnapshot | None:
        """The same by its number; None if there is no such round."""
        stored = await self.store.by_id(number)
        return await self.load(stored, everything=everything) if stored else None

    async def advance(self, before: RoundSnapshot, after: ClassRound) -> bool:
        """Take a round to where a rule has it. False if somebody else was first, which is as good."""
        at = self.clock()
        fresh = after.position != before.round.position
        new = state_of(after, before.participants, [] if fresh else before.given, at)
        number, version = before.round.id, before.round.version
        if after.phase is Phase.REVEALED and before.round.phase is Phase.OPEN:
            item = before.round.item
            points = 0 if before.round.terms.scoring is Scoring.NONE else POINTS
            here = await self._settings_of(before.stored.community)
            day = day_of(at, here.zone_for(before.round.terms.language))  # as the leaderboard counts the days
            worth = Worth(item.question, points, day.isoformat())
            done = await self.store.reveal(number, version, new, worth)
        else:
            done = await self.store.step(number, version, new)
        self.signal.notify(number)
        return done

    async def reschedule(self, held: RoundSnapshot) -> None:
        """Keep in mind when a round is due: with the last answer, or for double time, that is another moment."""
        when = rules.due(held.round, held.participants, held.given)
        if when != held.stored.state.due:
            await self.store.reschedule(held.round.id, held.round.version, when)

    async def results(self, number: int) -> Mapping[int, Result]:
        """How a round that has ended went for each person, by their number. A whole class asks for it at once."""
        return await self._ended.get(number, self._results)

    async def _results(self, number: int) -> Mapping[int, Result]:
        whole = await self.load_by_id(number, everything=True)
        found = results(whole.round, whole.participants, whole.given) if whole else ()
        return {result.participant.person: result for result in found}
