"""What is counted for whoever runs the bot: plain numbers that are cheap to raise, read when somebody asks for them.

No label names a person or a place: each has a few values, which the code or the platforms have.
"""

import contextlib
from bisect import bisect_left
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

Labels: TypeAlias = tuple[str, ...]

BOUNDS: tuple[float, ...] = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 3.0, 10.0)
"""Seconds at which a histogram has its steps. A platform gives up after three."""


class Counter:
    """How often something has happened or, for a gauge, how much of it there is now: by the values of its labels."""

    def __init__(self, name: str, about: str, *labels: str, is_gauge: bool = False) -> None:
        self.name, self.about, self.labels, self.is_gauge = name, about, labels, is_gauge
        self.values: dict[Labels, int] = {}

    def add(self, *labels: str, by: int = 1) -> None:
        """So many more of it, with these values of the labels."""
        self.values[labels] = self.values.get(labels, 0) + by

    @contextlib.contextmanager
    def during(self, *labels: str) -> Iterator[None]:
        """One more for as long as this lasts."""
        self.add(*labels)
        try:
            yield
        finally:
            self.add(*labels, by=-1)


class Histogram:
    """How long something takes, by the values of its labels: how often it took up to each of `BOUNDS`."""

    def __init__(self, name: str, about: str, *labels: str) -> None:
        self.name, self.about, self.labels = name, about, labels
        self.counts: dict[Labels, list[int]] = {}
        """How often it took so long that it falls below each bound and above the one before; the last has no bound."""
        self.sums: dict[Labels, float] = {}

    def took(self, seconds: float, *labels: str) -> None:
        """It took so long, once."""
        counts = self.counts.get(labels)
        if counts is None:
            counts = self.counts[labels] = [0] * (len(BOUNDS) + 1)
            self.sums[labels] = 0.0
        counts[bisect_left(BOUNDS, seconds)] += 1
        self.sums[labels] += seconds


@dataclass(frozen=True, slots=True)
class Gauge:
    """A number that is looked up when somebody asks for it. `read` may raise DatabaseError."""

    name: str
    about: str
    read: Callable[[], Awaitable[int]]


def _commands() -> Counter:
    return Counter("zainichi_commands", "Commands that were understood", "platform", "command")


def _presses() -> Counter:
    return Counter("zainichi_presses", "Presses of buttons, by what the button is for", "platform", "kind")


def _answers() -> Counter:
    return Counter("zainichi_class_answers", "Answers in quizzes of classes, by what became of them", "verdict")


def _faults() -> Counter:
    return Counter("zainichi_faults", "Faults of the bot's that somebody was told of, with a number", "platform")


def _rate_limits() -> Counter:
    return Counter("zainichi_rate_limits", "Requests that a platform refused for being too many (429)", "platform")


def _edits() -> Counter:
    about = "Edits of messages that wait for their turn or for the platform"
    return Counter("zainichi_edits_waiting", about, "platform", is_gauge=True)


def _commits() -> Histogram:
    return Histogram("zainichi_commit_seconds", "From a transaction that is asked for until it is on the disk")


def _acknowledgements() -> Histogram:
    about = "From what a platform delivers until the platform has its acknowledgement or answer"
    return Histogram("zainichi_acknowledgement_seconds", about, "platform")


@dataclass(frozen=True, slots=True)
class Metrics:
    """All that a process counts while it runs. Each is given to what counts it."""

    commands: Counter = field(default_factory=_commands)
    presses: Counter = field(default_factory=_presses)
    answers: Counter = field(default_factory=_answers)
    faults: Counter = field(default_factory=_faults)
    rate_limits: Counter = field(default_factory=_rate_limits)
    edits: Counter = field(default_factory=_edits)
    commits: Histogram = field(default_factory=_commits)
    acknowledgements: Histogram = field(default_factory=_acknowledgements)

    @property
    def counters(self) -> tuple[Counter, ...]:
        """Those that count or hold a number."""
        return (self.commands, self.presses, self.answers, self.faults, self.rate_limits, self.edits)

    @property
    def histograms(self) -> tuple[Histogram, ...]:
        """Those that tell how long something takes."""
        return (self.commits, self.acknowledgements)
