"""What somebody decides about themselves, and learns about what is stored of them."""

import json

from bot.core.reply import Document, Rank, Reply, buttons
from bot.scores.store import ScoreStore
from tests.conftest import MINA
from tests.support.bot import Bot
from tests.support.playing import heading, play, text


async def say(bot: Bot, line: str) -> Reply:
    return await bot.router.typed(MINA, line)


async def test_a_chosen_language_holds_until_it_is_given_up(bot: Bot) -> None:
    await say(bot, "language ja")
    assert heading(await say(bot, "score")) != "My score"
    assert "日本語" in text(await say(bot, "language"))
    await say(bot, "language auto")
    assert heading(await say(bot, "score")) == "My score"


async def test_an_export_holds_everything_and_a_deletion_leaves_nothing(bot: Bot) -> None:
    await say(bot, "language ko")
    await say(bot, "language en")
    await play(bot, MINA, "quiz first-ships", right=3)
    await say(bot, "fact")
    exported = next(block for block in (await say(bot, "privacy export")).blocks if isinstance(block, Document))
    stored = json.loads(exported.text)
    assert exported.name == "zainichi-export-2026-04-28.json"
    assert len(stored["answer"]) == 12
    assert stored["person"] == [{"external": "console:mina", "language": "en", "heard": None}]
    asked = await say(bot, "privacy delete")
    assert "can’t be undone" in text(asked)
    assert buttons(asked)[0].rank is Rank.DANGER
    assert (await ScoreStore(bot.database).score(MINA.person, MINA.community, "")).points == 3000
    assert "Nothing is stored about you" in text(await bot.router.pressed(MINA, buttons(asked)[0].press))
    assert "Nothing is stored about you" in text(await say(bot, "privacy export"))
    assert await ScoreStore(bot.database).number(MINA.person) is None
