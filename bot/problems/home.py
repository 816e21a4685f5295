"""What moderators see of reports on a page of their own: how many are open."""

from bot.core.context import Caller
from bot.core.feature import Root, Section
from bot.core.reply import Reply
from bot.problems import views
from bot.problems.model import Shown
from bot.problems.store import ProblemStore


def open_reports(store: ProblemStore) -> Section:
    """The number of open reports, for moderators, where there are any."""

    async def section(caller: Caller) -> Reply | None:
        if Root.MODERATORS not in caller.staff:
            return None
        count = await store.count(caller.community, Shown.OPEN)
        return views.home(caller, count) if count else None

    return section
