"""The commands of `/zainichi-mod`: who may use them, and letting somebody."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.community.model import Role
from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS, Root
from bot.core.i18n import Voice
from bot.core.platform import PostFailure
from bot.core.reply import Heading, Listing, Mention, Prose, Reply
from bot.db.database import Statement
from bot.db.identities import ensure_community, ensure_person
from bot.platforms.discord.render import PREFIX
from content.library import Library
from tests.fakes.discord.faults import Fault
from tests.fakes.discord.server import Can, FakeDiscord, Message, NotPossible, Person
from tests.support.bot import Bot
from tests.support.on_discord import OnDiscord, a_bot, forges_a_press, on_discord, presses, read, running, says, shares
from tests.support.on_messenger import Board
from tests.support.on_slack import MODES, Mode, on_slack, says as slack_says
from tests.support.playing import typed

ADMIN = Caller("slack:T1:U1", "slack:T1", "en", "en", staff=frozenset(STAFF_ROOTS), is_admin=True)
MEMBER = Caller("slack:T1:U2", "slack:T1", "en", "en")
ELSEWHERE = Caller("slack:T2:U2", "slack:T2", "en", "en")


def told(reply: Reply) -> str:
    """What a reply says in one line."""
    texts = [
        f"@{it.person} {it.text}" if isinstance(it, Mention) else it.text for it in reply.blocks if hasattr(it, "text")
    ]
    return " ".join(texts)


@pytest.mark.parametrize("command", ["grant <@U2> teacher", "revoke <@U2>", "zainichi-mod grant <@U2> moderator"])
async def test_whoever_is_not_staff_is_told_so_and_nothing_changes(bot: Bot, command: str) -> None:
    for language in ("en", "ja", "ko"):
        caller = replace(MEMBER, language=language)
        assert told(await bot.router.typed(caller, command)) == Voice(language)("not-staff")
    assert not await bot.staff.role("slack:T1", "slack:T1:U2")


@pytest.fixture
def workspace(bot: Bot) -> Bot:
    """A workspace in which U9 is the bot itself and U404 nobody."""
    return replace(bot, messengers={"slack": Board(nobodies=frozenset({"slack:T1:U9", "slack:T1:U404"}))})


async def says_to(bot: Bot, caller: Caller, line: str) -> str:
    return told(await bot.router.typed(caller, line))


EN = Voice("en")
MENU = EN("settings-language")


async def test_a_teacher_runs_classes_and_a_moderator_everything_here_and_nowhere_else(workspace: Bot) -> None:
    assert await says_to(workspace, ADMIN, "grant <@U2|mina> teacher") == f"@U2 {EN('granted-teacher')}"
    assert await says_to(workspace, ADMIN, "grant <@U2|mina> role:teacher") == f"@U2 {EN('granted-already')}"
    assert await says_to(workspace, MEMBER, "status") == EN("class-none")
    for line in ("grant <@U3> teacher", "settings", "daily-status", "revoke <@U3>"):
        assert await says_to(workspace, MEMBER, line) == EN("not-staff")
    assert await says_to(workspace, ADMIN, "grant <@U2> moderator") == f"@U2 {EN('granted-moderator')}"
    assert await says_to(workspace, ADMIN, "grant <@U2> teacher") == f"@U2 {EN('granted-already')}"
    assert await says_to(workspace, MEMBER, "grant <@U3> teacher") == f"@U3 {EN('granted-teacher')}"
    assert EN("settings-heading") in await says_to(workspace, MEMBER, "settings")
    assert await says_to(workspace, ELSEWHERE, "grant <@U3> teacher") == EN("not-staff")


async def test_what_was_given_can_be_taken_back(workspace: Bot) -> None:
    assert await says_to(workspace, ADMIN, "revoke <@U2>") == f"@U2 {EN('revoked-nothing')}"
    for role in Role:
        await workspace.router.typed(ADMIN, f"grant <@U2> {role}")
        assert await says_to(workspace, ADMIN, "revoke <@U2>") == f"@U2 {EN('revoked')}"
        assert await says_to(workspace, MEMBER, "status") == EN("not-staff")


async def test_a_moderator_cannot_take_the_commands_from_another_one_or_from_who_gave_them(workspace: Bot) -> None:
    for person in ("U2", "U3"):
        await workspace.router.typed(ADMIN, f"grant <@{person}> moderator")
    await workspace.router.typed(ADMIN, "grant <@U4> teacher")
    assert await says_to(workspace, MEMBER, "revoke <@U3>") == EN("revoke-admins-only")
    assert await workspace.staff.role("slack:T1", "slack:T1:U3") is Role.MODERATOR
    assert await says_to(workspace, MEMBER, "revoke <@U4>") == f"@U4 {EN('revoked')}"
    assert await says_to(workspace, MEMBER, "revoke <@U1>") == f"@U1 {EN('revoked-nothing')}"
    assert await says_to(workspace, ADMIN, "revoke <@U3>") == f"@U3 {EN('revoked')}"


async def test_nobody_and_no_app_can_be_made_staff(workspace: Bot) -> None:
    for person in ("U9", "U404"):
        assert await says_to(workspace, ADMIN, f"grant <@{person}> teacher") == EN("grant-nobody")
        assert await workspace.staff.role("slack:T1", f"slack:T1:{person}") is None
    workspace.messengers["slack"].fails("is_person", PostFailure.BUSY)  # type: ignore[attr-defined]  # a board
    assert await says_to(workspace, ADMIN, "grant <@U2> teacher") == EN("grant-later")


async def test_whoever_was_let_in_before_there_were_roles_may_do_what_they_could(bot: Bot) -> None:
    await bot.database.write(
        ensure_person(MEMBER.person),
        ensure_community(MEMBER.community),
        Statement("INSERT INTO staff (community, person) SELECT c.id, p.id FROM community c, person p", ()),
    )
    assert await bot.staff.role(MEMBER.community, MEMBER.person) is Role.MODERATOR


async def test_a_root_by_itself_lists_its_commands(bot: Bot) -> None:
    heading, listing = (await bot.router.typed(ADMIN, "/zainichi-mod")).blocks
    assert heading == Heading(ADMIN.voice.command("zainichi-mod"))
    assert isinstance(listing, Listing)
    assert [typed(usage).split()[0] for usage, _ in listing.rows] == list(bot.registry.by_root[Root.MODERATORS])


async def test_a_name_that_is_no_mention_is_asked_for_again_with_an_example(bot: Bot) -> None:
    reply = await bot.router.typed(ADMIN, "grant mina teacher")
    assert isinstance(reply.blocks[0], Prose)
    assert "Type @" in reply.blocks[0].text


@pytest.fixture
async def on(library: Library) -> AsyncIterator[OnDiscord]:
    async with on_discord(library) as on:
        yield on


async def test_on_discord_a_moderator_lets_a_teacher_and_nobody_is_pinged(on: OnDiscord) -> None:
    moderator = on.discord.person("Mori", permissions=Can.MODERATOR)
    teacher = on.neighbour(moderator, name="Tea")
    reply = await moderator.types("/zainichi-mod grant", person=teacher, role="teacher")
    assert says(reply, "en", "granted-teacher")
    assert says(reply, "en", "granted-how")
    assert reply.ephemeral
    assert not reply.pings
    assert moderator.place.server
    who = f"discord:{moderator.place.server.id}", f"discord:{teacher.account.id}"
    assert await on.bot.staff.role(*who) is Role.TEACHER
    the_bot = Person(on.discord.world, on.discord.gateway, on.discord.world.bot, moderator.place)
    assert says(await moderator.types("/zainichi-mod grant", person=the_bot, role="moderator"), "en", "grant-nobody")
    with pytest.raises(NotPossible):  # Discord itself does not offer it to her
        await teacher.types("/zainichi-mod revoke", person=moderator)


async def test_on_discord_settings_are_pressed_and_felt_by_everybody_in_that_server(on: OnDiscord) -> None:
    moderator = on.discord.person("Mori", permissions=Can.MODERATOR, locale="ja")
    mina = on.neighbour(moderator, name="Mina")
    other = on.person("server")
    shown = await moderator.types("/zainichi-mod settings")
    assert shown.ephemeral
    fact = await mina.types("/zainichi fact")
    say = Voice("ja")
    assert len(shown.buttons) == 3
    for menu, chosen in (("settings-language", "한국어"), ("settings-topics-menu", say("topic-voyages"))):
        assert await moderator.chooses(shown, say(menu), chosen) is shown
    assert [menu.chosen for menu in shown.selects] == [("한국어",), ()]
    assert says(await mina.types("/zainichi fact", topic="voyages"), "en", "topic-is-off", topic="Voyages")
    assert "voyages" not in [it.value for it in await mina.completes("/zainichi fact", topic="")]
    assert "voyages" in [it.value for it in await other.completes("/zainichi fact", topic="")]
    assert "voyages" in [it.value for it in await moderator.completes("/zainichi-mod settings", on="")]
    assert says(await shares(mina, await mina.types("/zainichi fact")), "ko", "shared-by", name="Mina")
    await moderator.presses(shown, Voice("ja")("settings-button-share-off"))
    assert Voice("en")("button-share") not in (await mina.types("/zainichi fact")).labels
    refused = await shares(mina, fact)
    assert refused.ephemeral
    assert says(refused, "en", "sharing-is-off")
    assert Voice("en")("button-share") in (await other.types("/zainichi fact")).labels
    with pytest.raises(NotPossible):  # Discord itself does not offer it to her
        await mina.types("/zainichi-mod settings")


async def test_on_discord_whoever_may_run_a_command_may_press_what_it_shows_for_a_quarter_of_an_hour(
    on: OnDiscord,
) -> None:
    member = on.person("server")
    server = member.place.server
    assert server
    with pytest.raises(NotPossible):
        await member.types("/zainichi-mod settings")
    on.discord.allow(server, "zainichi-mod", member)
    shown = await member.types("/zainichi-mod settings")
    for button in list(shown.labels)[:4]:
        if button in shown.labels:
            assert await member.presses(shown, button) is shown
    on.discord.forward(minutes=14)
    assert await member.chooses(shown, EN("settings-language"), "한국어") is shown
    before = await on.bot.communities.settings(f"discord:{server.id}")
    on.discord.forward(minutes=2)
    refused = await member.chooses(shown, EN("settings-topics-menu"), EN("topic-voyages"))
    assert "/zainichi-mod settings" in read(refused.text)
    assert await on.bot.communities.settings(f"discord:{server.id}") == before
    anew = await member.types("/zainichi-mod settings")
    assert await member.presses(anew, anew.labels[-1]) is anew
    on.discord.forward(minutes=-16)


async def test_on_discord_a_grant_of_one_root_is_none_of_another_and_none_elsewhere(on: OnDiscord) -> None:
    member, moderator = on.person("server"), on.discord.person("Mori", permissions=Can.MODERATOR)
    server = member.place.server
    assert server
    on.discord.allow(server, "zainichi-class", member)
    assert says(await member.types("/zainichi-class status"), "en", "class-none")
    shown = await member.types("/zainichi help")
    assert "For teachers" in shown.text
    assert "For moderators" not in shown.text
    settings = await moderator.types("/zainichi-mod settings")
    press = next(it for _, it in presses(settings)).removeprefix(PREFIX)
    refused = await forges_a_press(member, shown, press)
    assert says(refused, "en", "not-staff-by-press", command="zainichi-mod settings")
    there = member.at(on.place("server"))
    assert "For teachers" not in (await there.types("/zainichi help")).text


async def test_on_discord_whom_an_admin_denies_a_root_presses_nothing_any_more_that_it_has_shown(
    library: Library,
) -> None:
    async with FakeDiscord() as discord, a_bot(library) as bot:
        moderator = discord.person("Mori", permissions=Can.MODERATOR)
        admin = discord.person("Boss", permissions=Can.ALL, place=moderator.place)
        other = discord.person("Han", place=moderator.place)
        server = moderator.place.server
        assert server
        here = f"discord:{server.id}"
        async with running(discord, bot):
            shown, later, admins = [await it.types("/zainichi-mod settings") for it in (moderator, moderator, admin)]
            assert await moderator.chooses(shown, MENU, "한국어") is shown
            discord.allow(server, "zainichi-mod", other)
            await refuses(moderator, shown, "日本語")
            assert await admin.chooses(admins, MENU, "日本語") is admins  # nobody can deny an administrator anything
            await admin.chooses(admins, MENU, "한국어")
        async with running(discord, bot):  # which has to ask what was decided while it was away
            await refuses(moderator, later, "日本語")
            assert (await bot.communities.settings(here)).language == "ko"


async def refuses(person: Person, message: Message, button: str) -> None:
    """A press is answered with the command that would have to be given."""
    told = await person.chooses(message, MENU, button)
    assert says(told, "en", "not-staff-by-press", command=Voice("en").command("zainichi-mod settings"))


async def test_on_discord_while_it_does_not_say_what_was_decided_permissions_count(on: OnDiscord) -> None:
    moderator = on.discord.person("Mori", permissions=Can.MODERATOR)
    shown = await moderator.types("/zainichi-mod settings")
    on.discord.faults.add("GET /applications/*/guilds/*/commands/permissions", Fault.refused(403, 50001))
    for language in ("한국어", "日本語", "한국어"):
        assert await moderator.chooses(shown, MENU, language) is shown
    asked = [call for call in on.discord.calls if call.path.endswith("/commands/permissions")]
    assert len(asked) == 2  # once in vain; then it is known


async def test_on_discord_help_tells_members_of_no_commands_for_staff(on: OnDiscord) -> None:
    for can, roots in (
        (Can.MEMBER, ()),
        (Can.TEACHER, ("/zainichi-class",)),
        (Can.MODERATOR, ("/zainichi-class", "/zainichi-mod")),
    ):
        shown = read((await on.discord.person("Mina", permissions=can).types("/zainichi help")).text)
        for root in ("/zainichi-class", "/zainichi-mod"):
            assert (root in shown) == (root in roots)


@pytest.mark.parametrize("mode", MODES)
async def test_on_slack_what_moderators_decide_is_felt_by_everybody_in_the_workspace(
    library: Library, mode: Mode
) -> None:
    async with on_slack(library, mode) as on:
        boss, mina, place = on.person(name="Boss", admin=True), on.person(), on.slack.channel("general")
        fact = await on.types(mina, place, "fact")
        shown = await on.types(boss, place, "settings notes:on", "/zainichi-mod")
        for menu, chosen in (("settings-language", "한국어"), ("settings-topics-menu", "Voyages")):
            assert (await on.slack.select(boss, shown, EN(menu), chosen)).message is shown
        assert slack_says(await on.types(mina, place, "fact voyages"), "en", "topic-is-off", topic="Voyages")
        assert slack_says(await on.shares(mina, await on.types(mina, place, "fact")), "ko", "shared-by", name="Mina")
        await on.presses(boss, shown, "Turn sharing off")
        assert "Share" not in (await on.types(mina, place, "fact")).labels
        refused = await on.shares(mina, fact)
        assert refused.ephemeral
        assert slack_says(refused, "en", "sharing-is-off")
        assert slack_says(await on.types(mina, place, "settings share:on", "/zainichi-mod"), "en", "not-staff")
        assert on.slack.refused == []
