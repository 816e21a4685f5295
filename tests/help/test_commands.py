"""How the bot explains itself."""

from bot.core.feature import Root
from bot.core.reply import Heading, Listing, Reply, buttons
from tests.conftest import MINA
from tests.support.bot import Bot
from tests.support.playing import heading, text


async def say(bot: Bot, line: str) -> Reply:
    return await bot.router.typed(MINA, line)


async def test_help_names_every_command_with_its_options(bot: Bot) -> None:
    rows = dict(next(block.rows for block in (await say(bot, "help")).blocks if isinstance(block, Listing)))
    assert [usage.split()[0] for usage in rows] == list(bot.registry.by_root[Root.EVERYBODY])
    assert rows["quiz [quiz] [questions] [topic]"] == "Questions for you alone, private and untimed"


async def test_help_for_a_command_lists_its_values_and_has_an_example_to_press(bot: Bot) -> None:
    reply = await say(bot, "help quiz")
    assert "first-ships" in text(reply)
    assert any(isinstance(block, Heading) and block.text == "quiz" for block in reply.blocks)
    assert "The first ships" in heading(await bot.router.pressed(MINA, buttons(reply)[0].press))


async def test_about_counts_what_is_there(bot: Bot) -> None:
    assert f"{len(bot.library.facts)} facts" in text(await say(bot, "about"))
