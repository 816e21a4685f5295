"""The record of a class's round, put together from the store and the content, and the files that are made of it."""

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from bot.classquiz import service as classes
from bot.classquiz.model import SKIPPED, Settled, settled
from bot.classquiz.rows import StoredParticipant
from bot.classquiz.scoring import eligible, standings
from bot.classquiz.service import Held
from bot.core.context import Bot
from bot.core.i18n import Voice
from bot.core.reply import Attachment
from bot.facts.views import cited
from bot.quiz.rules import Item
from bot.quiz.views import named
from bot.report import files as handout
from bot.report.model import Asked, Mark, Offered, Pupil, Record, State, file_name
from bot.report.worker import WorkError
from bot.scores.pseudonyms import pseudonym

log = logging.getLogger(__name__)

KEPT_DAYS = 90
"""How long names and single answers are kept."""


def record(bot: Bot, held: Held, voice: Voice) -> Record:
    """A round that has ended, in plain values and in this language."""
    round, stored = held.round, held.stored
    ended = stored.state.ended or stored.started
    return Record(
        id=round.id,
        quiz=stored.title,
        title=named(bot, voice, stored.title),
        community=stored.community.partition(":")[0].capitalize(),
        place=held.where.place,
        host=held.where.host,
        started=_moment(stored.started),
        ended=_moment(ended),
        zone=held.where.zone,
        terms=round.terms,
        planned=len(round.items),
        asked=tuple(_asked(bot, voice, position, round.items[position]) for position in round.scored),
        pupils=tuple(_pupils(held, voice)),
        kept_until=kept_until(ended),
    )


def _pupils(held: Held, voice: Voice) -> Iterator[Pupil]:
    """Everybody who was not removed, with how they did on each question that was revealed."""
    round, answers = held.round, settled(held.given)
    results = {result.participant.person: result for result in standings(round, held.participants, held.given)}
    first = dict(sorted(answers, reverse=True))
    for one in held.people:
        if one.removed:
            continue
        result = results[one.person]
        yield Pupil(
            pseudonym=pseudonym(round.id, one.number, voice.language),
            name=one.name,
            since=min(one.since, first.get(one.person, one.since)),
            marks=tuple(_mark(held, one, position, answers) for position in round.scored),
            points=result.points if result.rank is not None else None,
            rank=result.rank,
            double=one.double,
        )


def kept_until(ended: int) -> date:
    """The day on which names and single answers of a round are deleted."""
    return (_moment(ended) + timedelta(days=KEPT_DAYS)).date()


async def files(bot: Bot, held: Held, voice: Voice) -> Sequence[Attachment]:
    """The workbook and the picture. What cannot be made is left out, and logged."""
    whole = record(bot, held, voice)
    found = []
    try:
        found.append(Attachment(file_name(whole, "xlsx"), await handout.workbook(bot.worker, whole, voice)))
    except WorkError:
        log.exception("the report of round %s could not be written", held.round.id)
    return [*found, *await picture(bot, held, voice)]


async def picture(bot: Bot, held: Held, voice: Voice) -> Sequence[Attachment]:
    """The picture alone, which names nobody; nothing if it cannot be drawn."""
    whole = record(bot, held, voice)
    if not whole.asked or not whole.pupils:
        return []
    try:
        drawn = await handout.picture(bot.worker, whole, voice)
    except WorkError:
        log.exception("the picture of round %s could not be drawn", held.round.id)
        return []
    return [Attachment(file_name(whole, "png"), drawn, handout.alt_text(whole, voice))]


def _mark(held: Held, one: StoredParticipant, position: int, answers: Settled) -> Mark:
    answer, item = answers.get((one.person, position)), held.round.items[position]
    if answer is not None and answer.choice == SKIPPED:
        return Mark(State.SKIPPED)
    if not eligible(classes.participant(one), position, answer):
        return Mark(State.NOT_ASKED)
    if answer is None:
        return Mark(State.UNANSWERED)
    state = State.RIGHT if answer.choice == item.key else State.WRONG
    taken = held.round.clocks[position].elapsed(answer.at)
    return Mark(state, item.letter(answer.choice), taken, answer.changes, _moment(answer.at))


def _asked(bot: Bot, voice: Voice, position: int, item: Item) -> Asked:
    question, language = bot.library.questions[item.question], voice.language
    facts = [bot.library.facts[name] for name in question.facts]
    disputes = [fact.dispute.best(language) for fact in facts if fact.dispute]
    sources = bot.library.sources_of(*question.facts)
    return Asked(
        number=position + 1,
        question=question.id,
        facts=tuple(question.facts),
        topic=voice(f"topic-{facts[0].topic}"),
        prompt=question.prompt.best(language),
        choices=tuple(
            Offered(item.letter(choice), question.choices[choice].text.best(language), choice == item.key)
            for choice in item.order
        ),
        explanation=question.because.best(language),
        sources=tuple(f"{cited(source)} {source.url or ''}".strip() for source in sources),
        content_note=voice(f"note-{question.content_note}") if question.content_note else None,
        dispute=" ".join(disputes) or None,
    )


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
