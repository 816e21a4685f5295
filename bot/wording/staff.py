"""What moderators are told."""

from bot.app import Caller
from bot.reply import Mention, Prose, Reply, whisper


def granted(caller: Caller, person: str, *, new: bool) -> Reply:
    """Somebody may now use the commands for staff, or could already."""
    say = caller.voice
    told = Mention(person, say("granted" if new else "granted-already"))
    return whisper(told, *([Prose(say("granted-how"))] if caller.community.startswith("discord:") else []))


def revoked(caller: Caller, person: str, *, had: bool) -> Reply:
    """Somebody may no longer, or never could."""
    return whisper(Mention(person, caller.voice("revoked" if had else "revoked-nothing")))
