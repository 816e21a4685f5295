"""The beat of a loop: until when it is to be heard of again. A loop that no longer turns is told by that."""

import asyncio


class Beat:
    """What a loop is at, and by when it has to have gone round once more.

    `within`: the seconds between two signs of it, with room for a slow look.
    """

    def __init__(self, what: str, within: float) -> None:
        self.what = what
        self.within = within
        self._until: float | None = None

    def strike(self, allowing: float = 0.0) -> None:
        """It turns. `allowing`: the next sign may be so many seconds away, where what comes next takes longer."""
        self._until = _now() + max(allowing, self.within)

    @property
    def trouble(self) -> str:
        """What is wrong with it, in a few words; empty if nothing is."""
        if self._until is None:
            return "has not begun"
        late = _now() - self._until
        return f"has not turned in time, and is {late:.1f} s late" if late > 0 else ""


def _now() -> float:
    return asyncio.get_running_loop().time()
