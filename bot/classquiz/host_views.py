"""What the host of a class's round sees: the panel to lead it by, the people in it, the report."""

from collections.abc import Mapping, Sequence

from bot.classquiz.buttons import Act
from bot.classquiz.rules import progress
from bot.classquiz.scoring import tally
from bot.classquiz.service import RoundSnapshot
from bot.classquiz.views import act, shown_deadline
from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.platform import Permission, PostFailure
from bot.core.reply import (
    Attachment,
    Block,
    Button,
    Buttons,
    Deadline,
    Heading,
    Labelled,
    Listing,
    Prose,
    Reply,
    private,
)
from bot.core.views import lacking, shortened
from bot.quiz.items import Phase, Refusal

PAGE = 15
"""People on one page of the list, each with a button."""
NOT_TAKEN: Mapping[Refusal, str | None] = {
    Refusal.ENDED: "class-step-ended",
    Refusal.LATE: "class-step-late",
    Refusal.EARLY: "class-step-early",
    Refusal.UNTIMED: "class-step-untimed",
    Refusal.ALREADY: None,  # the panel says enough
    Refusal.NO_SUCH_CHOICE: None,  # this and what follows is never said to a host
    Refusal.PAUSED: None,
    Refusal.LOCKED: None,
    Refusal.REMOVED: None,
    Refusal.BUSY: None,
}
"""What stands before the panel where a step of the host's had no effect."""
_CANNOT: Mapping[PostFailure, str] = {
    PostFailure.GONE: "class-cannot-gone",
    PostFailure.LOST: "class-cannot-gone",
    PostFailure.FORBIDDEN: "class-cannot-forbidden",
    PostFailure.BUSY: "class-cannot-busy",
}
_STOPPED: Mapping[PostFailure, str] = {
    PostFailure.GONE: "class-stopped-gone",
    PostFailure.LOST: "class-stopped-busy",  # the round goes on, and what was lost is posted again
    PostFailure.FORBIDDEN: "class-stopped-forbidden",
    PostFailure.BUSY: "class-stopped-busy",
}


def panel(caller: Caller, held: RoundSnapshot, preface: str | None = None) -> Reply:
    """Where the round is and what can be done now. `preface` is a message before it."""
    say = caller.voice
    blocks: list[Block] = [Heading(say("panel-heading"))]
    if preface:
        blocks.append(Prose(say(preface)))
    blocks += _where(say, held)
    return private(*blocks, Buttons(tuple(_buttons(say, held))))


def _where(say: Voice, held: RoundSnapshot) -> list[Block]:
    round, people = held.round, say("class-joined", count=held.joined)
    number = say("class-number", number=round.position + 1, of=len(round.items))
    locked = [Prose(say("panel-locked"))] if round.locked and round.phase is not Phase.ENDED else []
    match round.phase:
        case Phase.LOBBY:
            return [Prose(say("panel-lobby", place=held.stored.basis.place_name)), Prose(people), *locked]
        case Phase.ENDED:
            return [Prose(say("panel-ended")), Prose(people)]
        case Phase.REVEALED:
            counted = tally(round, round.position, held.participants, held.given)
            share = say("panel-right", percent=say.percent(counted.percent or 0))
            return [Labelled(say.lead("panel-revealed", place=number), share), *locked]
        case Phase.NOTE:
            told = say("class-paused") if round.paused else say("class-note-opens")
            return [Labelled(say.lead("panel-note", place=number), told), *locked]
        case Phase.OPEN:
            far = progress(round, held.participants, held.given)
            answered = say("class-answered", answered=far.answered, asked=max(far.asked, far.answered))
            blocks: list[Block] = [Labelled(say.lead("panel-open", place=number), answered)]
            closes = shown_deadline(round)
            if round.paused:
                blocks.append(Prose(say("class-paused")))
            elif closes is not None:
                blocks.append(Deadline(say.lead("class-closes"), closes))
            doubled = sum(one.double and not one.removed for one in held.people)
            extra = [Prose(say("panel-double", count=doubled))] if doubled else []
            return [*blocks, *extra, *locked]


