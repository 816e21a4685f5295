"""What moderators decide for their community, and where it is felt. On both databases."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.classquiz.codec import read_terms
from bot.community.buttons import Decide
from bot.community.store import OFF, CommunityStore, topic
from bot.core import cache
from bot.core.community import CommunitySettings
from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS
from bot.core.i18n import LANGUAGES, Voice
from bot.core.options import options, suggestions
from bot.core.press import Begin, BeginOn, Press, Share, Show, Shown, pack
from bot.core.reply import Button, Buttons, Heading, Labelled, Listing, Menu, Reply, Standings, buttons, pressable
from bot.core.round_codec import read_content
from bot.daily.store import NextDay, WantedSchedule
from bot.facts.selection import open_facts
from bot.members.store import MemberStore
from bot.quiz.store import QuizStore
from content.model import Confidence, Topic
from tests.conftest import Clock
from tests.daily.test_commands import texts
from tests.support.bot import Bot
from tests.support.databases import BOTH, opened
from tests.support.on_messenger import Board
from tests.support.playing import heading, kicker, play

EN = Voice("en")
PLACE, TERM = "console:here", "chongryon"
MINA = Caller("console:mina", "console", "en", "en", place_language="en", place=PLACE)
MORI = replace(MINA, person="console:mori", staff=frozenset(STAFF_ROOTS))
EVERY_DAY = WantedSchedule("console", PLACE, "", "console:mori", "09:00", "UTC", "0123456", None, "en")
ELSEWHERE = replace(MORI, community="discord:7")


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def types(bot: Bot, line: str, caller: Caller = MORI) -> Reply:
    return await bot.router.typed(caller, line)


async def says(bot: Bot, line: str, caller: Caller = MINA) -> str:
    return texts(await types(bot, line, caller))


async def pressed(bot: Bot, press: Press, caller: Caller = MINA) -> str:
    return texts(await bot.router.pressed(caller, pack(press)))


def labels(reply: Reply) -> dict[str, str]:
    return dict(next(it.rows for it in reply.blocks if isinstance(it, Listing)))


async def test_without_a_decision_everything_is_as_usual(bot: Bot) -> None:
    shown = await types(bot, "settings")
    assert shown.private
    assert shown.blocks[0] == Heading(EN("settings-heading"))
    assert labels(shown) == {
        EN("settings-language"): EN("value-auto"),
        EN("settings-share"): EN("settings-share-on"),
        EN("settings-notes"): EN("settings-notes-on"),
        EN("settings-confidence"): EN("settings-confidence-high"),
        EN("settings-zone"): EN("settings-zone-usual", zone="UTC"),
        EN("settings-topics"): EN("settings-topics-on"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_setting_can_be_changed_by_two_menus_and_three_buttons_and_then_back(
    bot: Bot, language: str
) -> None:
    moderator = replace(MORI, language=language)
    before = await types(bot, "settings", moderator)
    assert [type(it) for it in before.blocks[-3:]] == [Menu, Menu, Buttons]
    assert len(buttons(before)) == 3
    offered = [it for it in pressable(before) if not getattr(it, "is_chosen", False)]
    assert len(offered) == 3 + len(LANGUAGES) + len(Topic)
    for button in offered:
        after = await bot.router.pressed(moderator, button.press)
        assert after.blocks[-3:] != before.blocks[-3:], button.label
        run = bot.registry.unpack(button.press)
        assert isinstance(run, Decide)
        name, _, value = run.what.partition(":")
        back = {"locale": "locale:auto", "off": f"on:{value}", "confidence": "confidence:high"}.get(name, f"{name}:on")
        await types(bot, f"settings {back}", moderator)
        assert await types(bot, "settings", moderator) == before


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_change_is_told_with_a_button_that_takes_it_back(bot: Bot, language: str) -> None:
    moderator, say = replace(MORI, language=language), Voice(language)
    before = await types(bot, "settings", moderator)
    longest = max(Topic, key=len)
    everything = f"locale:ko share:off notes:off confidence:any zone:Asia/Seoul off:{longest}"
    all_at_once = Button("all", pack(Decide(everything)))
    others = [it for it in pressable(before) if not getattr(it, "is_chosen", False)]
    for button in (*others, all_at_once):
        after = await bot.router.pressed(moderator, button.press)
        told = after.blocks[1]
        assert isinstance(told, Labelled)
        assert told.label == say.lead("settings-changed")
        undo = buttons(after)[0]
        assert undo.label == say("settings-undo")
        assert say("settings-changed") in texts(await bot.router.pressed(moderator, undo.press))
        assert await types(bot, "settings", moderator) == before, button.label


async def test_the_menus_of_the_settings_show_how_things_are(bot: Bot) -> None:
    decided = await types(bot, "settings ja off:voyages")
    language, topics = [block for block in decided.blocks if isinstance(block, Menu)]
    assert [it.label for it in language.options if it.is_chosen] == [LANGUAGES["ja"]]
    off = [it.label for it in topics.options if it.description == EN("value-off")]
    assert off == [EN("topic-voyages")]
    assert (topics.label, topics.options[0].description) == (EN("settings-topics-menu"), EN("value-on"))


async def test_what_is_so_already_is_said_to_be_so(bot: Bot) -> None:
    assert EN("settings-unchanged") in await says(bot, "settings share:on", MORI)
    told = texts(await types(bot, "settings share:off off:voyages"))
    assert "Changed" in told
    assert EN("settings-unchanged") in await says(bot, "settings off:voyages", MORI)


@pytest.mark.parametrize(
    ("line", "decided"),
    [
        ("settings off voyages", CommunitySettings(off=frozenset({"voyages"}))),
        ("settings off Voyages share off", CommunitySettings(can_share=False, off=frozenset({"voyages"}))),
        ("settings ja notes off", CommunitySettings("ja", daily_notes=False)),
    ],
)
async def test_the_name_of_a_setting_may_stand_before_its_value(
    bot: Bot, line: str, decided: CommunitySettings
) -> None:
    await types(bot, line)
    assert await bot.communities.settings("console") == decided


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("off", "share:off · notes:off"),
        ("on", "share:on · notes:on"),
        ("voyages", "off:voyages · on:voyages"),
        ("any", "confidence:any"),
        ("ja off", "share:off · notes:off"),
        ("share:off voyages", "off:voyages · on:voyages"),
        ("nonsense", "share:… · notes:… · confidence:… · off:… · on:…"),
    ],
)
async def test_a_bare_word_turns_no_switch_and_is_told_how_it_could(bot: Bot, word: str, written: str) -> None:
    last = word.rsplit(maxsplit=1)[-1]
    told = await says(bot, f"settings {word}", MORI)
    assert EN("mistake-unnamed", typed=last) in told
    assert EN("mistake-value-one-of", values=written) in told
    assert await bot.communities.settings("console") == CommunitySettings()


async def test_only_staff_decide(bot: Bot) -> None:
    assert await says(bot, "settings share:off") == EN("not-staff")
    assert await pressed(bot, Decide("share:off")) == EN("not-staff")
    assert await bot.communities.settings("console") == CommunitySettings()


async def test_what_is_decided_holds_in_that_community_alone_and_after_a_restart(bot: Bot, url: str) -> None:
    async with opened(url) as database:
        bot = replace(bot, database=database)
        await types(bot, "settings ja share:off notes:off off:voyages")
        await types(bot, "settings off:economy")
    async with opened(url) as database:
        store = CommunityStore(database)
        decided = CommunitySettings("ja", can_share=False, daily_notes=False, off=frozenset({"voyages", "economy"}))
        assert await store.settings("console") == decided
        assert await store.settings("discord:7") == CommunitySettings()


async def test_two_moderators_who_decide_at_once_do_not_undo_each_other(bot: Bot) -> None:
    await asyncio.gather(*(types(bot, f"settings off:{it}") for it in ("voyages", "economy", "schools")))
    assert (await bot.communities.settings("console")).off == {"voyages", "economy", "schools"}


async def test_another_process_knows_of_a_decision_and_of_a_chosen_language_within_ten_seconds(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(url) as here, opened(url) as there:
        ours, theirs = CommunityStore(here), CommunityStore(there)
        members = MemberStore(there)
        assert (await theirs.settings("console")).can_share
        assert await members.language("console:mina") is None
        await ours.change("console", {"share": OFF})
        await MemberStore(here).choose_language("console:mina", "ko")
        assert not (await ours.settings("console")).can_share
        assert (await theirs.settings("console")).can_share  # not asked again so soon
        assert await members.language("console:mina") is None
        loop = asyncio.get_running_loop()
        now = loop.time()
        monkeypatch.setattr(loop, "time", lambda: now + cache.SECONDS)
        assert not (await theirs.settings("console")).can_share
        assert await members.language("console:mina") == "ko"


# The language of what all see


async def test_what_is_shared_and_what_is_begun_has_the_language_of_the_community(bot: Bot) -> None:
    bot = replace(bot, messengers={"console": Board()})
    await types(bot, "settings locale:ja")
    shared = await pressed(bot, Share("term", TERM), replace(MINA, name="Mina"))
    assert Voice("ja")("shared-by", name="Mina") in shared
    assert "日本語" in await says(bot, "daily here 09:00", MORI)
    await types(bot, "start questions:1")
    live = await bot.classes.store.live_in(PLACE)
    assert live
    assert read_terms(live.basis.terms).language == "ja"
    assert read_content(live.basis.items).language == "ja"
    assert EN("score-none") in await says(bot, "score")  # to one person, in their own


# Sharing


async def test_where_sharing_is_off_nothing_offers_it_and_an_old_button_is_refused_kindly(bot: Bot) -> None:
    for line in ("fact", "term soren", "timeline 1959", "comment"):
        assert EN("button-share") in [it.label for it in buttons(await types(bot, line, MINA))]
    await types(bot, "settings share:off")
    for line in ("fact", "term soren", "timeline 1959", "comment", "leaderboard"):
        assert EN("button-share") not in [it.label for it in buttons(await types(bot, line, MINA))]
    reply = await bot.router.pressed(MINA, pack(Share("term", TERM)))
    assert texts(reply) == EN("sharing-is-off")
    assert reply.private


# Topics


async def test_a_topic_that_is_off_comes_up_nowhere(bot: Bot) -> None:
    bot = replace(bot, messengers={"console": Board()})
    voyages = {fact.id for fact in bot.library.facts.values() if fact.topic == "voyages"}
    await types(bot, "settings off:voyages")
    refused = EN("topic-is-off", topic=EN("topic-voyages"))
    name = min(voyages)
    for line in ("fact voyages", "quiz topic:voyages", "fact topic:Voyages"):
        assert await says(bot, line) == refused
    assert await says(bot, "daily here 09:00 topic:voyages", MORI) == refused
    assert await pressed(bot, Show(Shown.FACT, name)) == refused
    assert await pressed(bot, Share("fact", name)) == refused
    assert await pressed(bot, Begin(BeginOn.FACT, name, 5, anew=False)) == refused
    assert await pressed(bot, Begin(BeginOn.TOPIC, "voyages", 5, anew=False)) == refused
    off = await bot.communities.settings("console")
    assert not {fact.id for fact in open_facts(bot.library, off)} & voyages
    known = await bot.router.known(MINA)
    offered = [text for text, _, _ in bot.router.complete(known, "fact topic:")]
    assert "voyages" not in offered
    assert "economy" in offered
    assert " voyages " not in await says(bot, "fact xyzzyx")
    found = buttons(await types(bot, "search Niigata", MINA))
    assert found
    assert not [it for it in found if any(name in it.press for name in voyages)]
    everywhere = buttons(await types(bot, "search Niigata", replace(MINA, community="discord:7")))
    assert [it for it in everywhere if any(name in it.press for name in voyages)]


async def test_no_question_on_a_topic_that_is_off_is_asked(bot: Bot) -> None:
    bot = replace(bot, messengers={"console": Board()})
    library = bot.library
    quiz = library.quizzes["first-ships"]
    topics = {library.topic(library.questions[name]) for name in quiz.questions}
    kept_on = next(it for it in Topic if it not in topics)
    for name in Topic:
        if name != kept_on:
            await types(bot, f"settings off:{name}")
    assert await says(bot, "quiz first-ships") == EN("quiz-switched-off")
    assert await says(bot, "start first-ships", MORI) == EN("quiz-switched-off")
    await types(bot, "start questions:30")
    live = await bot.classes.store.live_in(PLACE)
    assert live
    assert topics_of(bot, live.basis.items) == {kept_on}
    await types(bot, "quiz questions:30", MINA)
    alone = await QuizStore(bot.database).live_round(MINA.person, "console")
    assert alone
    assert topics_of(bot, alone.items) == {kept_on}


def topics_of(bot: Bot, items: str) -> set[str]:
    """The topics on which a round's questions are."""
    return {bot.library.topic(bot.library.questions[item.question]) for item in read_content(items).items}


