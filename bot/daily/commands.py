"""The commands of `/zainichi-mod` for the daily fact. Who may use them is not asked here."""

from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

from bot.core.context import Caller
from bot.core.options import ChannelName, LanguageName
from bot.core.platform import Address, Messengers, NotPostedError, Permission, messenger_for
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.daily import views
from bot.daily.options import ANY_TOPIC, DailyTopic, SkipName, TimeOfDay, Weekdays, ZoneName
from bot.daily.parsing import DAY, EVERY_DAY, FACT, read_undo
from bot.daily.rules import Pause, PostedNow
from bot.daily.service import DailyService, stored, waiting
from bot.daily.store import StoredSchedule, WantedSchedule

PostNow = Callable[[StoredSchedule], Awaitable[PostedNow]]
"""Posts the next fact of a schedule at once. Raises NotPostedError."""


class DailyCommands:
    """Each public method is a command, but for `stray_places`."""

    def __init__(self, service: DailyService, messengers: Messengers, post_now: PostNow) -> None:
        self._service = service
        self._store = service.store
        self._messengers = messengers
        self._post_now = post_now

    async def daily(
        self,
        caller: Caller,
        channel: ChannelName,
        time: TimeOfDay,
        zone: ZoneName | None = None,
        days: Weekdays | None = None,
        topic: DailyTopic | None = None,
        locale: LanguageName | None = None,
    ) -> Reply:
        """Post a fact in a channel every day at this time, in place of what was set for it before.

        What is not said stays as it was there.
        """
        place, name = _place(caller, channel)
        if place is None:
            return sentence(caller, "daily-no-place")
        hindered = await self._hindered(caller, place)
        if hindered:
            return hindered
        before = next((one for one in await self._store.of(caller.community) if one.place == place), None)
        wanted = WantedSchedule(
            caller.community,
            place,
            name or (before.name if before else ""),
            caller.person,
            time,
            zone or (before.zone if before else _own_zone(caller)),
            days or (before.days if before else EVERY_DAY),
            before.topic if before and topic is None else None if topic == ANY_TOPIC else topic,
            locale or (before.language if before else caller.language_for_all),
        )
        skipped = before.skipped if before else None
        slots = self._service.upcoming(wanted, await self._store.posted(place), skipped=skipped)
        await self._store.upsert(wanted, stored(slots[0]))
        return views.scheduled(caller, wanted, slots, before, zone_given=zone is not None)

    async def daily_status(self, caller: Caller, channel: ChannelName | None = None) -> Reply:
        """When the next fact comes in each channel, and what went wrong."""
        found = await self._store.of(caller.community)
        if channel is not None:
            found = [one for one in found if one.place == _place(caller, channel)[0]]
        if not found:
            return sentence(caller, "daily-none")
        if len(found) > 1:
            return views.status_of_all(caller, [(one, waiting(one, 1)) for one in found])
        (one,) = found
        return views.status(caller, one, waiting(one, 1), len(await self._store.skipped_facts(one.place)))

    async def daily_preview(self, caller: Caller, channel: ChannelName | None = None) -> Reply:
        """The fact that would be posted next, as things are."""
        one = await self._one(caller, channel, "daily-preview")
        if isinstance(one, Reply):
            return one
        slot, found = await self._service.next_fact(one)
        if found is None:
            return sentence(caller, "daily-paused-empty")
        fact, is_anniversary = found
        voice = caller.speaking(one.language).voice
        post = views.posted(self._service.library, voice, fact, is_anniversary=is_anniversary)
        return views.preview(caller.voice, one, slot, post)

    async def daily_skip(
        self, caller: Caller, channel: ChannelName | None = None, what: SkipName | None = None
    ) -> Reply:
        """Leave out the next fact for good, or the next day; asks which of the two."""
        one = await self._one(caller, channel, "daily-skip")
        if isinstance(one, Reply):
            return one
        undone = read_undo(what or "")
        if undone is not None:
            return await self._undo(caller, one, undone)
        slot, found = await self._service.next_fact(one)
        if found is None:
            return sentence(caller, "daily-paused-empty")
        fact, _ = found
        if what in (FACT, fact.id):
            await self._store.skip_fact(one.place, fact.id)
            return views.fact_skipped(caller, one, fact)
        if what not in (DAY, slot.day.isoformat()):
            return views.ask_what_to_skip(caller, one, slot, fact)
        if one.due is None:
            return views.changed(caller, "daily-is-paused", one)
        slots = waiting(one, 4)[1:]
        if not await self._store.skip(one.id, one.day, stored(slots[0])):
            return views.changed(caller, "daily-busy", one)
        return views.day_skipped(caller, one, slot, slots)

    async def _undo(self, caller: Caller, one: StoredSchedule, what: str) -> Reply:
        """Take back that a fact, a day or all facts (empty) were left out."""
        if what != one.skipped:
            await self._store.unskip_facts(one.place, what or None)
            return views.changed(caller, "daily-unskipped", one)
        slots = self._service.upcoming(one, await self._store.posted(one.place))
        if await self._store.unskip(one.id, what, stored(slots[0])):
            return views.changed(caller, "daily-unskipped", one, slots)
        return views.changed(caller, "daily-is-paused" if one.due is None else "daily-busy", one)

    async def daily_now(self, caller: Caller, channel: ChannelName | None = None) -> Reply:
        """Post the next fact at once, as that of today."""
        one = await self._one(caller, channel, "daily-now")
        if isinstance(one, Reply):
            return one
        if one.due is None:
            return views.changed(caller, "daily-is-paused", one)
        try:
            done = await self._post_now(one)
        except NotPostedError as error:
            return views.cannot_post(caller, error.why)
        if done is PostedNow.EMPTY:
            return sentence(caller, "daily-paused-empty")
        if done is PostedNow.BUSY:
            return views.changed(caller, "daily-busy", one)
        return views.changed(caller, "daily-posted-now", one, await self._service.going_on(one))

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
        if one.due is not None:
            return views.changed(caller, "daily-is-running", one)
        hindered = await self._hindered(caller, one.place)
        if hindered:
            return hindered
        _, found = await self._service.next_fact(one)
        if found is None:
            return sentence(caller, "daily-paused-empty")
        slots = await self._service.going_on(one)
        await self._store.resume(one.id, stored(slots[0]))
        return views.changed(caller, "daily-resumed", one, slots)

    async def daily_off(self, caller: Caller, channel: ChannelName | None = None) -> Reply:
        """No daily fact in a channel any more."""
        one = await self._one(caller, channel, "daily-off")
        if isinstance(one, Reply):
            return one
        await self._store.remove(one.id)
        return views.removed(caller, one)

    async def stray_places(self, caller: Caller) -> list[str]:
        """The places of the caller's community whose daily fact is on a topic that is switched off."""
        found = await self._store.of(caller.community)
        return [views.place_of(caller.voice, one) for one in found if one.topic in caller.here.off]

    async def _hindered(self, caller: Caller, place: str) -> Reply | None:
        """Why the bot cannot post in a place; None if it can."""
        try:
            missing = await messenger_for(self._messengers, place).missing(place, caller.person)
        except NotPostedError as error:
            return views.cannot_post(caller, error.why)
        missing = [permission for permission in missing if permission is not Permission.ATTACH]
        return views.needs(caller, missing) if missing else None

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
    """The caller's own zone, where the platform tells it by name; else the community's."""
    zone = caller.zone if isinstance(caller.zone, ZoneInfo) else caller.community_zone
    return str(zone)
