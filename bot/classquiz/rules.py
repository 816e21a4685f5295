"""The rules of a class's round: pure functions over frozen values. It neither stores, nor shows, nor reads a clock.

lobby → [note →] open → revealed → … → ended. Each step gives the round after it, with a version that is one higher,
or why it has no effect. All moments are milliseconds since 1970 (UTC). A question is scored once it is revealed: one
that the host skipped, or that was open when the host ended the round, is in no number.
"""

from collections.abc import Iterable
from dataclasses import replace

from bot.classquiz.model import Answer, ClassRound, Participant, Taken
from bot.classquiz.timer import QuestionTimer
from bot.core.clock import MINUTE, SECOND
from bot.core.kinds import SKIPPED
from bot.quiz.items import Phase, Refusal

GRACE = SECOND
"""How long after the deadline a press still counts: it was on its way."""
ALL_IN = 3 * SECOND
"""How long a question stays open once everybody has answered: whoever pressed the wrong button can change it."""
EXTENSION = 15 * SECOND
NOTE_SHOWN = 8 * SECOND
"""How long a content note stands before its question opens by itself."""
AFTER_OUTAGE = 10 * SECOND
"""How long an open question has at least once the bot is back."""
HOST_GONE = 30 * MINUTE
"""So long without a step of the host, and the round ends by itself."""


def start(round: ClassRound, at: int) -> ClassRound | Refusal:
    """From the lobby to the first question. Nobody need have joined: an answer joins."""
    if round.phase is not Phase.LOBBY:
        return Refusal.ENDED if round.phase is Phase.ENDED else Refusal.LATE
    return _stepped(_entered(round, 0, at), at)


def ready(round: ClassRound, position: int, at: int) -> ClassRound | Refusal:
    """From the content note to the question."""
    refused = misplaced(round, position, Phase.NOTE)
    return refused or _stepped(_opened(round, at), at)


def reveal(round: ClassRound, position: int, at: int) -> ClassRound | Refusal:
    """From the question to its answer, before its time is up."""
    refused = misplaced(round, position, Phase.OPEN)
    if refused or round.unseen:  # nobody is told the answer to what nobody saw
        return refused or Refusal.EARLY
    return _stepped(_revealed(round, at), at)


def proceed(round: ClassRound, position: int, at: int) -> ClassRound | Refusal:
    """From an answer to the next question or its note, or to the end."""
    refused = misplaced(round, position, Phase.REVEALED)
    return refused or _stepped(_forward(round, at), at)


def skip_question(round: ClassRound, position: int, at: int) -> ClassRound | Refusal:
    """Past a question that is not revealed, for everybody: it is in no number."""
    refused = misplaced(round, position, Phase.NOTE, Phase.OPEN)
    return refused or _stepped(_forward(round, at), at)


def pause(round: ClassRound, position: int, at: int) -> ClassRound | Refusal:
    """The clock of the note or question stands still."""
    refused = misplaced(round, position, Phase.NOTE, Phase.OPEN)
    if refused or round.paused:
        return refused or Refusal.ALREADY
    return _stepped(_ticking(round, round.clocks[-1].pause(at)), at)


def resume(round: ClassRound, position: int, at: int) -> ClassRound | Refusal:
    """The clock runs on."""
    refused = misplaced(round, position, Phase.NOTE, Phase.OPEN)
    if refused or not round.paused:
        return refused or Refusal.ALREADY
    return _stepped(_ticking(round, round.clocks[-1].resume(at)), at)


def extend(round: ClassRound, position: int, at: int) -> ClassRound | Refusal:
    """15 s more; also between the deadline and the reveal, counted from then on."""
    refused = misplaced(round, position, Phase.OPEN)
    if refused or round.clocks[-1].budget is None:
        return refused or Refusal.UNTIMED
    return _stepped(_ticking(round, round.clocks[-1].extend(at, EXTENSION)), at)


def appear(round: ClassRound, position: int, at: int) -> ClassRound | None:
    """The note or question stands there for people to see since this moment: its time begins. None if it has begun."""
    if round.position != position or not round.unseen:
        return None
    return _raised(_ticking(round, round.clocks[-1].appear(at)))


