"""Files that people give in a form on Slack: fetched with the bot's token, and only what is asked for."""

import logging

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.core.context import GivenFile, Unread
from bot.core.forms import AskFile
from bot.core.options import File
from bot.dispatch.files import fault
from bot.platforms.slack.form_fields import Body
from bot.platforms.slack.web_api import Web, reason

log = logging.getLogger(__name__)


async def fetched(web: Web, file: Body, asked: AskFile | File) -> GivenFile | Unread:
    """A file by what came of it with a form, or why it is not taken. One that is too big is not even fetched."""
    try:
        answer = await web.ask(web.client.files_info(file=str(file["id"])))
        about: Body = answer["file"]
        name, size = str(about.get("name") or about.get("title") or ""), int(about.get("size") or 0)
        if why := fault(asked, name, size):
            return why
        data = await web.download(str(about.get("url_private_download") or about.get("url_private")), asked.most)
    except SlackApiError as error:
        log.info("a file could not be read: %s", reason(error))
        return Unread.REFUSED if reason(error) == "missing_scope" else Unread.FAILED
    except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
        log.info("a file could not be read: %s", type(error).__name__)
        return Unread.FAILED
    if len(data) > asked.most:
        return Unread.TOO_BIG
    return GivenFile(name, data) if len(data) == size else Unread.FAILED  # else it is Slack's page to log in
