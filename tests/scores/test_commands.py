"""Scores and the leaderboard, as somebody gets them."""

from dataclasses import replace

from bot.core.press import Share, pack
from bot.core.reply import Listing, Reply, Standings
from bot.core.signs import medalled
from tests.conftest import JUN, MINA, Clock
from tests.support.bot import Bot
from tests.support.playing import play, text


async def say(bot: Bot, line: str) -> Reply:
    return await bot.router.typed(MINA, line)


async def test_a_score_counts_points_by_period(bot: Bot, clock: Clock) -> None:
    await play(bot, MINA, "quiz first-ships", right=3)
    clock.forward(days=40)
    await play(bot, MINA, "quiz why-they-left", right=2)
    rows = dict(next(block.rows for block in (await say(bot, "score")).blocks if isinstance(block, Listing)))
    assert rows["today"] == rows["this week"] == rows["this month"]
    assert rows["today"].startswith("2,000 points · 2 of ")
    assert rows["all time"].startswith("5,000 points · 5 of ")


async def test_somebody_new_is_told_how_to_score(bot: Bot) -> None:
    assert "No points yet" in text(await say(bot, "score"))
    assert "No one has points" in text(await say(bot, "leaderboard"))


async def test_people_with_equal_points_share_a_place_on_the_leaderboard(bot: Bot) -> None:
    for number in range(4):
        caller = replace(JUN, person=f"console:{number}")
        await play(bot, caller, "quiz first-ships", right=[3, 2, 2, 1][number])
    reply = await bot.router.typed(replace(JUN, person="console:3"), "leaderboard")
    rows = next(block.rows for block in reply.blocks if isinstance(block, Standings))
    assert [row.rank for row in rows] == [1, 2, 2, 4]
    assert [row.is_caller for row in rows] == [False, False, False, True]
    assert rows[3].name.endswith("(you)")


async def test_a_leaderboard_that_is_shared_tells_nobody_which_line_is_whose(bot: Bot) -> None:
    for number in range(12):
        await play(bot, replace(JUN, person=f"console:{number}"), "quiz first-ships 11", right=11 - min(number, 10))
    first, last = (replace(JUN, person=f"console:{number}", place_language="en") for number in (0, 11))
    for sharer in (first, last):
        for language, you in (("en", "you"), ("ja", "あなた"), ("ko", "나")):
            there = replace(sharer, place=f"console:{language}", place_language=language, name="Bob")
            shared = await bot.router.pressed(there, pack(Share("leaderboard", "week")))
            rows = next(block.rows for block in shared.blocks if isinstance(block, Standings))
            assert not shared.private
            assert not any(row.is_caller or f"({you})" in row.name or f"（{you}）" in row.name for row in rows)
            assert all(row.rank <= 10 for row in rows)  # nor is whoever shares added below the top


async def test_the_leaderboard_shows_the_top_and_the_caller_but_never_the_bottom(bot: Bot) -> None:
    for number in range(14):
        await play(bot, replace(JUN, person=f"console:{number}"), "quiz first-ships 11", right=11 - min(number, 10))
    last = await bot.router.typed(replace(JUN, person="console:13"), "leaderboard")
    rows = next(block.rows for block in last.blocks if isinstance(block, Standings))
    assert len(rows) == 10 or all(row.rank <= 10 for row in rows[:-1])
    assert sum(row.is_caller for row in rows) <= 1


async def test_another_community_has_its_own_leaderboard(bot: Bot) -> None:
    await play(bot, MINA, "quiz first-ships", right=3)
    elsewhere = replace(MINA, community="discord:42")
    assert "No one has points" in text(await bot.router.typed(elsewhere, "leaderboard"))


async def test_a_score_says_how_many_were_right_the_days_in_a_row_and_what_is_still_new(bot: Bot, clock: Clock) -> None:
    for day in range(3):
        clock.forward(days=1)
        await play(bot, MINA, f"quiz questions:2 topic:{['economy', 'voyages', 'schools'][day]}", right=1)
    await play(bot, replace(JUN, person="console:7"), "quiz questions:1", right=1)
    said = text(await say(bot, "score"))
    assert "You got 3 of 6 right." in said
    assert "You are 1st of 2 here." in said
    assert "3 days in a row" in said
    assert f"{len(bot.library.questions) - 6} questions are still new to you." in said
    clock.forward(days=2)
    assert "in a row" not in text(await say(bot, "score"))


async def test_nobody_is_told_that_they_are_last(bot: Bot) -> None:
    await play(bot, MINA, "quiz questions:2", right=2)
    last = replace(JUN, person="console:7")
    await play(bot, last, "quiz questions:2", right=1)
    assert "here." not in text(await bot.router.typed(last, "score"))


async def test_the_first_three_places_have_a_medal_and_all_have_words_and_who_ties_shares_them(bot: Bot) -> None:
    for number in range(5):
        await play(bot, replace(JUN, person=f"console:{number}"), "quiz first-ships", right=[5, 4, 4, 2, 1][number])
    reply = await bot.router.typed(replace(JUN, person="console:3"), "leaderboard")
    rows = next(block.rows for block in reply.blocks if isinstance(block, Standings))
    assert [medalled(row) for row in rows] == ["🥇 1st", "🥈 2nd", "🥈 2nd", "4th", "5th"]
