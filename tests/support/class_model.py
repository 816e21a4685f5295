"""A class's round told a second time, naively: a log of what happened, replayed quarter second by quarter second.

It shares no rule with the bot: it is what the bot's rules are held against. Its time is counted in quarter seconds.
"""

from dataclasses import dataclass, field
from fractions import Fraction

QUARTER = 250
"""Milliseconds."""


def said(choice: int) -> str:
    """A choice as people give it; -1 is a question that they would rather not answer."""
    return "" if choice == -1 else str(choice)


@dataclass
class Asking:
    """One question as it was asked: which quarter seconds stood still, and how many it may take."""

    opened: int
    limit: int | None
    pauses: list[list[int]] = field(default_factory=list)
    revealed: bool = False
    seen: bool = False

    def paused(self, at: int) -> bool:
        return self.seen and any(start <= at < end for start, end in self.pauses)

    def ran(self, at: int) -> int:
        return sum(not self.paused(quarter) for quarter in range(self.opened, at)) if self.seen else 0


@dataclass
class Someone:
    since: int
    double: bool = False
    removed: bool = False


FOR_EVER = 10**9


@dataclass
class Model:
    """A round's state in plain words, moved by the same events as the bot's."""

    notes: list[bool]
    keys: list[int]
    choices: list[int]
    scoring: str
    limit: int | None
    stepped: int
    phase: str = "lobby"
    position: int = 0
    locked: bool = False
    shown: Asking | None = None
    asked: dict[int, Asking] = field(default_factory=dict)
    people: dict[int, Someone] = field(default_factory=dict)
    log: list[tuple[int, int, int, int]] = field(default_factory=list)  # (at, choice, person, position) that counted

    def enter(self, position: int, now: int) -> None:
        if position == len(self.keys):
            self.phase = "ended"
            return
        self.position = position
        self.phase, self.shown = "note", Asking(now, 8 * 4)
        if not self.notes[position]:
            self.open(now)

    def open(self, now: int) -> None:
        self.phase, self.shown = "open", Asking(now, self.limit)
        self.asked[self.position] = self.shown

    def reveal(self) -> None:
        self.phase = "revealed"
        self.asked[self.position].revealed = True

    def is_unseen(self) -> bool:
        return self.phase in ("note", "open") and self.shown is not None and not self.shown.seen

    def appear(self, now: int) -> None:
        """What is asked is there to be seen: whatever stood still before did not stand still, but still does."""
        assert self.shown
        self.shown.pauses = [[now, FOR_EVER]] if self.is_paused() else []
        self.shown.opened, self.shown.seen = now, True

    def is_paused(self) -> bool:
        pauses = self.shown.pauses if self.shown else []
        return self.phase in ("note", "open") and bool(pauses) and pauses[-1][1] == FOR_EVER

    def step(self, event: str, position: int, now: int) -> bool:
        """A step of the host: whether it has an effect, and that effect."""
        here = position == self.position
        match event, self.phase:
            case "start", "lobby":
                self.enter(0, now)
            case "ready", "note" if here:
                self.open(now)
            case "reveal", "open" if here and not self.is_unseen():
                self.reveal()
            case ("proceed", "revealed") | ("skip", "note" | "open") if here:
                self.enter(self.position + 1, now)
            case "pause", "note" | "open" if here and not self.is_paused():
                assert self.shown
                self.shown.pauses.append([now, FOR_EVER])
            case "resume", "note" | "open" if here and self.is_paused():
                assert self.shown
                self.shown.pauses[-1][1] = now
            case "extend", "open" if here and self.shown and self.shown.limit is not None:
                self.shown.limit = max(self.shown.limit, self.shown.ran(now)) + 15 * 4
            case "end", "lobby" | "note" | "open" | "revealed":
                self.phase = "ended"
            case "lock", "lobby" | "note" | "open" | "revealed":
                self.locked = not self.locked
            case _:
                return False
        self.stepped = now
        return True

    def counts(self, person: int, position: int, choice: int, at: int) -> bool:
        """Whether an answer counts that comes in now."""
        someone = self.people.get(person)
        if position != self.position or (self.locked if someone is None else someone.removed):
            return False
        skips = choice == -1 and self.notes[position]
        if self.phase == "note":
            return skips
        known = skips or choice in range(self.choices[position])
        return self.phase == "open" and known and self._in_time(someone, at)

    def press(self, person: int, position: int, choice: int, at: int) -> bool:
        """An answer comes in: whether it counts."""
        if not self.counts(person, position, choice, at):
            return False
        self.people.setdefault(person, Someone(since=position + 1))
        self.log.append((at, choice, person, position))
        return True

    def _in_time(self, someone: Someone | None, at: int) -> bool:
        assert self.shown
        if self.shown.paused(at):
            return False
        if self.shown.limit is None:
            return True
        return self.shown.ran(at) <= self.shown.limit * (2 if someone and someone.double else 1) + 4

    def waited_for(self) -> list[int]:
        return [p for p, it in self.people.items() if not it.removed and it.since <= self.position]

    def heard(self) -> set[int]:
        return {person for _, _, person, position in self.log if position == self.position}

    def last_press(self) -> int:
        return max(at for at, _, _, position in self.log if position == self.position)

    def unasked(self, now: int) -> str:
        """What happens now if nobody presses anything; nothing is the empty word."""
        gone = now - self.stepped >= 30 * 60 * 4
        if self.is_unseen():
            return "end" if gone else ""
        complete = bool(self.waited_for()) and set(self.waited_for()) <= self.heard()
        early = complete and not self.is_paused() and now >= self.last_press() + 3 * 4
        if self.phase == "open" and (gone or early or self._is_up(now)):
            return "reveal"
        if self.phase in ("lobby", "note", "revealed") and gone:
            return "end"
        if self.phase == "note" and self.shown and (early or self.shown.ran(now) >= 8 * 4):
            return "pass" if complete else "open"
        return ""

    def _is_up(self, now: int) -> bool:
        assert self.shown
        everybody = set(self.waited_for()) <= self.heard() and not self.is_paused()
        waits = any(self.people[p].double and (everybody or p not in self.heard()) for p in self.waited_for())
        limit = self.shown.limit
        return limit is not None and self.shown.ran(now) >= limit * (2 if waits else 1) + 4

    def look(self, now: int) -> None:
        match self.unasked(now):
            case "reveal":
                self.reveal()
            case "end":
                self.phase = "ended"
            case "pass":
                self.enter(self.position + 1, now)
            case "open":
                self.open(now)

    def table(self) -> dict[int, dict[str, int]]:
        """The numbers of each person who is there, from the whole log."""
        empty = {"answered": 0, "right": 0, "eligible": 0, "points": 0}
        rows = {person: dict(empty) for person, someone in self.people.items() if not someone.removed}
        for person, row in rows.items():
            for position, asking in self.asked.items():
                if not asking.revealed:
                    continue
                mine = sorted(line[:2] for line in self.log if line[2:] == (person, position))
                if mine and mine[-1][1] == -1:
                    continue
                row["answered"] += bool(mine)
                row["eligible"] += bool(mine) or position >= self.people[person].since
                if mine and mine[-1][1] == self.keys[position]:
                    row["right"] += 1
                    row["points"] += self._worth(asking, mine[-1][0])
        return rows

    def _worth(self, asking: Asking, at: int) -> int:
        if self.scoring != "tiebreak" or asking.limit is None:
            return 0 if self.scoring == "none" else 1000
        share = max(Fraction(0), 1 - Fraction(asking.ran(at), asking.limit))
        return 1000 + int((999 // len(self.keys)) * share)


def ranks_like_scipy(points: list[int]) -> list[int]:
    """`rankdata([-p for p in points], method="min")`: sort, and give each value the place at which it first stands."""
    ordered = sorted(-value for value in points)
    return [ordered.index(-value) + 1 for value in points]
