"""The commands of `/zainichi-mod` for the daily fact. Who may use them is not asked here."""

from zoneinfo import ZoneInfo

from bot.core.context import Caller
from bot.core.options import ChannelName, LanguageName
from bot.core.platform import Address, Messengers, NotPostedError, Permission, messenger_for
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.daily import views
from bot.daily.options import TimeOfDay, Weekdays, ZoneName
from bot.daily.parsing import EVERY_DAY
from bot.daily.rules import Pause
from bot.daily.service import DailyService, stored, waiting
from bot.daily.store import StoredSchedule, WantedSchedule
from bot.facts.options import TopicName


class DailyCommands:
    """Each public method is a command, but for `stray_places`."""

    def __init__(self, service: DailyService, messengers: Messengers) -> None:
        self._service = service
        self._store = service.store
        self._messengers = messengers

    async def daily(
        self,
        caller: Caller,
        channel: ChannelName,
        time: TimeOfDay,
        zone: ZoneName | None = None,
        days: Weekdays | None = None,
        topic: TopicName | None = None,
        locale: LanguageName | None = None,
    ) -> Reply:
        """Post a fact in a channel every day at this time, in place of what was set for it before."""
        place, name = _place(caller, channel)
        if place is None:
            return sentence(caller, "daily-no-place")
        try:
            missing = await messenger_for(self._messengers, place).missing(place, caller.person)
        except NotPostedError as error:
            return views.cannot_post(caller, error.why)
        missing = [permission for permission in missing if permission is not Permission.ATTACH]
        if missing:
            return views.needs(caller, missing)
        wanted = WantedSchedule(
            caller.community,
            place,
            name,
            caller.person,
            time,
            zone or _own_zone(caller),
            days or EVERY_DAY,
            topic,
            locale or caller.language_for_all,
        )
        slots = self._service.upcoming(wanted, await self._store.posted(place))
        await self._store.upsert(wanted, stored(slots[0]))
        return views.scheduled(caller, wanted, slots, zone_given=zone is not None)

    async def daily_status(self, caller: Caller, channel: ChannelName | None = None) -> Reply:
        """When the next fact comes in each channel, and what went wrong."""
        found = await self._store.of(caller.community)
        if channel is not None:
            found = [one for one in found if one.place == _place(caller, channel)[0]]
        if not found:
            return sentence(caller, "daily-none")
        return views.status(caller, [(one, waiting(one, 1)) for one in found])

    async def daily_preview(self, caller: Caller, channel: ChannelName | None = None) -> Reply:
        """The fact that would be posted next, as things are."""
        one = await self._one(caller, channel, "daily-preview")
        if isinstance(one, Reply):
            return one
        had = await self._store.posted(one.place)
        slot = self._service.upcoming(one, had, 1)[0] if one.due is None else waiting(one, 1)[0]
        found = await self._service.fact_for(one, had, slot.day)
        if found is None:
            return sentence(caller, "daily-paused-empty")
        fact, is_anniversary = found
        voice = caller.speaking(one.language).voice
        post = views.posted(self._service.library, voice, fact, slot.day, is_anniversary=is_anniversary)
        return views.preview(caller.voice, one, slot, post)

    async def daily_skip(self, caller: Caller, channel: ChannelName | None = None) -> Reply:
        """Leave out the next fact."""
        one = await self._one(caller, channel, "daily-skip")
        if isinstance(one, Reply):
            return one
        if one.due is None:
            return views.changed(caller, "daily-is-paused", one)
        slots = waiting(one, 4)[1:]
        done = await self._store.skip(one.id, one.day, stored(slots[0]))
        return views.changed(caller, "daily-skipped", one, slots) if done else views.changed(caller, "daily-busy", one)

    async def daily_pause(self, caller: Caller, channel: ChannelName | None = None) -> Reply:
        """Post nothing until it is resumed."""
        one = await self._one(caller, channel, "daily-pause")
        if isinstance(one, Reply):
            return one
        done = await self._store.pause(one.id, Pause.ASKED)
        return views.changed(caller, "daily-paused" if done else "daily-is-paused", one)

    async def daily_resume(self, caller: Caller, channel: ChannelName | None = None) -> Reply:
        """Go on with what was paused."""
        one = await self._one(caller, channel, "daily-resume")
        if isinstance(one, Reply):
            return one
        slots = self._service.upcoming(one, await self._store.posted(one.place))
        done = await self._store.resume(one.id, stored(slots[0]))
        if not done:
            return views.changed(caller, "daily-is-running", one)
        return views.changed(caller, "daily-resumed", one, slots)

    async def daily_off(self, caller: Caller, channel: ChannelName | None = None) -> Reply:
        """No daily fact in a channel any more."""
        one = await self._one(caller, channel, "daily-off")
        if isinstance(one, Reply):
            return one
        await self._store.remove(one.id)
        return views.changed(caller, "daily-removed", one)

    async def stray_places(self, caller: Caller) -> list[str]:
        """The places of the caller's community whose daily fact is on a topic that is switched off."""
        found = await self._store.of(caller.community)
        return [views.place_of(caller.voice, one) for one in found if one.topic in caller.here.off]

    async def _one(self, caller: Caller, channel: str | None, command: str) -> StoredSchedule | Reply:
        """The schedule that is meant: of the channel named, else of the one they are in, else the only one."""
        found = await self._store.of(caller.community)
        place = _place(caller, channel)[0] if channel else caller.place
        of_place = next((one for one in found if one.place == place), None)
        if of_place:
            return of_place
        if channel or not found:
            return sentence(caller, "daily-none-there" if found else "daily-none")
        return found[0] if len(found) == 1 else views.which(caller, found, command)


def _place(caller: Caller, channel: str) -> tuple[str | None, str]:
    """The address of a channel of the caller's community, and what it is called."""
    if channel == "here":
        return caller.place, caller.place_name
    number, _, name = channel.partition("|")
    place = str(Address.parse(caller.community).within(number))
    called = caller.place_name if place == caller.place else ""
    return place, f"#{name}" if name else called


def _own_zone(caller: Caller) -> str:
    """The caller's own zone, where the platform tells it by name."""
    return caller.zone.key if isinstance(caller.zone, ZoneInfo) else "UTC"
