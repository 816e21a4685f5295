"""In which order a message is read out: its parts as a screen reader comes upon them, from the very payload."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.core.reply import Reply
from bot.platforms.discord.render import render as on_discord
from bot.platforms.slack.render import Json, render as on_slack
from tests.fakes.discord.components import walk

HEADING, LINE, LINK, BUTTON, MAIN, MENU = "heading", "line", "link", "button", "main button", "menu"
_MASKED = re.compile(r"\[((?:\\.|[^\]\\])*)\]\((https?://\S+?)\)")
_SIGNS = re.compile(r"^(### |-# |> )|\*\*|`|\\(?=[^\w\s])")
"""Of Discord's markdown, which nobody is read."""
_SMALL_LINK = re.compile(r"<(https?://[^|>]+)\|([^>]*)>")


class Heard(NamedTuple):
    """One thing that is read out: what it is, and its words."""

    kind: str
    words: str


def discord(reply: Reply) -> list[Heard]:
    """A message on Discord: the components in their order, text line by line, each link as one of its own."""
    heard: list[Heard] = []
    for part in walk(json.loads(on_discord(reply).components)):
        match part["type"]:
            case 10:
                heard += _of_markup(part["content"], _MASKED, text=1)
            case 2:
                heard.append(Heard(MAIN if part["style"] == 1 else BUTTON, part["label"]))
            case 3:
                heard.append(Heard(MENU, part["placeholder"]))
    return heard


def slack(reply: Reply) -> list[Heard]:
    """A message on Slack, of those who look at its blocks; a notification reads the words beside them."""
    return [heard for block in on_slack(reply).blocks for heard in _of_block(block)]


def _of_block(block: Json) -> Iterator[Heard]:
    match block["type"]:
        case "header" | "section":
            yield Heard(HEADING if block["type"] == "header" else LINE, block["text"]["text"])
        case "rich_text":
            for part in block["elements"]:
                yield from _of_spans(part["elements"])
        case "context":
            for it in block["elements"]:
                yield from _of_markup(it["text"], _SMALL_LINK, text=2)
    for it in (*block.get("elements", ()), *filter(None, [block.get("accessory")])):
        if it["type"] == "button":
            yield Heard(MAIN if it.get("style") == "primary" else BUTTON, it["text"]["text"])
        elif it["type"] in ("static_select", "multi_static_select"):
            yield Heard(MENU, it["placeholder"]["text"])


def _of_spans(spans: list[Json]) -> Iterator[Heard]:
    said = "".join(it.get("text") or it.get("fallback") or "" for it in spans)
    yield from (Heard(LINE, line) for line in said.split("\n") if line.strip())
    yield from (Heard(LINK, it["text"]) for it in spans if it["type"] == "link")


def _of_markup(written: str, link: re.Pattern[str], *, text: int) -> Iterator[Heard]:
    for line in filter(str.strip, written.split("\n")):
        yield Heard(HEADING if line.startswith("### ") else LINE, _plain(link.sub(lambda it: it[text], line)))
        yield from (Heard(LINK, it[text]) for it in link.finditer(line))


def _plain(line: str) -> str:
    return _SIGNS.sub("", line)
