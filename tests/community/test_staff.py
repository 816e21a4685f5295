"""The commands of `/zainichi-mod`: who may use them, and letting somebody."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS, Root
from bot.core.i18n import Voice
from bot.core.reply import Heading, Listing, Mention, Prose, Reply
from content.library import Library
from tests.fakes.discord.server import Can, NotPossible
from tests.support.bot import Bot
from tests.support.on_discord import OnDiscord, on_discord, says, shares
from tests.support.on_slack import MODES, Mode, on_slack, says as slack_says

ADMIN = Caller("slack:T1:U1", "slack:T1", "en", "en", staff=frozenset(STAFF_ROOTS))
MEMBER = Caller("slack:T1:U2", "slack:T1", "en", "en")
ELSEWHERE = Caller("slack:T2:U2", "slack:T2", "en", "en")


def told(reply: Reply) -> str:
    """What a reply says in one line."""
    texts = [
        f"@{it.person} {it.text}" if isinstance(it, Mention) else it.text for it in reply.blocks if hasattr(it, "text")
    ]
    return " ".join(texts)


@pytest.mark.parametrize("command", ["grant <@U2>", "revoke <@U2>", "zainichi-mod grant <@U2>"])
async def test_whoever_is_not_staff_is_told_so_and_nothing_changes(bot: Bot, command: str) -> None:
    for language in ("en", "ja", "ko"):
        caller = replace(MEMBER, language=language)
        assert told(await bot.router.typed(caller, command)) == Voice(language)("not-staff")
    assert not await bot.staff.granted("slack:T1", "slack:T1:U2")


async def test_an_admin_lets_somebody_who_may_from_then_on_here_and_nowhere_else(bot: Bot) -> None:
    assert told(await bot.router.typed(ADMIN, "grant <@U2|mina>")) == f"@U2 {Voice('en')('granted')}"
    assert told(await bot.router.typed(ADMIN, "grant <@U2|mina>")) == f"@U2 {Voice('en')('granted-already')}"
    assert told(await bot.router.typed(MEMBER, "grant <@U3>")) == f"@U3 {Voice('en')('granted')}"
    assert told(await bot.router.typed(ELSEWHERE, "grant <@U3>")) == Voice("en")("not-staff")


async def test_what_was_given_can_be_taken_back(bot: Bot) -> None:
    assert told(await bot.router.typed(ADMIN, "revoke <@U2>")) == f"@U2 {Voice('en')('revoked-nothing')}"
    await bot.router.typed(ADMIN, "grant <@U2>")
    assert told(await bot.router.typed(ADMIN, "revoke <@U2>")) == f"@U2 {Voice('en')('revoked')}"
    assert told(await bot.router.typed(MEMBER, "grant <@U3>")) == Voice("en")("not-staff")


async def test_a_root_by_itself_lists_its_commands(bot: Bot) -> None:
    heading, listing = (await bot.router.typed(ADMIN, "/zainichi-mod")).blocks
    assert heading == Heading("/zainichi-mod")
    assert isinstance(listing, Listing)
    assert [usage.split()[0] for usage, _ in listing.rows] == list(bot.registry.by_root[Root.MODERATORS])


async def test_a_name_that_is_no_mention_is_asked_for_again_with_an_example(bot: Bot) -> None:
    reply = await bot.router.typed(ADMIN, "grant mina")
    assert isinstance(reply.blocks[0], Prose)
    assert "Type @" in reply.blocks[0].text


@pytest.fixture
async def on(library: Library) -> AsyncIterator[OnDiscord]:
    async with on_discord(library) as on:
        yield on


async def test_on_discord_a_moderator_lets_a_teacher_and_nobody_is_pinged(on: OnDiscord) -> None:
    moderator = on.discord.person("Mori", permissions=Can.MODERATOR)
    teacher = on.neighbour(moderator, name="Tea")
    reply = await moderator.types("/zainichi-mod grant", person=teacher)
    assert says(reply, "en", "granted")
    assert says(reply, "en", "granted-how")
    assert reply.ephemeral
    assert not reply.pings
    assert moderator.place.server
    assert await on.bot.staff.granted(f"discord:{moderator.place.server.id}", f"discord:{teacher.account.id}")
    with pytest.raises(NotPossible):  # Discord itself does not offer it to her
        await teacher.types("/zainichi-mod revoke", person=moderator)


async def test_on_discord_settings_are_pressed_and_felt_by_everybody_in_that_server(on: OnDiscord) -> None:
    moderator = on.discord.person("Mori", permissions=Can.MODERATOR, locale="ja")
    mina = on.neighbour(moderator, name="Mina")
    other = on.person("server")
    shown = await moderator.types("/zainichi-mod settings")
    assert shown.ephemeral
    shared = await shares(mina, await mina.types("/zainichi fact"))
    for button in ("한국어", Voice("ja")("settings-topic-on", topic=Voice("ja")("topic-voyages"))):
        assert await moderator.presses(shown, button) is shown
    assert says(await mina.types("/zainichi fact", topic="voyages"), "en", "topic-is-off", topic="Voyages")
    assert "voyages" not in [it.value for it in await mina.completes("/zainichi fact", topic="")]
    assert "voyages" in [it.value for it in await other.completes("/zainichi fact", topic="")]
    assert "voyages" in [it.value for it in await moderator.completes("/zainichi-mod settings", on="")]
    assert says(await shares(mina, await mina.types("/zainichi fact")), "ko", "shared-by", name="Mina")
    await moderator.presses(shown, Voice("ja")("settings-button-share-off"))
    assert Voice("en")("button-share") not in (await mina.types("/zainichi fact")).labels
    refused = await shares(mina, shared)
    assert refused.ephemeral
    assert says(refused, "en", "sharing-is-off")
    assert Voice("en")("button-share") in (await other.types("/zainichi fact")).labels
    with pytest.raises(NotPossible):  # Discord itself does not offer it to her
        await mina.types("/zainichi-mod settings")


@pytest.mark.parametrize("mode", MODES)
async def test_on_slack_what_moderators_decide_is_felt_by_everybody_in_the_workspace(
    library: Library, mode: Mode
) -> None:
    async with on_slack(library, mode) as on:
        boss, mina, place = on.person(name="Boss", admin=True), on.person(), on.slack.channel("general")
        shared = await on.shares(mina, await on.types(mina, place, "fact"))
        shown = await on.types(boss, place, "settings", "/zainichi-mod")
        for button in ("한국어", "Voyages: on"):
            assert await on.presses(boss, shown, button) is shown
        assert slack_says(await on.types(mina, place, "fact voyages"), "en", "topic-is-off", topic="Voyages")
        assert slack_says(await on.shares(mina, await on.types(mina, place, "fact")), "ko", "shared-by", name="Mina")
        await on.presses(boss, shown, "Forbid sharing")
        assert "Share" not in (await on.types(mina, place, "fact")).labels
        refused = await on.shares(mina, shared)
        assert refused.ephemeral
        assert slack_says(refused, "en", "sharing-is-off")
        assert slack_says(await on.types(mina, place, "settings share:on", "/zainichi-mod"), "en", "not-staff")
        assert on.slack.refused == []
