"""The record of a class's round for its report, put together from the round alone. Pure."""

from collections.abc import Iterator
from datetime import date

from bot.classquiz.model import Fixed, Settled, settled
from bot.classquiz.rows import StoredParticipant
from bot.classquiz.scoring import Result, eligible, results
from bot.classquiz.service import RoundSnapshot, participant
from bot.core.clock import DAY, day_of, moment
from bot.core.i18n import Voice
from bot.core.kinds import FORGOTTEN, SKIPPED, Kind
from bot.core.platform import Address
from bot.core.questions import Asked
from bot.paper.model import Handout, Missed
from bot.report.model import (
    AskedItem,
    ItemResult,
    Offered,
    Outcome,
    Pupil,
    Record,
    RoundSettings,
    Source,
    clock_of,
)
from bot.scores.pseudonyms import pseudonym

KEPT = 90 * DAY
"""How long (in ms) names and single answers are kept."""


def record(held: RoundSnapshot, voice: Voice) -> Record:
    """A round that has ended, in plain values. Labels are in this language, questions in the round's."""
    round, stored = held.round, held.stored
    basis, ended = stored.basis, stored.state.ended or stored.started
    terms, read = round.terms, Voice(held.content.language)
    seconds = terms.pace.seconds if isinstance(terms.pace, Fixed) else None
    return Record(
        id=round.id,
        quiz=basis.title,
        title=held.content.title,
        community=Address.parse(stored.community).platform.capitalize(),
        place=basis.place_name,
        host=basis.host_name or "",
        started=moment(stored.started),
        ended=moment(ended),
        zone=basis.zone,
        settings=RoundSettings(terms.scoring, terms.names, seconds, untimed=terms.untimed),
        planned=len(round.items),
        asked=tuple(_asked(position, held.content.asked[position], read) for position in round.scored),
        pupils=tuple(_pupils(held, voice)),
        kept_until=kept_until(ended, basis.zone),
    )


def handout_of(held: RoundSnapshot, one: StoredParticipant, result: Result, language: str) -> Handout:
    """What somebody missed in a round that has ended, from what the round kept of it."""
    answers, content = settled(held.given), held.content
    given = ((position, answers.get((one.person, position))) for position in result.missed)
    return Handout(
        content.title,
        content.language,
        held.called(one, language),
        day_of(held.stored.started, clock_of(held.stored.basis.zone)),
        result.right,
        result.eligible,
        tuple(Missed(at + 1, content.asked[at], answer.text if answer else None) for at, answer in given),
    )


def kept_until(ended: int, zone: str) -> date:
    """The day, in a zone, on which names and single answers of a round are deleted."""
    return day_of(ended + KEPT, clock_of(zone))


def _pupils(held: RoundSnapshot, voice: Voice) -> Iterator[Pupil]:
    """Everybody who was not removed, with how they did on each question that was revealed."""
    round, answers = held.round, settled(held.given)
    found = {result.participant.person: result for result in results(round, held.participants, held.given)}
    first = dict(sorted(answers, reverse=True))
    for one in held.people:
        if one.removed:
            continue
        result = found[one.person]
        yield Pupil(
            pseudonym=pseudonym(round.id, one.number, voice.language),
            name=one.name,
            since=min(one.since, first.get(one.person, one.since)),
            results=tuple(_result(held, one, position, answers) for position in round.scored),
            points=result.points if result.rank is not None else None,
            rank=result.rank,
            double=one.double,
        )


def _result(held: RoundSnapshot, one: StoredParticipant, position: int, answers: Settled) -> ItemResult:
    answer, asked = answers.get((one.person, position)), held.content.asked[position]
    if answer is not None and answer.text == SKIPPED:
        return ItemResult(Outcome.SKIPPED)
    if not eligible(participant(one), position, answer):
        return ItemResult(Outcome.NOT_ASKED)
    if answer is None:
        return ItemResult(Outcome.UNANSWERED)
    item, is_known = asked.item, answer.text != FORGOTTEN
    return ItemResult(
        Outcome.RIGHT if answer.correct else Outcome.WRONG,
        item.letters_of(answer.text) if item.order else "",
        held.round.clocks[position].elapsed(answer.at),
        answer.changes,
        moment(answer.at),
        said=asked.said(answer.text) if is_known else "",
        partial=item.partial(answer.text) if item.kind is Kind.SEVERAL else None,
    )


def _asked(position: int, asked: Asked, read: Voice) -> AskedItem:
    """A question, and what was said of it, in the language `read` in which it was asked."""
    item = asked.item
    return AskedItem(
        number=position + 1,
        question=item.question,
        facts=tuple(fact.id for fact in asked.facts),
        topic=asked.topic,
        prompt=asked.prompt,
        choices=tuple(
            Offered(item.letter(choice), asked.choices[choice].text, choice in item.right, asked.choices[choice].note)
            for choice in item.order
        ),
        answer=asked.answer,
        explanation=asked.because,
        sources=tuple(Source(" · ".join(filter(None, (it.short, it.told))), it.url) for it in asked.sources),
        content_note=asked.content_note,
        dispute="\n".join(read("lead", label=caveat.label) + caveat.text for caveat in asked.caveats) or None,
    )