def _buttons(say: Voice, held: RoundSnapshot) -> list[Button]:
    round = held.round
    at = round.position
    if round.phase is Phase.ENDED:
        return [act(say, held, Act.REPORT), act(say, held, Act.NAMES)]
    clock = act(say, held, Act.RESUME if round.paused else Act.PAUSE, at)
    steps: list[Button] = []
    match round.phase:
        case Phase.LOBBY:
            steps = [act(say, held, Act.START)]
        case Phase.NOTE:
            steps = [act(say, held, Act.READY, at), clock, act(say, held, Act.SKIP, at)]
        case Phase.OPEN:
            more = [] if round.clocks[-1].budget is None else [act(say, held, Act.EXTEND, round.version)]
            steps = [act(say, held, Act.REVEAL, at), *more, clock, act(say, held, Act.SKIP, at)]
        case Phase.REVEALED:
            steps = [act(say, held, Act.NEXT, at, key="act-finish" if round.is_last else None)]
    lock = act(say, held, Act.UNLOCK if round.locked else Act.LOCK)
    return [*steps, act(say, held, Act.PEOPLE), lock, act(say, held, Act.PANEL, at), act(say, held, Act.END, at)]


def sure(caller: Caller, held: RoundSnapshot) -> Reply:
    """Whether to end it for everybody."""
    say, at = caller.voice, held.round.position
    buttons = (act(say, held, Act.END_SURE, at), act(say, held, Act.PANEL, at, key="act-back"))
    return private(Prose(say("panel-sure")), Buttons(buttons))


def people(caller: Caller, held: RoundSnapshot, first: int) -> Reply:
    """Who is in it, with a button to remove each."""
    say = caller.voice
    present = [one for one in held.people if not one.removed]
    page = present[first : first + PAGE] or present[:PAGE]
    rows = tuple((held.called(one, caller.language), shortened(one.name or "–")) for one in page)
    removes = [act(say, held, Act.REMOVE, one.number, name=name) for one, (name, _) in zip(page, rows, strict=True)]
    turns = []
    if first > 0:
        turns.append(act(say, held, Act.PEOPLE, max(0, first - PAGE), key="button-earlier"))
    if first + PAGE < len(present):
        turns.append(act(say, held, Act.PEOPLE, first + PAGE, key="button-later"))
    back = act(say, held, Act.PANEL, held.round.position, key="act-back")
    told: list[Block] = [Listing(rows)] if rows else [Prose(say("panel-nobody"))]
    return private(Heading(say("class-joined", count=len(present))), *told, Buttons((*removes, *turns, back)))


def under_way(caller: Caller, held: RoundSnapshot, *, is_host: bool) -> Reply:
    """There is a round in this place already."""
    if is_host:
        return panel(caller, held, "class-under-way-yours")
    return private(Prose(caller.voice("class-under-way")))


def needs(caller: Caller, missing: Sequence[Permission]) -> Reply:
    """What the bot lacks here, before a lobby is opened, and how to give it."""
    say = caller.voice
    return private(Prose(say("class-needs")), lacking(say, missing))


def cannot_post(caller: Caller, why: PostFailure) -> Reply:
    """The place cannot be posted in."""
    return private(Prose(caller.voice(_CANNOT[why])))


def stopped(voice: Voice, held: RoundSnapshot, why: PostFailure) -> Reply:
    """For the host: the round cannot be shown in its place."""
    told = voice(_STOPPED[why], place=held.stored.basis.place_name)
    return private(Heading(voice("panel-heading")), Prose(told))


def report(say: Voice, held: RoundSnapshot, files: Sequence[Attachment]) -> Reply:
    """The report for the host with what can be done with it, or that it could not be made."""
    if not files:
        return private(Prose(say("report-failed")), Buttons((act(say, held, Act.REPORT),)))
    buttons = Buttons((act(say, held, Act.NAMES),))
    return private(Heading(say("report-ready")), Prose(say("report-about")), *files, buttons)


def which_report(caller: Caller, numbers: Sequence[int]) -> Reply:
    """There is no report with this number: those that there are."""
    shown = ", ".join(str(number) for number in numbers[:10])
    return private(Prose(caller.voice("class-which-report", numbers=shown)))
