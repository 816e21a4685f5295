"""What stays of a message of a class's round that stands there twice, once that is seen."""

from bot.classquiz.service import RoundSnapshot
from bot.core.reply import Heading, Prose, Reply


def older_copy(held: RoundSnapshot) -> Reply:
    """The message was sent just before a crash, and once more after it: this is the first, of which nobody knew."""
    say = held.voice
    return Reply((Heading(say("lobby-heading", title=held.content.title)), Prose(say("class-older-copy"))))
