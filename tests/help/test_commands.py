"""How the bot explains itself."""

from dataclasses import replace

from bot.community.model import Role
from bot.core.command_spans import plain
from bot.core.feature import STAFF_ROOTS, Root
from bot.core.i18n import Voice
from bot.core.platform import TERMINAL
from bot.core.press import pack
from bot.core.reply import Labelled, Listing, Menu, Reply, buttons
from bot.platforms.discord.platform import DISCORD
from bot.platforms.slack.platform import SLACK
from bot.quiz.buttons import Quizzes
from bot.quiz.views import PAGE
from tests.conftest import MINA
from tests.support.bot import Bot
from tests.support.playing import heading, text, typed

EN = Voice("en")
MORI = replace(MINA, person="console:mori", staff=frozenset(STAFF_ROOTS))


async def say(bot: Bot, line: str) -> Reply:
    return await bot.router.typed(MINA, line)


async def test_help_names_every_command_with_its_options(bot: Bot) -> None:
    listed = next(block.rows for block in (await say(bot, "help")).blocks if isinstance(block, Listing))
    rows = {typed(usage): about for usage, about in listed}
    assert [usage.split()[0] for usage in rows] == list(bot.registry.by_root[Root.EVERYBODY])
    assert rows["quiz [quiz] [questions] [topic]"] == "Questions just for you, private and untimed"


async def test_help_for_a_command_lists_its_values_and_an_example(bot: Bot) -> None:
    reply = await say(bot, "help quiz")
    assert "first-ships" in text(reply)
    assert heading(reply) == "quiz"
    assert Labelled("Example: ", MINA.voice.command("quiz first-ships")) in reply.blocks


async def test_values_are_named_as_one_types_them_or_chooses_them_and_each_list_stands_there_once(bot: Bot) -> None:
    typed_there = text(await bot.router.typed(replace(MORI, platform=SLACK), "help settings"))
    assert "voyages · who-went · life-in-north-korea · escape-return (Escape and return)" in typed_there
    assert typed_there.count("who-went") == 1
    assert EN("help-values", option="off / on") in typed_there
    chosen = text(await bot.router.typed(replace(MORI, platform=DISCORD), "help settings"))
    assert "Voyages · Who went · Life in North Korea" in chosen
    assert "who-went" not in chosen


async def test_help_leads_to_all_quizzes_each_with_what_it_is_about_and_a_way_to_begin_it(bot: Bot) -> None:
    first = next(it for it in buttons(await say(bot, "help quiz")) if it.label == EN("button-quizzes"))
    listed = await bot.router.pressed(MINA, first.press)
    (more,) = buttons(listed)[-1:]
    others = await bot.router.pressed(MINA, more.press)
    rows = [
        row for reply in (listed, others) for block in reply.blocks if isinstance(block, Listing) for row in block.rows
    ]
    assert rows == [(it.title.en, it.about.en) for it in bot.library.quizzes.values()]
    (menu,) = [block for block in others.blocks if isinstance(block, Menu)]
    begun = await bot.router.pressed(MINA, menu.options[0].press)
    assert menu.options[0].label in heading(begun)
    assert buttons(await say(bot, "help start"))[0].label == EN("button-quizzes")
    assert await bot.router.pressed(MINA, buttons(others)[-1].press) == listed


async def test_a_quiz_of_which_moderators_have_switched_off_every_question_is_not_listed(bot: Bot) -> None:
    whole = bot.library.quizzes["courts-and-memory"]
    off = frozenset(bot.library.topic(bot.library.questions[it]) for it in whole.questions)
    here = replace(MINA, here=replace(MINA.here, off=off))
    for topic in off:
        await bot.router.typed(MORI, f"settings off:{topic}")
    shown = "".join([text(await bot.router.pressed(here, pack(Quizzes(first)))) for first in (0, PAGE)])
    assert whole.title.en not in shown
    assert bot.library.quizzes["why-they-left"].title.en in shown
    elsewhere = replace(MINA, community="elsewhere")
    assert "out of date" in text(await bot.router.pressed(elsewhere, pack(Quizzes(99))))