async def test_the_last_topic_stays_on(bot: Bot) -> None:
    for name in list(Topic)[:-1]:
        await types(bot, f"settings off:{name}")
    last = list(Topic)[-1]
    assert await says(bot, f"settings off:{last}", MORI) == EN("settings-nothing-left")
    assert last not in (await bot.communities.settings("console")).off
    assert EN("settings-heading") in await says(bot, f"settings off:{last} on:voyages", MORI)


async def test_every_topic_can_be_named_in_every_language(bot: Bot) -> None:
    (option,) = options(bot.registry.commands["fact"])
    for language in LANGUAGES:
        for name, label in suggestions(option.kind, "", bot.router.lookup, Voice(language)):
            await types(bot, f'settings off:"{label}"', ELSEWHERE)
            assert name in (await bot.communities.settings("discord:7")).off
            await types(bot, f'settings on:"{label}"', ELSEWHERE)


async def test_where_every_topic_is_off_after_all_people_are_told_so(bot: Bot) -> None:
    bot = replace(bot, messengers={"console": Board()})
    await bot.communities.change("console", {topic(name): OFF for name in Topic})  # two at once, say
    for line in ("fact", "today"):
        assert await says(bot, line) == EN("all-topics-off")
    for line in ("quiz", "start"):
        assert await says(bot, line, MORI) == EN("quiz-switched-off")
    assert EN("settings-heading") in await says(bot, "settings on:schools", MORI)
    assert EN("label-source") in str((await types(bot, "fact", MINA)).blocks)


