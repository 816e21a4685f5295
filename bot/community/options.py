"""The options of commands for moderators: a switch, a confidence, a zone, a topic, a member, a role."""

from dataclasses import replace
from typing import Annotated

from bot.community.model import Role
from bot.core.i18n import Voice
from bot.core.options import Offers, Person, Written, fixed
from bot.daily.zones import offered_zones, read_zone
from bot.facts.options import ANY_TOPIC

_AUTO = "auto"


def _read_zone(typed: str) -> str | None:
    return _AUTO if typed.strip().casefold() == _AUTO else read_zone(typed)


def _zones(typed: str, voice: Voice) -> Offers:
    """Zones as for the daily fact, and last the word for none."""
    return [*offered_zones(typed, voice), (_AUTO, voice("settings-zone-auto"))]


Switch = Annotated[str, replace(fixed("on", "off"), is_named=True)]
ConfidenceName = Annotated[str, replace(fixed("high", "any"), is_named=True)]
ZoneChoice = Annotated[str, Written(_read_zone, _zones, "mistake-zone")]
"""A zone, or the word for none of one's own."""
TopicSwitch = Annotated[str, replace(ANY_TOPIC, is_named=True)]
Member = Annotated[str, Person()]
RoleName = Annotated[str, fixed(*Role)]
