"""The options of commands for moderators: a switch, a member."""

from typing import Annotated

from bot.core.options import Person, fixed

Switch = Annotated[str, fixed("on", "off")]
Member = Annotated[str, Person()]
