"""In which order daily facts that are due at the same time go out, and how far apart. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.core.platform import Platform
from bot.daily.store import StoredSchedule


class Turns:
    """What a platform wants: so many seconds between two posts, or, where communities are apart, within each."""

    def __init__(self, platform: Platform) -> None:
        self._pace = platform.pace
        self._is_apart = platform.is_apart

    def of(self, due: Sequence[StoredSchedule]) -> Iterator[tuple[StoredSchedule, float]]:
        """These, each with the seconds to wait behind it.

        Where communities are apart, there is one of each, then a second one of those that have one, and so on.
        """
        if not self._is_apart:
            yield from ((one, self._pace) for one in due)
            return
        had: Counter[str] = Counter()
        rounds: list[list[StoredSchedule]] = []
        for one in due:
            if had[one.community] == len(rounds):
                rounds.append([])
            rounds[had[one.community]].append(one)
            had[one.community] += 1
        for these in rounds:
            for one in these[:-1]:
                yield one, 0.0
            yield these[-1], self._pace
