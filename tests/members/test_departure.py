"""A community that removes the bot: nothing of it is lost for thirty days, and nothing is left after that."""

import pytest

from bot.db.departures import departed, returned
from bot.members.privacy import LEFT
from tests.members.test_privacy import live_a_little
from tests.support.alone import HERE, JUN, MINA, THERE
from tests.support.bot import Bot
from tests.support.databases import BOTH, everything, tables


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def rows(bot: Bot) -> dict[str, int]:
    """How many rows each table has, but for what goes by itself after a time."""
    found = {table: len(rows) for table, rows in (await everything(bot.database)).items()}
    return {
        table: number
        for table, number in found.items()
        if number and table not in ("migration", "memo", "question_import", "class_answer")
    }


async def test_all_of_a_community_goes_after_thirty_days_and_nothing_of_any_other(bot: Bot) -> None:
    await live_a_little(bot, JUN)  # somebody of the workspace THERE, who was also in the server HERE
    await live_a_little(bot, MINA)
    stored, now = await rows(bot), bot.clock()
    assert await bot.database.write(*departed(THERE, now)) != []
    assert await bot.database.write(*departed(THERE, now + 9)) == []  # it has left already
    await bot.privacy.purge(now + LEFT - 1)
    assert await rows(bot) == stored
    await bot.privacy.purge(now + LEFT + 1)
    left = await everything(bot.database)
    assert not [
        row
        for name in ("round", "class_round", "schedule", "shared", "staff")
        for row in left[name]
        if THERE in str(row)
    ]
    assert [row["external"] for row in left["person"]] == [MINA]
    assert [row["external"] for row in left["community"]] == [HERE]
    assert {row["person"] for row in left["total"]} == {left["person"][0]["id"]}
    assert len(left["class_round"]) == 2  # they were played in the server


async def test_a_community_that_has_the_bot_again_is_not_forgotten(bot: Bot) -> None:
    await live_a_little(bot, JUN)
    stored, now = await rows(bot), bot.clock()
    await bot.database.write(*departed(THERE, now))
    await bot.database.write(returned(THERE))
    await bot.privacy.purge(now + 2 * LEFT)
    assert await rows(bot) == stored


async def test_every_table_that_knows_a_community_or_a_place_says_so(bot: Bot) -> None:
    """So that a new one is not forgotten. Where a round is shown goes along with the round."""
    said = {table.name: table.of_community for feature in bot.features for table in feature.tables}
    for name, columns in (await tables(bot.database)).items():
        known = next((it for it in ("community", "place") if it in columns), "")
        if known and name != "round_display":
            assert said[name] == known, name
