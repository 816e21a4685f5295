"""What people see of the bot on Slack: each command and each button, in both modes, wherever they are.

Everything goes through the real slack-bolt, over real sockets, to a Slack that refuses what Slack refuses.
"""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.community.model import Role
from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS
from bot.core.i18n import Voice
from bot.core.press import pack
from bot.core.round_codec import read_content
from bot.core.views import shortened
from bot.platforms.slack.platform import SLACK
from bot.quiz.buttons import AnswerAlone, Step, StepKind
from bot.quiz.store import QuizStore
from bot.scores.store import ScoreStore
from content.library import Library
from tests.conftest import Clock
from tests.fakes.slack.server import Channel, Message, NotPossible, Person, Told, View
from tests.support.on_slack import (
    HOSTILE,
    LOCALES,
    MODES,
    PLACES,
    OnSlack,
    as_typed,
    bug,
    on_slack,
    press_of,
    presses,
    says,
    seen,
    views,
)
from tests.support.replies import everybodys, everybodys_presses, foretold, needed, shows

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=MODES)
async def shared_bot(library: Library, request: pytest.FixtureRequest) -> AsyncIterator[OnSlack]:
    async with on_slack(library, request.param) as on:
        yield on


@pytest.fixture
def on(shared_bot: OnSlack) -> Iterator[OnSlack]:
    """The running bot. Whatever a test does, Slack refuses nothing and nobody is called."""
    yield shared_bot
    slack = shared_bot.slack
    assert slack.refused == []
    assert slack.mentions == []
    for channel in slack.world.channels.values():
        assert all(message.text or message.files for message in channel.messages.values())
        channel.messages.clear()


def is_private(message: Message, where: str) -> bool:
    """Seen by nobody else: in the bot's own conversation with a person a plain message is."""
    return message.ephemeral == (where != "dm")


# Commands