# The time zone


async def test_the_days_go_by_the_zone_chosen_else_of_the_daily_fact_else_of_the_language(bot: Bot) -> None:
    bot = replace(bot, messengers={"console": Board()})
    usual = EN.lead("settings-zone")
    assert f"{usual}{EN('settings-zone-usual', zone='Asia/Seoul')}" in await says(bot, "settings locale:ko", MORI)
    await types(bot, "daily here 09:00 London")
    bot = replace(bot)  # another process: this one keeps settings for ten seconds
    assert f"{usual}{EN('settings-zone-usual', zone='Europe/London')}" in await says(bot, "settings", MORI)
    chosen = EN("settings-zone-chosen", zone="Asia/Tokyo")
    assert f"{usual}{chosen}" in await says(bot, "settings zone:東京", MORI)
    assert EN("settings-zone-usual", zone="Europe/London") in await says(bot, "settings zone:auto", MORI)


async def test_a_zone_of_one_offset_is_warned_of_and_a_wrong_one_refused(bot: Bot) -> None:
    assert EN("zone-fixed", zone="EST", offset="−5", city="New York") in await says(bot, "settings zone:EST", MORI)
    assert EN("mistake-zone", typed="Mars") in await says(bot, "settings zone:Mars", MORI)
    assert (await bot.communities.settings("console")).zone == "EST"


