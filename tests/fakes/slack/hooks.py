"""The response_url, and what a command's acknowledgement shows: both write where the person is, member or not."""

from .content import Failure, content, refuse
from .event import HOOK_SECONDS, HOOK_USES, Event
from .message import Message
from .problems import Json
from .world import Workspace

STATUS = {"no_such_url": 404, "expired_url": 404, "used_url": 404, "message_not_found": 404, "channel_is_archived": 410}
"""Other errors are 400."""


class Hooks:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def use(self, path: str, body: Json) -> None:
        """A request to a response_url: five of them within thirty minutes."""
        hook = self.workspace.hooks.get(path)
        if hook is None:
            raise refuse(self.workspace, "response_url", "no_such_url", body)
        if self.workspace.clock.now() - hook.at > HOOK_SECONDS:
            raise Failure("expired_url")
        if hook.uses >= HOOK_USES:
            raise Failure("used_url")
        self.write("response_url", hook.event, hook.source, body)
        hook.uses += 1

    def acknowledged(self, event: Event) -> None:
        """What came with the acknowledgement of a command."""
        self.write(f"acknowledgement of {event.payload['command']}", event, None, event.answer)

    def write(self, method: str, event: Event, source: Message | None, body: Json) -> None:
        """The address of a command replaces nothing: there is no message that it came from."""
        if event.channel.archived:
            raise Failure("channel_is_archived")
        change, delete = body.get("replace_original"), body.get("delete_original")
        if body.get("response_type", "ephemeral") not in ("ephemeral", "in_channel"):
            raise refuse(self.workspace, method, "invalid_arguments", body, "response_type")
        if source is not None and source.deleted and (change or delete):
            raise Failure("message_not_found")
        if delete and source is not None:
            self.workspace.delete(source, event)
            return
        kept = content(self.workspace, method, body)
        if change and source is not None:
            self.workspace.change(source, kept, event)
            return
        private = body.get("response_type", "ephemeral") == "ephemeral"
        self.workspace.post(event.channel, kept, event.who if private else None, event=event)