def somebody_like(on: OnSlack, mina: Person, where: str) -> Caller:
    """Somebody else who has just come, in the same place, with the same language."""
    language = mina.locale[:2]
    return Caller(
        person=f"{on.stored(mina)}0",
        community=f"slack:{on.slack.team}",
        platform_language=language,
        language=language,
        zone=ZoneInfo(mina.tz),
        place_language=None if where == "dm" else "en",
        platform=SLACK,
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("where", [*PLACES, "between"])
async def test_every_command_is_answered_privately_in_the_persons_language(
    on: OnSlack, where: str, locale: str
) -> None:
    mina, jun = on.person(locale), on.person()
    place = on.place(where, mina)
    say = Voice(locale[:2])
    for name, command in everybodys(on.bot).items():
        values = needed(on.bot, command).values()
        wanted = await foretold(on.bot, somebody_like(on, mina, where), " ".join((name, *values)))
        line = " ".join((say(f"command-{name}"), *values))
        answer = (await on.slack.command(mina, place, "/zainichi", line)).message
        assert is_private(answer, where)
        assert shows(wanted, answer.text_shown, answer.labels, SLACK, as_typed), name
        assert not bug(answer)
    assert len(on.slack.shown(place, mina)) == len(everybodys(on.bot))
    if where != "dm":
        assert on.slack.shown(place, jun) == on.slack.shown(place) == []


async def test_a_bare_command_opens_a_menu_whose_buttons_work(on: OnSlack) -> None:
    for where in PLACES:
        mina = on.person()
        menu = await on.types(mina, on.place(where, mina), "")
        assert menu.labels == ["Fact", "Quiz", "My score", "Language", "Help"]
        for label in menu.labels:
            assert is_private(await on.presses(mina, menu, label), where)


async def test_words_are_taken_as_somebody_typed_them(on: OnSlack) -> None:
    """Slack writes & as an entity, and a name or a channel as a mark."""
    mina = on.person()
    jun = on.person(name="Jun")
    general = on.slack.channel("general")
    for typed, read in (
        ("search R&D <x>", "“R&D <x>”"),
        (f"search @{jun.handle}", f"“@{jun.handle}”"),
        ("search #general", "“#general”"),
        ("search https://example.org/?a=1&b=2", "“https://example.org/?a=1&b=2”"),
        ("search “two words”", "“two words”"),
    ):
        assert read in (await on.types(mina, general, typed)).text_shown
    assert says(await on.types(mina, general, "fact topic:voyages"), "en", "label-source")
    assert says(await on.types(mina, general, "  FACT   voyages "), "en", "label-source")


async def test_a_wrong_word_gets_the_nearest_right_one_as_a_button(on: OnSlack) -> None:
    mina = on.person()
    general = on.slack.channel("general")
    wrong = await on.types(mina, general, "fcat")
    assert says(wrong, "en", "mistake-did-you-mean-command", nearest="fact")
    assert says(await on.presses(mina, wrong, "/zainichi fact"), "en", "label-source")
    for nonsense in ("😀", "'; DROP TABLE person; --", "\u202egnp\u200b", "z" * 999, "あ" * 999, "topic:", "9" * 40):
        told = await on.types(mina, general, nonsense)
        assert told.ephemeral
        assert not bug(told), nonsense
    assert says(await on.types(mina, general, "x" * 4000), "en", "mistake-long", length=4000, limit=1000)


async def test_the_language_that_somebody_chose_holds_for_commands_presses_and_the_home_tab(on: OnSlack) -> None:
    mina = on.person("en-GB")
    general = on.slack.channel("general")
    assert says(await on.types(mina, general, "language ko"), "ko", "language-set", language="한국어")
    fact = await on.types(mina, general, "fact")
    assert says(fact, "ko", "label-source")
    assert says(await on.presses(mina, fact, Voice("ko")("button-another")), "ko", "label-source")
    assert says(await on.slack.open_home(mina), "ko", "score-heading")
    assert says(
        await on.types(mina, general, "language auto"),
        "en",
        "language-as-platform",
        language="English",
        platform="slack",
    )


async def test_somebody_whose_language_the_bot_does_not_speak_is_answered_in_the_bots_own(on: OnSlack) -> None:
    for locale in ("fr-FR", "zh-TW", "xx"):
        mina = on.person(locale)
        assert says(await on.types(mina, on.slack.channel("general"), "help"), "en", "help-heading")


async def test_today_is_the_day_where_the_person_is(on: OnSlack) -> None:
    """It is the evening of the 28th in Tokyo, and of the 27th in Samoa."""
    here, there = on.slack.person("Mina"), on.slack.person("Jun", tz="Pacific/Pago_Pago")
    general = on.slack.channel("general")
    assert "28 April" in (await on.types(here, general, "today")).text_shown
    assert "27 April" in (await on.types(there, general, "today")).text_shown


async def test_the_data_about_somebody_come_as_a_file_to_them_alone_and_are_gone_after_two_presses(
    on: OnSlack,
) -> None:
    for where in PLACES:
        mina = on.person()
        place = on.place(where, mina)
        await on.types(mina, place, "fact")
        told = await on.slack.command(mina, place, "/zainichi", "privacy export")
        answer = next(it for it in told.came if isinstance(it, Message) and it.blocks)
        name = "zainichi-export-2026-04-28.json"
        assert says(answer, "en", "slack-file-sent", name=name)
        assert is_private(answer, where)
        sent = [it for it in on.slack.shown(on.slack.dm(mina), mina) if it.files]
        ((file,),) = [it.files for it in sent]
        assert file.name == name
        assert json.loads(file.content)["person"] == [{"external": on.stored(mina), "language": None, "heard": "en"}]
        ask = await on.types(mina, place, "privacy delete")
        assert says(await on.presses(mina, ask, "Yes, delete everything"), "en", "privacy-deleted")
        assert await ScoreStore(on.bot.database).number(on.stored(mina)) is None


# Buttons


async def pressed_through(on: OnSlack, mina: Person, place: Channel, where: str) -> set[str]:
    """Press every sort of button that can be reached, a few of each, and give the sorts."""
    lines = [name for name in everybodys(on.bot) if name != "search"]
    lines += ["search Niigata", "timeline 1959", "help quiz", "privacy delete"]
    waiting = [await on.types(mina, place, line) for line in lines]
    waiting.sort(key=lambda message: not any(press.startswith(("answer|", "step|")) for press in presses(message)))
    times: dict[str, int] = {}
    while waiting:
        message = waiting.pop(0)
        for press in sorted(presses(message), key=lambda it: it.startswith("step|")):  # which moves on
            sort = "|".join(press.split(" ")[0].split("|")[:2])
            kind = sort.split("|")[0]
            times[sort] = times.get(sort, 0) + 1
            if times[sort] > (8 if kind in ("answer", "step") else 1) or press not in presses(message):
                continue  # enough of these, or the message has moved on with the quiz
            if kind == "problem":
                assert (await on.slack.press(mina, message, press)).view.text_shown  # a form
                continue
            answer = await on.presses(mina, message, press)
            assert not bug(answer), press
            assert not says(answer, mina.locale, "mistake-press"), press
            if answer.blocks:
                assert answer.ephemeral == (where != "dm" and kind != "share"), press
            assert (answer is message) == (kind in ("answer", "step", "page"))
            waiting.insert(
                0 if kind in ("answer", "step", "cited") else len(waiting), answer
            )  # before another quiz is begun
    return {sort.split("|")[0] for sort in times}


@pytest.mark.parametrize(("where", "locale"), list(zip(PLACES, LOCALES, strict=True)))
async def test_every_button_leads_somewhere(on: OnSlack, where: str, locale: str) -> None:
    mina = on.person(locale)
    kinds = await pressed_through(on, mina, on.place(where, mina), where)
    assert kinds == everybodys_presses(on.bot) - ({"share"} if where == "dm" else set())


FORGED = (
    *("", "|", "nonsense", "x" * 2000, "run|", "run|qwxzj", "run|" + "fact " * 18),
    *("show|fact|gone", "share|fact|gone", "share|year|x", "share|leaderboard|century", "share|fact|" + "x" * 80),
    *("page|1959|999", "page|99999|0", "begin|quiz|gone|5|0", "begin|any||0|0"),
    *("answer|1|0", "answer|999999|0|0", "answer|-1|0|0", "step|1|0|leap"),
)


async def forges_a_press(on: OnSlack, person: Person, message: Message, press: str) -> Told:
    """Press a button that carries something else than the bot gave it."""
    block, button = message.find(message.buttons[0].action_id, button=True)
    return await on.slack.acts.change(person, message, block, button | {"value": press}, {})


async def test_a_forged_or_outdated_button_is_answered_privately(on: OnSlack) -> None:
    mina = on.person()
    general = on.slack.channel("general")
    for press in FORGED:
        shown = await on.types(mina, general, "fact")
        answer = (await forges_a_press(on, mina, shown, press)).message
        assert answer.ephemeral, press
        assert not bug(answer), press
    assert on.slack.shown(general) == []


async def test_the_timeline_is_leafed_through_in_one_message(on: OnSlack) -> None:
    for where in PLACES:
        mina = on.person()
        place = on.place(where, mina)
        first = await on.types(mina, place, "timeline")
        before = first.text_shown
        assert await on.presses(mina, first, "Later") is first
        assert first.text_shown != before
        await on.presses(mina, first, "Earlier")
        assert first.text_shown == before
        assert on.slack.shown(place, mina) == [first]


# Share

SHAREABLE = ("fact", "term soren", "timeline 1959", "comment", "leaderboard all")


@pytest.mark.parametrize("where", ["channel", "elsewhere", "between"])
async def test_what_is_shared_is_for_everybody_in_the_bots_language_with_a_name_under_it(
    on: OnSlack, where: str
) -> None:
    mina, jun = on.person("ko-KR"), on.person()
    place = on.place(where, mina)
    for number, line in enumerate(SHAREABLE, start=1):
        shared = await on.shares(mina, await on.types(mina, place, line))
        assert not shared.ephemeral
        assert on.slack.shown(place, jun)[-1] is shared
        assert len(on.slack.shown(place, jun)) == number
        assert says(shared, "en", "shared-by", name="Mina")
        assert "Share" not in shared.labels


async def test_a_press_on_what_was_shared_is_answered_to_the_one_who_pressed_and_to_nobody_else(on: OnSlack) -> None:
    for where in ("channel", "elsewhere"):
        mina, jun = on.person(), on.person("ja-JP")
        place = on.place(where, mina)
        shared = await on.shares(mina, await on.types(mina, place, "fact"))
        before = shared.text_shown
        another = await on.presses(jun, shared, press_of(shared, "run"))
        assert another.ephemeral
        assert says(another, "ja", "label-source")
        quiz = await on.presses(jun, shared, press_of(shared, "begin"))
        assert quiz.ephemeral
        assert quiz is not shared
        assert (shared.text_shown, on.slack.shown(place)) == (before, [shared])
        assert another not in on.slack.shown(place, mina)


async def test_alone_with_the_bot_there_is_nobody_to_share_with(on: OnSlack) -> None:
    mina = on.person()
    for line in SHAREABLE:
        assert "Share" not in (await on.types(mina, on.slack.dm(mina), line)).labels


async def test_links_that_are_shared_show_no_preview(on: OnSlack) -> None:
    mina = on.person()
    general = on.slack.channel("general")
    await on.shares(mina, await on.types(mina, general, "fact"))
    (sent,) = [it.arguments for it in on.slack.calls if it.arguments.get("response_type") == "in_channel"][-1:]
    assert (sent["unfurl_links"], sent["unfurl_media"]) == (False, False)


# A quiz


def next_press(on: OnSlack, message: Message | View) -> str:
    """The button that leads through a quiz: an answer, or on. Nothing at its end."""
    for press in presses(message):
        what = on.bot.registry.unpack(press)
        if isinstance(what, AnswerAlone) or (isinstance(what, Step) and what.kind is not StepKind.SKIP):
            return press
    return ""


@pytest.mark.parametrize("where", PLACES)
async def test_a_quiz_of_thirty_questions_over_an_hour_stays_in_its_one_message(on: OnSlack, where: str) -> None:
    mina = on.person()
    place = on.place(where, mina)
    message = await on.types(mina, place, "quiz questions:30")
    minutes = 0
    while press := next_press(on, message):
        on.slack.forward(minutes=1)
        minutes += 1
        assert await on.presses(mina, message, press) is message
    assert minutes >= 60
    assert on.slack.shown(place, mina) == [message]
    assert is_private(message, where)
    assert "of 30" in message.text_shown
    assert "Another quiz" in message.labels


async def test_a_quiz_with_every_answer_wrong_still_ends_with_what_to_look_at_again(on: OnSlack) -> None:
    mina = on.person()
    message = await on.types(mina, on.slack.channel("general"), "quiz questions:30")
    while press := next_press(on, message):
        what = on.bot.registry.unpack(press)
        if isinstance(what, AnswerAlone):
            stored = await QuizStore(on.bot.database).round(on.stored(mina), what.round)
            assert stored
            key = read_content(stored.items).items[what.position].right[0]
            press = pack(replace(what, choice=(key + 1) % 3))
        message = await on.presses(mina, message, press)
    assert message.text_shown.startswith("You got 0 of 30 right")
    assert says(message, "en", "quiz-look-again")


async def test_nobody_can_answer_or_move_on_somebody_elses_quiz(on: OnSlack) -> None:
    mina, jun = on.person(), on.person("ja-JP")
    general = on.slack.channel("general")
    quiz = await on.types(mina, general, "quiz first-ships")
    before = quiz.text_shown
    with pytest.raises(NotPossible):
        await on.presses(jun, quiz, press_of(quiz, "answer"))  # Jun does not even see it
    shared = await on.shares(mina, await on.types(mina, general, "fact"))
    answer = press_of(quiz, "answer")
    number = int(answer.split("|")[1])
    for press in (answer, pack(Step(number, 0, StepKind.NEXT)), pack(Step(number, 0, StepKind.SKIP))):
        for message in (shared, await on.types(jun, general, "fact")):
            refused = (await forges_a_press(on, jun, message, press)).message
            assert refused.ephemeral
            assert says(refused, "ja", "quiz-not-yours")
    assert quiz.text_shown == before
    assert not await QuizStore(on.bot.database).answers(number)
    assert says(shared, "en", "shared-by", name="Mina")


async def test_a_press_on_a_message_that_is_past_shows_where_the_quiz_is_now(on: OnSlack) -> None:
    mina = on.person()
    general = on.slack.channel("general")
    old = await on.types(mina, general, "quiz first-ships")
    new = await on.types(mina, general, "quiz")  # the same question once more
    answer = press_of(old, "answer")
    await on.presses(mina, new, answer)
    late = await on.presses(mina, old, answer)
    assert "Next question" in late.labels
    assert len(await QuizStore(on.bot.database).answers(int(answer.split("|")[1]))) == 1


async def test_each_answer_can_be_read_whole_on_its_button_or_beside_it(on: OnSlack) -> None:
    mina = on.person()
    quiz = await on.types(mina, on.slack.channel("general"), "quiz first-ships")
    question = next(it for it in on.bot.library.questions.values() if it.prompt.en in quiz.text_shown)
    answers = sorted(choice.text.en for choice in question.choices)
    read = [(it.accessibility_label or "").removeprefix(f"{it.label}: ") or it.label for it in quiz.buttons]
    assert sorted(read) == answers
    assert all(answer in quiz.text for answer in answers)


# The Home tab


@pytest.mark.parametrize("locale", LOCALES)
async def test_the_home_tab_says_what_the_bot_can_do_and_shows_ones_own_score(on: OnSlack, locale: str) -> None:
    mina = on.person(locale)
    home = await on.slack.open_home(mina)
    for key in ("bot-name", "menu-text", "slack-how", "home-new", "score-heading", "score-none", "slack-no-messages"):
        assert says(home, locale, key), key
    say = Voice(locale[:2])
    new = [quiz.title.best(say.language) for quiz in list(on.bot.library.quizzes.values())[:3]]
    wanted = [say(f"button-{it}") for it in ("quiz", "fact", "leaderboard", "help")]
    wanted += [say("home-button-today"), *new]
    wanted += ["English", "日本語", "한국어", say("button-as-platform", platform="slack"), say("home-button-privacy")]
    assert home.labels == wanted


async def test_a_quiz_from_the_home_tab_lives_in_ones_own_messages_and_the_score_shows_at_the_next_visit(
    on: OnSlack,
) -> None:
    mina = on.person()
    home = await on.slack.open_home(mina)
    told = await on.slack.press(mina, home, "Quiz")
    quiz = told.message
    assert quiz.channel is on.slack.dm(mina)
    await on.slack.until(lambda: says(on.slack.home(mina) or home, "en", "slack-in-messages"))
    press = next_press(on, quiz)
    while not (isinstance(what := on.bot.registry.unpack(press), AnswerAlone)):
        await on.presses(mina, quiz, press)
        press = next_press(on, quiz)
    stored = await QuizStore(on.bot.database).round(on.stored(mina), what.round)
    assert stored
    right = pack(replace(what, choice=read_content(stored.items).items[what.position].right[0]))
    assert await on.presses(mina, quiz, right) is quiz
    assert on.slack.shown(on.slack.dm(mina), mina) == [quiz]
    again = await on.slack.open_home(mina)
    assert "1,000 points" in again.text_shown
    assert not says(again, "en", "slack-in-messages")


async def test_every_button_of_the_home_tab_leads_somewhere(on: OnSlack) -> None:
    mina = on.person()
    for label in (await on.slack.open_home(mina)).labels:
        home = on.slack.home(mina)
        assert home
        if label not in home.labels:
            continue  # it is in another language by now
        told = await on.slack.press(mina, home, label)
        await on.slack.until(lambda told=told: views(told))  # type: ignore[misc]  # the loop's own
        assert not any(bug(item) for item in told.came)


async def test_a_language_chosen_in_the_home_tab_changes_it_at_once(on: OnSlack) -> None:
    mina = on.person()
    home = await on.slack.open_home(mina)
    told = await on.slack.press(mina, home, "日本語")
    assert says(told.view, "ja", "language-set", language="日本語")
    assert says(told.view, "ja", "menu-text")
    assert on.slack.shown(on.slack.dm(mina), mina) == []


async def test_the_file_that_was_asked_for_in_the_home_tab_is_in_ones_own_messages(on: OnSlack) -> None:
    mina = on.person()
    await on.types(mina, on.slack.dm(mina), "fact")
    home = await on.slack.open_home(mina)
    privacy = (await on.slack.press(mina, home, "Privacy")).message
    await on.slack.press(mina, privacy, "Get my data")
    await on.slack.until(lambda: any(it.files for it in on.slack.shown(on.slack.dm(mina), mina)))


async def test_other_events_and_forms_are_acknowledged_and_nothing_comes_of_them(on: OnSlack) -> None:
    mina = on.person()
    dm = on.slack.dm(mina)
    about: tuple[dict[str, Any], ...] = (
        {"type": "app_home_opened", "user": mina.id, "channel": dm.id, "tab": "messages"},
        {"type": "message", "user": mina.id, "channel": dm.id, "text": "hello"},
    )
    for event in about:
        assert (await on.slack.event(mina, dm, event)).attempts == 1
    assert on.slack.home(mina) is None
    assert on.slack.shown(dm, mina) == []


# Staff

MOD = "/zainichi-mod"


async def test_admins_and_owners_let_others_use_the_commands_for_staff_and_take_that_back(on: OnSlack) -> None:
    general = on.slack.channel("general")
    for boss in (on.person("ja-JP", "Mori", admin=True), on.person("ko-KR", "Oh", owner=True)):
        jun, kei = on.person(name=f"Jun {boss.name}"), on.person(name=f"Kei {boss.name}")
        say = Voice(boss.locale[:2])
        assert says(await on.types(jun, general, f"grant @{kei.handle} teacher", MOD), "en", "not-staff")
        given = await on.types(boss, general, f"grant @{jun.handle} moderator", MOD)
        assert given.text_shown == f"@{jun.name} {say('granted-moderator')}"
        assert given.ephemeral
        assert says(await on.types(jun, general, f"grant @{kei.handle} teacher", MOD), "en", "granted-teacher")
        assert await on.bot.staff.role(f"slack:{on.slack.team}", on.stored(kei)) is Role.TEACHER
        assert says(await on.types(kei, general, f"grant @{jun.handle} teacher", MOD), "en", "not-staff")
        for who, told in ((kei, "revoked"), (kei, "revoked-nothing"), (jun, "revoked")):
            assert says(await on.types(boss, general, f"revoke person:@{who.handle}", MOD), boss.locale, told)
        assert says(await on.types(jun, general, f"grant @{kei.handle} teacher", MOD), "en", "not-staff")


async def test_people_who_do_not_exist_and_apps_cannot_be_made_staff(on: OnSlack) -> None:
    general, boss = on.slack.channel("general"), on.person(name="Boss", admin=True)
    for nobody in ("<@U404NOBODY>", f"<@{on.slack.bot_user}>", "<@USLACKBOT>"):
        assert says(await on.types(boss, general, f"grant {nobody} moderator", MOD), "en", "grant-nobody"), nobody


async def test_a_name_without_a_mark_is_looked_up_among_the_people_of_the_workspace(on: OnSlack) -> None:
    general = on.slack.channel("general")
    boss = on.person(name="Boss", admin=True)
    lee, twin, other = on.person(name="Lee Sora"), on.person(name="Twin"), on.person(name="Twin")
    on.slack.should_escape = False
    clock = on.bot.clock
    assert isinstance(clock, Clock)
    clock.forward(minutes=2)  # who is there is asked anew
    try:
        for typed in (f"@{lee.handle}", lee.handle, "Lee Sora", "lee sora", f"person:{lee.handle}"):
            told = await on.types(boss, general, f"grant {typed} teacher", MOD)
            assert told.text_shown.startswith("@Lee Sora "), typed
        assert await on.bot.staff.role(f"slack:{on.slack.team}", on.stored(lee))
        for typed in ("twin", "nobody", "<@>", "@", ""):
            assert not says(await on.types(boss, general, f"grant {typed} teacher", MOD), "en", "granted-teacher"), (
                typed
            )
    finally:
        on.slack.should_escape = True
    for person in (twin, other):
        assert not await on.bot.staff.role(f"slack:{on.slack.team}", on.stored(person))


async def test_who_is_no_admin_any_more_may_use_them_no_longer(on: OnSlack) -> None:
    general = on.slack.channel("general")
    boss = on.person(name="Boss", admin=True)
    assert not says(await on.types(boss, general, "", MOD), "en", "not-staff")
    told = (await on.types(boss, general, "help")).text_shown
    assert all(f"/{root}" in told for root in STAFF_ROOTS)
    boss.admin = False
    clock = on.bot.clock
    assert isinstance(clock, Clock)
    clock.forward(minutes=2)
    assert says(await on.types(boss, general, f"grant @{boss.handle} teacher", MOD), "en", "not-staff")


async def test_a_root_for_staff_by_itself_lists_its_commands(on: OnSlack) -> None:
    for root in STAFF_ROOTS:
        shown = await on.types(on.person(admin=True), on.slack.channel("general"), "", f"/{root}")
        assert shown.text_shown.startswith(f"/{root}")
        assert all(name in shown.text_shown for name in on.bot.registry.by_root[root])


# Text that means harm


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
async def test_a_name_that_means_harm_is_only_a_name_under_what_was_shared(on: OnSlack, text: str) -> None:
    for where in ("channel", "elsewhere"):
        mina = on.person(name=text)
        place = on.place(where, mina)
        shared = await on.shares(mina, await on.types(mina, place, "term soren"))
        assert says(shared, "en", "shared-by", name=seen(shortened(text)))
        plain = on.person(name="plain")
        shown = await on.shares(plain, await on.types(plain, place, "term soren"))
        assert (shared.pings, shared.links) == ([], shown.links)


@pytest.mark.parametrize(
    "text", ["<!channel>", "<@U1>", "<!here|x>", "&lt;!channel&gt;", "<http://x|y>", "@everyone", "*b* _i_ ~s~ `c`"]
)
async def test_what_somebody_types_is_shown_back_to_them_as_words(on: OnSlack, text: str) -> None:
    mina = on.person()
    on.slack.should_escape = False
    try:
        shown = await on.types(mina, on.slack.channel("general"), f"search {text}")
    finally:
        on.slack.should_escape = True
    assert shown.pings == []
    assert shown.links == []
    assert not bug(shown)
