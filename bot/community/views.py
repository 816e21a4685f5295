"""What moderators are told."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.community.buttons import Decide, Undo
from bot.community.model import Role
from bot.core.community import CommunitySettings
from bot.core.context import Caller
from bot.core.i18n import LANGUAGES, Voice
from bot.core.press import pack
from bot.core.reply import (
    Block,
    Button,
    Buttons,
    Heading,
    Labelled,
    Listing,
    Mention,
    Menu,
    MenuOption,
    Prose,
    Reply,
    private,
)
from bot.daily.zones import city_of, fixed_offset


class _Switch(NamedTuple):
    """A setting that is on or off: the option that sets it, and the messages on it."""

    option: str
    label: str
    on: str
    off: str
    turn_on: str
    turn_off: str
    values: tuple[str, str] = ("on", "off")
    """How the option says on and off."""
    words: tuple[str, str] = ("value-on", "value-off")
    """How people are told so in a word."""


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

_SURE = _Switch(
    "confidence",
    label="settings-confidence",
    on="settings-confidence-high",
    off="settings-confidence-any",
    turn_on="settings-button-confidence-high",
    turn_off="settings-button-confidence-any",
    values=("high", "any"),
    words=("value-high", "value-any"),
)

_ON_OR_OFF = ("value-off", "value-on")
_MOST_UNDONE = 85
"""Characters of what a button can take back: only all settings at once, with a long zone, are more."""


_GRANTED: Mapping[Role, str] = {Role.TEACHER: "granted-teacher", Role.MODERATOR: "granted-moderator"}


def granted(caller: Caller, person: str, role: Role, *, new: bool) -> Reply:
    """Someone may now use the commands that go with a role, or could already."""
    say = caller.voice
    told = Mention(person, say(_GRANTED[role] if new else "granted-already"))
    return private(told, *([Prose(say("granted-how"))] if caller.platform.has_integrations else []))


def revoked(caller: Caller, person: str, *, had: bool) -> Reply:
    """Someone may no longer, or never could."""
    return private(Mention(person, caller.voice("revoked" if had else "revoked-nothing")))


def changed(caller: Caller, before: CommunitySettings) -> tuple[Block, ...]:
    """What is otherwise now than it was before, with a button that makes it as it was."""
    say, here = caller.voice, caller.here
    now: list[str] = []
    back: list[str] = []
    if here.language != before.language:
        now.append(say.lead("settings-language") + _language(say, here.language))
        back.append(f"locale:{before.language or 'auto'}")
    for (it, is_on), (_, was_on) in zip(_switched(here), _switched(before), strict=True):
        if is_on != was_on:
            now.append(say.lead(it.label) + say(it.words[not is_on]))
            back.append(f"{it.option}:{it.values[not was_on]}")
    if here.zone != before.zone:
        now.append(say.lead("settings-zone") + (here.zone or say("value-auto")))
        back.append(f"zone:{before.zone or 'auto'}")
    for topic in sorted(here.off ^ before.off):
        is_on = topic not in here.off
        now.append(say("settings-topic-on" if is_on else "settings-topic-off", topic=say(f"topic-{topic}")))
        back.append(_switch(topic, is_on=is_on))
    if not now:
        return (Prose(say("settings-unchanged")),)
    told = Labelled(say.lead("settings-changed"), " · ".join(now))
    undo = Undo(" ".join(back))
    if len(undo.what) > _MOST_UNDONE:
        return (told,)
    return told, Buttons((Button(say("settings-undo"), pack(undo)),))


def _switched(here: CommunitySettings) -> tuple[tuple[_Switch, bool], ...]:
    """The switches of a community, and whether each is on."""
    return (_SHARE, here.can_share), (_NOTES, here.daily_notes), (_SURE, here.sure_only)


def _language(say: Voice, language: str | None) -> str:
    return LANGUAGES[language] if language else say("value-auto")


def settings(topics: Sequence[str], caller: Caller, stray: Sequence[str], changed: Sequence[Block]) -> Reply:
    """Every setting, after what has just been changed: two menus and three buttons change them.

    `stray`: places whose daily fact is on a topic that is off.
    """
    say, here = caller.voice, caller.here
    off = [say(f"topic-{it}") for it in topics if it in here.off]
    rows = (
        (say("settings-language"), _language(say, here.language)),
        *((say(it.label), say(it.on if is_on else it.off)) for it, is_on in _switched(here)),
        (say("settings-zone"), _zone(say, caller)),
        (
            say("settings-topics"),
            say("settings-topics-off", topics=" · ".join(off)) if off else say("settings-topics-on"),
        ),
    )
    blocks: list[Block] = [Heading(say("settings-heading")), *changed, Listing(rows)]
    fixed = fixed_offset(here.zone or "")
    if fixed:
        city = city_of(fixed.meant, say.language)
        blocks.append(Prose(say("zone-fixed", zone=here.zone or "", offset=fixed.offset, city=city)))
    blocks += [Prose(say("settings-topic-moved", place=place)) for place in stray]
    switches = Buttons(tuple(_turn(say, it, is_on=is_on) for it, is_on in _switched(here)))
    return private(*blocks, _languages(say, here.language), _topics(say, topics, here.off), switches)


def _languages(say: Voice, chosen: str | None) -> Menu:
    """What the community's language can be."""
    offered = [("auto", say("value-auto")), *LANGUAGES.items()]
    options = (
        MenuOption(name, pack(Decide(f"locale:{it}")), is_chosen=it == (chosen or "auto")) for it, name in offered
    )
    return Menu(say("settings-language"), tuple(options))


def _topics(say: Voice, topics: Sequence[str], off: frozenset[str]) -> Menu:
    """Each topic with how it is. To choose it switches it."""
    options = (
        MenuOption(say(f"topic-{it}"), pack(Decide(_switch(it, is_on=it not in off))), say(_ON_OR_OFF[it not in off]))
        for it in topics
    )
    return Menu(say("settings-topics-menu"), tuple(options))


def _turn(say: Voice, it: _Switch, *, is_on: bool) -> Button:
    """A press turns it to the other side."""
    on, off = it.values
    return Button(say(it.turn_off if is_on else it.turn_on), pack(Decide(f"{it.option}:{off if is_on else on}")))


def _zone(say: Voice, caller: Caller) -> str:
    """The zone by which the days go, and whether somebody has chosen it."""
    if caller.here.zone:
        return say("settings-zone-chosen", zone=say.zone(caller.here.zone))
    return say("settings-zone-usual", zone=say.zone(str(caller.community_zone)))


def _switch(topic: str, *, is_on: bool) -> str:
    """What switches a topic to the other side."""
    return f"{'off' if is_on else 'on'}:{topic}"
