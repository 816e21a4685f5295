"""What moderators decide for their community, and whom they make staff."""

from bot.community import share_store, staff_store, store as settings_store
from bot.community.buttons import Decide, Undo
from bot.community.commands import CommunityCommands, LeavesFacts, StrayPlaces, line_of
from bot.community.staff_store import StaffStore
from bot.community.store import CommunityStore
from bot.core.feature import Action, Feature, Root
from bot.core.platform import Messengers
from content.library import Library


def build(
    library: Library,
    store: CommunityStore,
    staff: StaffStore,
    messengers: Messengers,
    stray_places: StrayPlaces,
    leaves_facts: LeavesFacts,
) -> Feature:
    """The settings of a community, and its staff."""
    commands = CommunityCommands(library, store, staff, messengers, stray_places, leaves_facts)
    return Feature(
        name="community",
        commands={Root.MODERATORS: (commands.settings, commands.grant, commands.revoke)},
        actions=tuple(Action(it, line=line_of, replaces=True) for it in (Decide, Undo)),
        tables=(*settings_store.TABLES, *staff_store.TABLES, *share_store.TABLES),
    )
