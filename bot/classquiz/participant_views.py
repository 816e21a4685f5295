"""What each participant of a class's round is told in private: who they are, that an answer is kept, how they did."""

from collections.abc import Mapping

from bot.classquiz.buttons import Act
from bot.classquiz.model import DisplayNames, Settled, settled
from bot.classquiz.rows import StoredParticipant
from bot.classquiz.scoring import Result
from bot.classquiz.service import RoundSnapshot
from bot.classquiz.views import act, report
from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.kinds import FORGOTTEN, SKIPPED
from bot.core.reply import Block, Buttons, Heading, Prose, Reply, Tone, private
from bot.core.views import shortened
from bot.facts.citations import listed
from bot.quiz.items import Phase, Refusal
from bot.quiz.question_views import marked, right_answer, tone_of, verdict
from bot.quiz.views import look_again

_REFUSED: Mapping[Refusal, str] = {
    Refusal.ENDED: "class-refused-ended",
    Refusal.LATE: "class-refused-late",
    Refusal.NO_ANSWER: "answer-no-choice",
    Refusal.EARLY: "class-refused-early",
    Refusal.ALREADY: "class-refused-already",
    Refusal.PAUSED: "class-refused-paused",
    Refusal.LOCKED: "class-refused-locked",
    Refusal.REMOVED: "class-refused-removed",
    Refusal.UNTIMED: "class-refused-untimed",
    Refusal.BUSY: "class-refused-busy",
}
_HOW_NAMES: Mapping[DisplayNames, str] = {
    DisplayNames.PSEUDONYM: "how-names-pseudonym",
    DisplayNames.SERVER: "how-names-server",
}


def refused(caller: Caller, why: Refusal) -> Reply:
    """Why a press had no effect, kindly."""
    return private(Prose(caller.voice(_REFUSED[why])))


def how(caller: Caller, held: RoundSnapshot) -> Reply:
    """How a round goes, for whoever has not been in one."""
    say, terms = caller.voice, held.round.terms
    time = say("how-untimed") if terms.untimed else say("how-timed")
    names = say(_HOW_NAMES[terms.names])
    buttons = (act(say, held, Act.JOIN),) if held.round.phase is not Phase.ENDED else ()
    told = (Prose(say("how-text")), Prose(time), Prose(names))
    return private(Heading(say("act-how")), *told, *([Buttons(buttons)] if buttons else []))


def sources(caller: Caller, held: RoundSnapshot, position: int) -> Reply:
    """What the answer to a question rests on, once that has been shown."""
    if position not in held.round.scored:
        return refused(caller, Refusal.EARLY)
    asked = held.content.asked[position]
    return listed(caller.voice, asked.prompt, asked.sources, report=report(held, position))


def joined(caller: Caller, held: RoundSnapshot, one: StoredParticipant) -> Reply:
    """Who somebody is in this round."""
    say = caller.voice
    name = held.called(one, caller.language)
    known: list[Block] = [Prose(say("class-you-are", name=shortened(name)))]
    if held.round.terms.names is DisplayNames.PSEUDONYM:
        known.append(Prose(say("class-host-knows")))
    if one.since > held.round.position and held.round.phase is not Phase.LOBBY:
        known.append(Prose(say("class-from", number=one.since + 1)))
    buttons = () if held.round.terms.untimed or one.double else (Buttons((act(say, held, Act.DOUBLE),)),)
    return private(*known, *buttons)


def receipt(caller: Caller, held: RoundSnapshot, text: str, position: int, *, joined: bool) -> Reply:
    """An answer is on the disk. It stands in the place of an earlier one to the same question."""
    say, asked = caller.voice, held.content.asked[position]
    key = "class-locked" if asked.item.order else "class-locked-typed"
    told = say("class-passed") if text == SKIPPED else say(key, choice=asked.said(text))
    more = [Prose(say("class-joined-by"))] if joined else []
    return private(Prose(told), *more, instead_of=f"receipt/{held.round.id}/{position}")


def mine(caller: Caller, held: RoundSnapshot, one: StoredParticipant, position: int, result: Result) -> Reply:
    """How somebody did, on the question at a position and so far, or in all once the round is over."""
    say, round = caller.voice, held.round
    number, over = round.id, round.phase is Phase.ENDED
    tone, blocks = Tone.NEUTRAL, list[Block]()
    if over:
        blocks.append(Heading(say("class-yours", name=shortened(held.called(one, caller.language)))))
    elif position in round.scored:
        tone, blocks = _answered(say, held, one, position)
    blocks.append(Prose(say("class-so-far", right=result.right, asked=result.eligible)))
    if over and result.rank is not None and result.points:
        place = say.place(result.rank)
        blocks.append(Prose(say("class-rank", place=place, points=say("points", points=result.points))))
    if over and result.missed:
        blocks += look_again(say, [held.content.asked[position] for position in result.missed])
        blocks.append(Buttons((act(say, held, Act.HANDOUT),)))
    return private(*blocks, tone=tone, instead_of=f"mine/{number}/{round.version if over else position}")


def _answered(say: Voice, held: RoundSnapshot, one: StoredParticipant, position: int) -> tuple[Tone, list[Block]]:
    """What somebody chose, and what was right."""
    answers: Settled = settled(held.given)
    answer, asked = answers.get((one.person, position)), held.content.asked[position]
    if answer is None:
        told = say("class-mine-none" if position >= one.since else "class-mine-later")
        return Tone.NEUTRAL, [Prose(told), marked(say, asked, None)]
    if answer.text == SKIPPED:
        return Tone.NEUTRAL, [Prose(say("class-mine-skipped"))]
    if answer.text == FORGOTTEN:
        told = say("quiz-right" if answer.correct else "quiz-wrong", answer=right_answer(say, asked))
        return (Tone.RIGHT if answer.correct else Tone.WRONG), [Heading(told), marked(say, asked, None)]
    said = Heading(verdict(say, asked, answer.text))
    return tone_of(asked, answer.text), [said, marked(say, asked, answer.text)]
