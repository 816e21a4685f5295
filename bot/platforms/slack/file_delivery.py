"""The files of an answer: they go to the person alone. Where none can be sent, what is in them is in the answer."""

from collections.abc import Sequence

from slack_sdk.errors import SlackApiError

from bot.core.i18n import Voice
from bot.core.reply import Attachment, Document, Prose, Reply
from bot.platforms.slack.as_text import paged, without_files
from bot.platforms.slack.refusals import takes_no_files
from bot.platforms.slack.render import render
from bot.platforms.slack.web_api import Web


async def takes_files(web: Web, file: Document | Attachment) -> bool:
    """Whether the workspace takes files at all. Raises what `Web.ask` raises where it may well do so."""
    length = len(file.data if isinstance(file, Attachment) else file.text.encode())
    try:
        await web.ask(web.client.files_getUploadURLExternal(filename=file.name, length=length))
    except SlackApiError as error:
        if not takes_no_files(error):
            raise
        return False
    return True


async def answered_with_files(
    web: Web, channel: str | None, say: Voice, reply: Reply, files: Sequence[Document | Attachment]
) -> Reply:
    """Send the files to the person's own conversation with the bot (None: Slack allows none), and say so."""
    if channel is None:
        first, *more = paged(without_files(reply, say("slack-no-dm")))
        return Reply((*first.blocks, *([Prose("…")] if more else [])), private=True)
    try:
        for file in files:
            await web.upload(channel, file)
    except SlackApiError as error:
        if not takes_no_files(error):
            raise
        first, *more = paged(without_files(reply))
        for page in more:
            await web.post(channel, render(page))
        return Reply((*first.blocks, *([Prose(say("slack-text-sent"))] if more else [])), private=True)
    sent = [Prose(say("slack-file-sent", name=file.name)) for file in files]
    return Reply((*reply.blocks, *sent), private=True)
