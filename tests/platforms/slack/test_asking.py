"""Forms behind buttons, menus of several answers and files, on Slack."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from bot.core.forms import AskChannel, AskDate, AskNumber, AskPerson, AskTime, Choose, ChooseSeveral, Field, PressForm
from bot.core.i18n import Voice
from bot.core.metrics import Metrics
from bot.core.reply import Answer, Prose, SeveralAnswers, private
from bot.platforms.slack import presses
from bot.platforms.slack.payloads import Press
from bot.platforms.slack.press_form import view
from bot.platforms.slack.render import render
from bot.platforms.slack.web_api import Web, pool
from content.library import Library
from tests.fakes.slack.blocks import check_message_blocks, check_view
from tests.fakes.slack.server import FakeSlack, NotPossible, Person, Upload, View
from tests.support.asking import FIELD, TEXTS, TITLE, WRONG, asking
from tests.support.on_slack import MODES, OnSlack, a_bot, placed, running

EN, AGAIN = Voice("en"), Voice("en")("button-form-again")


@pytest_asyncio.fixture(params=MODES)
async def on(library: Library, request: pytest.FixtureRequest) -> AsyncIterator[OnSlack]:
    async with FakeSlack(request.param) as slack, a_bot(library) as plain:
        made = placed(slack, plain)
        bot = asking(replace(plain, messengers={made.messenger.platform.name: made.messenger}))
        bot.router.warm_up()
        async with running(slack, bot, made=made):
            yield OnSlack(slack, bot)
        assert slack.refused == []


async def pressed_form(on: OnSlack, who: Person, message: object, button: str) -> View:
    return (await on.slack.press(who, message, button)).view  # type: ignore[arg-type]  # a message


async def test_a_form_opens_behind_a_button_and_says_at_its_field_what_is_wrong(on: OnSlack) -> None:
    mina = on.person()
    asked = await on.types(mina, on.place("channel", mina), "about")
    form = await pressed_form(on, mina, asked, "Answer")
    assert form.title == f"{TITLE[:23]}…"
    assert form.text_shown.startswith(f"{TITLE}\nAbout **1984** people?")  # the whole of it, without markup
    with pytest.raises(NotPossible, match="must be filled in"):
        await on.slack.submit(mina, form, {})
    await on.slack.submit(mina, form, {FIELD: "many"})
    assert form.errors == {"number": WRONG}
    assert asked.text_shown == "A number"
    told = await on.slack.submit(mina, form, {"number": "9万3340"})
    assert form.closed
    await on.slack.until(lambda: asked.text_shown == "You said 93340.")  # nobody else sees it, so it was changed
    assert told.acked < 2
    assert on.slack.shown(asked.channel, mina) == [asked]


async def test_a_menu_a_text_and_a_file_come_back_together_and_what_is_wrong_with_a_file_is_said_at_it(
    on: OnSlack,
) -> None:
    mina = on.person("ja-JP")
    everything = await on.types(mina, on.place("elsewhere", mina), "status")
    form = await pressed_form(on, mina, everything, "Report")
    given = {"what": "It hurts somebody", "words": "One\n\nTwo"}
    say = Voice("ja")
    for file, wrong in (
        (Upload("a.exe", b"x"), say("file-ending", name="a.exe", endings=".csv · .txt")),
        (Upload("a.csv", b"x" * 1001), say("file-too-big", name="a.csv", most="1000 B")),
    ):
        await on.slack.submit(mina, form, {**given, "file": file})
        assert form.errors == {"file": wrong}
    assert not [call for call in on.slack.calls if call.method == "download"]  # neither was fetched
    answer = await on.sends(mina, form, **given, file=Upload("Facts.CSV", b"a,b"))
    assert answer.text_shown == "Told, hurts: One//Two (Facts.CSV: a,b)"
    assert answer.ephemeral
    bare = await pressed_form(on, mina, everything, "Report")
    assert (await on.sends(mina, bare, **given)).text_shown == "Told, hurts: One//Two"


async def test_what_was_not_taken_stands_in_the_form_when_it_is_opened_again(on: OnSlack) -> None:
    mina = on.person()
    everything = await on.types(mina, on.place("dm", mina), "status")
    form = await pressed_form(on, mina, everything, "Report")
    await on.slack.submit(mina, form, {"what": "It is wrong", "words": "spam"})
    assert form.errors == {"words": "Write what is wrong.", "what": "Is it?"}
    await on.slack.close(mina, form)
    again = await pressed_form(on, mina, everything, "Report")
    elements = [it["element"] for it in again.blocks if it["type"] == "input"]
    assert elements[0]["initial_option"]["value"] == "wrong"
    assert elements[1]["initial_value"] == "spam"


async def test_several_answers_are_read_above_their_menu_and_chosen_together(on: OnSlack) -> None:
    mina = on.person()
    everything = await on.types(mina, on.place("channel", mina), "status")
    for text in TEXTS:
        assert text in everything.text_shown
        assert text in everything.text  # what a screen reader says of a notification
    told = await on.slack.select(mina, everything, "Which were ports?", "C  Sakata", "A  Niigata")
    assert told.message.text_shown == "Chosen: Sakata + Niigata"
    assert told.message.ephemeral
    emptied = await on.slack.select(mina, everything, "Which were ports?")
    assert emptied.message.text_shown == "Chosen: nothing"


async def test_where_there_is_nothing_to_ask_or_no_form_can_be_opened_a_reply_comes(on: OnSlack) -> None:
    mina = on.person()
    there = on.place("channel", mina)
    everything = await on.types(mina, there, "status")
    assert (await on.presses(mina, everything, "Closed")).text_shown == "That was just closed."
    number = await on.types(mina, there, "about")
    on.slack.fail("views.open", "expired_trigger_id")
    told = await on.presses(mina, number, "Answer")
    assert told.text_shown == EN("form-not-opened")


async def test_a_form_that_is_delivered_twice_opens_once_and_is_answered_once(on: OnSlack) -> None:
    mina = on.person()
    everything = await on.types(mina, on.place("channel", mina), "status")
    on.slack.repeat_next()
    form = await pressed_form(on, mina, everything, "Report")
    assert on.slack.modals(mina) == [form]
    on.slack.repeat_next()
    answer = await on.sends(mina, form, what="It is wrong", words="x")
    await asyncio.sleep(0.1)
    assert on.slack.shown(everything.channel, mina) == [everything, answer]


async def test_an_answer_that_takes_long_or_comes_after_half_an_hour_still_comes(
    on: OnSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina = on.person()
    there = on.place("channel", mina)
    monkeypatch.setattr(presses, "CHECKED_WITHIN", 0.0)
    asked = await on.types(mina, there, "about")
    refused = await on.sends(mina, await pressed_form(on, mina, asked, "Answer"), number="many")
    assert refused.text_shown == WRONG
    assert asked.text_shown == "A number"  # it can be answered once more
    again = await pressed_form(on, mina, refused, AGAIN)
    assert [it["element"]["initial_value"] for it in again.blocks if it["type"] == "input"] == ["many"]
    on.slack.forward(minutes=31)
    late = await on.sends(mina, again, number="12")
    assert (late.text_shown, late.channel) == ("You said 12.", on.slack.dm(mina))


async def test_a_command_takes_a_file_in_its_form(on: OnSlack) -> None:
    mori = on.person(admin=True)
    there = on.place("channel", mori)
    form = await on.opens(mori, there, "report", "/zainichi-class")
    await on.slack.submit(mori, form, {"round": Upload("a.exe", b"1,2")})
    assert list(form.errors) == ["round"]
    answer = await on.sends(mori, form, round=Upload("a.csv", b"1,2"), quiz="Ours")
    assert answer.text_shown == "Ours: a.csv, 1,2"
    typed = await on.types(mori, there, "report a.csv", "/zainichi-class")
    assert typed.text_shown.startswith(EN("mistake-file"))
    on.slack.fail("download", "gone")
    lost = await on.opens(mori, there, "report", "/zainichi-class")
    await on.slack.submit(mori, lost, {"round": Upload("b.csv", b"1,2")})
    assert lost.errors == {"round": EN("file-failed", name="b.csv")}


async def test_where_the_bot_may_read_no_files_it_says_so_and_takes_the_rest(library: Library) -> None:
    async with FakeSlack("socket") as slack, a_bot(library) as plain:
        slack.scopes.discard("files:read")
        async with running(slack, asking(plain)):
            on = OnSlack(slack, plain)
            mori = on.person(admin=True)
            there = on.place("channel", mori)
            everything = await on.types(mori, there, "status")
            form = await pressed_form(on, mori, everything, "Report")
            assert EN("file-refused") in form.text_shown
            assert (await on.sends(mori, form, what="It is wrong", words="x")).text_shown == "Told, wrong: x"
            command = await on.opens(mori, there, "report", "/zainichi-class")
            assert EN("file-refused") in command.text_shown
            assert (await on.sends(mori, command, quiz="Ours")).text_shown == EN("file-refused")
        assert slack.refused == []


async def test_the_token_is_shown_to_nobody_but_slack() -> None:
    async with FakeSlack("socket") as slack, pool(Metrics().rate_limits) as session:
        web = Web(slack.bot_token, slack.base_url, session)
        for url in ("https://example.org/x", "http://files.slack.com/x", "https://files.slack.com.example.org/x"):
            with pytest.raises(Exception, match="does not lie where Slack keeps files"):
                await web.download(url, 10)


@pytest.mark.parametrize("length", [1, 40, 3000])
def test_every_kind_of_field_is_one_that_slack_takes(length: int) -> None:
    many = [(str(at), f"{at} {'x' * length}") for at in range(101)]
    text, press = "*x*" * length, Press("", "U1", "", "C1", "https://x.test/" + "x" * 200, "x" * 95, True, None)
    inputs = (
        Choose(many[:25]), Choose(many), ChooseSeveral(many[:10]), ChooseSeveral(many[:25]), ChooseSeveral(many),
        AskNumber(1, 9), AskTime(), AskDate(), AskPerson(), AskChannel(),
    )  # fmt: skip
    for value in ("", "1", "09:30", "2026-12-14", text, "<@U1>"):
        for asked in inputs:
            form = PressForm(text, (Field("it", text, "", asked, required=True, value=value),), text)
            assert str(check_view(view(form, press, EN, takes_files=True))) == ""
    answers = tuple(Answer("ABCDEFGHIJKLMNOPQRSTUVWXY"[at], text, str(at)) for at in range(25))
    drawn = render(private(Prose(text), SeveralAnswers(text, answers, "x" * 95)))
    assert str(check_message_blocks(drawn.blocks)) == ""
