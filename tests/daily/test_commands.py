"""The commands of moderators for the daily fact, in the terminal."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS, Root
from bot.core.i18n import LANGUAGES, Voice
from bot.core.platform import Permission
from bot.core.reply import Cites, Heading, Kicker, Listing, Reference, Reply, buttons
from bot.daily.store import NextDay, WantedSchedule
from bot.daily.views import place_of
from bot.platforms.console.messenger import PLACE, ConsoleMessenger
from tests.conftest import Clock
from tests.support.bot import Bot
from tests.support.playing import heading

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
    said = [f"{getattr(it, 'label', '')}{it.text}" for it in reply.blocks if hasattr(it, "text")]
    listed = (f"{head}: {text}" for it in reply.blocks if isinstance(it, Listing) for head, text in it.rows)
    return "\n".join((*said, *listed))


class Closed(ConsoleMessenger):
    """A place where the bot may not post any more."""

    def __init__(self) -> None:
        super().__init__(lambda _: None)

    def link(self, place: str, message: str) -> str:
        del place, message
        return ""

    async def missing(self, place: str, person: str) -> list[Permission]:
        del place, person
        return [Permission.POST]


async def press(bot: Bot, reply: Reply, label: str) -> Reply:
    """What comes of the button with this label."""
    (found,) = (it for it in buttons(reply) if it.label == EN(label))
    return await bot.router.pressed(MORI, found.press)


async def types(bot: Bot, line: str, caller: Caller = MORI) -> str:
    return texts(await bot.router.typed(caller, line))


async def test_a_daily_fact_is_set_and_its_next_three_times_are_told_in_words(bot: Bot) -> None:
    told = await types(bot, "daily here 18:30 Asia/Tokyo mon-fri voyages ja")
    assert "terminal: weekdays at 18:30 (Asia/Tokyo). Topic: Voyages. Language: 日本語." in told
    assert told.endswith("Next times:\nTuesday, 28 April, 18:30\nWednesday, 29 April, 18:30\nThursday, 30 April, 18:30")
    (one,) = await bot.daily.store.of("console")
    assert one[2:10] == (PLACE, "terminal", "console:me", "18:30", "Asia/Tokyo", "01234", "voyages", "ja")


async def test_options_may_be_left_out_and_the_callers_own_zone_is_taken(bot: Bot) -> None:
    told = await types(bot, "daily here 9pm", replace(MORI, zone=ZoneInfo("Asia/Seoul")))
    assert "daily at 21:00 (Asia/Seoul). Topic: all topics. Language: English." in told
    assert EN("daily-zone-assumed", zone="Asia/Seoul") in told
    assert await types(bot, "daily-off")
    assert "(UTC)" in await types(bot, "daily here 9pm")


async def test_set_again_it_keeps_what_is_not_said_and_tells_what_was_before(bot: Bot) -> None:
    await types(bot, "daily here 18:30 Asia/Tokyo mon-fri voyages ja")
    before = "weekdays at 18:30 (Asia/Tokyo). Topic: Voyages. Language: 日本語."
    reply = await bot.router.typed(replace(MORI, zone=ZoneInfo("Asia/Seoul")), "daily here 19:00")
    assert "terminal: weekdays at 19:00 (Asia/Tokyo). Topic: Voyages. Language: 日本語." in texts(reply)
    assert f"{EN.lead('daily-before')}{before}" in texts(reply)
    assert EN("daily-before") not in await types(bot, "daily here 19:00")
    await types(bot, "daily here 20:00 UTC daily any en")
    assert "daily at 20:00 (UTC). Topic: all topics. Language: English." in await types(bot, "daily-status")
    assert f"terminal: {before}" in texts(await press(bot, reply, "daily-button-restore"))


async def test_what_was_switched_off_can_be_set_again_by_a_button(bot: Bot) -> None:
    await types(bot, "daily here 18:30 Asia/Tokyo mon,wed voyages ja")
    reply = await bot.router.typed(MORI, "daily-off")
    assert await types(bot, "daily-status") == EN("daily-none")
    told = texts(await press(bot, reply, "daily-button-restore"))
    assert "terminal: Monday · Wednesday at 18:30 (Asia/Tokyo). Topic: Voyages. Language: 日本語." in told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("daily here 9:00 PM New York", "daily at 21:00 (America/New_York)"),
        ("daily here 9 am JST mon, wed and fri", "Monday · Wednesday · Friday at 09:00 (Asia/Tokyo)"),
        ("daily here time:9:00 PM zone:New York voyages", "daily at 21:00 (America/New_York). Topic: Voyages"),
        ("daily here time: 9 pm zone: seoul", "daily at 21:00 (Asia/Seoul)"),
        ("daily here 午前9時 東京", "daily at 09:00 (Asia/Tokyo)"),
        ("daily here 오전 9시 서울 월 수", "Monday · Wednesday at 09:00 (Asia/Seoul)"),
    ],
)
async def test_times_and_zones_are_understood_as_people_write_them_without_quotes(
    bot: Bot, line: str, told: str
) -> None:
    assert told in await types(bot, line)


async def test_a_zone_without_summer_time_is_warned_of(bot: Bot) -> None:
    warning = EN("zone-fixed", zone="EST", offset="−5", city="New York")
    assert warning in await types(bot, "daily here 9:00 EST")
    assert "all year" not in await types(bot, "daily here 9:00 KST")


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


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("daily 여기 밤 27시", "밤 27시"),
        ("daily 여기 오전 25시 서울 평일", "오전 25시"),
        ("daily ここ 夜 東京", "夜"),
        ("daily here 27 pm", "27 pm"),
    ],
)
async def test_a_time_of_several_words_is_told_whole_and_nothing_else_with_it(bot: Bot, line: str, wrong: str) -> None:
    assert EN("mistake-time", typed=wrong) in await types(bot, line)


async def test_a_place_where_nothing_can_be_posted_is_refused(bot: Bot) -> None:
    assert await types(bot, "daily here 09:00", replace(MORI, place=None)) == EN("daily-no-place")
    assert await types(bot, "daily <#C1|x> 09:00") == EN("daily-cannot-gone")
    elsewhere = replace(MORI, community="slack:T1", place="slack:T1:C1")
    assert await types(bot, "daily here 09:00", elsewhere) == EN("daily-cannot-busy")
    assert await bot.daily.store.of("slack:T1") == []


async def test_without_one_every_command_says_how_to_set_one(bot: Bot) -> None:
    for name in ("status", "preview", "skip", "now", "pause", "resume", "off"):
        assert await types(bot, f"daily-{name}") == EN("daily-none")


async def next_title(bot: Bot) -> str:
    """The title of the fact that would come next."""
    return heading(await bot.router.typed(MORI, "daily-preview"))


async def test_skip_asks_whether_this_fact_is_meant_or_this_day(bot: Bot) -> None:
    await types(bot, "daily here 18:00 UTC")
    asked = await bot.router.typed(MORI, "daily-skip")
    assert await next_title(bot) in texts(asked)
    assert [it.label for it in buttons(asked)] == [EN("daily-button-skip-fact"), EN("daily-button-skip-day")]
    assert "Next: Tuesday, 28 April, 18:00" in await types(bot, "daily-status")


async def test_a_day_that_was_skipped_stays_skipped_over_pause_and_resume_and_setting_again(
    bot: Bot, clock: Clock
) -> None:
    await types(bot, "daily here 18:00 UTC")
    told = texts(await press(bot, await bot.router.typed(MORI, "daily-skip"), "daily-button-skip-day"))
    assert EN("daily-skipped-day", date="Tuesday, 28 April", place="terminal") in told
    assert "Next: Wednesday, 29 April, 18:00" in await types(bot, "daily-status")
    await types(bot, "daily-pause")
    assert "28 April" not in await types(bot, "daily-resume")
    assert "Next: Wednesday, 29 April, 18:00" in await types(bot, "daily-status")
    await types(bot, "daily here 18:30")
    assert "Next: Wednesday, 29 April, 18:30" in await types(bot, "daily-status")
    clock.forward(hours=10)
    await bot.publisher.deliver("console")
    assert not await bot.daily.store.posted(PLACE)


async def test_a_fact_that_was_skipped_never_comes_there_and_the_day_has_another(bot: Bot, clock: Clock) -> None:
    await types(bot, "daily here 18:00 UTC")
    title = await next_title(bot)
    asked = await bot.router.typed(MORI, "daily-skip")
    told = await press(bot, asked, "daily-button-skip-fact")
    assert EN("daily-skipped-fact", title=title, place="terminal") in texts(told)
    await types(bot, "daily-pause")
    await types(bot, "daily-resume")
    await types(bot, "daily-off")
    await types(bot, "daily here 18:00 UTC")
    assert await next_title(bot) != title
    assert "Next: Tuesday, 28 April, 18:00" in await types(bot, "daily-status")
    clock.forward(hours=-14)
    for _ in range(4):
        clock.forward(days=1)
        await bot.publisher.deliver("console")
    had = {bot.library.facts[name].title.en for name in await bot.daily.store.posted(PLACE)}
    assert len(had) == 4
    assert title not in had
    again = texts(await press(bot, asked, "daily-button-skip-fact"))  # it is not the next one any more
    assert EN("daily-skip-ask") in again


async def test_what_was_skipped_by_mistake_is_brought_back_by_a_button(bot: Bot) -> None:
    await types(bot, "daily here 18:00 UTC")
    title = await next_title(bot)
    for word in ("fact", "day"):
        skipped = await bot.router.typed(MORI, f"daily-skip {word}")
        assert EN("daily-unskipped", place="terminal") in texts(await press(bot, skipped, "daily-button-undo"))
        assert await next_title(bot) == title
        assert "Next: Tuesday, 28 April, 18:00" in await types(bot, "daily-status")
    for _ in range(2):
        await types(bot, "daily-skip fact")
    status = await bot.router.typed(MORI, "daily-status")
    assert EN("daily-left-out", count=2) in texts(status)
    await press(bot, status, "daily-button-unskip")
    assert await next_title(bot) == title


async def test_the_status_has_a_button_for_all_that_can_be_done(bot: Bot) -> None:
    await types(bot, "daily here 18:00 UTC")
    running = await bot.router.typed(MORI, "daily-status")
    names = ("preview", "skip", "now", "pause", "off")
    assert [it.label for it in buttons(running)] == [EN(f"daily-button-{name}") for name in names]
    await press(bot, running, "daily-button-pause")
    paused = await bot.router.typed(MORI, "daily-status")
    offered = ("resume", "preview", "skip", "off")
    assert [it.label for it in buttons(paused)] == [EN(f"daily-button-{name}") for name in offered]
    assert EN("daily-resumed", place="terminal") in texts(await press(bot, paused, "daily-button-resume"))
    member = replace(MORI, staff=frozenset())
    for reply in (running, paused):
        for button in buttons(reply):
            assert texts(await bot.router.pressed(member, button.press)) == EN("not-staff")


async def test_post_now_brings_the_next_fact_at_once_and_that_was_todays(bot: Bot, clock: Clock) -> None:
    await types(bot, "daily here 18:00 UTC")
    title = await next_title(bot)
    status = await bot.router.typed(MORI, "daily-status")
    told = texts(await press(bot, status, "daily-button-now"))
    assert EN("daily-posted-now", place="terminal") in told
    assert "28 April" not in told
    (name,) = await bot.daily.store.posted(PLACE)
    assert bot.library.facts[name].title.en == title
    clock.forward(hours=10)
    await bot.publisher.deliver("console")
    assert len(await bot.daily.store.posted(PLACE)) == 1
    await types(bot, "daily-now")
    assert len(await bot.daily.store.posted(PLACE)) == 2
    assert "Next: Wednesday, 29 April, 18:00" in await types(bot, "daily-status")


async def test_resume_looks_first_whether_it_may_post_there(bot: Bot) -> None:
    await types(bot, "daily here 18:00 UTC")
    await types(bot, "daily-pause")
    closed = replace(bot, messengers={"console": Closed()})
    assert EN("daily-needs") in await types(closed, "daily-resume")
    assert EN("daily-paused-asked") in await types(closed, "daily-status")


async def test_nothing_came_is_told_until_a_fact_has_come_again(bot: Bot, clock: Clock) -> None:
    await types(bot, "daily here 10:00 UTC")
    clock.forward(hours=20)
    await bot.publisher.deliver("console")
    missed = EN("daily-missed", date="Tuesday, 28 April")
    assert missed in await types(bot, "daily-status")
    clock.forward(hours=6)
    await bot.publisher.deliver("console")
    assert len(await bot.daily.store.posted(PLACE)) == 1
    assert missed not in await types(bot, "daily-status")


def test_private_channels_of_slack_are_told_apart() -> None:
    named = [
        place_of(EN, wanted("1")._replace(place=f"slack:T1:{id}", name=name))
        for id, name in (("C1", ""), ("C2", EN("slack-private-channel")), ("C3", "#history"))
    ]
    assert named == ["the private channel C1", "the private channel C2", "#history"]


async def test_pause_and_resume_and_off(bot: Bot, clock: Clock) -> None:
    await types(bot, "daily here 18:00 UTC")
    assert await types(bot, "daily-resume") == EN("daily-is-running", place="terminal")
    assert await types(bot, "daily-pause") == EN("daily-paused", place="terminal")
    assert await types(bot, "daily-pause") == EN("daily-is-paused", place="terminal")
    assert EN("daily-is-paused", place="terminal") in await types(bot, "daily-skip day")
    assert EN("daily-is-paused", place="terminal") in await types(bot, "daily-now")
    assert EN("daily-paused-asked") in await types(bot, "daily-status")
    clock.forward(days=5)
    told = await types(bot, "daily-resume")
    assert EN("daily-resumed", place="terminal") in told
    assert "Sunday, 3 May, 18:00" in told
    assert EN("daily-removed", place="terminal") in await types(bot, "daily-off")
    assert await types(bot, "daily-status") == EN("daily-none")


async def test_the_preview_is_the_fact_that_will_come_with_its_buttons(bot: Bot) -> None:
    await types(bot, "daily here 18:00 UTC daily voyages ko")
    reply = await bot.router.typed(MORI, "daily-preview")
    assert reply.private
    kicker, head = reply.blocks[:2]
    assert isinstance(kicker, Kicker)
    assert isinstance(head, Heading)
    assert kicker.text.startswith(Voice("ko")("fact-of-the-day"))
    assert "Preview for terminal: Next: Tuesday, 28 April, 18:00" in texts(reply)
    assert sum(isinstance(block, Cites) for block in reply.blocks) == 1
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
    assert sum(isinstance(block, Reference) for block in shown.blocks) == len(bot.library.facts[name].sources)


async def test_where_there_are_several_the_channel_is_asked_for(bot: Bot) -> None:
    for channel in ("1", "2"):
        await bot.daily.store.upsert(wanted(channel), FIRST)
    elsewhere = replace(MORI, place="console:3")
    reply = await bot.router.typed(elsewhere, "daily-off")
    assert texts(reply) == EN("daily-which")
    first, _ = buttons(reply)
    assert EN("daily-removed", place="#c1") in texts(await bot.router.pressed(elsewhere, first.press))
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
    for name in ("status", "preview", "skip", "now", "pause", "resume", "off"):
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
