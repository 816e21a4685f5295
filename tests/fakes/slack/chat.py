"""The chat methods: posting, changing and deleting, where the bot may."""

from .content import Failure, content
from .message import Message
from .problems import Json
from .world import Channel, Workspace


class Chat:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def post(self, arguments: Json) -> Json:
        """chat.postMessage."""
        kept = content(self.workspace, "chat.postMessage", arguments)
        channel = self.place(arguments)
        message = self.workspace.post(channel, kept)
        return {"channel": channel.id, "ts": message.ts, "message": message.data}

    def whisper(self, arguments: Json) -> Json:
        """chat.postEphemeral."""
        kept = content(self.workspace, "chat.postEphemeral", arguments)
        channel, person = self.place(arguments), self.workspace.people.get(arguments.get("user") or "")
        if person is None or not channel.has(person):
            raise Failure("user_not_in_channel")
        return {"message_ts": self.workspace.post(channel, kept, person).ts}

    def update(self, arguments: Json) -> Json:
        """chat.update. What is shown to one person only is not found, as on Slack."""
        message = self.message(arguments)
        kept = content(self.workspace, "chat.update", arguments)
        before, after = (is_rich(blocks) for blocks in (message.blocks, kept["blocks"]))
        if self.workspace.validate and before and kept["blocks"] and not after:
            raise Failure("block_mismatch")
        self.workspace.change(message, kept)
        return {"channel": message.channel.id, "ts": message.ts, "text": message.text, "message": message.data}

    def delete(self, arguments: Json) -> Json:
        """chat.delete."""
        message = self.message(arguments)
        self.workspace.delete(message)
        return {"channel": message.channel.id, "ts": message.ts}

    def place(self, arguments: Json) -> Channel:
        """The channel, if the bot may write there. A person's id means their conversation with the bot."""
        wanted = arguments.get("channel") or ""
        person = self.workspace.people.get(wanted)
        channel = self.workspace.dm(person) if person else self.workspace.channels.get(wanted)
        if channel is None or (not channel.bot_in and (channel.private or channel.is_dm)):
            raise Failure("channel_not_found")
        if channel.archived:
            raise Failure("is_archived")
        if not channel.bot_in:
            raise Failure("not_in_channel")
        if channel.restricted:
            raise Failure(channel.restricted)
        return channel

    def message(self, arguments: Json) -> Message:
        """The message that is to be changed. Of an archived channel Slack has another word here."""
        try:
            self.place(arguments)
        except Failure as failure:
            raise (Failure("is_inactive") if failure.error == "is_archived" else failure) from None
        message = self.workspace.find(arguments["channel"], str(arguments.get("ts")))
        if message is None or message.deleted or message.ephemeral:
            raise Failure("message_not_found")
        return message


def is_rich(blocks: list[Json]) -> bool:
    """Made of rich_text alone: Slack does not let such a message become another sort."""
    return bool(blocks) and all(block.get("type") == "rich_text" for block in blocks)
