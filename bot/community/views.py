"""What moderators are told."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.community.buttons import Decide
from bot.core.context import Caller
from bot.core.i18n import LANGUAGES, Voice
from bot.core.press import pack
from bot.core.reply import Block, Button, Buttons, Heading, Labelled, Mention, Prose, Reply, private


class _Switch(NamedTuple):
    """A setting that is on or off: the option that sets it, and the messages on it."""

    option: str
    label: str
    on: str
    off: str
    turn_on: str
    turn_off: str


_SHARE = _Switch(
    "share",
    label="settings-share",
    on="settings-share-on",
    off="settings-share-off",
    turn_on="settings-button-share-on",
    turn_off="settings-button-share-off",
)
_NOTES = _Switch(
    "notes",
    label="settings-notes",
    on="settings-notes-on",
    off="settings-notes-off",
    turn_on="settings-button-notes-on",
    turn_off="settings-button-notes-off",
)


def granted(caller: Caller, person: str, *, new: bool) -> Reply:
    """Someone may now use the commands for staff, or could already."""
    say = caller.voice
    told = Mention(person, say("granted" if new else "granted-already"))
    return private(told, *([Prose(say("granted-how"))] if caller.platform.has_integrations else []))


def revoked(caller: Caller, person: str, *, had: bool) -> Reply:
    """Someone may no longer, or never could."""
    return private(Mention(person, caller.voice("revoked" if had else "revoked-nothing")))


def settings(topics: Sequence[str], caller: Caller, stray: Sequence[str]) -> Reply:
    """Every setting with buttons that change it. `stray`: places whose daily fact is on a topic that is off."""
    say, here = caller.voice, caller.here
    blocks: list[Block] = [Heading(say("settings-heading"))]
    chosen = LANGUAGES[here.language] if here.language else say("value-auto")
    blocks.append(Labelled(say.lead("settings-language"), chosen))
    others = [("auto", say("value-auto")), *LANGUAGES.items()]
    blocks.append(_switches(*((f"locale:{it}", name) for it, name in others if it != (here.language or "auto"))))
    for it, is_on in ((_SHARE, here.can_share), (_NOTES, here.daily_notes)):
        blocks.append(Labelled(say.lead(it.label), say(it.on if is_on else it.off)))
        turn = (f"{it.option}:off", say(it.turn_off)) if is_on else (f"{it.option}:on", say(it.turn_on))
        blocks.append(_switches(turn))
    off = [say(f"topic-{it}") for it in topics if it in here.off]
    told = say("settings-topics-off", topics=" · ".join(off)) if off else say("settings-topics-on")
    blocks.append(Labelled(say.lead("settings-topics"), told))
    blocks += [Prose(say("settings-topic-moved", place=place)) for place in stray]
    return private(*blocks, _switches(*(_topic(say, it, is_on=it not in here.off) for it in topics)))


def _topic(say: Voice, topic: str, *, is_on: bool) -> tuple[str, str]:
    """A press switches it to the other side."""
    key = "settings-topic-on" if is_on else "settings-topic-off"
    return f"{'off' if is_on else 'on'}:{topic}", say(key, topic=say(f"topic-{topic}"))


def _switches(*rows: tuple[str, str]) -> Buttons:
    """Buttons: (what each sets, what it is called)."""
    return Buttons(tuple(Button(label, pack(Decide(what))) for what, label in rows))
