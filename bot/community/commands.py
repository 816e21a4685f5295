"""The commands of `/zainichi-mod` on the community itself. Who is a moderator is not asked here."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.community import views
from bot.community.buttons import Decide, Undo
from bot.community.model import Role
from bot.community.options import ConfidenceName, Member, RoleName, Switch, TopicSwitch, ZoneChoice
from bot.community.staff_store import StaffStore
from bot.community.store import ANY, OFF, CommunityStore, topic
from bot.core.community import CommunitySettings
from bot.core.context import Caller
from bot.core.platform import Address, Messengers, NotPostedError, messenger_for
from bot.core.reply import Block, Reply
from bot.core.views import sentence
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
        messengers: Messengers,
        stray_places: StrayPlaces,
        leaves_facts: LeavesFacts,
    ) -> None:
        self._library = library
        self._store = store
        self._staff = staff
        self._messengers = messengers
        self._stray_places = stray_places
        self._leaves_facts = leaves_facts

    async def settings(
        self,
        caller: Caller,
        locale: LanguageChoice | None = None,
        share: Switch | None = None,
        notes: Switch | None = None,
        confidence: ConfidenceName | None = None,
        zone: ZoneChoice | None = None,
        off: TopicSwitch | None = None,
        on: TopicSwitch | None = None,
    ) -> Reply:
        """What is decided for this community, to see or to decide anew."""
        changes: dict[str, str | None] = {}
        changed: Sequence[Block] = ()
        if locale:
            changes["language"] = None if locale == "auto" else locale
        changes |= {
            name: None if value == "on" else OFF for name, value in (("share", share), ("notes", notes)) if value
        }
        if zone:
            changes["zone"] = None if zone == "auto" else zone
        if confidence:
            changes["confidence"] = None if confidence == "high" else ANY
        changes |= {topic(name): value for name, value in ((off, OFF), (on, None)) if name}
        if changes:
            here = caller.here
            topics = (here.off | {off or ""}) - {on or ""}
            after = replace(
                here,
                off=topics,
                daily_notes=notes == "on" if notes else here.daily_notes,
                sure_only=confidence == "high" if confidence else here.sure_only,
            )
            if (off or notes or confidence) and not self._leaves_facts(after):
                return sentence(caller, "settings-nothing-left")
            await self._store.change(caller.community, changes)
            caller = replace(caller, here=await self._store.settings(caller.community))
            changed = views.changed(caller, here)
        return views.settings(self._library.topics, caller, await self._stray_places(caller), changed)

    async def grant(self, caller: Caller, person: Member, role: RoleName) -> Reply:
        """Let somebody use the commands for classes in this community, or all those for staff."""
        who = _address(caller, person)
        try:
            is_person = await messenger_for(self._messengers, who).is_person(who)
        except NotPostedError:
            return sentence(caller, "grant-later")
        if not is_person:
            return sentence(caller, "grant-nobody")
        new = await self._staff.grant(caller.community, who, Role(role))
        return views.granted(caller, person, Role(role), new=new)

    async def revoke(self, caller: Caller, person: Member) -> Reply:
        """Take back what `grant` gave: what a moderator was given, only an admin can."""
        who = _address(caller, person)
        had = await self._staff.revoke(caller.community, who, role=None if caller.is_admin else Role.TEACHER)
        if not had and await self._staff.role(caller.community, who):
            return sentence(caller, "revoke-admins-only")
        return views.revoked(caller, person, had=had)


def line_of(press: Decide | Undo) -> str:
    """The command that a press on a setting stands for."""
    return f"settings {press.what}"


def _address(caller: Caller, person: str) -> str:
    """The address of a person whom the caller's platform knows by this id."""
    return str(Address.parse(caller.person).beside(person))
