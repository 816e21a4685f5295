"""A class's round between the store and its rules: loaded, put into words of the rules, and taken a step on.

The rules are in `rules`; who may do what is in `actions`; what happens unasked is in `runner`.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from bot.classquiz import rules, timer as stopwatch
from bot.classquiz.model import ClassRound, Given, Names, Participant, Scoring, Terms, reading_time
from bot.classquiz.rows import State, StoredAnswer, StoredClass, StoredParticipant, Worth
from bot.core.context import Bot
from bot.core.i18n import Voice
from bot.quiz.rules import POINTS, Item, Phase, read_items, write_items
from bot.scores.pseudonyms import pseudonym
from content.model import Question


@dataclass(frozen=True, slots=True)
class Where:
    """What a report tells beside the terms: the host's zone, and what the place and the host are called."""

    zone: str
    place: str
    host: str


@dataclass(frozen=True, slots=True)
class Held:
    """A round as it stands, with those who take part and the answers that it has."""

    stored: StoredClass
    round: ClassRound
    where: Where
    people: Sequence[StoredParticipant]
    answers: Sequence[StoredAnswer]

    @property
    def participants(self) -> list[Participant]:
        """The people as the rules know them."""
        return [participant(one) for one in self.people]

    @property
    def given(self) -> list[Given]:
        """The answers as the rules know them."""
        return [Given(*answer) for answer in self.answers]

    @property
    def voice(self) -> Voice:
        """The language of everything that all may see."""
        return Voice(self.round.terms.language)

    @property
    def joined(self) -> int:
        """How many take part."""
        return sum(not one.removed for one in self.people)

    def called(self, one: StoredParticipant, language: str | None = None) -> str:
        """What to call somebody before everybody."""
        if self.round.terms.names is Names.SERVER and one.name:
            return one.name
        return pseudonym(self.round.id, one.number, language or self.round.terms.language)


def milliseconds(moment: datetime) -> int:
    """A moment as a class's round counts: ms since 1970."""
    return round_half(moment.timestamp() * 1000)


def round_half(value: float) -> int:
    """To the nearest whole number."""
    return int(value + 0.5)


def now(bot: Bot) -> int:
    """The moment, in ms since 1970."""
    return milliseconds(bot.now())


def participant(one: StoredParticipant) -> Participant:
    """Somebody as the rules know them."""
    return Participant(one.person, one.number, one.since, double=one.double, removed=one.removed)


def reading(questions: Sequence[Question], language: str) -> list[int]:
    """How long each question takes to read with its choices, in ms."""
    return [
        reading_time(
            sum(len(it.best(language)) for it in (asked.prompt, *(one.text for one in asked.choices))), language
        )
        for asked in questions
    ]


def written(items: Sequence[Item], terms: Terms, where: Where) -> tuple[str, str]:
    """The items and terms of a round as they are stored."""
    return write_items(items), json.dumps({**asdict(terms), **asdict(where)})


def standing(bot: Bot, stored: StoredClass) -> tuple[ClassRound, Where] | None:
    """The round as the rules know it. None if the content no longer has its questions as they were."""
    items = read_items(stored.items)
    asked = [bot.library.questions.get(item.question) for item in items]
    questions = [one for one in asked if one is not None]
    changed = any(
        one.key != item.key or len(one.choices) != len(item.order) for one, item in zip(questions, items, strict=False)
    )
    if len(questions) != len(items) or changed:
        return None
    said = json.loads(stored.terms)
    terms = Terms(
        Scoring(said["scoring"]), Names(said["names"]), said["language"], said["seconds"], untimed=said["untimed"]
    )
    state = stored.state
    round = ClassRound(
        stored.id,
        items,
        terms,
        tuple(reading(questions, terms.language)),
        Phase(state.phase),
        state.position,
        stopwatch.read(state.clock) if state.clock else (),
        locked=state.locked,
        version=stored.version,
        stepped=state.stepped,
    )
    return round, Where(said["zone"], said["place"], said["host"])


async def hold(bot: Bot, stored: StoredClass, *, everything: bool = False) -> Held | None:
    """A round with its people and answers: those to the question it stands at, or `everything`. None as `standing`."""
    stands = standing(bot, stored)
    if stands is None:
        return None
    round, where = stands
    people = await bot.store.classes.participants(stored.id)
    whole = everything or round.phase is Phase.ENDED
    answers = await bot.store.classes.answers(stored.id, None if whole else round.position)
    return Held(stored, round, where, people, answers)


async def held(bot: Bot, number: int, *, everything: bool = False) -> Held | None:
    """The same by its number; None also if there is no such round."""
    stored = await bot.store.classes.by_id(number)
    return await hold(bot, stored, everything=everything) if stored else None


def state(after: ClassRound, people: Sequence[Participant], given: Sequence[Given], at: int) -> State:
    """A round as a step stores it."""
    over = after.phase is Phase.ENDED
    due = rules.due(after, people, given)
    clock = stopwatch.written(after.clocks) if after.clocks else None
    return State(after.phase, after.position, clock, after.locked, after.stepped, due, at if over else None)


async def take(bot: Bot, before: Held, after: ClassRound) -> bool:
    """Take a round to where a rule has it. False if somebody else was first, which is as good."""
    at = now(bot)
    fresh = after.position != before.round.position
    new = state(after, before.participants, [] if fresh else before.given, at)
    classes, number, version = bot.store.classes, before.round.id, before.round.version
    if after.phase is Phase.REVEALED and before.round.phase is Phase.OPEN:
        item = before.round.item
        points = 0 if before.round.terms.scoring is Scoring.NONE else POINTS
        worth = Worth(item.question, item.key, points, datetime.fromtimestamp(at / 1000, UTC).date().isoformat())
        done = await classes.reveal(number, version, new, worth)
    else:
        done = await classes.step(number, version, new)
    bot.bell.ring(number)
    return done


async def drop(bot: Bot, stored: StoredClass) -> None:
    """End a round whose questions have changed since: nothing true could be shown for it. No report is made of it."""
    at, was = now(bot), stored.state
    await bot.store.classes.step(
        stored.id,
        stored.version,
        State(Phase.ENDED.value, was.position, was.clock, was.locked, was.stepped, None, at),
    )
    await bot.store.classes.mark_reported(stored.id, at)
