"""The commands of `/zainichi-mod` on the community itself. Who is a moderator is not asked here."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.community import views
from bot.community.buttons import Decide
from bot.community.options import Member, Switch
from bot.community.staff_store import StaffStore
from bot.community.store import OFF, CommunityStore, topic
from bot.core.community import CommunitySettings
from bot.core.context import Caller
from bot.core.platform import Address
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.facts.options import AnyTopic
from bot.members.options import LanguageChoice
from content.library import Library

StrayPlaces = Callable[[Caller], Awaitable[Sequence[str]]]
"""The places of a community whose daily fact is on a topic that is switched off, as they are called."""
LeavesFacts = Callable[[CommunitySettings], bool]
"""Whether settings leave any fact for the daily one."""


class CommunityCommands:
    """Each public method is a command."""

    def __init__(
        self,
        library: Library,
        store: CommunityStore,
        staff: StaffStore,
        stray_places: StrayPlaces,
        leaves_facts: LeavesFacts,
    ) -> None:
        self._library = library
        self._store = store
        self._staff = staff
        self._stray_places = stray_places
        self._leaves_facts = leaves_facts

    async def settings(
        self,
        caller: Caller,
        locale: LanguageChoice | None = None,
        share: Switch | None = None,
        notes: Switch | None = None,
        off: AnyTopic | None = None,
        on: AnyTopic | None = None,
    ) -> Reply:
        """What is decided for this community, to see or to decide anew."""
        changes: dict[str, str | None] = {}
        if locale:
            changes["language"] = None if locale == "auto" else locale
        changes |= {
            name: None if value == "on" else OFF for name, value in (("share", share), ("notes", notes)) if value
        }
        changes |= {topic(name): value for name, value in ((off, OFF), (on, None)) if name}
        if changes:
            here = caller.here
            topics = (here.off | {off or ""}) - {on or ""}
            after = replace(here, off=topics, daily_notes=notes == "on" if notes else here.daily_notes)
            if (off or notes) and not self._leaves_facts(after):
                return sentence(caller, "settings-nothing-left")
            await self._store.change(caller.community, changes)
            caller = replace(caller, here=await self._store.settings(caller.community))
        return views.settings(self._library.topics, caller, await self._stray_places(caller))

    async def grant(self, caller: Caller, person: Member) -> Reply:
        """Let somebody use the commands for staff in this community."""
        new = await self._staff.grant(caller.community, _address(caller, person))
        return views.granted(caller, person, new=new)

    async def revoke(self, caller: Caller, person: Member) -> Reply:
        """Take back what `grant` gave."""
        had = await self._staff.revoke(caller.community, _address(caller, person))
        return views.revoked(caller, person, had=had)


def line_of(press: Decide) -> str:
    """The command that a press on a setting stands for."""
    return f"settings {press.what}"


def _address(caller: Caller, person: str) -> str:
    """The address of a person whom the caller's platform knows by this id."""
    return str(Address.parse(caller.person).beside(person))
