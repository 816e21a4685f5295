"""How scores and the leaderboard read."""

from collections.abc import Mapping, Sequence

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.press import Run, pack
from bot.core.reply import Block, Button, Buttons, Heading, Listing, Prose, Reply, Standing, Standings, private
from bot.core.views import share
from bot.scores.options import PERIODS
from bot.scores.pseudonyms import person_name
from bot.scores.store import Score

TOP = 10
"""Lines of a leaderboard. The bottom is nobody's business."""


def score(caller: Caller, number: int | None, scores: Mapping[str, Score], place: tuple[int, int] | None) -> Reply:
    """The caller's points by period, and their rank among how many."""
    say = caller.voice
    quiz = Button(say("button-quiz"), pack(Run("quiz")))
    if number is None or not scores["all"].answers:
        return private(Heading(say("score-heading")), Prose(say("score-none")), Buttons((quiz,)))
    rows = tuple(
        (say(f"value-{period}"), say("score-line", points=it.points, correct=it.correct, answers=it.answers))
        for period, it in scores.items()
    )
    blocks: list[Block] = [
        Heading(say("score-heading")),
        Prose(say("score-name", name=person_name(number, say.language))),
    ]
    blocks.append(Listing(rows))
    blocks += [Prose(say("score-rank", rank=place[0], of=place[1]))] if place else []
    return private(*blocks, Buttons((quiz, Button(say("button-leaderboard"), pack(Run("leaderboard"))))))


def leaderboard(caller: Caller, period: str, rows: Sequence[tuple[int, int, int]], own: int | None) -> Reply:
    """The best of a community as (rank, person's number, points), and the caller's own line wherever it is."""
    say = caller.voice
    heading = Heading(say("leaderboard-heading", period=say(f"value-{period}")))
    others = [name for name in PERIODS if name != period]
    periods = tuple(Button(say(f"value-{name}"), pack(Run(f"leaderboard {name}"))) for name in others)
    buttons = Buttons((*periods, *share(caller, "leaderboard", period)))
    if not rows:
        return private(heading, Prose(say("leaderboard-empty")), buttons)
    shown = [row for row in rows if row[0] <= TOP][: 2 * TOP]
    shown += [row for row in rows if row[1] == own and row not in shown]
    return private(heading, Standings(tuple(_standing(say, row, own) for row in shown)), buttons)


def _standing(say: Voice, row: tuple[int, int, int], own: int | None) -> Standing:
    rank, number, points = row
    name = person_name(number, say.language)
    is_caller = number == own
    return Standing(
        rank, say("leaderboard-you", name=name) if is_caller else name, say("points", points=points), is_caller
    )
