"""What moderators decide for their community, and whom they make staff."""

from bot.community import staff_store, store as settings_store
from bot.community.buttons import Decide
from bot.community.commands import CommunityCommands, LeavesFacts, StrayPlaces, line_of
from bot.community.staff_store import StaffStore
from bot.community.store import CommunityStore
from bot.core.feature import Action, Feature, Root
from content.library import Library


def build(
    library: Library, store: CommunityStore, staff: StaffStore, stray_places: StrayPlaces, leaves_facts: LeavesFacts
) -> Feature:
    """The settings of a community, and its staff."""
    commands = CommunityCommands(library, store, staff, stray_places, leaves_facts)
    return Feature(
        name="community",
        commands={Root.MODERATORS: (commands.settings, commands.grant, commands.revoke)},
        actions=(Action(Decide, line=line_of, replaces=True),),
        tables=(*settings_store.TABLES, *staff_store.TABLES),
    )
