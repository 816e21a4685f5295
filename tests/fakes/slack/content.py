"""What is common to all that the bot writes: why it may be refused, and what of it is kept. Changes nothing."""

import json
from typing import Any

from .blocks import MOST_CHARACTERS, check_message_blocks, size
from .problems import Json, Problems
from .world import Refusal, Workspace

MOST_TEXT, MOST_TEXT_OF_UPDATE = 40_000, 4_000
STRUCTURED = ("blocks", "view", "files", "attachments", "metadata")


class Failure(Exception):  # noqa: N818  # it is an answer of Slack's
    """An answer that is not ok. `more` is what Slack says besides."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error, self.more = error, more

    @property
    def body(self) -> Json:
        return {"ok": False, "error": self.error} | self.more


def refuse(workspace: Workspace, method: str, error: str, arguments: Any, why: str = "", **more: Any) -> Failure:
    """A failure that a bot without mistakes never meets: it is kept for the test."""
    workspace.refused.append(Refusal(method, error, why or error, arguments))
    return Failure(error, **more)


def refuse_blocks(
    workspace: Workspace, method: str, arguments: Json, problems: Problems, error: str = "invalid_blocks"
) -> Failure:
    told = {"errors": problems.messages, "response_metadata": {"messages": [f"[ERROR] {m}" for m in problems.messages]}}
    return refuse(workspace, method, error, arguments, str(problems), **told)


def unpacked(arguments: Json) -> Json:
    """The arguments with those that are JSON inside a form, or inside JSON, as what they stand for."""
    whole = dict(arguments)
    for name in STRUCTURED:
        if isinstance(whole.get(name), str):
            try:
                whole[name] = json.loads(whole[name])
            except ValueError:
                error = "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
                raise Failure(error, response_metadata={"messages": [f"[ERROR] {name} is not JSON"]}) from None
    return whole


def content(workspace: Workspace, method: str, arguments: Json) -> Json:
    """The text and blocks of a message, found to be in order."""
    blocks, text = arguments.get("blocks") or [], arguments.get("text")
    kept = {"text": text or "", "blocks": blocks}
    kept |= {name: arguments[name] for name in ("link_names", "parse") if name in arguments}
    if not workspace.validate:
        return kept
    if arguments.get("attachments"):
        raise refuse(workspace, method, "invalid_attachments", arguments, "attachments are old: this Slack has none")
    if text is not None and not isinstance(text, str):
        raise refuse(workspace, method, "invalid_arguments", arguments, "text must be a string")
    if not text and not blocks:
        raise refuse(workspace, method, "no_text", arguments)
    if not text:
        why = "blocks without a top-level text: Slack takes them, but notifications and screen readers say nothing"
        raise refuse(workspace, method, "no_text", arguments, why)
    if method == "chat.update" and len(text) > MOST_TEXT_OF_UPDATE:
        raise refuse(workspace, method, "msg_too_long", arguments)
    problems = check_message_blocks(blocks)
    if problems:
        raise refuse_blocks(workspace, method, arguments, problems)
    if size(blocks) > MOST_CHARACTERS:
        raise refuse(workspace, method, "msg_blocks_too_long", arguments, f"{size(blocks)} characters of JSON")
    return kept | {"text": text[:MOST_TEXT]}
