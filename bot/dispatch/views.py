"""What somebody is told whose words were not understood, or who met something that is broken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.core import views
from bot.core.context import Caller
from bot.core.feature import Root
from bot.core.press import Run, pack
from bot.core.reply import Block, Button, Buttons, Labelled, Prose, Reply, private
from bot.core.views import shortened
from bot.db.database import DatabaseError


@dataclass(frozen=True, slots=True)
class Misunderstanding:
    """What was not understood: a message with its values, what could have been meant, what would do, an example."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    nearest: Sequence[tuple[str, str]] = ()
    """(what to call it, the line that it would be). A command is called by its line, with its root."""
    allowed: Sequence[str] = ()
    pressed: Sequence[tuple[str, str]] = ()
    """Those of the nearest ones that are buttons: a press must not decide something for a whole community."""
    example: str = "help"

    @property
    def nearest_are_commands(self) -> bool:
        """Whether the nearest ones are commands to type, and no values of an option."""
        return self.key == "mistake-no-command"


def misunderstood(caller: Caller, wrong: Misunderstanding) -> Reply:
    """What was wrong, the nearest right thing, and an example. Never silence."""
    say = caller.voice
    blocks: list[Block] = [Prose(line) for line in wrong_with(caller, wrong)]
    blocks.append(Labelled(say.lead("label-example"), say.command(wrong.example)))
    buttons = tuple(Button(label, pack(Run(line))) for label, line in wrong.pressed)
    return private(*blocks, *([Buttons(buttons)] if buttons else []))


def wrong_with(caller: Caller, wrong: Misunderstanding) -> list[str]:
    """What was wrong, and what would do, each in a sentence."""
    say = caller.voice
    values = {name: shortened(it) if isinstance(it, str) else it for name, it in wrong.values.items()}
    told = [say(wrong.key, **values)]
    if wrong.nearest:
        key = "mistake-did-you-mean-command" if wrong.nearest_are_commands else "mistake-did-you-mean"
        told.append(say(key, nearest=wrong.nearest[0][0]))
    elif wrong.allowed:
        told.append(say("mistake-value-one-of", values=" · ".join(wrong.allowed)))
    return told


def trouble(caller: Caller, error: DatabaseError) -> Reply:
    """What is wrong with the database and what to do about it."""
    return private(Prose(views.trouble(caller.voice, error.trouble, error.name)))


def may_not_share(caller: Caller) -> Reply:
    """They may not write in the place themselves, or it is not known whether they may."""
    if caller.platform.tells_who_may_post:
        return views.sentence(caller, "sharing-needs-permission")
    return views.sentence(caller, "sharing-needs-command", command=caller.platform.command(Root.EVERYBODY))
