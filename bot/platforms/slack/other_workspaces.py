"""What comes from another workspace that has the same app: it is not ours, and whoever sent it is told so, kindly."""

import logging
from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError

from bot.core.i18n import Voice
from bot.core.reply import Prose, private
from bot.platforms.slack.answers import Told, acknowledged
from bot.platforms.slack.payloads import Body
from bot.platforms.slack.render import render
from bot.platforms.slack.web_api import RefusedError, Web

log = logging.getLogger(__name__)


def is_foreign(body: Body, team: str) -> bool:
    """Whether it is from another workspace than this one.

    Somebody of another one may press in a message of ours, in a channel that both share: that is not foreign.
    """
    teams = {_id(body.get("team_id")), _id(body.get("team")), _id((body.get("message") or {}).get("team"))} - {""}
    return bool(teams) and team not in teams


async def turned_away(body: Body, web: Web, locale: str) -> BoltResponse:
    """The answer to what is from a workspace that is not served."""
    log.info("something from another workspace was turned away")
    return await told_instead(body, web, Voice(locale)("slack-other-workspace"))


async def told_instead(body: Body, web: Web, text: str) -> BoltResponse:
    """A sentence in place of what was asked for: in the acknowledgement, or at the address that came with a press."""
    told = Told(render(private(Prose(text))), is_quiet=True)
    if "command" in body:
        return told.acknowledgement()
    if url := body.get("response_url"):
        try:
            await web.answer(str(url), told.answer())
        except (RefusedError, SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
            log.info("nor could that be said: %s", type(error).__name__)
    return acknowledged()


def _id(of: object) -> str:
    found: Any = of.get("id") if isinstance(of, Mapping) else of
    return str(found or "")
