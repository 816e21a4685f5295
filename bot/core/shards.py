"""Shards: the connections among which Discord shares out a bot's servers, and which of them this process makes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST = 99_999
"""How many shards a bot can be told to have. The largest bots have some ten thousand."""
SERVERS = 2_500
"""With more servers than this for each shard Discord closes the connection."""

_ID = r"[0-9]{1,5}"
_IDS = re.compile(rf"{_ID}(\s*-\s*{_ID})?(\s*,\s*{_ID}(\s*-\s*{_ID})?)*")


@dataclass(frozen=True, slots=True)
class Shards:
    """The `ids` that this process has, ascending, of the `count` that all processes have together (0 to count - 1)."""

    count: int
    ids: Sequence[int]

    @property
    def are_all(self) -> bool:
        """Whether no other process has any."""
        return len(self.ids) == self.count

    @property
    def has_first(self) -> bool:
        """Whether what is there once for the whole bot is up to this process: Discord has a shard 0 in every case."""
        return 0 in self.ids

    @property
    def others(self) -> Sequence[int]:
        """Those that other processes have."""
        return sorted({*range(self.count)} - {*self.ids})

    def __str__(self) -> str:
        """Such as `shards 0-1 of 4`."""
        return f"{named(self.ids)} of {self.count}"


def named(ids: Sequence[int]) -> str:
    """What to call these in a sentence: `shard 1`, `shards 0-3, 7`."""
    return f"{'shard' if len(ids) == 1 else 'shards'} {ranges(ids)}"


def ranges(ids: Iterable[int]) -> str:
    """Ascending numbers as people write them, and as `read_ids` takes them: `0-3, 7`."""
    runs: list[tuple[int, int]] = []
    for number in ids:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def read_ids(written: str) -> Sequence[int] | None:
    """The numbers of `0,1` or `0-1, 4`, in the order in which they are written; None if it is written otherwise."""
    if not _IDS.fullmatch(written):
        return None
    found: list[int] = []
    for part in written.split(","):
        first, _, last = part.partition("-")
        if last and int(last) < int(first):
            return None
        found += range(int(first), int(last or first) + 1)
    return found
