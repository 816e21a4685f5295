"""What the host of a class's round sees: the panel to lead it by, the people in it, the report."""

from collections.abc import Mapping, Sequence

from bot.classquiz.buttons import LABELS, Act, ClassAction, ForgetNames, GetGradebook, TakeOver
from bot.classquiz.model import DisplayNames, progress
from bot.classquiz.rows import StoredParticipant
from bot.classquiz.scoring import tally
from bot.classquiz.service import RoundSnapshot
from bot.classquiz.views import act, right_of, shown_deadline
from bot.core.context import Caller
from bot.core.feature import Root
from bot.core.i18n import Voice
from bot.core.platform import Permission, PostFailure
from bot.core.press import pack
from bot.core.reply import (
    MOST_OPTIONS,
    Attachment,
    Block,
    Button,
    Buttons,
    Deadline,
    Heading,
    Labelled,
    Link,
    Listing,
    Mention,
    Menu,
    MenuOption,
    Prose,
    Rank,
    Reply,
    private,
)
from bot.core.views import lacking, shortened
from bot.core.visible import is_blank
from bot.quiz.items import Phase, Refusal

PAGE = MOST_OPTIONS
"""People on one page of the list: as many as its menu can have."""
NOT_TAKEN: Mapping[Refusal, str | None] = {
    Refusal.ENDED: "class-step-ended",
    Refusal.LATE: "class-step-late",
    Refusal.EARLY: "class-step-early",
    Refusal.UNTIMED: "class-step-untimed",
    Refusal.ALREADY: None,  # the panel says enough
    Refusal.NO_ANSWER: None,  # this and what follows is never said to a host
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
    PostFailure.FIXED: "class-cannot-refused",
    PostFailure.REFUSED: "class-cannot-refused",
    PostFailure.BUSY: "class-cannot-busy",
}
_STOPPED: Mapping[PostFailure, str] = {
    PostFailure.GONE: "class-stopped-gone",
    PostFailure.LOST: "class-stopped-busy",  # the round goes on, and what was lost is posted again
    PostFailure.FIXED: "class-stopped-busy",  # likewise
    PostFailure.FORBIDDEN: "class-stopped-forbidden",
    PostFailure.REFUSED: "class-stopped-refused",
    PostFailure.BUSY: "class-stopped-busy",
}


def panel(caller: Caller, held: RoundSnapshot, preface: str | None = None) -> Reply:
    """Where the round is and what can be done now. `preface` is a message before it."""
    say = caller.voice
    blocks: list[Block] = [Heading(say("panel-heading"))]
    if preface:
        blocks.append(Prose(say(preface)))
    blocks += _where(say, held)
    if held.link and held.round.phase is not Phase.ENDED:
        blocks.append(Link(say("panel-link"), held.link))
    buttons = _buttons(say, held)
    return private(*blocks, *([Buttons(tuple(buttons))] if buttons else []))


def only_unsure(caller: Caller) -> Reply:
    """There is no question that is certain enough."""
    return private(Prose(caller.voice("class-only-unsure")), let_in(caller))


def let_in(caller: Caller) -> Prose:
    """How questions on less certain facts can be asked: by a command, for those who may give it."""
    return Prose(caller.voice("class-unsure-how" if Root.MODERATORS in caller.staff else "class-unsure-ask"))


def opened(caller: Caller, held: RoundSnapshot, unsure: int, *, fewer: bool) -> Reply:
    """The lobby is open, with fewer questions than were asked for.

    `unsure`: so many are missing as they rest on what is not certain; `fewer`: and some that are off or do not exist.
    """
    whole, say = panel(caller, held, "class-opened"), caller.voice
    key = "class-fewer" if caller.here.off else "class-fewer-all"
    told = [Prose(say(key, got=len(held.round.items)))] if fewer else []
    if unsure:
        told += [Prose(say("class-fewer-unsure", got=len(held.round.items), count=unsure)), let_in(caller)]
    head, *rest = whole.blocks
    return private(head, *told, *rest)