async def test_where_a_channel_is_chosen_from_a_list_nothing_is_said_of_how_to_type_it(bot: Bot) -> None:
    mori = replace(MORI, language="ja")
    typed_there = text(await bot.router.typed(mori, "help daily"))
    chosen = text(await bot.router.typed(replace(mori, platform=DISCORD), "help daily"))
    for word in ("# で指定", Voice("ja")("help-values", option="channel")):
        assert word in typed_there
        assert word not in chosen
    assert Voice("ja")("option-channel.picked") in chosen


async def test_an_example_is_a_button_only_where_pressing_it_changes_nothing(bot: Bot) -> None:
    runs = {
        name: [it for it in buttons(await say(bot, f"help {name}")) if it.press.startswith("run|")]
        for name in bot.registry.commands
    }
    pressed = {name for name, found in runs.items() if found}
    looks = {"fact", "today", "search", "term", "timeline", "comment", "score", "leaderboard", "help", "about"}
    assert pressed == looks | {"status", "report", "daily-status", "daily-preview", "quizzes", "preview", "reports"}
    assert heading(await bot.router.pressed(MINA, buttons(await say(bot, "help leaderboard"))[0].press))


async def test_a_command_for_staff_that_was_mistyped_is_named_but_is_no_button(bot: Bot) -> None:
    for line, meant in (("daily-of", "daily-off"), ("settings off:vyges", "“Voyages”")):
        reply = await bot.router.typed(MORI, line)
        assert f"Did you mean {meant}?" in text(reply), line
        assert not buttons(reply), line
    assert [typed(it.label) for it in buttons(await say(bot, "leaderbd"))] == ["leaderboard"]


async def test_who_is_not_staff_hears_nothing_of_commands_for_staff(bot: Bot) -> None:
    refused = MINA.voice("not-staff")
    assert "Did you mean" not in text(await say(bot, "daily-of"))
    for line in ("daily", "daily here nonsense", "grant", "settings volume:high", "zainichi-mod", "zainichi-class"):
        assert refused in text(await say(bot, line)), line
    await bot.staff.grant(MINA.community, MINA.person, Role.MODERATOR)
    assert "Did you mean daily-off?" in text(await say(bot, "daily-of"))
    for line in ("daily", "grant", "settings volume:high", "zainichi-mod"):
        assert refused not in text(await say(bot, line)), line


async def test_help_names_to_staff_alone_the_commands_that_they_may_use(bot: Bot) -> None:
    for staff in (frozenset[str](), frozenset({Root.CLASS}), frozenset(STAFF_ROOTS)):
        for platform in (TERMINAL, SLACK, DISCORD):
            reply = await bot.router.typed(replace(MINA, staff=staff, platform=platform), "help")
            shown = plain("\n".join(block.text for block in reply.blocks if isinstance(block, Labelled)), platform)
            for root in STAFF_ROOTS:
                assert (root in shown) == (root in staff)
            if platform is DISCORD:  # there a root alone cannot be typed
                assert all(f"/{root} {name}" in shown for root in staff for name in bot.registry.by_root[Root(root)])


async def test_help_counts_what_a_moderator_has_let_somebody_use(bot: Bot) -> None:
    await bot.staff.grant(MINA.community, MINA.person, Role.TEACHER)
    shown = text(await say(bot, "help"))
    assert "For teachers: ', text='zainichi-class'" in shown
    assert "For moderators" not in shown
    await bot.staff.grant(MINA.community, MINA.person, Role.MODERATOR)
    shown = text(await say(bot, "help"))
    assert "For teachers" in shown
    assert "For moderators: ', text='zainichi-mod'" in shown


async def test_about_counts_what_is_there(bot: Bot) -> None:
    assert f"{len(bot.library.facts)} facts" in text(await say(bot, "about"))
