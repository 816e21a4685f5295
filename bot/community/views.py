"""What moderators are told."""

from collections.abc import Sequence

from bot.core.context import Bot, Caller
from bot.core.i18n import LANGUAGES, Voice
from bot.core.press import Decide, pack
from bot.core.reply import Block, Heading, Labelled, Mention, Option, Options, Prose, Reply, whisper
from bot.daily.store import StoredSchedule
from bot.daily.views import place_of


def granted(caller: Caller, person: str, *, new: bool) -> Reply:
    """Somebody may now use the commands for staff, or could already."""
    say = caller.voice
    told = Mention(person, say("granted" if new else "granted-already"))
    return whisper(told, *([Prose(say("granted-how"))] if caller.community.startswith("discord:") else []))


def revoked(caller: Caller, person: str, *, had: bool) -> Reply:
    """Somebody may no longer, or never could."""
    return whisper(Mention(person, caller.voice("revoked" if had else "revoked-nothing")))


def settings(bot: Bot, caller: Caller, stray: Sequence[StoredSchedule]) -> Reply:
    """Every setting of the community with buttons that change it. `stray`: schedules whose topic is switched off."""
    say, here = caller.voice, caller.here
    blocks: list[Block] = [Heading(say("settings-heading"))]
    chosen = LANGUAGES[here.language] if here.language else say("value-auto")
    blocks.append(Labelled(say.lead("settings-language"), chosen))
    others = [("auto", say("value-auto")), *LANGUAGES.items()]
    blocks.append(_switches(*((f"locale:{it}", name) for it, name in others if it != (here.language or "auto"))))
    for name, is_on in (("share", here.can_share), ("notes", here.daily_notes)):
        state, other = _sides(is_on=is_on)
        blocks.append(Labelled(say.lead(f"settings-{name}"), say(f"settings-{name}-{state}")))
        blocks.append(_switches((f"{name}:{other}", say(f"settings-button-{name}-{other}"))))
    off = [say(f"topic-{it}") for it in bot.library.topics if it in here.off]
    told = say("settings-topics-off", topics=" · ".join(off)) if off else say("settings-topics-on")
    blocks.append(Labelled(say.lead("settings-topics"), told))
    blocks += [Prose(say("settings-topic-moved", place=place_of(say, one))) for one in stray]
    return whisper(*blocks, _switches(*(_topic(say, it, is_on=it not in here.off) for it in bot.library.topics)))


def _topic(say: Voice, topic: str, *, is_on: bool) -> tuple[str, str]:
    state, other = _sides(is_on=is_on)
    return f"{other}:{topic}", say(f"settings-topic-{state}", topic=say(f"topic-{topic}"))


def _sides(*, is_on: bool) -> tuple[str, str]:
    """How a switch stands, and how it would after a press."""
    return ("on", "off") if is_on else ("off", "on")


def _switches(*rows: tuple[str, str]) -> Options:
    """Buttons: (what each sets, what it is called)."""
    return Options(tuple(Option(label, pack(Decide(what))) for what, label in rows))
