"""The commands of `/zainichi-mod`: what moderators decide for their community. Who is one is not asked here."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.community import views as staff
from bot.community.store import OFF, topic
from bot.core.context import Bot, Caller
from bot.core.options import LanguageChoice, Member, Switch, TopicName
from bot.core.reply import Reply
from bot.daily import commands as scheduling
from bot.daily.service import facts_for
from bot.help import views as guide


async def settings(
    bot: Bot,
    caller: Caller,
    locale: LanguageChoice | None = None,
    share: Switch | None = None,
    notes: Switch | None = None,
    off: TopicName | None = None,
    on: TopicName | None = None,
) -> Reply:
    """What is decided for this community, to see or to decide anew."""
    changes: dict[str, str | None] = {}
    if locale:
        changes["language"] = None if locale == "auto" else locale
    changes |= {name: None if value == "on" else OFF for name, value in (("share", share), ("notes", notes)) if value}
    changes |= {topic(name): value for name, value in ((off, OFF), (on, None)) if name}
    if changes:
        here = caller.here
        topics = (here.off | {off or ""}) - {on or ""}
        after = replace(here, off=topics, daily_notes=notes == "on" if notes else here.daily_notes)
        if (off or notes) and not facts_for(bot, after):
            return guide.sentence(caller, "settings-nothing-left")
        await bot.store.communities.change(caller.community, changes)
        caller = replace(caller, here=await bot.store.communities.settings(caller.community))
    schedules = await bot.store.schedules.of(caller.community)
    return staff.settings(bot, caller, [one for one in schedules if one.topic in caller.here.off])


async def grant(bot: Bot, caller: Caller, person: Member) -> Reply:
    """Let somebody use the commands for staff in this community."""
    new = await bot.store.staff.grant(caller.community, _named(caller, person))
    return staff.granted(caller, person, new=new)


async def revoke(bot: Bot, caller: Caller, person: Member) -> Reply:
    """Take back what `grant` gave."""
    had = await bot.store.staff.revoke(caller.community, _named(caller, person))
    return staff.revoked(caller, person, had=had)


def _named(caller: Caller, person: str) -> str:
    """Somebody by the id that the caller's platform gives them, as the store knows people: `slack:T1:U2`."""
    return f"{caller.person.rpartition(':')[0]}:{person}"


COMMANDS: Mapping[str, Callable[..., Awaitable[Reply]]] = {
    **scheduling.COMMANDS,
    "settings": settings,
    "grant": grant,
    "revoke": revoke,
}