async def test_today_is_the_communitys_day(bot: Bot, clock: Clock) -> None:
    clock.time = datetime(2026, 12, 13, 23, 40, tzinfo=UTC)
    before = kicker(await types(bot, "today", MINA))
    assert "14 December" not in before
    await types(bot, "settings zone:Asia/Tokyo")
    after = kicker(await types(bot, "today", MINA))
    assert after.startswith(EN("on-this-day"))
    assert "14 December 1959" in after
    in_london = replace(MINA, zone=ZoneInfo("Europe/London"))  # Slack tells each person's own
    assert kicker(await types(bot, "today", in_london)) == before


async def test_points_of_the_evening_and_of_the_next_morning_there_are_of_two_days(bot: Bot, clock: Clock) -> None:
    await types(bot, "settings zone:Asia/Tokyo")
    clock.time = datetime(2026, 4, 27, 14, 0, tzinfo=UTC)  # 23:00 on Monday there
    await play(bot, MINA, "quiz first-ships 1", right=1)
    clock.time = datetime(2026, 4, 27, 16, 0, tzinfo=UTC)  # 01:00 on Tuesday
    await play(bot, MINA, "quiz after-landing 2", right=2)
    clock.time = datetime(2026, 4, 28, 8, 0, tzinfo=UTC)
    today = (await types(bot, "leaderboard today", MINA)).blocks
    rows = [row for block in today if isinstance(block, Standings) for row in block.rows]
    assert [row.points for row in rows] == ["2,000 points"]
    clock.time = datetime(2026, 4, 28, 14, 59, tzinfo=UTC)
    assert any(isinstance(block, Standings) for block in (await types(bot, "leaderboard today", MINA)).blocks)
    clock.time = datetime(2026, 4, 28, 15, 1, tzinfo=UTC)
    assert not any(isinstance(block, Standings) for block in (await types(bot, "leaderboard today", MINA)).blocks)


# The daily fact


async def test_facts_with_a_content_note_can_be_kept_out_of_the_daily_fact_alone(bot: Bot) -> None:
    assert any(fact.content_note for fact in bot.daily.facts_for(CommunitySettings()))
    await types(bot, "settings notes:off")
    here = await bot.communities.settings("console")
    assert not any(fact.content_note for fact in bot.daily.facts_for(here))
    assert any(fact.content_note for fact in open_facts(bot.library, here))


