"""Reporting a problem, and looking through what was reported, as the router answers on any platform."""

import csv
import io
from dataclasses import replace

import pytest

from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS
from bot.core.forms import PressForm
from bot.core.i18n import LANGUAGES, Voice
from bot.core.press import Report, ReportOn, pack
from bot.core.reply import Attachment, Mention, Reply, buttons
from bot.problems.buttons import ExportReports, Handle, LookThrough, ShowReported
from bot.problems.model import LONGEST, ItemKind, Shown, State
from bot.problems.store import ProblemStore
from tests.support import phone
from tests.support.bot import Bot
from tests.support.on_messenger import Board
from tests.support.playing import press, question, text, typed
from tests.support.sets import SHIPS, stored

EN = Voice("en")
MEMBER = Caller("slack:T1:U2", "slack:T1", "en", "en", place="slack:T1:C1", place_language="en")
ADMIN = replace(MEMBER, person="slack:T1:U1", staff=frozenset(STAFF_ROOTS), is_admin=True)
ELSEWHERE = replace(ADMIN, person="slack:T2:U1", community="slack:T2", place="slack:T2:C1")
LABEL = EN("button-problem")


async def button_of(bot: Bot, caller: Caller, shown: Reply) -> str:
    """The press of Report a problem: in this message, or in the list of its sources."""
    labels = [it.label for it in buttons(shown)]
    if caller.voice("button-problem") not in labels:
        shown = await press(bot, caller, shown, caller.voice("button-sources"))
    return next(it.press for it in buttons(shown) if it.label == caller.voice("button-problem"))


async def reports(bot: Bot, caller: Caller, button: str, what: str = "typo", said: str = "") -> Reply:
    """Somebody fills in the form that a button opens, and sends it."""
    form = await bot.router.asks(caller, button)
    assert isinstance(form, PressForm), text(form) if form else None
    return await bot.router.pressed(replace(caller, given={"what": what, "text": said}), button)


def on_fact(name: str) -> str:
    return pack(Report(ReportOn.FACT, name))


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_each_fact_term_comment_and_answered_question_is_one_press_more_from_its_report(
    bot: Bot, language: str
) -> None:
    mina = replace(MEMBER, platform_language=language, language=language)
    for line in ("fact voyages", "term Chongryon", "comment", "today"):
        shown = await bot.router.typed(mina, line)
        thanked = await reports(bot, mina, await button_of(bot, mina, shown), said=line)
        assert Voice(language)("problem-thanks") in text(thanked)
        assert Voice(language)("problem-next") in text(thanked)
    five = replace(mina, person="slack:T1:U5")
    asked = await bot.router.typed(five, "quiz first-ships")
    assert all("problem|" not in it.press for it in buttons(asked))
    explained = await press(bot, five, asked, first_choice(asked))
    await reports(bot, five, await button_of(bot, five, explained), "wrong")
    kinds = [it.item.kind for it in await ProblemStore(bot.database).all("slack:T1", Shown.OPEN)]
    assert set(kinds) >= {ItemKind.FACT, ItemKind.TERM, ItemKind.COMMENT, ItemKind.QUESTION}
    for seen in range(len(kinds)):
        shown = await bot.router.pressed(replace(ADMIN, language=language), pack(LookThrough(Shown.OPEN, seen)))
        assert all(it.screens <= 1.2 for _, it in phone.each(shown))


async def test_a_question_that_was_not_answered_yet_or_is_anothers_cannot_be_reported(bot: Bot) -> None:
    asked = await question(bot, MEMBER, "quiz first-ships")
    number = buttons(asked)[0].press.split("|")[1]
    for place in (f"{number}/0", f"{number}/1", "999/0", "x", "1/x", "1/-1"):
        for on in (ReportOn.ALONE, ReportOn.CLASS):
            assert typed(EN("mistake-press")) in text(await _asked(bot, MEMBER, pack(Report(on, place))))
    button = await button_of(bot, MEMBER, await press(bot, MEMBER, asked, first_choice(asked)))
    assert typed(EN("mistake-press")) in text(await _asked(bot, ADMIN, button))
    assert isinstance(await bot.router.asks(MEMBER, button), PressForm)
    for on in (ReportOn.FACT, ReportOn.TERM, ReportOn.COMMENT):
        assert typed(EN("mistake-press")) in text(await _asked(bot, MEMBER, pack(Report(on, "gone"))))


async def _asked(bot: Bot, caller: Caller, button: str) -> Reply:
    """What is said instead of a form."""
    found = await bot.router.asks(caller, button)
    assert isinstance(found, Reply)
    given = replace(caller, given={"what": "typo", "text": ""})
    assert text(await bot.router.pressed(given, button)) == text(found)  # and so for who sends it in all the same
    return found


async def test_what_is_wrong_in_the_form_is_said_and_what_was_said_before_stands_in_it(bot: Bot) -> None:
    button = on_fact("voy-farewell-kojima")
    none = await reports(bot, MEMBER, button, "", "x" * LONGEST)
    assert none.faults == {"what": EN("problem-no-what")}
    long = await reports(bot, MEMBER, button, "all of it", "x" * (LONGEST + 1))
    assert long.faults == {
        "what": EN("problem-no-what"),
        "text": EN("problem-too-long", most=LONGEST, count=LONGEST + 1),
    }
    assert EN("problem-thanks") in text(await reports(bot, MEMBER, button, "source", "It says 30."))
    form = await bot.router.asks(MEMBER, button)
    assert isinstance(form, PressForm)
    assert [it.value for it in form.fields] == ["source", "It says 30."]
    assert EN("problem-thanks-again") in text(await reports(bot, MEMBER, button, "hurtful"))
    assert await ProblemStore(bot.database).count("slack:T1", Shown.EVERY) == 1


