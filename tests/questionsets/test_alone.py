"""A community's own quiz played alone: it goes on as any other, and its points are kept apart."""

from dataclasses import replace

from bot.core.reply import Menu, Reply, SeveralAnswers, Standings, buttons, pressable
from tests.conftest import MINA
from tests.support.bot import Bot
from tests.support.replies import words
from tests.support.sets import SHIPS, TEACHER, labels, stored

RIGHT = {
    "In which year did": "1959",
    "The ships left from": "False",
    "Which of these": "0,2",
    "How many moved": "9万3,345",
    "From which port": "新潟",
}


def text(reply: Reply) -> str:
    return "\n".join(words(reply))


async def answered(bot: Bot, reply: Reply) -> Reply:
    """The question that stands there, answered rightly."""
    if "Show the question" in labels(reply):
        reply = await bot.router.pressed(MINA, next(it.press for it in buttons(reply) if it.label.startswith("Show")))
    said = next(answer for prompt, answer in RIGHT.items() if prompt in text(reply))
    several = [it for it in reply.blocks if isinstance(it, SeveralAnswers)]
    if several:
        return await bot.router.pressed(replace(MINA, given={"": said}), several[0].press)
    if "Answer" in labels(reply):
        press = next(it.press for it in buttons(reply) if it.label == "Answer")
        return await bot.router.pressed(replace(MINA, given={"answer": said}), press)
    return await bot.router.pressed(MINA, next(it.press for it in buttons(reply) if it.label == said))


async def played(bot: Bot, line: str) -> tuple[list[str], Reply]:
    """A whole quiz, every answer right: what was said of each answer, and the end."""
    reply, told = await bot.router.typed(MINA, line), list[str]()
    for _ in range(5):
        reply = await answered(bot, reply)
        told.append(text(reply))
        reply = await bot.router.pressed(MINA, buttons(reply)[0].press)
    return told, reply


async def points(bot: Bot, line: str) -> list[str]:
    reply = await bot.router.typed(MINA, line)
    return [row.points for block in reply.blocks if isinstance(block, Standings) for row in block.rows]


async def test_points_for_an_own_quiz_stand_on_a_board_of_their_own_and_count_once(bot: Bot) -> None:
    quiz = await stored(bot, SHIPS)
    told, end = await played(bot, f"quiz {quiz}")
    assert all("✔ Correct" in it for it in told)
    assert not any("Why:" in it for it in told[1:])  # nothing is said where its author said nothing
    assert "You got 5 of 5 right" in text(end)
    assert await points(bot, "leaderboard board:own") == ["5,000 points"]
    assert await points(bot, "leaderboard all board:own") == ["5,000 points"]
    assert await points(bot, "leaderboard") == []
    assert "Own quizzes" in labels(await bot.router.typed(MINA, "leaderboard"))
    assert "Our quizzes" in labels(await bot.router.typed(MINA, "leaderboard board:own"))
    again, _ = await played(bot, "quiz Ships")
    assert all("practice" in it for it in again)

    await bot.question_sets.delete(TEACHER.community, 1, 1)
    bot.communities.changed(TEACHER.community)
    assert "Own quizzes" not in labels(await bot.router.typed(MINA, "leaderboard"))
    await stored(bot, replace(SHIPS, title="The same under another title"))
    brought, _ = await played(bot, "quiz set/2")
    assert all("practice" in it for it in brought)
    assert await points(bot, "leaderboard board:own") == ["5,000 points"]


async def test_a_quiz_under_way_keeps_what_it_asks_and_a_gone_one_is_not_begun(bot: Bot) -> None:
    quiz = await stored(bot, SHIPS)
    first = await bot.router.typed(MINA, f"quiz {quiz}")
    listing = await bot.router.pressed(MINA, "quizzes|0")
    (menu,) = (block for block in listing.blocks if isinstance(block, Menu))
    assert (menu.options[0].label, menu.options[0].press) == ("Ships", "begin|set|1|0|0")
    assert "Your community’s own: 5 questions" in text(listing)
    await bot.question_sets.delete(TEACHER.community, 1, 1)
    assert "1 / 5 · Ships" in text(await bot.router.typed(MINA, "quiz"))
    assert "✔ Correct" in text(await answered(bot, first))
    anew = await bot.router.pressed(MINA, "begin|set|1|0|1")
    assert "That quiz isn’t here any more" in text(anew)
    bot.communities.changed(TEACHER.community)
    assert "out of date" in text(await bot.router.pressed(MINA, "begin|set|1|0|1"))


async def test_how_an_own_quiz_went_can_be_shared_and_the_same_played_by_others_there(bot: Bot) -> None:
    quiz = await stored(bot, SHIPS)
    to = replace(MINA, place="console:here", place_language="en")
    _, end = await played(bot, f"quiz {quiz}")
    assert "Share" not in labels(end)  # nobody else is there
    shown = await bot.router.pressed(to, "share|result|1")
    assert "Ships" in text(shown)
    assert not shown.private
    assert next(it.press for it in pressable(shown)) == "begin|set|1|5|0"
    elsewhere = replace(to, community="discord:42", person="discord:9")
    assert "out of date" in text(await bot.router.pressed(elsewhere, "begin|set|1|5|0"))
