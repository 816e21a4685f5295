"""The commands of moderators for the daily fact, in the terminal."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS, Root
from bot.core.i18n import LANGUAGES, Voice
from bot.core.reply import Cite, Heading, Reply, buttons
from bot.daily.store import NextDay, WantedSchedule
from bot.platforms.console.messenger import PLACE, ConsoleMessenger
from tests.conftest import Clock
from tests.support.bot import Bot

MORI = Caller("console:me", "console", "en", "en", staff=frozenset(STAFF_ROOTS), place=PLACE, place_name="terminal")
EN = Voice("en")
FIRST = NextDay("2026-04-29", 1777453200000)


def wanted(channel: str) -> WantedSchedule:
    return WantedSchedule(
        "console", f"console:{channel}", f"#c{channel}", "console:me", "09:00", "UTC", "0123456", None, "en"
    )


@pytest.fixture
def bot(bot: Bot) -> Bot:
    """A bot whose terminal shows what is posted to nobody: these tests post nothing."""
    return replace(bot, messengers={"console": ConsoleMessenger(lambda _: None)})


def texts(reply: Reply) -> str:
    """Every text of a reply."""
    rows = (f"{getattr(it, 'label', '')}{it.text}" for it in reply.blocks if hasattr(it, "text"))
    return "\n".join(rows)


async def types(bot: Bot, line: str, caller: Caller = MORI) -> str:
    return texts(await bot.router.typed(caller, line))


async def test_a_daily_fact_is_set_and_its_next_three_times_are_told_in_words(bot: Bot) -> None:
    told = await types(bot, "daily here 18:30 Asia/Tokyo mon-fri voyages ja")
    assert "terminal: weekdays at 18:30 (Asia/Tokyo). Topic: Voyages. Language: 日本語." in told
    assert told.endswith(
        "The next times:\nTuesday, 28 April, 18:30\nWednesday, 29 April, 18:30\nThursday, 30 April, 18:30"
    )
    (one,) = await bot.daily.store.of("console")
    assert one[2:10] == (PLACE, "terminal", "console:me", "18:30", "Asia/Tokyo", "01234", "voyages", "ja")


async def test_options_may_be_left_out_and_the_callers_own_zone_is_taken(bot: Bot) -> None:
    told = await types(bot, "daily here 9pm", replace(MORI, zone=ZoneInfo("Asia/Seoul")))
    assert "daily at 21:00 (Asia/Seoul). Topic: all topics. Language: English." in told
    assert EN("daily-zone-assumed", zone="Asia/Seoul") in told
    assert "(UTC)" in await types(bot, "daily here 9pm")


async def test_where_the_clocks_change_the_true_time_is_told(bot: Bot, clock: Clock) -> None:
    clock.time = clock.time.replace(month=3, day=7)
    told = await types(bot, 'daily here 02:30 "new york" daily')
    assert "Sunday, 8 March, 03:00\nMonday, 9 March, 02:30" in told


async def test_nobody_else_may_set_one(bot: Bot) -> None:
    member = replace(MORI, staff=frozenset())
    for name in bot.registry.by_root[Root.MODERATORS]:
        if name.startswith("daily"):
            assert await types(bot, EN(f"command-{name}.example"), member) == EN("not-staff")
    assert await bot.daily.store.of("console") == []


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("daily channel:general 09:00", "mistake-channel"),
        ("daily here time:25:00", "mistake-time"),
        ("daily here 09:00 zone:Mars", "mistake-zone"),
        ("daily here 09:00 days:someday", "mistake-days"),
    ],
)
async def test_what_does_not_fit_is_explained_with_an_example(bot: Bot, line: str, key: str) -> None:
    told = await types(bot, line)
    assert EN(key, typed="\0").partition("\0")[2] in told
    assert EN("command-daily.example") in told


async def test_a_place_where_nothing_can_be_posted_is_refused(bot: Bot) -> None:
    assert await types(bot, "daily here 09:00", replace(MORI, place=None)) == EN("daily-no-place")
    assert await types(bot, "daily <#C1|x> 09:00") == EN("daily-cannot-gone")
    elsewhere = replace(MORI, community="slack:T1", place="slack:T1:C1")
    assert await types(bot, "daily here 09:00", elsewhere) == EN("daily-cannot-busy")
    assert await bot.daily.store.of("slack:T1") == []


async def test_without_one_every_command_says_how_to_set_one(bot: Bot) -> None:
    for name in ("status", "preview", "skip", "pause", "resume", "off"):
        assert await types(bot, f"daily-{name}") == EN("daily-none")


async def test_skip_leaves_out_one_day(bot: Bot) -> None:
    await types(bot, "daily here 18:00 UTC")
    told = await types(bot, "daily-skip")
    assert EN("daily-skipped", place="terminal") in told
    assert "28 April" not in told
    assert "Next: Wednesday, 29 April, 18:00" in await types(bot, "daily-status")


async def test_pause_and_resume_and_off(bot: Bot, clock: Clock) -> None:
    await types(bot, "daily here 18:00 UTC")
    assert await types(bot, "daily-resume") == EN("daily-is-running", place="terminal")
    assert await types(bot, "daily-pause") == EN("daily-paused", place="terminal")
    assert await types(bot, "daily-pause") == EN("daily-is-paused", place="terminal")
    assert EN("daily-is-paused", place="terminal") in await types(bot, "daily-skip")
    assert EN("daily-paused-asked") in await types(bot, "daily-status")
    clock.forward(days=5)
    told = await types(bot, "daily-resume")
    assert EN("daily-resumed", place="terminal") in told
    assert "Sunday, 3 May, 18:00" in told
    assert await types(bot, "daily-off") == EN("daily-removed", place="terminal")
    assert await types(bot, "daily-status") == EN("daily-none")


async def test_the_preview_is_the_fact_that_will_come_with_its_buttons(bot: Bot) -> None:
    await types(bot, "daily here 18:00 UTC daily voyages ko")
    reply = await bot.router.typed(MORI, "daily-preview")
    assert reply.private
    assert isinstance(reply.blocks[0], Heading)
    assert Voice("ko")("fact-of-the-day", date="4월 28일") in reply.blocks[0].text
    assert "Preview for terminal: Next: Tuesday, 28 April, 18:00" in texts(reply)
    assert sum(isinstance(block, Cite) for block in reply.blocks) == 1
    assert [button.label for button in buttons(reply)] == [Voice("ko")("button-quiz-me"), Voice("ko")("button-sources")]
    again = await bot.router.typed(MORI, "daily-preview")
    assert again == reply


async def test_both_buttons_of_a_fact_answer_in_private(bot: Bot) -> None:
    await types(bot, "daily here 18:00 UTC")
    quiz, sources = buttons(await bot.router.typed(MORI, "daily-preview"))
    member = replace(MORI, person="console:jun", staff=frozenset(), language="ja", platform_language="ja")
    asked = await bot.router.pressed(member, quiz.press)
    shown = await bot.router.pressed(member, sources.press)
    assert asked.private
    assert shown.private
    name = sources.press.split("|")[2]
    assert sum(isinstance(block, Cite) for block in shown.blocks) == len(bot.library.facts[name].sources)


async def test_where_there_are_several_the_channel_is_asked_for(bot: Bot) -> None:
    for channel in ("1", "2"):
        await bot.daily.store.upsert(wanted(channel), FIRST)
    elsewhere = replace(MORI, place="console:3")
    reply = await bot.router.typed(elsewhere, "daily-off")
    assert texts(reply) == EN("daily-which")
    first, _ = buttons(reply)
    assert texts(await bot.router.pressed(elsewhere, first.press)) == EN("daily-removed", place="#c1")
    (left,) = await bot.daily.store.of("console")
    assert left.place == "console:2"
    assert await types(bot, "daily-off <#9>", elsewhere) == EN("daily-none-there")
    assert "#c2: daily at 09:00" in await types(bot, "daily-status <#2>", elsewhere)


async def test_today_shows_what_stands_in_this_place(bot: Bot, clock: Clock) -> None:
    await types(bot, "daily here 10:00 UTC daily economy")
    (one,) = await bot.daily.store.of("console")
    fact = next(it.id for it in bot.library.facts.values() if it.topic == "economy" and not it.month_day)
    before = await types(bot, "today")
    clock.forward(hours=2)
    now = clock()
    assert await bot.daily.store.claim(one.id, one.day, now, now + 1)
    await bot.daily.store.mark_posted(one, now + 1, fact, one.day, FIRST)
    after = await types(bot, "today")
    assert bot.library.facts[fact].title.en in after
    assert after != before
    assert await types(bot, "today", replace(MORI, place="console:other")) == before
    clock.forward(days=1)
    assert bot.library.facts[fact].title.en not in await types(bot, "today")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_command_answers_in_every_language(bot: Bot, language: str) -> None:
    caller = replace(MORI, language=language, platform_language=language)
    say = Voice(language)
    told = await types(
        bot, f"{say('command-daily')} {say('value-here')} 18:00 Asia/Tokyo {say('value-weekdays')}", caller
    )
    assert say("daily-times") in told
    for name in ("status", "preview", "skip", "pause", "resume", "off"):
        assert await types(bot, say(f"command-daily-{name}"), caller) not in ("", say("daily-none"))
    assert bot.registry.root_of("daily-off") == "zainichi-mod"


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_commands_for_staff_fit_discord(bot: Bot, language: str) -> None:
    say = Voice(language)
    for commands in (bot.registry.by_root[root] for root in STAFF_ROOTS):
        names = [say(f"command-{name}") for name in commands]
        assert len(set(names)) == len(names)
        assert all(len(name) <= 32 and name == name.lower() and " " not in name for name in names)
        assert all(len(say(f"command-{name}.about")) <= 100 for name in commands)
