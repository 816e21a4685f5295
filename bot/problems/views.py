"""What is said to somebody who reports a problem, and to the moderators who look through what was reported."""

from collections.abc import Sequence
from datetime import tzinfo

from bot.core.clock import day_of
from bot.core.context import Caller
from bot.core.forms import AskText, Choose, Field, PressForm
from bot.core.i18n import LANGUAGES, Voice
from bot.core.own import is_own
from bot.core.platform import Address
from bot.core.press import Run, Show, Shown as Entry, pack
from bot.core.reply import (
    Attachment,
    Block,
    Button,
    Buttons,
    Heading,
    Labelled,
    Listing,
    Mention,
    Prose,
    Rank,
    Reply,
    private,
)
from bot.core.views import sentence, shortened
from bot.formats.grid import write_csv
from bot.problems.buttons import ExportReports, Handle, LookThrough, ShowReported
from bot.problems.model import LONGEST, Complaint, Item, ItemKind, Report, Shown, State, What

WHAT, TEXT = "what", "text"
"""The fields of the form."""
MOST_TITLE = 150
"""Characters of a title: questions can be long."""
_WHAT = {
    What.WRONG: "problem-wrong",
    What.SOURCE: "problem-source",
    What.TRANSLATION: "problem-translation",
    What.HURTFUL: "problem-hurtful",
    What.TYPO: "problem-typo",
    What.OTHER: "problem-other",
}
_KINDS = {
    ItemKind.FACT: "problem-fact",
    ItemKind.TERM: "problem-term",
    ItemKind.COMMENT: "problem-comment",
    ItemKind.QUESTION: "problem-question",
}
_STATES = {State.DONE: "reports-is-done", State.NOT_OURS: "reports-is-not-ours"}
_ENTRIES = {ItemKind.FACT: Entry.FACT, ItemKind.TERM: Entry.TERM, ItemKind.COMMENT: Entry.COMMENT}
_HEAD = ("kind", "id", "language", "title", "problem", "in their words", "day", "state")
"""Of the file. It goes to the project, whose language is English, whatever a community speaks."""


def form(caller: Caller, item: Item, before: Complaint | None) -> PressForm:
    """What is wrong, and in their words if they like; with what they said before while that is open."""
    say = caller.voice
    offers = tuple((it.value, say(key)) for it, key in _WHAT.items())
    what, text = (before.what.value, before.text) if before else ("", "")
    return PressForm(
        say("button-problem"),
        (
            Field(WHAT, say("problem-what"), say("problem-what-hint"), Choose(offers), required=True, value=what),
            Field(TEXT, say("problem-text"), say("problem-text-hint"), AskText(LONGEST), required=False, value=text),
        ),
        say("problem-about", title=shortened(item.title, MOST_TITLE)),
    )


def thanks(caller: Caller, item: Item, *, again: bool) -> Reply:
    """It is stored, and what happens next."""
    say = caller.voice
    own = item.kind is ItemKind.QUESTION and is_own(item.id)
    next_step = say("problem-next-own" if own else "problem-next")
    return private(Prose(say("problem-thanks-again" if again else "problem-thanks")), Prose(next_step))


def report(caller: Caller, one: Report | None, shown: Shown, first: int, counts: tuple[int, int], told: str) -> Reply:
    """One report of the list with what can be done about it, after a sentence on what has just been done.

    `counts`: how many are in the list, and how many of all are open.
    """
    say = caller.voice
    listed, unsettled = counts
    head: list[Block] = [Heading(say("reports-heading", count=unsettled)), *([Prose(told)] if told else [])]
    if one is None:
        none = [Prose(say("reports-none"))] if shown is Shown.EVERY else []
        return private(*head, *none, *_row(_ways(say, None, shown, first, listed)))
    number = Prose(say("reports-number", number=first + 1, of=listed))
    acts = Buttons(_acts(say, one, shown, first))
    return private(*head, number, *_of(caller, one), acts, *_row(_ways(say, one, shown, first, listed)))


def _row(buttons: tuple[Button, ...]) -> list[Block]:
    return [Buttons(buttons)] if buttons else []


