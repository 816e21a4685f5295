"""What a class's answers come to: points, ranks, the class line, the podium. Pure functions of what is stored.

Someone is *eligible* for a question that was revealed if they answered it, or had joined by then and did not skip it.
Unanswered while eligible is 0 points; nothing else counts against anybody. The removed are in no number.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.classquiz.model import Answer, ClassRound, Participant, Scoring, Settled, settled
from bot.core.kinds import SKIPPED, chosen
from bot.core.shares import KNOWN_PERCENT, percent
from bot.quiz.items import POINTS
from bot.report.tally import Tally
from bot.scores.ranking import ranked


@dataclass(frozen=True, slots=True)
class Result:
    """How a round went for one person; `missed` are the positions they were eligible for and not right.

    `rank` is None where there are no points.
    """

    participant: Participant
    answered: int
    right: int
    eligible: int
    points: int
    missed: tuple[int, ...]
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class ClassLine:
    """How it went for all together, with the positions of the best known question and of the one to look at again.

    Neither is named if they are all known alike, and none is to be looked at again that KNOWN_PERCENT know.
    """

    right: int
    answered: int
    best: int | None
    again: int | None

    @property
    def percent(self) -> int:
        """The share of right answers among those given, rounded half up; 0 if there is none."""
        return percent(self.right, self.answered) or 0


def points(round: ClassRound, answer: Answer) -> int:
    """What an answer is worth: 1,000 if it is right; in `tiebreak` with a bonus for time left; in `none` nothing.

    The bonus is (999 // N) × (T − t) // T for N questions, T ms to answer and t ms taken, so that all of a round's
    together stay below one right answer. T is the question's time as it was extended, never doubled: double time is to
    be had for the asking, so it must not pay. Without a clock there is no bonus.
    """
    scoring, clock = round.terms.scoring, round.clocks[answer.position]
    if scoring is Scoring.NONE or not answer.correct:
        return 0
    if scoring is Scoring.ACCURACY or not clock.budget:
        return POINTS
    left = max(0, clock.budget - clock.elapsed(answer.at))
    return POINTS + (999 // len(round.items)) * left // clock.budget


def eligible(participant: Participant, position: int, answer: Answer | None) -> bool:
    """Whether a question that was revealed is in somebody's numbers. `answer` is theirs to it, None if unanswered."""
    if participant.removed:
        return False
    return position >= participant.since if answer is None else answer.text != SKIPPED


def tally(round: ClassRound, position: int, participants: Iterable[Participant], given: Iterable[Answer]) -> Tally:
    """How a question went, in numbers that name nobody."""
    return _tally(round, position, participants, settled(given))


def results(round: ClassRound, participants: Iterable[Participant], given: Iterable[Answer]) -> tuple[Result, ...]:
    """How it went for each, best first; equal points share a rank (1 2 2 4) and stand in the order of joining.

    Without points all stand in the order of joining.
    """
    held = settled(given)
    present = sorted((one for one in participants if not one.removed), key=lambda one: one.number)
    found = [_result(round, one, held) for one in present]
    if round.terms.scoring is Scoring.NONE:
        return tuple(found)
    rows = ranked((result, result.points) for result in found)
    return tuple(replace(result, rank=rank) for rank, result, _ in rows)


def class_line(round: ClassRound, participants: Iterable[Participant], given: Iterable[Answer]) -> ClassLine:
    """How it went for all together."""
    people, held = list(participants), settled(given)
    tallies = [(position, _tally(round, position, people, held)) for position in round.scored]
    right, answered = sum(it.right for _, it in tallies), sum(it.answered for _, it in tallies)
    known = [(it.share, position) for position, it in tallies if it.share is not None]
    if len({share for share, _ in known}) < 2:
        return ClassLine(right, answered, None, None)
    _, best = min((-share, position) for share, position in known)
    worst, again = min(known)
    return ClassLine(right, answered, best, again if worst < Fraction(KNOWN_PERCENT, 100) else None)


def podium(results: Iterable[Result]) -> tuple[Result, ...]:
    """Everybody up to rank 3, which may be more than three; never somebody without a point."""
    return tuple(it for it in results if it.rank is not None and it.rank <= 3 and it.points)


def top(results: Iterable[Result]) -> tuple[Result, ...]:
    """Everybody up to rank 5; below the podium never somebody without a point, or in the last place of all."""
    rows = [it for it in results if it.rank is not None]
    last = min((it.points for it in rows), default=0)
    return (*podium(rows), *(it for it in rows if it.rank in (4, 5) and it.points > last))


def _tally(round: ClassRound, position: int, participants: Iterable[Participant], held: Settled) -> Tally:
    answers = [(one, held.get((one.person, position))) for one in participants]
    counted = [answer for one, answer in answers if eligible(one, position, answer)]
    item, given = round.items[position], [answer for answer in counted if answer]
    taken = Counter(choice for answer in given if item.order for choice in chosen(answer.text))
    return Tally(
        tuple(taken[choice] for choice in sorted(item.order)),
        item.right,
        right=sum(answer.correct for answer in given),
        answered=len(given),
        eligible=len(counted),
    )


def _result(round: ClassRound, participant: Participant, held: Settled) -> Result:
    answered = right = worth = 0
    counted, missed = 0, []
    for position in round.scored:
        answer = held.get((participant.person, position))
        if not eligible(participant, position, answer):
            continue
        counted += 1
        answered += answer is not None
        if answer and answer.correct:
            right += 1
            worth += points(round, answer)
        else:
            missed.append(position)
    return Result(participant, answered, right, counted, worth, tuple(missed))
