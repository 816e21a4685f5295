"""How the daily fact reads on a page of somebody's own."""

from collections.abc import Sequence

from bot.core.context import Caller
from bot.core.press import Run, pack
from bot.core.reply import Block, Button, Buttons, Heading, Labelled, Prose, Reply, private
from bot.daily.rules import Slot
from bot.daily.store import StoredSchedule
from bot.daily.views import place_button, standing
from content.model import Fact


def schedules(caller: Caller, rows: Sequence[tuple[StoredSchedule, Sequence[Slot]]], of: int) -> Reply:
    """The first schedules of so many, each with a button, and one that sets another."""
    say = caller.voice
    blocks = [block for one, slots in rows for block in standing(caller, one, slots)]
    buttons = [place_button(caller, one, "daily-status") for one, _ in rows]
    if not rows:
        blocks.append(Prose(say("home-daily-none")))
    if of > len(rows):
        buttons.append(Button(say("home-button-all-daily", count=of), pack(Run("daily-status"))))
    buttons.append(Button(say("home-button-daily"), pack(Run("daily"))))
    return private(Heading(say("home-daily")), *blocks, Buttons(tuple(buttons)))


def todays(caller: Caller, fact: Fact) -> list[Block]:
    """The fact of today by its title, and a button that shows it."""
    say = caller.voice
    button = Button(say("home-button-today"), pack(Run("today")))
    return [Labelled(say.lead("home-today"), fact.title.best(say.language)), Buttons((button,))]
