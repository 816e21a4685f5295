"""Forms of commands on Slack: opened in time, in the person's language, checked field by field, and carried out."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from slack_sdk.web.async_client import AsyncWebClient

from bot.community.model import Role
from bot.core.feature import Root
from bot.core.i18n import LANGUAGES, Voice
from bot.core.options import options
from bot.core.press import Run, pack
from bot.core.reply import Button, Buttons, Prose, private
from bot.dispatch.forms import Form, form, takes_form
from bot.platforms.slack import web_api
from bot.platforms.slack.form_view import Opened, refusal, submission, view
from bot.platforms.slack.render import render
from content.library import Library
from tests.fakes.slack.blocks import MOST_BYTES_OF_VIEW, check_view, size
from tests.fakes.slack.forms import Given
from tests.fakes.slack.problems import Json
from tests.fakes.slack.server import NotPossible, Person, View
from tests.support.bot import Bot
from tests.support.on_slack import MODES, OnSlack, on_slack, says

EN = Voice("en")
MOD, CLASS = "/zainichi-mod", "/zainichi-class"
ASKED = {"start", "daily", "settings", "grant"}
ELSEWHERE = Opened("C" + "1" * 20, "general" * 10, "https://hooks.slack.com/commands/" + "x" * 200)


@pytest_asyncio.fixture(params=MODES)
async def on(library: Library, request: pytest.FixtureRequest) -> AsyncIterator[OnSlack]:
    async with on_slack(library, request.param) as on:
        yield on
        assert on.slack.refused == []


def made(bot: Bot, name: str, language: str) -> Form:
    return form(bot.registry, bot.router.lookup, Voice(language), name)


def fields(where: View | Json) -> dict[str, Json]:
    """The element of each field of a form, by the name of its option."""
    blocks = where.blocks if isinstance(where, View) else where["blocks"]
    return {block["block_id"]: block["element"] for block in blocks if block["type"] == "input"}


async def opens(on: OnSlack, who: Person, line: str, root: str, where: str = "channel") -> View:
    return await on.opens(who, on.place(where, who), line, root)


# What is asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_of_each_command_is_one_that_slack_takes(bot: Bot, language: str) -> None:
    say = Voice(language)
    for name, command in bot.registry.commands.items():
        drawn = view(made(bot, name, language), say, ELSEWHERE)
        assert str(check_view(drawn)) == "", name
        assert size(drawn) < MOST_BYTES_OF_VIEW / 4  # it has to be there in three seconds
        asked = options(command)
        assert list(fields(drawn)) == [option.name for option in asked]
        texts = [block["label"]["text"] + block["hint"]["text"] for block in drawn["blocks"][1:]]
        assert not [text for text in texts if "…" in text or not text.strip()], name
        optional = [block["optional"] for block in drawn["blocks"][1:]]
        assert optional == [not option.required for option in asked]
        assert str(check_view(refusal(made(bot, name, language), say, say("not-staff")))) == ""


def test_only_commands_for_staff_with_several_options_are_asked_for(bot: Bot) -> None:
    taken = {name for name in bot.registry.commands if takes_form(bot.registry, name)}
    assert taken >= ASKED
    assert "daily-skip" not in taken  # it asks with buttons
    for name in taken:
        assert len(options(bot.registry.commands[name])) > 1
        assert bot.registry.root_of(name) is not Root.EVERYBODY


def test_each_kind_of_option_has_the_field_that_fits_it(bot: Bot) -> None:
    kinds = {
        name: element["type"]
        for command in sorted(ASKED)
        for name, element in fields(view(made(bot, command, "en"), EN, ELSEWHERE)).items()
    }
    assert kinds == {
        "channel": "conversations_select",
        "time": "timepicker",
        "zone": "plain_text_input",
        "days": "checkboxes",
        "topic": "static_select",
        "locale": "static_select",
        "person": "users_select",
        "role": "static_select",
        "share": "static_select",
        "notes": "static_select",
        "confidence": "static_select",
        "off": "static_select",
        "on": "static_select",
        "quiz": "static_select",
        "questions": "number_input",
        "seconds": "static_select",
        "scoring": "static_select",
        "names": "static_select",
    }


# Opened, filled in, sent


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_class_is_started_from_a_form_in_the_teachers_language(on: OnSlack, language: str) -> None:
    boss, say = on.person(language, admin=True), Voice(language)
    shown = await opens(on, boss, "start", CLASS)
    assert shown.title == "/zainichi-class start"
    assert say("command-start.about") in shown.text_shown
    quiz = on.bot.library.quizzes["first-ships"].title.best(language)
    answer = await on.sends(boss, shown, quiz=quiz, questions="3", seconds="off", names=say("value-server"))
    assert shown.closed
    assert answer.ephemeral
    assert answer.channel.name == "general"
    assert says(answer, language, "class-opened")
    live = await on.bot.classes.store.live_in(f"slack:{on.slack.team}:{answer.channel.id}")
    assert live
    held = await on.bot.classes.load(live)
    assert (live.basis.title, len(held.round.items)) == ("quiz/first-ships", 3)
    assert held.round.terms.untimed


async def test_what_is_wrong_is_said_at_its_field_and_the_form_stays_as_it_was_filled_in(on: OnSlack) -> None:
    boss, place = on.person(admin=True), on.slack.channel("general")
    await on.types(boss, place, "settings off:voyages", MOD)
    shown = await on.opens(boss, place, "daily", MOD)
    given: dict[str, Given] = {"time": "18:30", "zone": "Mars", "topic": "Voyages", "days": ("Monday", "Wednesday")}
    told = await on.slack.submit(boss, shown, given)
    assert told.view is shown
    assert shown.errors == {
        "zone": EN("mistake-zone", typed="Mars", option="zone"),
        "topic": EN("topic-is-off", topic="Voyages"),
    }
    assert not shown.closed
    answer = await on.sends(boss, shown, **given | {"zone": "Tokyo", "topic": "Schools"})
    assert "18:30" in answer.text_shown
    (one,) = await on.bot.daily.store.of(f"slack:{on.slack.team}")
    assert (one.time, one.zone, one.days, one.topic) == ("18:30", "Asia/Tokyo", "02", "schools")
    assert one.place.endswith(place.id)  # the channel in which the form was opened, untouched


async def test_the_client_itself_lets_nobody_leave_out_what_is_needed_or_choose_what_there_is_not(on: OnSlack) -> None:
    boss = on.person(admin=True)
    shown = await opens(on, boss, "daily", MOD)
    with pytest.raises(NotPossible, match="must be filled in"):
        await on.slack.submit(boss, shown, {})
    again = await opens(on, boss, "start", CLASS)
    wrongs: list[dict[str, Given]] = [{"questions": "31"}, {"questions": "2.5"}, {"quiz": "nothing"}]
    for wrong in wrongs:
        with pytest.raises(NotPossible):
            await on.slack.submit(boss, again, wrong)


async def test_a_person_is_chosen_from_the_list_and_made_a_teacher(on: OnSlack) -> None:
    boss, mina = on.person(name="Boss", admin=True), on.person()
    shown = await opens(on, boss, "zainichi-mod grant", "/zainichi")
    answer = await on.sends(boss, shown, person=mina, role="teacher")
    assert says(answer, "en", "granted-teacher")
    assert await on.bot.staff.role(f"slack:{on.slack.team}", on.stored(mina)) is Role.TEACHER


async def test_settings_sent_in_without_a_choice_are_shown_as_they_are_and_with_one_are_changed(on: OnSlack) -> None:
    boss = on.person(admin=True)
    seen = await on.sends(boss, await opens(on, boss, "settings", MOD))
    assert says(seen, "en", "settings-heading")
    assert len(seen.buttons) == 3
    changed = await on.sends(boss, await opens(on, boss, "settings", MOD), share="off", zone="Seoul")
    assert says(changed, "en", "settings-zone-chosen", zone="Asia/Seoul")
    undone = await on.presses(boss, changed, "Undo")
    assert says(undone, "en", "settings-share-on")


async def test_with_an_option_a_command_is_run_at_once(on: OnSlack) -> None:
    boss = on.person(admin=True)
    answer = await on.types(boss, on.slack.channel("general"), "settings share:off", MOD)
    assert says(answer, "en", "settings-changed")
    assert on.slack.modals(boss) == []


async def test_a_button_that_stands_for_a_command_alone_opens_its_form(on: OnSlack) -> None:
    boss, client = on.person(admin=True), AsyncWebClient(token=on.slack.bot_token, base_url=on.slack.base_url)
    place = on.slack.dm(boss)
    message = render(private(Prose("x"), Buttons((Button("Start a class", pack(Run("start"))),))))
    await client.chat_postMessage(**message.fields(channel=place.id))
    (posted,) = on.slack.shown(place, boss)
    shown = (await on.slack.press(boss, posted, "Start a class")).view
    assert "quiz" in fields(shown)
    with pytest.raises(NotPossible, match="'Channel' must be filled in"):  # this is none
        await on.slack.submit(boss, shown, {})
    there = on.slack.channel("history")
    answer = await on.sends(boss, shown, Channel=there.id, quiz="first-ships")
    assert answer.channel is place
    assert says(answer, "en", "panel-lobby", place=EN("slack-chosen-channel"))
    assert await on.bot.classes.store.live_in(f"slack:{on.slack.team}:{there.id}")


# For whom it is


async def test_who_may_not_use_a_command_is_told_so_in_the_place_of_its_form(on: OnSlack) -> None:
    mina = on.person("ja")
    shown = await opens(on, mina, "start", CLASS)
    await on.slack.until(lambda: not fields(shown))
    assert says(shown, "ja", "not-staff")
    assert "submit" not in shown.data


async def test_whoever_sends_in_a_form_before_they_are_told_is_refused_then(on: OnSlack) -> None:
    mina = on.person()
    on.slack.slow("views.update", 1.0)
    shown = await opens(on, mina, "settings", MOD)
    assert says(await on.sends(mina, shown, share="off"), "en", "not-staff")
    assert (await on.bot.communities.settings(f"slack:{on.slack.team}")).can_share


async def test_a_form_turns_to_the_language_that_somebody_chose(on: OnSlack) -> None:
    boss = on.person("en", admin=True)
    await on.types(boss, on.slack.channel("general"), "language ko")
    shown = await opens(on, boss, "daily", MOD)
    await on.slack.until(lambda: Voice("ko")("command-daily.about") in shown.text_shown)
    answer = await on.sends(boss, shown, time="09:00")
    assert "09:00" in answer.text_shown
    assert says(answer, "ko", "daily-heading") or "매일" in answer.text_shown


# When Slack or the network is rough


@pytest.mark.parametrize("word", ["expired_trigger_id", "something_new"])
@pytest.mark.parametrize("line", ["start", "daily", "settings"])
async def test_where_a_form_cannot_be_opened_the_command_is_explained_in_words(
    on: OnSlack, word: str, line: str
) -> None:
    boss = on.person("ja", admin=True)
    on.slack.fail("views.open", word)
    root = CLASS if line == "start" else MOD
    answer = await on.types(boss, on.slack.channel("general"), line, root)
    assert says(answer, "ja", "slack-no-form")
    assert says(answer, "ja", f"command-{line}.about")
    assert await on.bot.classes.store.live_in(f"slack:{on.slack.team}:{answer.channel.id}") is None


async def test_a_form_that_takes_too_long_to_open_is_given_up(on: OnSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_api, "_OPENED_WITHIN", 0.2)
    on.slack.slow("views.open", 1.0)
    boss = on.person(admin=True)
    told = await on.slack.command(boss, on.slack.channel("general"), MOD, "grant")
    assert says(told.message, "en", "slack-no-form")
    assert told.acked < 3


async def test_a_form_is_answered_alone_with_the_bot_once_its_channel_takes_no_answer_any_more(on: OnSlack) -> None:
    boss = on.person(admin=True)
    shown = await opens(on, boss, "settings", MOD, where="elsewhere")
    on.slack.forward(minutes=31)
    answer = await on.sends(boss, shown, share="off")
    assert answer.channel is on.slack.dm(boss)
    assert says(answer, "en", "settings-changed")


async def test_where_the_bot_is_no_member_a_form_is_answered_there_all_the_same(on: OnSlack) -> None:
    boss = on.person(admin=True)
    shown = await opens(on, boss, "settings", MOD, where="elsewhere")
    answer = await on.sends(boss, shown, share="off")
    assert answer.ephemeral
    assert not answer.channel.is_dm


async def test_what_slack_delivers_twice_opens_one_form_and_is_carried_out_once(on: OnSlack) -> None:
    boss = on.person(admin=True)
    on.slack.repeat_next()
    shown = await opens(on, boss, "settings", MOD)
    assert on.slack.modals(boss) == [shown]
    on.slack.repeat_next()
    answer = await on.sends(boss, shown, share="off")
    assert says(answer, "en", "settings-changed")
    seen = [it for it in on.slack.shown(answer.channel, boss) if it.ephemeral]
    assert len(seen) == 1


async def test_a_form_opens_without_the_database_and_what_is_wrong_with_that_is_told_when_it_is_sent(
    on: OnSlack,
) -> None:
    boss = on.person(admin=True)
    await on.bot.database.close()
    shown = await opens(on, boss, "settings", MOD)
    answer = await on.sends(boss, shown, share="off")
    assert answer.ephemeral
    assert answer.text_shown


def test_where_a_form_was_opened_is_understood_though_another_version_of_the_bot_kept_more() -> None:
    sent = {"id": "V1", "callback_id": "form:start", "private_metadata": '{"channel": "C1", "colour": "red"}'}
    body = {"user": {"id": "U1"}, "trigger_id": "1", "view": sent | {"state": {"values": {}}}}
    found = submission(body)
    assert found
    assert (found.opened, found.command, found.values) == (Opened("C1"), "start", {})
    assert submission(body | {"view": sent | {"callback_id": "other"}}) is None


async def test_a_form_of_another_version_of_the_bot_is_taken_quietly(on: OnSlack) -> None:
    boss = on.person(admin=True)
    shown = await opens(on, boss, "settings", MOD)
    shown.data["callback_id"] = "form:no-such-command"
    told = await on.slack.submit(boss, shown, {})
    assert told.came == [shown]
    assert shown.closed
