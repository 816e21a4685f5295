"""What teachers see of the quizzes that they can choose from: the list, one of them, its pages, a file of it."""

from collections.abc import Sequence

from bot.core.clock import day_of
from bot.core.context import Caller
from bot.core.i18n import LANGUAGES
from bot.core.own import MOST_AT_ONCE
from bot.core.press import Press, Run, pack
from bot.core.question_set import QuestionSet
from bot.core.reply import (
    Attachment,
    Block,
    Button,
    Buttons,
    Heading,
    Listing,
    Menu,
    MenuOption,
    Prose,
    Rank,
    Reply,
    private,
)
from bot.formats import EXPORTS, Written, tell_note
from bot.questionsets.buttons import (
    Bring,
    DeleteSet,
    ExportQuiz,
    GetTemplate,
    ListQuizzes,
    PreviewQuiz,
    PrintQuiz,
    ShowQuiz,
)
from bot.questionsets.model import SetHead, Shelved
from bot.questionsets.preview_views import pages

PAGE = 6
"""Quizzes in one list: as many as fit a phone, each with what is to be known of it."""
MOST_NOTES = 12
"""Remarks on what a file could not carry; the rest are counted."""


def shelf(caller: Caller, offered: Sequence[Shelved], first: int, preface: str = "") -> Reply:
    """Quizzes from the `first` on, each with what it is on, how many questions it has, and how many content notes."""
    say = caller.voice
    part = offered[first : first + PAGE]
    own = sum(it.own is not None for it in offered)
    blocks: list[Block] = [Heading(say("sets-heading")), *([Prose(preface)] if preface else [])]
    blocks.append(Prose(say("sets-own-count", count=own)))
    blocks.append(Listing(tuple((it.title, _line(caller, it)) for it in part)))
    buttons = [button(caller, "sets-bring", Bring(), Rank.MAIN), button(caller, "sets-template", GetTemplate())]
    if len(offered) > PAGE:
        following = first + PAGE if first + PAGE < len(offered) else 0
        buttons.append(button(caller, "sets-more", ListQuizzes(following)))
    menu = Menu(say("sets-choose"), tuple(MenuOption(it.title, pack(ShowQuiz(it.quiz))) for it in part))
    return private(*blocks, Buttons(tuple(buttons)), menu)


def _line(caller: Caller, quiz: Shelved) -> str:
    """What there is to know of a quiz, on one line."""
    say = caller.voice
    told = [say("sets-questions", count=quiz.count)]
    if quiz.own:
        told = [say("sets-own"), *told, LANGUAGES[quiz.own.language]]
    told += [say("sets-notes", count=quiz.notes)] if quiz.notes else []
    return " · ".join((*told, *([quiz.about] if quiz.about else [])))


def card(caller: Caller, quiz: Shelved, *, may_delete: bool, preface: str = "") -> Reply:
    """One quiz, and what can be done with it."""
    say, own = caller.voice, quiz.own
    rows = [(say("sets-row-questions"), str(quiz.count))]
    rows += [(say("sets-row-notes"), str(quiz.notes))] if quiz.notes else []
    rows += [(say("sets-row-about"), quiz.about)] if quiz.about else []
    if own:
        day = say.date(day_of(own.updated, caller.own_zone).isoformat())
        rows.append((say("sets-row-language"), LANGUAGES[own.language]))
        rows.append((say("sets-row-version"), say("sets-version", version=own.version, day=day)))
    long = [Prose(say("sets-long", most=MOST_AT_ONCE))] if own and own.count > MOST_AT_ONCE else []
    told = [Prose(preface)] if preface else []
    buttons = [
        button(caller, "sets-start", Run(f"zainichi-class start quiz:{quiz.quiz}"), Rank.MAIN),
        button(caller, "sets-preview", PreviewQuiz(quiz.quiz)),
        button(caller, "sets-export", ExportQuiz(quiz.quiz)),
        button(caller, "paper-print", PrintQuiz(quiz.quiz)),
    ]
    if own and may_delete:
        buttons.append(button(caller, "sets-delete", DeleteSet(own.number, own.version)))
    buttons.append(button(caller, "sets-all", ListQuizzes()))
    return private(Heading(quiz.title), *told, Listing(tuple(rows)), *long, Buttons(tuple(buttons)))


