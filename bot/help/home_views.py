"""How the first parts of a person's own page read."""

from collections.abc import Sequence

from bot.core.context import Caller
from bot.core.press import Run, pack
from bot.core.reply import Block, Button, Buttons, Heading, Prose, Reply, private

_WELCOME = (
    ("quiz", "button-quiz"),
    ("fact", "button-fact"),
    ("leaderboard", "button-leaderboard"),
    ("help", "button-help"),
)
"""Commands to press, each with its label. Score and language stand below."""


def welcome(caller: Caller) -> Reply:
    """What this is, and commands to press."""
    say = caller.voice
    buttons = tuple(Button(say(key), pack(Run(name))) for name, key in _WELCOME)
    return private(Heading(say("bot-name")), Prose(say("menu-text")), Buttons(buttons))


def whats_new(caller: Caller, told: Sequence[Block], buttons: Sequence[Button]) -> Reply:
    """What is new for the caller, and what leads there."""
    return private(Heading(caller.voice("home-new")), *told, *([Buttons(tuple(buttons))] if buttons else []))