async def test_daily_facts_are_of_high_confidence_only_unless_a_moderator_decides_otherwise(bot: Bot) -> None:
    here = await bot.communities.settings("console")
    assert {fact.confidence for fact in bot.daily.facts_for(here)} == {Confidence.HIGH}
    contested = next(fact for fact in bot.library.facts.values() if fact.confidence is not Confidence.HIGH)
    dated = {fact.month_day for fact in bot.library.facts.values()}
    days = (date(2026, 4, 29) + timedelta(days=number) for number in range(365))
    day = next(it for it in days if f"{it:%m-%d}" not in dated)  # on which nothing goes before the others
    await bot.daily.store.upsert(EVERY_DAY, NextDay("2026-04-29", 0))
    (one,) = await bot.daily.store.of("console")
    others = {name: "2026-04-27" for name in bot.library.facts if name != contested.id}
    found = await bot.daily.fact_for(one, others, day)
    assert found
    assert found[0].id != contested.id
    assert EN("settings-confidence-any") in await says(bot, "settings confidence:any", MORI)
    found = await bot.daily.fact_for(one, others, day)
    assert found
    assert found[0].id == contested.id


async def test_the_fact_of_the_day_is_of_high_confidence_too(bot: Bot, clock: Clock) -> None:
    sure = {fact.title.en for fact in bot.library.facts.values() if fact.confidence is Confidence.HIGH}
    for _ in range(60):
        clock.forward(days=6)
        assert heading(await types(bot, "today", MINA)) in sure


async def test_a_class_is_asked_only_what_is_certain_and_its_host_is_told_what_was_left_out(bot: Bot) -> None:
    bot = replace(bot, messengers={"console": Board()})
    quiz = bot.library.quizzes["why-they-left"]
    asked_of = [bot.library.questions[name].facts for name in quiz.questions]
    unsure = sum(any(bot.library.facts[it].confidence is not Confidence.HIGH for it in facts) for facts in asked_of)
    assert unsure
    told = await says(bot, "start why-they-left", MORI)
    assert EN("class-fewer-unsure", got=len(quiz.questions) - unsure, count=unsure) in told
    live = await bot.classes.store.live_in(PLACE)
    assert live
    asked = [bot.library.questions[item.question] for item in read_content(live.basis.items).items]
    facts = [bot.library.facts[name] for question in asked for name in question.facts]
    assert {fact.confidence for fact in facts} == {Confidence.HIGH}


async def test_where_moderators_decide_so_a_class_is_asked_all_of_a_quiz(bot: Bot) -> None:
    bot = replace(bot, messengers={"console": Board()})
    await types(bot, "settings confidence:any")
    told = await says(bot, "start why-they-left", MORI)
    assert EN("class-opened") in told
    assert "confidence" not in told
    live = await bot.classes.store.live_in(PLACE)
    assert live
    assert len(read_content(live.basis.items).items) == len(bot.library.quizzes["why-they-left"].questions)


async def test_a_schedule_on_a_topic_that_is_switched_off_brings_the_others_and_says_so(bot: Bot) -> None:
    bot = replace(bot, messengers={"console": Board()})
    await types(bot, "daily here 09:00 UTC topic:voyages")
    assert EN("settings-topic-moved", place=EN("daily-this-channel")) in await says(bot, "settings off:voyages", MORI)
    assert EN("daily-topic-off") in await says(bot, "daily-status", MORI)
    (one,) = await bot.daily.store.of("console")
    found = await bot.daily.fact_for(one, {}, date(2026, 4, 29))
    assert found
    assert found[0].topic != "voyages"
    await types(bot, "settings on:voyages")
    found = await bot.daily.fact_for(one, {}, date(2026, 4, 29))
    assert found
    assert found[0].topic == "voyages"
    assert EN("daily-topic-off") not in await says(bot, "daily-status", MORI)


async def test_when_the_settings_leave_no_fact_the_moderator_hears_of_it(bot: Bot, clock: Clock) -> None:
    board = Board()
    bot = replace(bot, messengers={"console": board})
    await types(bot, "daily here 09:00 UTC")
    await bot.communities.change("console", {topic(name): OFF for name in Topic})  # the content has changed, say
    assert await says(bot, "daily-preview", MORI) == EN("daily-paused-empty")
    clock.forward(days=1)
    await bot.publisher.deliver("console")
    (told,) = board.sheets
    assert told.where == MORI.person
    assert EN("daily-stopped-empty", place=EN("daily-this-channel")) in told.text
    assert EN("daily-paused-empty") in await says(bot, "daily-status", MORI)
