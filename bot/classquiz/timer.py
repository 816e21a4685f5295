"""The timer of one question: when it opened, how long it may take, when it stood still. It reads no clock itself.

All moments are whole milliseconds since 1970 (UTC), all spans whole milliseconds.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class QuestionTimer:
    """It runs from `opened` on, but not within a pause. A budget of None: as long as it takes.

    `unseen`: what it times is not there for people to see yet, so that it does not run; see `appear`. `pauses` are
    those that are over, in order, each as (first moment, first moment after it); `paused` is where the present one
    began. `closed` is when the answer was revealed, None before that.
    """

    opened: int
    budget: int | None
    pauses: tuple[tuple[int, int], ...] = ()
    paused: int | None = None
    closed: int | None = None
    unseen: bool = False

    def appear(self, at: int) -> "QuestionTimer":
        """What it times is there for people to see: it runs from now on, unless the host has paused it meanwhile."""
        if not self.unseen:
            return self
        return replace(self, opened=at, pauses=(), paused=None if self.paused is None else at, unseen=False)

    def elapsed(self, at: int) -> int:
        """How long it had run at a moment; 0 before it opened, since two computers' clocks may differ a little."""
        if self.unseen:
            return 0
        if self.paused is not None:
            at = min(at, self.paused)
        stood = sum(min(at, end) - start for start, end in self.pauses if start < at)
        return max(0, at - self.opened - stood)

    def stands(self, at: int) -> bool:
        """Whether a moment lies within a pause."""
        if self.unseen:  # somebody sees it already, and we do not know yet
            return False
        if self.paused is not None and at >= self.paused:
            return True
        return any(start <= at < end for start, end in self.pauses)

    def when(self, span: int) -> int | None:
        """The first moment at which it has run for a span; None if it does not run and has not run so long."""
        if self.unseen:
            return None
        moment = self.opened + span
        for start, end in self.pauses:
            if start < moment:
                moment += end - start
        return None if self.paused is not None and self.paused < moment else moment

    def pause(self, at: int) -> "QuestionTimer":
        """It stands still from now on. A pause never begins before the last one is over."""
        return replace(self, paused=max(at, self._last)) if self.paused is None else self

    def resume(self, at: int) -> "QuestionTimer":
        """It runs on from now."""
        if self.paused is None:
            return self
        return replace(self, pauses=(*self.pauses, (self.paused, max(at, self.paused))), paused=None)

    def extend(self, at: int, span: int) -> "QuestionTimer":
        """More time. If the time is up, counted from now: whoever asks for 15 seconds wants to have them."""
        return self if self.budget is None else replace(self, budget=max(self.budget, self.elapsed(at)) + span)

    def make_good(self, span: int, at: int, least: int) -> "QuestionTimer":
        """It goes on after a span in which nobody could do anything: that does not count, and `least` is left."""
        if self.budget is None:
            return self
        return replace(self, budget=max(self.budget + span, self.elapsed(at) + least))

    def close(self, at: int) -> "QuestionTimer":
        """The answer is revealed."""
        return replace(self.resume(at), closed=at)

    @property
    def _last(self) -> int:
        return self.pauses[-1][1] if self.pauses else self.opened
