"""The commands on scores: `score` and `leaderboard`."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta, tzinfo

from bot.core.clock import Clock, day_of
from bot.core.context import Caller
from bot.core.reply import Reply
from bot.scores import views
from bot.scores.options import PERIODS, Board, Period
from bot.scores.ranking import in_a_row, ranked
from bot.scores.store import ScoreStore
from content.library import Library


class ScoreCommands:
    """Each public method is a command."""

    def __init__(self, library: Library, store: ScoreStore, clock: Clock) -> None:
        self._library = library
        self._store = store
        self._clock = clock

    async def score(self, caller: Caller) -> Reply:
        """How the caller did, their rank here, and what is still new to them."""
        periods = _periods(self._clock(), caller.community_zone)
        scores = {
            period: await self._store.score(caller.person, caller.community, since) for period, since in periods.items()
        }
        number = await self._store.number(caller.person)
        rows = ranked(await self._store.scores(caller.community, ""))
        own = next(((rank, len(rows)) for rank, person, _ in rows if person == number), None)
        days = [date.fromisoformat(day) for day in await self._store.days(caller.person, caller.community)]
        row = in_a_row(days, day_of(self._clock(), caller.community_zone))
        known = await self._store.answered(caller.person)
        asked = [it for it in self._library.questions.values() if self._library.topic(it) not in caller.here.off]
        left = sum(it.id not in known for it in asked)
        return views.score(caller, number, scores, views.Progress(own, row, left))

    async def leaderboard(self, caller: Caller, period: Period = "week", board: Board = "ours") -> Reply:
        """Who knows most here, under made-up names: of the bot's questions, or of the community's own."""
        rows = await self._ranked(caller, period, board)
        return views.leaderboard(caller, period, rows, await self._store.number(caller.person), board)

    async def share_leaderboard(self, caller: Caller, which: str) -> Reply:
        """The leaderboard for everybody in a place, `week` or `own/week`: nobody's own line is told apart."""
        whose, _, named = which.rpartition("/")
        period = named if named in PERIODS else "week"
        board = "own" if whose == "own" else "ours"
        return views.leaderboard(caller, period, await self._ranked(caller, period, board), None, board)

    async def _ranked(self, caller: Caller, period: Period, board: Board) -> Sequence[tuple[int, int, int]]:
        """Who has points here in a period, by the community's days."""
        since = _periods(self._clock(), caller.community_zone)[period]
        return ranked(await self._store.scores(caller.community, since, own=board == "own"))


def _periods(now: int, zone: tzinfo) -> Mapping[str, str]:
    """The first day that counts for each period, by the community's zone as points are. A week begins on Monday."""
    day = day_of(now, zone)
    monday, first = day - timedelta(days=day.weekday()), day.replace(day=1)
    return {"today": f"{day}", "week": f"{monday}", "month": f"{first}", "all": ""}
