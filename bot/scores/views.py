"""How scores and the leaderboard read."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.press import Run, pack
from bot.core.reply import Button, Buttons, Heading, Listing, Prose, Rank, Reply, Standing, Standings, private
from bot.core.views import share
from bot.scores.options import PERIODS
from bot.scores.pseudonyms import person_name
from bot.scores.store import Score

TOP = 10
"""Lines of a leaderboard. The bottom is nobody's business."""


class Progress(NamedTuple):
    """Where somebody stands: their rank among how many, days in a row, and how many questions they have not had yet."""

    rank: tuple[int, int] | None
    row: int
    left: int


def score(caller: Caller, number: int | None, scores: Mapping[str, Score], far: Progress) -> Reply:
    """How many the caller got right, their rank unless they are last, their days in a row, and what comes next."""
    say, whole = caller.voice, scores["all"]
    quiz = Button(say("button-quiz"), pack(Run("quiz")), Rank.MAIN)
    if number is None or not whole.answers:
        return private(Heading(say("score-heading")), Prose(say("score-none")), Buttons((quiz,)))
    rows = tuple(
        (say(f"value-{period}"), say("score-line", points=it.points, correct=it.correct, answers=it.answers))
        for period, it in scores.items()
    )
    told = [say("score-right", correct=whole.correct, answers=whole.answers)]
    if far.rank and far.rank[0] < far.rank[1]:
        told.append(say("score-rank", place=say.place(far.rank[0]), of=far.rank[1]))
    if far.row > 1:
        told.append(say("score-streak", days=far.row))
    following = Prose(say("score-next", left=far.left) if far.left else say("score-next-none"))
    buttons = Buttons((quiz, Button(say("button-leaderboard"), pack(Run("leaderboard")))))
    name = Prose(say("score-name", name=person_name(number, say.language)))
    return private(Heading(say("score-heading")), *map(Prose, told), name, Listing(rows), following, buttons)


def leaderboard(
    caller: Caller, period: str, rows: Sequence[tuple[int, int, int]], own: int | None, board: str = "ours"
) -> Reply:
    """The best of a community as (rank, person's number, points), and the caller's own line wherever it is.

    `board`: of the bot's questions (`ours`), or of the community's own (`own`), where it has or had any.
    """
    say, is_own = caller.voice, board == "own"
    key = "leaderboard-heading-own" if is_own else "leaderboard-heading"
    heading = Heading(say(key, period=say(f"value-{period}")))
    others = [name for name in PERIODS if name != period]
    typed = " board:own" if is_own else ""
    periods = tuple(Button(say(f"value-{name}"), pack(Run(f"leaderboard {name}{typed}"))) for name in others)
    other = Run(f"leaderboard {period}" if is_own else f"leaderboard {period} board:own")
    key = "button-leaderboard-ours" if is_own else "button-leaderboard-own"
    boards = (Button(say(key), pack(other)),) if is_own or caller.here.question_sets else ()
    shared = share(caller, "leaderboard", f"own/{period}" if is_own else period)
    buttons = Buttons((*periods, *boards, *shared))
    if not rows:
        return private(heading, Prose(say("leaderboard-empty-own" if is_own else "leaderboard-empty")), buttons)
    shown = [row for row in rows if row[0] <= TOP][: 2 * TOP]
    shown += [row for row in rows if row[1] == own and row not in shown]
    return private(heading, Standings(tuple(_standing(say, row, own) for row in shown)), buttons)


def _standing(say: Voice, row: tuple[int, int, int], own: int | None) -> Standing:
    rank, number, points = row
    name = person_name(number, say.language)
    is_caller = number == own
    shown = say("leaderboard-you", name=name) if is_caller else name
    return Standing(rank, shown, say("points", points=points), is_caller, say.place(rank))
