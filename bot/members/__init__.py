"""What a person decides and may know: their language, what is stored about them, and for how long."""

from collections.abc import Callable

from bot.core.clock import Clock
from bot.core.feature import Action, Feature, Root
from bot.members.buttons import Erase
from bot.members.commands import MemberCommands
from bot.members.privacy import PrivacyStore
from bot.members.retention import beat, enforce_retention
from bot.members.store import TABLES, MemberStore


def build(store: MemberStore, data: Callable[[], PrivacyStore], clock: Clock) -> Feature:
    """Language and privacy, and the loop that deletes what is old. `data` knows the tables of all features."""
    commands, turns = MemberCommands(store, data, clock), beat()
    return Feature(
        name="members",
        commands={Root.EVERYBODY: (commands.language, commands.privacy)},
        actions=(Action(Erase, commands.erase),),
        loops=(lambda: enforce_retention(data(), clock, turns),),
        beats=(turns,),
        tables=TABLES,
    )
