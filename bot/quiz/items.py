"""What a quiz alone and a class's quiz have in common: the phases of a round, its points, why a press has no effect."""

from enum import StrEnum

POINTS = 1000
"""For a right answer, whether it came fast or slow."""


class Phase(StrEnum):
    """Where a round stands. NOTE: the content note of the next question is shown, the question not yet.

    LOBBY: people join; only a class has one.
    """

    LOBBY = "lobby"
    NOTE = "note"
    OPEN = "open"
    REVEALED = "revealed"
    ENDED = "ended"


class Refusal(StrEnum):
    """Why a press has no effect. Those after NO_ANSWER happen only in a class.

    NO_ANSWER: it is none to this question, such as a word where a number is asked for.
    EARLY: what it is for has not come yet. ALREADY: it is so already. PAUSED: the clock stands still.
    LOCKED: nobody new may join. REMOVED: the host has removed this person. UNTIMED: there is no clock to change.
    BUSY: too many wait; it may go well in a moment.
    """

    ENDED = "ended"
    LATE = "late"
    NO_ANSWER = "no-answer"
    EARLY = "early"
    ALREADY = "already"
    PAUSED = "paused"
    LOCKED = "locked"
    REMOVED = "removed"
    UNTIMED = "untimed"
    BUSY = "busy"
