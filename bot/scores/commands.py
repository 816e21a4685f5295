"""The commands on scores: `score` and `leaderboard`."""

from collections.abc import Mapping
from datetime import timedelta

from bot.core.clock import Clock, day_of
from bot.core.context import Caller
from bot.core.reply import Reply
from bot.scores import views
from bot.scores.options import PERIODS, Period
from bot.scores.ranking import ranked
from bot.scores.store import ScoreStore


class ScoreCommands:
    """Each public method is a command."""

    def __init__(self, store: ScoreStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def score(self, caller: Caller) -> Reply:
        """The caller's points by period, and their rank here."""
        periods = _periods(self._clock())
        scores = {
            period: await self._store.score(caller.person, caller.community, since) for period, since in periods.items()
        }
        number = await self._store.number(caller.person)
        rows = ranked(await self._store.scores(caller.community, ""))
        place = next(((rank, len(rows)) for rank, person, _ in rows if person == number), None)
        return views.score(caller, number, scores, place)

    async def leaderboard(self, caller: Caller, period: Period = "week") -> Reply:
        """Who knows most here, under made-up names."""
        rows = ranked(await self._store.scores(caller.community, _periods(self._clock())[period]))
        return views.leaderboard(caller, period, rows, await self._store.number(caller.person))

    async def share_leaderboard(self, caller: Caller, period: str) -> Reply:
        """The leaderboard for everybody in a place."""
        return await self.leaderboard(caller, period if period in PERIODS else "week")


def _periods(now: int) -> Mapping[str, str]:
    """The first day that counts for each period. Days are UTC, as stored; a week begins on Monday."""
    day = day_of(now)
    monday, first = day - timedelta(days=day.weekday()), day.replace(day=1)
    return {"today": f"{day}", "week": f"{monday}", "month": f"{first}", "all": ""}
