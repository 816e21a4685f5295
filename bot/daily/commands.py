"""The commands of `/zainichi-mod` for the daily fact. Who may use them is not asked here."""

from collections.abc import Awaitable, Callable, Mapping
from zoneinfo import ZoneInfo

from bot.core.context import Bot, Caller
from bot.core.options import ChannelName, LanguageName, TimeOfDay, TopicName, Weekdays, ZoneName
from bot.core.platform import Need, NotPostedError, outlet_for
from bot.core.reply import Reply
from bot.daily import service as schedule, views as wording
from bot.daily.parsing import EVERY_DAY
from bot.daily.store import StoredSchedule, Wanted
from bot.help import views as guide


async def daily(
    bot: Bot,
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
        return guide.sentence(caller, "daily-no-place")
    try:
        missing = await outlet_for(bot.outlets, place).missing(place, caller.person)
    except NotPostedError as error:
        return guide.sentence(caller, f"daily-cannot-{error.why}")
    missing = [need for need in missing if need is not Need.ATTACH]
    if missing:
        return wording.needs(caller, missing)
    wanted = Wanted(
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
    slots = schedule.upcoming(bot, wanted, await bot.store.schedules.posted(place))
    await bot.store.schedules.put(wanted, schedule.stored(slots[0]))
    return wording.scheduled(caller, wanted, slots, zone_given=zone is not None)


async def daily_status(bot: Bot, caller: Caller, channel: ChannelName | None = None) -> Reply:
    """When the next fact comes in each channel, and what went wrong."""
    found = await bot.store.schedules.of(caller.community)
    if channel is not None:
        found = [one for one in found if one.place == _place(caller, channel)[0]]
    if not found:
        return guide.sentence(caller, "daily-none")
    return wording.status(caller, [(one, schedule.waiting(one, 1)) for one in found])


async def daily_preview(bot: Bot, caller: Caller, channel: ChannelName | None = None) -> Reply:
    """The fact that would be posted next, as things are."""
    one = await _one(bot, caller, channel, "daily-preview")
    if isinstance(one, Reply):
        return one
    had = await bot.store.schedules.posted(one.place)
    slot = schedule.upcoming(bot, one, had, 1)[0] if one.due is None else schedule.waiting(one, 1)[0]
    found = await schedule.fact_for(bot, one, had, slot.day)
    if found is None:
        return guide.sentence(caller, "daily-paused-empty")
    fact, is_anniversary = found
    voice = caller.speaking(one.language).voice
    post = wording.posted(bot, voice, fact, slot.day, is_anniversary=is_anniversary)
    return wording.preview(caller.voice, one, slot, post)


async def daily_skip(bot: Bot, caller: Caller, channel: ChannelName | None = None) -> Reply:
    """Leave out the next fact."""
    one = await _one(bot, caller, channel, "daily-skip")
    if isinstance(one, Reply):
        return one
    if one.due is None:
        return wording.changed(caller, "is-paused", one)
    slots = schedule.waiting(one, 4)[1:]
    done = await bot.store.schedules.skip(one.id, one.day, schedule.stored(slots[0]))
    return wording.changed(caller, "skipped", one, slots) if done else wording.changed(caller, "busy", one)


async def daily_pause(bot: Bot, caller: Caller, channel: ChannelName | None = None) -> Reply:
    """Post nothing until it is resumed."""
    one = await _one(bot, caller, channel, "daily-pause")
    if isinstance(one, Reply):
        return one
    done = await bot.store.schedules.pause(one.id, "asked")
    return wording.changed(caller, "paused" if done else "is-paused", one)


async def daily_resume(bot: Bot, caller: Caller, channel: ChannelName | None = None) -> Reply:
    """Go on with what was paused."""
    one = await _one(bot, caller, channel, "daily-resume")
    if isinstance(one, Reply):
        return one
    slots = schedule.upcoming(bot, one, await bot.store.schedules.posted(one.place))
    done = await bot.store.schedules.resume(one.id, schedule.stored(slots[0]))
    return wording.changed(caller, "resumed", one, slots) if done else wording.changed(caller, "is-running", one)


async def daily_off(bot: Bot, caller: Caller, channel: ChannelName | None = None) -> Reply:
    """No daily fact in a channel any more."""
    one = await _one(bot, caller, channel, "daily-off")
    if isinstance(one, Reply):
        return one
    await bot.store.schedules.remove(one.id)
    return wording.changed(caller, "removed", one)


async def _one(bot: Bot, caller: Caller, channel: str | None, command: str) -> StoredSchedule | Reply:
    """The schedule that is meant: of the channel named, else of the one they are in, else the only one."""
    found = await bot.store.schedules.of(caller.community)
    place = _place(caller, channel)[0] if channel else caller.place
    of_place = next((one for one in found if one.place == place), None)
    if of_place:
        return of_place
    if channel or not found:
        return guide.sentence(caller, "daily-none-there" if found else "daily-none")
    return found[0] if len(found) == 1 else wording.which(caller, found, command)


def _place(caller: Caller, channel: str) -> tuple[str | None, str]:
    """A channel of the caller's community by the platform's ids, and what it is called."""
    if channel == "here":
        return caller.place, caller.place_name
    number, _, name = channel.partition("|")
    place = f"{caller.community}:{number}"
    called = caller.place_name if place == caller.place else ""
    return place, f"#{name}" if name else called


def _own_zone(caller: Caller) -> str:
    """The caller's own zone, where the platform tells it by name."""
    return caller.zone.key if isinstance(caller.zone, ZoneInfo) else "UTC"


COMMANDS: Mapping[str, Callable[..., Awaitable[Reply]]] = {
    "daily": daily,
    "daily-status": daily_status,
    "daily-preview": daily_preview,
    "daily-skip": daily_skip,
    "daily-pause": daily_pause,
    "daily-resume": daily_resume,
    "daily-off": daily_off,
}