def _where(say: Voice, held: RoundSnapshot) -> list[Block]:
    round, people = held.round, say("class-joined", count=held.joined)
    number = say("class-number", number=round.position + 1, of=len(round.items))
    locked = [Prose(say("panel-locked"))] if round.locked and round.phase is not Phase.ENDED else []
    match round.phase:
        case Phase.LOBBY:
            return [Prose(say("panel-lobby", place=held.stored.basis.place_name)), Prose(people), *locked]
        case Phase.ENDED:
            return [Prose(say("panel-ended" if round.clocks else "lobby-called-off")), Prose(people)]
        case Phase.REVEALED:
            counted = tally(round, round.position, held.participants, held.given)
            return [Labelled(say.lead("panel-revealed", place=number), right_of(say, counted)), *locked]
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
        return [act(say, held, Act.REPORT), act(say, held, Act.NAMES)] if round.clocks else []
    clock = act(say, held, Act.RESUME if round.paused else Act.PAUSE, at)
    steps: list[Button] = []
    match round.phase:
        case Phase.LOBBY:
            steps = [act(say, held, Act.START)]
        case Phase.NOTE:
            steps = [act(say, held, Act.READY, at), clock, act(say, held, Act.SKIP, at)]
        case Phase.OPEN:
            more = [] if round.clocks[-1].budget is None else [act(say, held, Act.EXTEND, round.limit)]
            steps = [act(say, held, Act.REVEAL, at), *more, clock, act(say, held, Act.SKIP, at)]
        case Phase.REVEALED:
            steps = [act(say, held, Act.NEXT, at, key="act-finish" if round.is_last else None)]
    lock = act(say, held, Act.UNLOCK if round.locked else Act.LOCK)
    return [*steps, act(say, held, Act.PEOPLE), lock, act(say, held, Act.PANEL, at), act(say, held, Act.END, at)]


_SURE: Mapping[Act, tuple[str, Act]] = {
    Act.END: ("panel-sure", Act.END_SURE),
    Act.SKIP: ("panel-sure-skip", Act.SKIP_SURE),
    Act.NAMES: ("panel-sure-names", Act.NAMES_SURE),
}
"""What is asked before an act that cannot be taken back, and the act that then does it."""


def sure(caller: Caller, held: RoundSnapshot, what: Act) -> Reply:
    """Whether the host really means it."""
    say, at = caller.voice, held.round.position
    asked, done = _SURE[what]
    buttons = (act(say, held, done, at), act(say, held, Act.PANEL, at, key="act-back"))
    return private(Prose(say(asked)), Buttons(buttons))