def recover(round: ClassRound, gone: int, at: int) -> ClassRound | None:
    """After the bot was gone for so many ms: they do not count. None if by then the class has gone too."""
    if round.phase is Phase.ENDED or gone >= HOST_GONE:
        return None
    after = _raised(replace(round, stepped=round.stepped + gone))
    runs = round.phase in (Phase.NOTE, Phase.OPEN) and not (round.unseen or round.paused)
    return _ticking(after, after.clocks[-1].make_good(gone, at, AFTER_OUTAGE)) if runs else after


def end(round: ClassRound, at: int) -> ClassRound | Refusal:
    """The end, from wherever it stands."""
    return Refusal.ENDED if round.phase is Phase.ENDED else _stepped(replace(round, phase=Phase.ENDED), at)


def lock(round: ClassRound, at: int, *, locked: bool = True) -> ClassRound | Refusal:
    """Nobody new may join, or again everybody."""
    if round.phase is Phase.ENDED:
        return Refusal.ENDED
    if round.locked == locked:
        return Refusal.ALREADY
    return _stepped(replace(round, locked=locked), at)


def join(round: ClassRound, participant: Participant | None) -> int | Refusal:
    """The first position that somebody who joins now is asked: not the one that is open, which others have read.

    Whoever is in it already just hears theirs again. LATE once nothing more is asked.
    """
    refused = _unwelcome(round, participant)
    if refused:
        return refused
    if participant:
        return participant.since
    if round.phase is Phase.REVEALED and round.is_last:
        return Refusal.LATE
    return round.position + (round.phase in (Phase.OPEN, Phase.REVEALED))


def double_time(round: ClassRound, participant: Participant) -> Participant | Refusal:
    """Twice the time from now on, the open question included. No reason is asked, and it is worth no point."""
    if round.terms.untimed:
        return _unwelcome(round, participant) or Refusal.UNTIMED
    return _unwelcome(round, participant) or replace(participant, double=True)


def judge(round: ClassRound, participant: Participant | None, position: int, said: str, at: int) -> Taken | Refusal:
    """Does an answer count that somebody, who may not have joined, gave at a moment? It may come in later than that.

    What counts is the moment itself, not when it comes in: an answer given before a pause or before the deadline (and
    a second of grace) counts until the question is revealed, and one given in a pause never does.
    """
    skips = said == SKIPPED and round.item.has_note
    asked = (Phase.NOTE, Phase.OPEN) if skips else (Phase.OPEN,)
    refused = _unwelcome(round, participant) or misplaced(round, position, *asked)
    if refused:
        return refused
    text = SKIPPED if skips else round.item.answer_of(said)
    if text is None:
        return Refusal.NO_ANSWER
    refused = _untimely(round, participant, at) if round.phase is Phase.OPEN else None
    if refused:
        return refused
    since = participant.since if participant else position + 1
    return Taken(position, text, not skips and round.item.is_right(text), at, since)


def all_answered(round: ClassRound, participants: Iterable[Participant], given: Iterable[Answer]) -> bool:
    """Whether everybody who had joined before the question opened has answered or skipped it; no if nobody had.

    Who joins by answering it is not among them: else the first answer would close it on a class that joins so.
    """
    awaited = _awaited(round, participants)
    return bool(awaited) and {one.person for one in awaited} <= _heard(round, given)


def due(round: ClassRound, participants: Iterable[Participant], given: Iterable[Answer]) -> int | None:
    """The moment at which `tick` goes on if nothing is pressed before; None once it has ended."""
    if round.phase is Phase.ENDED:
        return None
    gone = round.stepped + HOST_GONE
    over = _over(round, list(participants), list(given))
    return gone if over is None else min(gone, over)


def tick(
    round: ClassRound, participants: Iterable[Participant], given: Iterable[Answer], now: int
) -> ClassRound | None:
    """The round after what happens unasked, one step at a time; None if nothing is due yet.

    A host who is gone costs nobody an answer: an open question is revealed first, and the next step is the end. A
    question that was never to be seen is not revealed.
    """
    people, answers = list(participants), list(given)
    when = due(round, people, answers)
    if when is None or now < when:
        return None
    if round.phase is Phase.OPEN and not round.unseen:
        return _raised(_revealed(round, now))
    if now >= round.stepped + HOST_GONE or round.phase is not Phase.NOTE:
        return _raised(replace(round, phase=Phase.ENDED))
    return _raised(_forward(round, now) if all_answered(round, people, answers) else _opened(round, now))


