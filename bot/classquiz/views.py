"""What everybody sees of a class's round, and what each participant is told in private."""

from collections.abc import Mapping, Sequence

from bot.classquiz.buttons import LABELS, Act, AnswerInClass, ClassAction
from bot.classquiz.model import SKIPPED, ClassRound, DisplayNames, Scoring, Settled, settled
from bot.classquiz.rows import Slot, StoredParticipant
from bot.classquiz.rules import progress
from bot.classquiz.scoring import Result, class_line, podium, results, tally, top
from bot.classquiz.service import RoundSnapshot
from bot.core.clock import MINUTE, SECOND
from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.press import pack
from bot.core.questions import Asked
from bot.core.reply import (
    Attachment,
    Block,
    Button,
    Buttons,
    ChoiceMark,
    Choices,
    Deadline,
    Heading,
    Labelled,
    Lettered,
    Listing,
    Prose,
    Reply,
    Standing,
    Standings,
    private,
)
from bot.core.shares import percent
from bot.core.views import shortened
from bot.facts.citations import caveats, cites
from bot.quiz.items import Phase, Refusal
from bot.quiz.views import look_again, untranslated_line
from bot.report.statistics import Tally

_REFUSED: Mapping[Refusal, str] = {
    Refusal.ENDED: "class-refused-ended",
    Refusal.LATE: "class-refused-late",
    Refusal.NO_SUCH_CHOICE: "class-refused-no-such-choice",
    Refusal.EARLY: "class-refused-early",
    Refusal.ALREADY: "class-refused-already",
    Refusal.PAUSED: "class-refused-paused",
    Refusal.LOCKED: "class-refused-locked",
    Refusal.REMOVED: "class-refused-removed",
    Refusal.UNTIMED: "class-refused-untimed",
    Refusal.BUSY: "class-refused-busy",
}
_SCORING: Mapping[Scoring, str] = {
    Scoring.ACCURACY: "lobby-scoring-accuracy",
    Scoring.TIEBREAK: "lobby-scoring-tiebreak",
    Scoring.NONE: "lobby-scoring-none",
}
_NAMES: Mapping[DisplayNames, str] = {
    DisplayNames.PSEUDONYM: "lobby-names-pseudonym",
    DisplayNames.SERVER: "lobby-names-server",
}
_HOW_NAMES: Mapping[DisplayNames, str] = {
    DisplayNames.PSEUDONYM: "how-names-pseudonym",
    DisplayNames.SERVER: "how-names-server",
}


def act(say: Voice, held: RoundSnapshot, which: Act, at: int = 0, *, key: str | None = None, **said: str) -> Button:
    """The button for an act. `key` is the message for its label, if not the usual one, and `said` what that names."""
    label = say(key or LABELS[which], **said)
    return Button(label, pack(ClassAction(held.round.id, which, at)), is_danger=which is Act.END_SURE)


def refused(caller: Caller, why: Refusal) -> Reply:
    """Why a press had no effect, kindly."""
    return private(Prose(caller.voice(_REFUSED[why])))


def public(held: RoundSnapshot) -> Reply:
    """What stands in the place for everybody, as the round stands."""
    match held.round.phase:
        case Phase.LOBBY:
            return _lobby(held)
        case Phase.NOTE:
            return _note(held)
        case Phase.OPEN:
            return _open(held)
        case Phase.REVEALED:
            return _revealed(held)
        case Phase.ENDED:
            return ended(held, ())


def shown_deadline(round: ClassRound) -> int | None:
    """When the open question closes for those who did not ask for more time: who did is nobody's business."""
    clock = round.clock
    return None if clock is None or clock.budget is None else clock.when(clock.budget)


def left(held: RoundSnapshot, slot: Slot, position: int) -> Reply | None:
    """What stays in a message that the round has left, if not what is there: of the lobby, or a skipped question."""
    say = held.voice
    if slot is Slot.LOBBY:
        return _lobby(held)
    if slot is not Slot.QUESTION or position in held.round.scored:
        return None
    return Reply((Heading(_number(say, held, position)), Prose(say("class-skipped-all"))))


