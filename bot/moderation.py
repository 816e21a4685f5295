"""The commands of `/zainichi-mod`: what moderators decide for their community. Who is one is not asked here."""

from collections.abc import Awaitable, Callable, Mapping

from bot import scheduling
from bot.app import Bot, Caller
from bot.option import Member
from bot.reply import Reply
from bot.wording import staff


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


COMMANDS: Mapping[str, Callable[..., Awaitable[Reply]]] = {**scheduling.COMMANDS, "grant": grant, "revoke": revoke}
