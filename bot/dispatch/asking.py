"""The forms behind presses: what one asks for, and what becomes of what was written into it and not taken.

That is kept in this process for a quarter of an hour, so that nobody has to type it again.
"""

from collections.abc import Mapping
from dataclasses import replace

from cachetools import TTLCache

from bot.core.context import Caller, Unread
from bot.core.feature import Registry
from bot.core.forms import AskFile, PressForm
from bot.core.reply import Button, Buttons, Reply, not_taken
from bot.core.views import topic_is_off
from bot.dispatch.files import told

LIVES = 15 * 60
"""Seconds that what was not taken is kept."""
MOST = 500
"""Forms of which it is kept."""


class Asking:
    """Makes the forms, and fills in what somebody wrote before. After a restart they are empty."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._written: TTLCache[tuple[str, str], Mapping[str, str]] = TTLCache(MOST, LIVES)

    def has_form(self, text: str) -> bool:
        """Whether the press of this text has a form."""
        action = self._registry.action(self._registry.unpack(text))
        return action is not None and action.form is not None

    async def form(self, caller: Caller, text: str) -> PressForm | Reply | None:
        """The form of a press in the language of the caller, a reply in its place, or None if it has none."""
        press = self._registry.unpack(text)
        action = self._registry.action(press)
        if action is None or action.form is None:
            return None
        if (topic := action.topic(press)) in caller.here.off:
            return topic_is_off(caller, topic)
        asked = await action.form(caller, press)
        written = self._written.get((caller.person, text))
        if isinstance(asked, Reply) or not written:
            return asked
        fields = (it if isinstance(it.input, AskFile) else replace(it, value=written.get(it.name, it.value))
                  for it in asked.fields)  # fmt: skip
        return replace(asked, fields=tuple(fields))

    def unread(self, caller: Caller, text: str, field: str, asked: AskFile, why: Unread) -> Reply:
        """The reply to a form whose file was not taken; what it is called stands in what was given."""
        wrong = told(caller.voice, why, asked, caller.given.get(field, ""))
        return self.answered(caller, text, not_taken({field: wrong}))

    def answered(self, caller: Caller, text: str, reply: Reply) -> Reply:
        """The reply to what was given in a form. Where that was not taken, a button of it opens the form again."""
        if not reply.faults:
            self._written.pop((caller.person, text), None)
            return reply
        self._written[caller.person, text] = dict(caller.given)
        again = Buttons((Button(caller.voice("button-form-again"), text),))
        return replace(reply, blocks=(*reply.blocks, again))