def _of(caller: Caller, one: Report) -> list[Block]:
    """All that a moderator is told of a report. Who wrote it is not."""
    say, item = caller.voice, one.item
    about = " · ".join((say(_WHAT[one.complaint.what]), LANGUAGES[item.language], _day(say, one.at, caller.own_zone)))
    blocks: list[Block] = [
        Labelled(say.lead(_KINDS[item.kind]), shortened(item.title, MOST_TITLE)),
        Labelled(say.lead("problem-what"), about),
    ]
    blocks += [Labelled(say.lead("problem-text"), one.complaint.text)] if one.complaint.text else []
    if one.state in _STATES:
        day = _day(say, one.handled_at or one.at, caller.own_zone)
        blocks.append(Labelled(say.lead("reports-state"), f"{say(_STATES[one.state])} · {day}"))
        if one.handled_by:
            blocks.append(Mention(Address.parse(one.handled_by).id, say("reports-handled-by")))
    return blocks


def _acts(say: Voice, one: Report, shown: Shown, first: int) -> tuple[Button, ...]:
    """What can be done about a report."""

    def to(key: str, state: State, rank: Rank = Rank.QUIET) -> Button:
        return Button(say(key), pack(Handle(one.number, state, shown, first)), rank)

    item = Button(say("reports-show-item"), pack(ShowReported(one.number)))
    if one.state is State.OPEN:
        return to("reports-done", State.DONE, Rank.MAIN), to("reports-not-ours", State.NOT_OURS), item
    return to("reports-reopen", State.OPEN), item


def _ways(say: Voice, one: Report | None, shown: Shown, first: int, listed: int) -> tuple[Button, ...]:
    """The ways to the others, and to the file."""
    found: list[Button] = []
    if first > 0:
        found.append(Button(say("reports-newer"), pack(LookThrough(shown, first - 1))))
    if one and first + 1 < listed:
        found.append(Button(say("reports-older"), pack(LookThrough(shown, first + 1))))
    is_open = shown is Shown.OPEN
    other = LookThrough(Shown.EVERY if is_open else Shown.OPEN, 0)
    found.append(Button(say("reports-show-every" if is_open else "reports-show-open"), pack(other)))
    return (*found, Button(say("reports-export"), pack(ExportReports(shown)))) if one else tuple(found)


def handled(caller: Caller, one: Report, state: State) -> str:
    """What a report is now, in a sentence."""
    key = {State.OPEN: "reports-now-open", State.DONE: "reports-now-done", State.NOT_OURS: "reports-now-not-ours"}
    return caller.voice(key[state], title=shortened(one.item.title))


def item(caller: Caller, one: Report, *, is_there: bool) -> Reply:
    """What was reported, as it was shown then, and a way to what it is today if the content still has it."""
    say, it = caller.voice, one.item
    lines = [Prose(line) for line in it.text.split("\n") if line.strip()]
    now = [Button(say("reports-item-now"), pack(Show(_ENTRIES[it.kind], it.id)))] if is_there else []
    head = Heading(shortened(it.title, MOST_TITLE))
    return private(head, Prose(say("reports-item-then")), *lines, *_row(tuple(now)))


def export(caller: Caller, reports: Sequence[Report], at: int) -> Reply:
    """Reports on the content, without people, as a table that no program takes for formulas."""
    ours = [it for it in reports if not is_own(it.item.id)]
    if not ours:
        return sentence(caller, "reports-nothing-to-export")
    rows = [_cells(it) for it in ours]
    listing = tuple((row[3], " · ".join(filter(None, (*row[:3], *row[4:])))) for row in rows)
    instead = (Prose(caller.voice("files-not-taken")), Listing(listing))
    file = Attachment(f"reports-{day_of(at)}.csv", write_csv((_HEAD, *rows)), instead=instead)
    return private(Prose(caller.voice("reports-exported")), file)


def _cells(one: Report) -> tuple[str, ...]:
    """A row of the file, each cell of one line."""
    it, said = one.item, one.complaint
    cells = (it.kind, it.id, it.language, it.title, said.what, said.text, str(day_of(one.at)), one.state)
    return tuple(" ".join(str(cell).split()) for cell in cells)


def home(caller: Caller, count: int) -> Reply:
    """On a moderator's own page: how many are open, and the way there."""
    say = caller.voice
    button = Button(say("reports-button"), pack(Run("reports")))
    return private(Heading(say("home-reports")), Prose(say("home-reports-open", count=count)), Buttons((button,)))


def _day(say: Voice, at: int, zone: tzinfo) -> str:
    return say.date(str(day_of(at, zone)))