def _lobby(held: RoundSnapshot) -> Reply:
    say, round = held.voice, held.round
    notes = sum(item.has_note for item in round.items)
    minutes = max(1, (round.about + 30 * SECOND) // MINUTE)
    rows = [
        (say("lobby-length"), say("lobby-length-text", questions=len(round.items), minutes=minutes)),
        (say("lobby-scoring"), say(_SCORING[round.terms.scoring])),
        (say("lobby-names"), say(_NAMES[round.terms.names])),
    ]
    if notes:
        rows.insert(1, (say("label-content-note"), say("lobby-notes", count=notes)))
    state = say("lobby-locked") if round.locked else say("lobby-join")
    people = say("class-joined", count=held.joined)
    blocks = (Heading(say("lobby-heading", title=held.content.title)), Listing(tuple(rows)))
    buttons = Buttons((act(say, held, Act.JOIN), act(say, held, Act.HOW)))
    return Reply((*blocks, Prose(f"{people} {state}"), buttons))


def _number(say: Voice, held: RoundSnapshot, position: int) -> str:
    return say("class-number", number=position + 1, of=len(held.round.items))


def _note(held: RoundSnapshot) -> Reply:
    say, round = held.voice, held.round
    note = Labelled(say.lead("label-content-note"), held.asked.content_note or "")
    told = say("class-paused") if round.paused else say("class-note-opens")
    buttons = Buttons((act(say, held, Act.PASS, round.position),))
    return Reply((Heading(_number(say, held, round.position)), note, Prose(told), buttons))


def _open(held: RoundSnapshot) -> Reply:
    say, round, asked = held.voice, held.round, held.asked
    item = asked.item
    far = progress(round, held.participants, held.given)
    choices = tuple(Lettered(item.letter(it), asked.choices[it].text) for it in item.order)
    blocks: list[Block] = [Heading(_number(say, held, round.position)), Prose(asked.prompt)]
    blocks += [Choices(choices), *untranslated_line(say, asked)]
    closes = shown_deadline(round)
    if round.paused:
        blocks.append(Prose(say("class-paused")))
    elif closes is not None:
        blocks.append(Deadline(say.lead("class-closes"), closes))
    blocks.append(Prose(say("class-answered", answered=far.answered, asked=max(far.asked, far.answered))))
    picks = tuple(Button(item.letter(it), pack(AnswerInClass(round.id, round.position, it))) for it in item.order)
    skip = (act(say, held, Act.PASS, round.position),) if item.has_note else ()
    return Reply((*blocks, Buttons((*picks, *skip))))


def _revealed(held: RoundSnapshot) -> Reply:
    say, round, asked = held.voice, held.round, held.asked
    item = asked.item
    counted = tally(round, round.position, held.participants, held.given)
    heading = say("class-right", place=_number(say, held, round.position), letter=item.letter(item.key))
    blocks: list[Block] = [Heading(heading), Prose(asked.prompt)]
    blocks.append(Choices(tuple(_counted(say, asked, it, counted) for it in item.order)))
    blocks.append(Labelled(say.lead("label-why"), asked.because))
    for choice in counted.tempting[:1]:
        if note := asked.choices[choice].note:
            blocks.append(Labelled(say.lead("label-choice", letter=item.letter(choice)), note))
    blocks += caveats(say, asked.caveats)
    blocks += [*untranslated_line(say, asked), *cites(say, asked.sources)]
    return Reply((*blocks, Buttons((act(say, held, Act.MINE, round.position),))))


def _counted(say: Voice, asked: Asked, choice: int, counted: Tally) -> Lettered:
    count, of, item = counted.counts[choice], counted.answered, asked.item
    share = say("class-count", count=count, of=of, percent=say.percent(percent(count, of) or 0))
    text = asked.choices[choice].text
    if choice != item.key:
        return Lettered(item.letter(choice), text, ChoiceMark.NONE, share)
    return Lettered(item.letter(choice), text, ChoiceMark.RIGHT, f"{say('mark-right')} · {share}")


def ended(held: RoundSnapshot, pictures: Sequence[Attachment]) -> Reply:
    """The end: first how the class did, then the best, never the last."""
    say, round = held.voice, held.round
    found = results(round, held.participants, held.given)
    blocks: list[Block] = [Heading(say("class-over", title=held.content.title))]
    blocks.append(Prose(_class_line(say, held)))
    best = top(found)
    if best:
        label = "class-podium" if len(best) == len(podium(found)) else "class-top"
        blocks += [Prose(say(label)), Standings(tuple(_standing(say, held, found, one) for one in best))]
    return Reply((*blocks, *pictures, Buttons((act(say, held, Act.MINE, round.position),))))


def _class_line(say: Voice, held: RoundSnapshot) -> str:
    whole = class_line(held.round, held.participants, held.given)
    if not whole.eligible:
        return say("class-line-nobody")
    told = [say("class-line", percent=say.percent(whole.percent))]
    if whole.best is not None:
        told.append(say("class-line-best", number=whole.best + 1))
    if whole.again is not None:
        told.append(say("class-line-again", number=whole.again + 1))
    return " ".join(told)


def _standing(say: Voice, held: RoundSnapshot, found: Sequence[Result], result: Result) -> Standing:
    tied = sum(one.rank == result.rank for one in found) > 1
    name = held.called(_of(held, result.participant.person))
    points = say("points", points=result.points)
    return Standing(result.rank or 0, shortened(name), f"{points} · {say('class-tied')}" if tied else points)


def _of(held: RoundSnapshot, person: int) -> StoredParticipant:
    return next(one for one in held.people if one.person == person)


def how(caller: Caller, held: RoundSnapshot) -> Reply:
    """How a round goes, for whoever has not been in one."""
    say, terms = caller.voice, held.round.terms
    time = say("how-untimed") if terms.untimed else say("how-timed")
    names = say(_HOW_NAMES[terms.names])
    buttons = (act(say, held, Act.JOIN),) if held.round.phase is not Phase.ENDED else ()
    told = (Prose(say("how-text")), Prose(time), Prose(names))
    return private(Heading(say("act-how")), *told, *([Buttons(buttons)] if buttons else []))


def joined(caller: Caller, held: RoundSnapshot, one: StoredParticipant) -> Reply:
    """Who somebody is in this round."""
    say = caller.voice
    name = held.called(one, caller.language)
    known = [Prose(say("class-you-are", name=shortened(name)))]
    if held.round.terms.names is DisplayNames.PSEUDONYM:
        known.append(Prose(say("class-host-knows")))
    if one.since > held.round.position and held.round.phase is not Phase.LOBBY:
        known.append(Prose(say("class-from", number=one.since + 1)))
    buttons = () if held.round.terms.untimed or one.double else (Buttons((act(say, held, Act.DOUBLE),)),)
    return private(*known, *buttons)


def receipt(caller: Caller, held: RoundSnapshot, choice: int, position: int, *, joined: bool) -> Reply:
    """An answer is on the disk."""
    say, item = caller.voice, held.round.items[position]
    told = say("class-passed") if choice == SKIPPED else say("class-locked", letter=item.letter(choice))
    more = [Prose(say("class-joined-by"))] if joined else []
    return private(Prose(told), *more)


def mine(caller: Caller, held: RoundSnapshot, one: StoredParticipant, position: int, result: Result) -> Reply:
    """How somebody did, on the question at a position and so far, or in all once the round is over."""
    say, round = caller.voice, held.round
    over = round.phase is Phase.ENDED
    blocks: list[Block] = []
    if over:
        blocks.append(Heading(say("class-yours", name=shortened(held.called(one, caller.language)))))
    elif position in round.scored:
        blocks.append(Prose(_answered(say, held, one, position)))
    blocks.append(Prose(say("class-so-far", right=result.right, asked=result.eligible)))
    if over and result.rank is not None:
        blocks.append(Prose(say("class-rank", rank=result.rank, points=result.points)))
    if over and result.missed:
        blocks += look_again(say, [held.content.asked[position] for position in result.missed])
    return private(*blocks)


def _answered(say: Voice, held: RoundSnapshot, one: StoredParticipant, position: int) -> str:
    answers: Settled = settled(held.given)
    answer, item = answers.get((one.person, position)), held.round.items[position]
    if answer is None:
        return say("class-mine-none" if position >= one.since else "class-mine-later")
    if answer.choice == SKIPPED:
        return say("class-mine-skipped")
    right = answer.choice == item.key
    return say("class-mine-right" if right else "class-mine-wrong", letter=item.letter(answer.choice))