def sure_to_remove(caller: Caller, held: RoundSnapshot, one: StoredParticipant) -> Reply:
    """Whether to take this person out."""
    say, name = caller.voice, held.called(one, caller.language)
    back = act(say, held, Act.PEOPLE, one.number // PAGE * PAGE, key="act-back")
    buttons = (act(say, held, Act.REMOVE_SURE, one.number, name=name), back)
    return private(Prose(say("panel-sure-remove", name=name)), Buttons(buttons))


def people(caller: Caller, held: RoundSnapshot, first: int) -> Reply:
    """Who is in it, with a menu to remove one, and to let one in again. Who is who is told to the host alone."""
    say, everybody = caller.voice, held.people
    first = first if first < len(everybody) else 0
    page = everybody[first : first + PAGE]
    is_host = held.stored.host == caller.person
    rows = tuple((held.called(one, caller.language), _who(say, held, one, is_host=is_host)) for one in page)
    listed = list(zip(page, rows, strict=True))
    menus = [
        *_whom(say, held, Act.REMOVE, [row for row in listed if not row[0].removed]),
        *_whom(say, held, Act.LET_IN, [row for row in listed if row[0].removed]),
    ]
    turns = []
    if first > 0:
        turns.append(act(say, held, Act.PEOPLE, max(0, first - PAGE), key="button-earlier"))
    if first + PAGE < len(everybody):
        turns.append(act(say, held, Act.PEOPLE, first + PAGE, key="button-later"))
    back = act(say, held, Act.PANEL, held.round.position, key="act-back")
    told: list[Block] = [Listing(rows)] if rows else [Prose(say("panel-nobody"))]
    hidden = [] if is_host else [Prose(say("panel-names-hidden"))]
    return private(Heading(say("class-joined", count=held.joined)), *told, *hidden, *menus, Buttons((*turns, back)))


def _whom(
    say: Voice, held: RoundSnapshot, what: Act, people: Sequence[tuple[StoredParticipant, tuple[str, str]]]
) -> list[Menu]:
    """A menu of people, by their rows in the list, to whom this can be done; none where there is nobody."""
    options = tuple(
        MenuOption(name, pack(ClassAction(held.round.id, what, one.number)), who) for one, (name, who) in people
    )
    return [Menu(say(LABELS[what], name="…"), options)] if options else []


def _who(say: Voice, held: RoundSnapshot, one: StoredParticipant, *, is_host: bool) -> str:
    """Beside what a participant is called before everybody: who that is, where the host alone knows, and how it is."""
    state = say("people-removed") if one.removed else ""
    if not is_host or held.round.terms.names is DisplayNames.SERVER or not one.name or is_blank(one.name):
        return state or say("people-from", number=one.since + 1)
    return f"{shortened(one.name)} · {state}" if state else shortened(one.name)


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


def report(say: Voice, held: RoundSnapshot, files: Sequence[Attachment], *, is_host: bool = True) -> Reply:
    """The report with what its host can do with it, or that it could not be made."""
    if not files:
        return private(Prose(say("report-failed")), Buttons((act(say, held, Act.REPORT),)))
    grades = Button(say("act-gradebook"), pack(GetGradebook(held.round.id)))
    if not is_host:
        return private(
            Heading(say("report-ready")),
            Prose(say("report-about")),
            Prose(say("panel-names-hidden")),
            *files,
            Buttons((grades,)),
        )
    buttons = Buttons((grades, Button(say("act-names"), pack(ForgetNames(held.round.id)))))
    return private(Heading(say("report-ready")), Prose(say("report-about")), *files, buttons)


def gradebook(say: Voice, files: Sequence[Attachment]) -> Reply:
    """Files for other systems, and how each is taken there."""
    return private(
        Heading(say("gradebook-heading")), Prose(say("gradebook-canvas")), Prose(say("gradebook-moodle")), *files
    )


def which_report(caller: Caller, numbers: Sequence[int]) -> Reply:
    """There is no report with this number: those that there are."""
    shown = ", ".join(str(number) for number in numbers[:10])
    return private(Prose(caller.voice("class-which-report", numbers=shown)))


def asked_to_lead(say: Voice, held: RoundSnapshot, name: str) -> Reply:
    """For somebody whom the host asks to lead the round: what that means, and the choice."""
    told = say("hand-over-asked", name=shortened(name), place=held.stored.basis.place_name)
    answers = (("act-take", True), ("act-decline", False))
    ranks = {True: Rank.MAIN, False: Rank.QUIET}
    buttons = tuple(Button(say(key), pack(TakeOver(held.round.id, yes)), ranks[yes]) for key, yes in answers)
    return private(Heading(say("panel-heading")), Prose(told), Buttons(buttons))


def asked_somebody(caller: Caller, person: str) -> Reply:
    """For the host: the other one has been asked."""
    return private(Mention(person, caller.voice("hand-over-sent")))


def answered_offer(say: Voice, name: str, *, took: bool) -> Reply:
    """For the host who asked: what the other one said."""
    return private(Prose(say("hand-over-done" if took else "hand-over-no", name=shortened(name))))
