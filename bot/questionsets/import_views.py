"""What a teacher sees of a file that they bring: what is good in it, what is wrong in it, and what to decide."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.context import Caller
from bot.core.forms import AskFile, AskText, AskWords, Field, PressForm
from bot.core.i18n import LANGUAGES
from bot.core.own import MOST_SETS
from bot.core.press import pack
from bot.core.question_set import LONGEST_TITLE
from bot.core.reply import (
    Block,
    Button,
    Buttons,
    Document,
    Heading,
    Listing,
    Menu,
    MenuOption,
    Prose,
    Rank,
    Reply,
    private,
)
from bot.core.views import shortened
from bot.questionsets.buttons import (
    Bring,
    DropImport,
    GetTemplate,
    ListProblems,
    ListQuizzes,
    PreviewImport,
    Retitle,
    ShowImport,
    Speak,
    StoreImport,
)
from bot.questionsets.model import PendingImport, SetHead
from bot.questionsets.options import ENDINGS, MOST_BYTES, MOST_PASTED
from bot.questionsets.preview_views import pages
from bot.questionsets.views import button, turning

FILE, TEXT, TITLE = "file", "text", "title"
"""The fields of the form in which questions are brought."""
MOST_TOLD = 6
"""Mistakes that are told in the message itself; where there are more, all of them are in a file."""
MOST_SHOWN = 3
"""Questions that are shown at once, so that one sees whether they were read as they were meant."""

Problems = Sequence[tuple[str, str]]


def how(caller: Caller) -> Reply:
    """How questions are brought, and the ways to do it."""
    say = caller.voice
    buttons = (
        button(caller, "sets-bring", Bring(), Rank.MAIN),
        button(caller, "sets-template", GetTemplate()),
        button(caller, "sets-all", ListQuizzes()),
    )
    told = (Prose(say("sets-how")), Prose(say("sets-how-formats")))
    return private(Heading(say("sets-how-heading")), *told, Buttons(buttons))


def form(caller: Caller) -> PressForm:
    """Asks for a file or for pasted questions, and for a title."""
    say = caller.voice
    return PressForm(
        say("sets-form"),
        (
            Field(
                FILE, say("sets-form-file"), say("sets-form-file-hint"), AskFile(MOST_BYTES, ENDINGS), required=False
            ),
            Field(TEXT, say("sets-form-text"), say("sets-form-text-hint"), AskText(MOST_PASTED), required=False),
            Field(TITLE, say("sets-form-title"), say("sets-form-title-hint"), AskWords(LONGEST_TITLE), required=False),
        ),
    )


def title_form(caller: Caller, pending: PendingImport) -> PressForm:
    """Asks what is to be stored under which title."""
    say = caller.voice
    asked = AskWords(LONGEST_TITLE)
    field = Field(TITLE, say("sets-form-title"), say("sets-form-title-hint"), asked, required=True, value=pending.title)
    return PressForm(say("sets-retitle"), (field,))


def nothing_good(caller: Caller, problems: Problems) -> Reply:
    """There is no question in a file that could be stored."""
    say = caller.voice
    buttons = (button(caller, "sets-bring", Bring(), Rank.MAIN), button(caller, "sets-template", GetTemplate()))
    blocks = [Heading(say("sets-nothing-good")), *_told(caller, problems), *_all(caller, problems)]
    return private(*blocks, Buttons(buttons))


def waiting(
    caller: Caller, pending: PendingImport, taken: SetHead | None, *, may_replace: bool, full: bool, is_new: bool
) -> Reply:
    """What was found in a file and waits for its teacher's word.

    `taken`: the set that has its title already; `full`: the community may have no more sets; `is_new`: it was read just
    now, so that all mistakes are told.
    """
    say, count = caller.voice, len(pending.questions.questions)
    blocks: list[Block] = [Heading(say("sets-import-heading", title=pending.title))]
    language = LANGUAGES[pending.questions.language]
    blocks.append(Prose(say("sets-import-good", count=count, language=language, notes=pending.notes)))
    blocks += _told(caller, pending.problems)
    rows = tuple(
        (shortened(it.prompt, 80), shortened(it.answer, 60)) for it in pending.questions.questions[:MOST_SHOWN]
    )
    blocks.append(Listing(rows))
    if taken and may_replace:
        blocks.append(Prose(say("sets-import-taken", title=taken.title, version=taken.version, count=taken.count)))
    elif taken:
        blocks.append(Prose(say("sets-import-others", title=taken.title)))
    elif full:
        blocks.append(Prose(say("sets-full", most=MOST_SETS)))
    blocks.append(Prose(say("sets-import-not-yet")))
    blocks += _all(caller, pending.problems) if is_new else []
    can = may_replace if taken else not full
    decisions = Buttons(tuple(_decisions(caller, pending, taken, can=can)))
    return _undecided(caller, pending, *blocks, decisions, _languages(caller, pending))


def _undecided(caller: Caller, pending: PendingImport, *blocks: Block) -> Reply:
    """A reply after which what was brought waits still."""
    say = caller.voice
    return replace(private(*blocks), waits=say("sets-import-waits", title=pending.title, leave=say("sets-drop")))


def _decisions(caller: Caller, pending: PendingImport, taken: SetHead | None, *, can: bool) -> list[Button]:
    """What can be done with what waits."""
    say, number = caller.voice, pending.number
    found = []
    if can and taken:
        label = say("sets-replace", title=shortened(taken.title, 30))
        found.append(Button(label, pack(StoreImport(number, taken.number, taken.version)), Rank.MAIN))
    elif can:
        label = say("sets-store", count=len(pending.questions.questions))
        found.append(Button(label, pack(StoreImport(number)), Rank.MAIN))
    found.append(button(caller, "sets-preview", PreviewImport(number)))
    found.append(button(caller, "sets-retitle", Retitle(number)))
    if len(pending.problems) > MOST_TOLD:
        found.append(button(caller, "sets-problems", ListProblems(number)))
    return [*found, button(caller, "sets-drop", DropImport(number))]


def _languages(caller: Caller, pending: PendingImport) -> Menu:
    """Which language it is in: the one that was found in its letters, or another."""
    options = tuple(
        MenuOption(name, pack(Speak(pending.number, code)), is_chosen=code == pending.questions.language)
        for code, name in LANGUAGES.items()
    )
    return Menu(caller.voice("sets-language-menu"), options)


def preview(caller: Caller, pending: PendingImport, page: int) -> Reply:
    """A page of what waits, with all its answers."""
    say = caller.voice
    whole = pages(say, pending.questions.questions)
    at = min(page, len(whole) - 1)
    heading = say("sets-preview-heading", title=pending.title, page=at + 1, of=len(whole))
    presses = [PreviewImport(pending.number, max(0, at - 1)), PreviewImport(pending.number, at + 1)]
    buttons = [*turning(caller, at, len(whole), presses), button(caller, "sets-back", ShowImport(pending.number))]
    return _undecided(caller, pending, Heading(heading), *whole[at], Buttons(tuple(buttons)))


def problems(caller: Caller, pending: PendingImport) -> Reply:
    """All that is wrong in a file, as a text."""
    said = caller.voice("sets-import-bad", count=len(pending.problems))
    return private(Prose(said), *_document(caller, pending.problems))


def _told(caller: Caller, wrong: Problems) -> list[Block]:
    """How much is wrong, and the first of it."""
    if not wrong:
        return []
    return [Prose(caller.voice("sets-import-bad", count=len(wrong))), Listing(tuple(wrong[:MOST_TOLD]))]


def _all(caller: Caller, wrong: Problems) -> list[Block]:
    """All of it as a file, where there is more than that."""
    return _document(caller, wrong) if len(wrong) > MOST_TOLD else []


def _document(caller: Caller, wrong: Problems) -> list[Block]:
    lines = "\n".join(f"{where}: {what}" for where, what in wrong)
    instead = (Prose(caller.voice("files-not-taken")), Listing(tuple(wrong)))
    return [Document("mistakes.txt", f"{lines}\n", instead)]
