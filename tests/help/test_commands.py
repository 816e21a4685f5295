"""How the bot explains itself."""

from dataclasses import replace

from bot.community.model import Role
from bot.core.feature import STAFF_ROOTS, Root
from bot.core.reply import Heading, Labelled, Listing, Reply, buttons
from tests.conftest import MINA
from tests.support.bot import Bot
from tests.support.playing import heading, text

MORI = replace(MINA, person="console:mori", staff=frozenset(STAFF_ROOTS))


async def say(bot: Bot, line: str) -> Reply:
    return await bot.router.typed(MINA, line)


async def test_help_names_every_command_with_its_options(bot: Bot) -> None:
    rows = dict(next(block.rows for block in (await say(bot, "help")).blocks if isinstance(block, Listing)))
    assert [usage.split()[0] for usage in rows] == list(bot.registry.by_root[Root.EVERYBODY])
    assert rows["quiz [quiz] [questions] [topic]"] == "Questions for you alone, private and untimed"


async def test_help_for_a_command_lists_its_values_and_an_example(bot: Bot) -> None:
    reply = await say(bot, "help quiz")
    assert "first-ships" in text(reply)
    assert any(isinstance(block, Heading) and block.text == "quiz" for block in reply.blocks)
    assert Labelled("Example: ", "quiz first-ships") in reply.blocks


async def test_an_example_is_a_button_only_where_pressing_it_changes_nothing(bot: Bot) -> None:
    pressed = {name for name in bot.registry.commands if buttons(await say(bot, f"help {name}"))}
    looks = {"fact", "today", "search", "term", "timeline", "comment", "score", "leaderboard", "help", "about"}
    assert pressed == looks | {"status", "report", "daily-status", "daily-preview"}
    assert heading(await bot.router.pressed(MINA, buttons(await say(bot, "help leaderboard"))[0].press))


async def test_a_command_for_staff_that_was_mistyped_is_named_but_is_no_button(bot: Bot) -> None:
    for line, meant in (("daily-of", "daily-off"), ("settings off:vyges", "Voyages")):
        reply = await bot.router.typed(MORI, line)
        assert f"Did you mean “{meant}”?" in text(reply), line
        assert not buttons(reply), line
    assert [it.label for it in buttons(await say(bot, "leaderbd"))] == ["leaderboard"]


async def test_help_names_to_staff_alone_the_commands_that_they_may_use(bot: Bot) -> None:
    for staff in (frozenset[str](), frozenset({Root.CLASS}), frozenset(STAFF_ROOTS)):
        shown = text(await bot.router.typed(replace(MINA, staff=staff), "help"))
        assert ("For staff" in shown) == bool(staff)
        for root in STAFF_ROOTS:
            assert (f"/{root}" in shown) == (root in staff)


async def test_help_counts_what_a_moderator_has_let_somebody_use(bot: Bot) -> None:
    await bot.staff.grant(MINA.community, MINA.person, Role.TEACHER)
    shown = text(await say(bot, "help"))
    assert "For staff there is more: /zainichi-class" in shown
    assert "/zainichi-mod" not in shown
    await bot.staff.grant(MINA.community, MINA.person, Role.MODERATOR)
    assert "/zainichi-class, /zainichi-mod" in text(await say(bot, "help"))


async def test_about_counts_what_is_there(bot: Bot) -> None:
    assert f"{len(bot.library.facts)} facts" in text(await say(bot, "about"))