async def test_more_than_twenty_reports_a_day_are_refused_with_a_sentence(bot: Bot) -> None:
    names = list(bot.library.facts)[:21]
    for name in names[:-1]:
        assert EN("problem-thanks") in text(await reports(bot, MEMBER, on_fact(name)))
    assert EN("problem-too-many", most=20) in text(await reports(bot, MEMBER, on_fact(names[-1])))


async def test_moderators_alone_look_through_reports_and_only_through_those_of_their_community(bot: Bot) -> None:
    await reports(bot, MEMBER, on_fact("voy-farewell-kojima"), said="Mine alone")
    (one,) = await ProblemStore(bot.database).all("slack:T1", Shown.OPEN)
    presses = (
        LookThrough(Shown.EVERY, 0),
        Handle(one.number, State.DONE, Shown.OPEN, 0),
        ShowReported(one.number),
        ExportReports(Shown.EVERY),
    )
    for it in presses:
        assert text(await bot.router.pressed(MEMBER, pack(it))).count(EN("not-staff")) == 1
        assert "Mine alone" not in text(await bot.router.pressed(ELSEWHERE, pack(it)))
    assert EN("not-staff") in text(await bot.router.typed(MEMBER, "reports"))
    assert EN("reports-none") in text(await bot.router.typed(ELSEWHERE, "reports every"))
    assert await ProblemStore(bot.database).count("slack:T1", Shown.OPEN) == 1
    staffed = replace(bot, messengers={"slack": Board()})
    await staffed.router.typed(ADMIN, "grant <@U2> moderator")
    seen = text(await staffed.router.typed(MEMBER, "reports"))
    assert "Mine alone" in seen
    assert "U2" not in seen  # nobody is told who wrote it, not even a moderator


async def test_reports_are_looked_through_one_by_one_closed_and_opened_again(bot: Bot) -> None:
    first, second, third = list(bot.library.facts.values())[:3]
    for fact in (first, second, third):
        await reports(bot, MEMBER, on_fact(fact.id), said=f"About {fact.id}.")
    shown = await bot.router.typed(ADMIN, "zainichi-mod reports")
    assert EN("reports-heading", count=3) in text(shown)
    assert f"About {third.id}." in text(shown)
    shown = await press(bot, ADMIN, shown, EN("reports-older"))
    assert f"About {second.id}." in text(shown)
    stale = shown
    shown = await press(bot, ADMIN, shown, EN("reports-done"))
    assert EN("reports-now-done", title=second.title.en) in text(shown)
    assert f"About {first.id}." in text(shown)
    assert EN("reports-unchanged") in text(await press(bot, ADMIN, stale, EN("reports-not-ours")))
    shown = await press(bot, ADMIN, shown, EN("reports-not-ours"))
    assert f"About {third.id}." in text(shown)  # the list has become shorter
    shown = await press(bot, ADMIN, shown, EN("reports-show-every"))
    shown = await press(bot, ADMIN, await press(bot, ADMIN, shown, EN("reports-older")), EN("reports-older"))
    assert EN("reports-is-not-ours") in text(shown)
    assert [it for it in shown.blocks if isinstance(it, Mention)] == [Mention("U1", EN("reports-handled-by"))]
    shown = await press(bot, ADMIN, shown, EN("reports-reopen"))
    assert EN("reports-heading", count=2) in text(shown)
    there = await press(bot, ADMIN, await press(bot, ADMIN, shown, EN("reports-newer")), EN("reports-show-item"))
    assert second.text.en in text(there)
    assert second.title.en in text(await press(bot, ADMIN, there, EN("reports-item-now")))
    assert EN("reports-gone") in text(await bot.router.pressed(ADMIN, pack(ShowReported(99))))
    gone = await bot.router.pressed(ADMIN, pack(Handle(99, State.DONE, Shown.OPEN, 7)))
    assert EN("reports-gone") in text(gone)


async def test_the_file_for_editors_has_no_person_and_no_formula_and_nothing_of_a_communitys_own(bot: Bot) -> None:
    assert EN("reports-nothing-to-export") in text(await bot.router.pressed(ADMIN, pack(ExportReports(Shown.OPEN))))
    await stored(bot, SHIPS, ADMIN)
    asked = await question(bot, MEMBER, "quiz Ships")
    explained = await press(bot, MEMBER, asked, first_choice(asked))
    own = await reports(bot, MEMBER, await button_of(bot, MEMBER, explained), said="Secret")
    assert EN("problem-next-own") in text(own)
    await reports(bot, MEMBER, on_fact("voy-farewell-kojima"), said='=HYPERLINK("https://evil.example")\n+1')
    sent = await bot.router.pressed(ADMIN, pack(ExportReports(Shown.EVERY)))
    (file,) = (it for it in sent.blocks if isinstance(it, Attachment))
    head, *rows = csv.reader(io.StringIO(file.data.decode("utf-8-sig")))
    assert len(head) == 8
    assert [row[:3] for row in rows] == [["fact", "voy-farewell-kojima", "en"]]
    assert rows[0][5] == '\'=HYPERLINK("https://evil.example") +1'
    assert not any(it in file.data.decode() for it in ("U2", "Secret", "slack"))


def first_choice(asked: Reply) -> str:
    """The first choice of a question that is open."""
    return buttons(asked)[0].label


async def test_the_page_of_a_moderator_says_how_many_reports_are_open_and_that_of_others_does_not(bot: Bot) -> None:
    told = EN("home-reports-open", count=1)
    assert told not in str(await bot.router.home(ADMIN))
    await reports(bot, MEMBER, on_fact("voy-farewell-kojima"))
    assert told in str(await bot.router.home(ADMIN))
    for other in (MEMBER, ELSEWHERE):
        assert told not in str(await bot.router.home(other))