def preview(caller: Caller, quiz: str, found: QuestionSet, page: int) -> Reply:
    """A page of a quiz with all its answers."""
    say = caller.voice
    whole = pages(say, found.questions)
    at = min(page, len(whole) - 1)
    heading = say("sets-preview-heading", title=found.title, page=at + 1, of=len(whole))
    turned = turning(caller, at, len(whole), [PreviewQuiz(quiz, at - 1), PreviewQuiz(quiz, at + 1)])
    buttons = [
        *turned,
        button(caller, "sets-start", Run(f"zainichi-class start quiz:{quiz}")),
        button(caller, "paper-print", PrintQuiz(quiz)),
        button(caller, "sets-export", ExportQuiz(quiz)),
        button(caller, "sets-back", ShowQuiz(quiz)),
    ]
    return private(Heading(heading), *whole[at], Buttons(tuple(buttons)))


def turning(caller: Caller, at: int, of: int, presses: Sequence[Press]) -> list[Button]:
    """The buttons to the page before this one and to the one after it, where there are such."""
    before, after = presses
    found = [button(caller, "sets-next", after, Rank.MAIN)] if at + 1 < of else []
    return [*found, *([button(caller, "sets-previous", before)] if at else [])]


def formats(caller: Caller, quiz: Shelved) -> Reply:
    """The formats in which a quiz can be had."""
    say = caller.voice
    options = tuple(MenuOption(say(f"value-{it}"), pack(ExportQuiz(quiz.quiz, it))) for it in EXPORTS)
    back = Buttons((button(caller, "sets-back", ShowQuiz(quiz.quiz)),))
    heading = Heading(say("sets-export-heading", title=quiz.title))
    return private(heading, Prose(say("sets-export-how")), back, Menu(say("sets-export-menu"), options))


def exported(caller: Caller, title: str, written: Written) -> Reply:
    """A quiz as a file, and what that could not carry."""
    say = caller.voice
    notes = [Prose(tell_note(say, note)) for note in written.notes[:MOST_NOTES]]
    rest = len(written.notes) - len(notes)
    notes += [Prose(say("sets-export-more", count=rest))] if rest > 0 else []
    file = Attachment(written.name, written.data, instead=(Prose(say("sets-file-not-sent")),))
    return private(Prose(say("sets-exported", title=title)), *notes, file)


def printed(caller: Caller, title: str, written: Written) -> Reply:
    """A quiz to print."""
    say = caller.voice
    file = Attachment(written.name, written.data, instead=(Prose(say("sets-file-not-sent")),))
    return private(Prose(say("paper-printed", title=title)), file)


def template(caller: Caller, written: Written) -> Reply:
    """The workbook to fill in, and what to do with it."""
    say = caller.voice
    file = Attachment(written.name, written.data, instead=(Prose(say("sets-file-not-sent")),))
    buttons = Buttons((button(caller, "sets-bring", Bring(), Rank.MAIN),))
    return private(Prose(say("sets-template-how")), file, buttons)


def ask_to_delete(caller: Caller, head: SetHead) -> Reply:
    """Deleting takes one more press."""
    say = caller.voice
    sure = DeleteSet(head.number, head.version, sure=True)
    buttons = (
        button(caller, "sets-delete-sure", sure, Rank.DANGER),
        button(caller, "sets-back", ShowQuiz(head.name)),
    )
    return private(Prose(say("sets-delete-ask", title=head.title, count=head.count)), Buttons(buttons))


def not_made(caller: Caller) -> Reply:
    """A file could not be written: why is in the log."""
    return line(caller, "sets-not-made")


def line(caller: Caller, key: str, **values: str | int) -> Reply:
    """One sentence, and the way back to the list."""
    return private(Prose(caller.voice(key, **values)), Buttons((button(caller, "sets-all", ListQuizzes()),)))


def button(caller: Caller, key: str, press: Press, rank: Rank = Rank.QUIET) -> Button:
    """A button whose label is this message."""
    return Button(caller.voice(key), pack(press), rank)
