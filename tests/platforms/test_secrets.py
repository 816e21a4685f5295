"""No token, and no part of one, shows in the log while a platform is away at the start, however much is logged."""

import asyncio
import contextlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.fakes.discord.faults import Fault
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.slack.server import FakeSlack
from tests.support.on_discord import process

NOBODY = "http://127.0.0.1:9"


def parts(*secrets: str) -> Sequence[str]:
    """What a token consists of, but for what every one has: Discord's has dots between, Slack's have hyphens."""
    split = (secret.split("." if "." in secret else "-") for secret in secrets)
    return [part for pieces in split for part in pieces if len(part) > 4]


@pytest.mark.parametrize(("there", "form"), [(False, "text"), (True, "json")])
async def test_no_part_of_a_token_shows_while_both_platforms_are_away_at_the_start(
    tmp_path: Path, there: bool, form: str
) -> None:
    """Nobody is there, or what is there breaks off."""
    async with FakeSlack("socket") as slack, FakeDiscord() as discord:
        url, discord.world.url = discord.world.url, discord.world.url if there else NOBODY
        slack.fail("auth.test", "fatal_error")
        slack.fail("apps.connections.open", "internal_error", times=99)
        discord.faults.add("GET /users/@me", Fault.cut(), *[Fault.broken(503)] * 99)
        secrets = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
        bot = await process(
            discord,
            tmp_path,
            through=("tests.fakes.slack.child", slack.base_url if there else f"{NOBODY}/api/"),
            **secrets,
            LOG_LEVEL="DEBUG",
            LOG_FORMAT=form,
        )
        try:
            log = tmp_path / "log.txt"
            told = [f"{platform} cannot be reached" for platform in ("Slack", "Discord")]
            await slack.until(lambda: all(log.read_text().count(it) > there for it in told), 30)
        finally:
            with contextlib.suppress(ProcessLookupError):
                bot.kill()
            await asyncio.shield(bot.wait())
        discord.world.url = url
    written = log.read_text()
    assert len(parts(discord.token, *secrets.values())) > 5
    assert [part for part in parts(discord.token, *secrets.values()) if part in written] == []
