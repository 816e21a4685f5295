"""That a community does without something: a value of a command that its moderators have switched off."""

from bot.core.context import Caller
from bot.core.options import Lookup, OneOf, options
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.dispatch.parser import Call


def switched_off(lookup: Lookup, caller: Caller, call: Call) -> Reply | None:
    """That a value of this command is switched off in this community, if it is."""
    for option in options(call.command):
        kind, value = option.kind, call.values.get(option.name)
        if isinstance(kind, OneOf) and isinstance(value, str) and kind.refused(caller.here, value):
            return sentence(caller, kind.refusal, **{option.name: kind.label(lookup, value, caller.voice)})
    return None