def _over(round: ClassRound, participants: list[Participant], given: list[Answer]) -> int | None:
    """When the note or question that is shown is over; None if only the host can tell."""
    if round.phase not in (Phase.NOTE, Phase.OPEN) or round.unseen:
        return None
    all_in = not round.paused and all_answered(round, participants, given)
    limit = _limit(round, participants, set() if all_in else _heard(round, given))
    over = None if limit is None else round.clocks[-1].when(limit)
    if not all_in:
        return over
    last = max(answer.at for answer in given if answer.position == round.position) + ALL_IN
    return last if over is None else min(last, over)


def _limit(round: ClassRound, participants: Iterable[Participant], heard: set[int]) -> int | None:
    """How long it is shown: a question twice its budget while somebody with double time was not heard, and grace."""
    budget = round.clocks[-1].budget
    if budget is None or round.phase is Phase.NOTE:
        return budget
    waits = any(one.double and one.person not in heard for one in _awaited(round, participants))
    return budget * (2 if waits else 1) + GRACE


def _awaited(round: ClassRound, participants: Iterable[Participant]) -> list[Participant]:
    return [one for one in participants if not one.removed and one.since <= round.position]


def _heard(round: ClassRound, given: Iterable[Answer]) -> set[int]:
    return {answer.person for answer in given if answer.position == round.position}


def misplaced(round: ClassRound, position: int, *phases: Phase) -> Refusal | None:
    """Why a press for a question in some phase has no effect now; None if the round stands just there."""
    if round.phase is Phase.ENDED:
        return Refusal.ENDED
    if (round.position, round.phase) in [(position, phase) for phase in phases]:
        return None
    order = list(Phase)  # as a round goes through them
    here, there = (round.position, order.index(round.phase)), (position, order.index(phases[0]))
    return Refusal.EARLY if here < there else Refusal.LATE


def _untimely(round: ClassRound, participant: Participant | None, at: int) -> Refusal | None:
    """Why a press at some moment does not count for the open question."""
    clock, times = round.clocks[-1], 2 if participant and participant.double else 1
    if clock.stands(at):
        return Refusal.PAUSED
    in_time = clock.budget is None or clock.elapsed(at) <= clock.budget * times + GRACE
    return None if in_time else Refusal.LATE


def _unwelcome(round: ClassRound, participant: Participant | None) -> Refusal | None:
    """Why somebody can take no part, or no longer."""
    if round.phase is Phase.ENDED:
        return Refusal.ENDED
    if participant is None:
        return Refusal.LOCKED if round.locked else None
    return Refusal.REMOVED if participant.removed else None


def _stepped(round: ClassRound, at: int) -> ClassRound:
    """After a step of the host."""
    return replace(_raised(round), stepped=at)


def _raised(round: ClassRound) -> ClassRound:
    return replace(round, version=round.version + 1)


def _entered(round: ClassRound, position: int, at: int) -> ClassRound:
    """At a position, which begins with its note if it has one."""
    clocks = (*round.clocks, QuestionTimer(at, NOTE_SHOWN, unseen=True))
    noted = replace(round, phase=Phase.NOTE, position=position, clocks=clocks)
    return noted if round.items[position].has_note else _opened(noted, at)


def _opened(round: ClassRound, at: int) -> ClassRound:
    return replace(_ticking(round, QuestionTimer(at, round.budget(round.position), unseen=True)), phase=Phase.OPEN)


def _revealed(round: ClassRound, at: int) -> ClassRound:
    return replace(_ticking(round, round.clocks[-1].close(at)), phase=Phase.REVEALED)


def _forward(round: ClassRound, at: int) -> ClassRound:
    return replace(round, phase=Phase.ENDED) if round.is_last else _entered(round, round.position + 1, at)


def _ticking(round: ClassRound, clock: QuestionTimer) -> ClassRound:
    return replace(round, clocks=(*round.clocks[:-1], clock))
