"""How much of a phone a message takes: 390 by 844 px, counted from the very payload that a platform is sent.

A line has 45 letters at 16 px, more or fewer where letters are smaller or larger; Japanese, Korean and Chinese ones
take 1.8 times the room of others. Lines are as high as the apps draw them: 22 px, 18 px in small print. Buttons stand
beside each other as long as there is room. A message's head (who wrote it) counts, the bar to type in does not.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from bot.core.reply import Reply
from bot.platforms.discord.render import render as on_discord
from bot.platforms.slack.render import render as on_slack
from tests.fakes.discord.components import walk
from tests.fakes.slack.reading import objects, read

Json: TypeAlias = Mapping[str, Any]

SCREEN = 844
_LETTER = 330 / 45 / 16
"""The width of a letter, of its size: 330 px are left for 45 letters at 16 px."""
_ROOM = 330
_BESIDE = _ROOM - 56
"""What is left for text that has a button with a letter at its right."""
_NARROW = "‘’“”–—…·′→✔✖"
_HEAD = 0
_MASKED = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(\S+?\)")
_ESCAPED = re.compile(r"\\([^\w\s])")
_WORD = re.compile(r"[^\s\u1100-\uffdc]+\s?|\S\s?|\s")
_MARK = re.compile(r"^(### |-# |> )", re.MULTILINE)


@dataclass(frozen=True)
class Seen:
    """What a message is on a phone: its text, the text of its sources, its buttons, and its height in px."""

    text: str
    sources: str
    labels: tuple[str, ...]
    height: float

    @property
    def screens(self) -> float:
        """Its height in screens."""
        return self.height / SCREEN

    @property
    def share(self) -> float:
        """How much of its text is sources."""
        return len(self.sources) / len(self.text) if self.text else 0.0


@lru_cache(maxsize=50_000)
def width(text: str) -> float:
    """How many letters' room a text takes."""
    return (
        float(len(text))
        if text.isascii()
        else sum(1.8 if sign > "\u1100" and sign not in _NARROW else 1 for sign in text)
    )


@lru_cache(maxsize=10_000)
def lines(text: str, size: float, room: float = _ROOM) -> int:
    """How many lines a text takes, broken between words, or between any two signs where there are no spaces."""
    letter = size * _LETTER
    if len(text) * 1.8 * letter <= room:
        return 1
    found, used = 1, 0.0
    for word in _WORD.findall(text):
        bare = word.rstrip()
        wide = width(bare) * letter
        if used and used + wide > room + 0.01:
            found, used = found + 1, 0.0
        if wide >= room:
            found, wide = found + max(0, int((wide - 0.01) // room)), wide % room
        used += wide + (letter if len(bare) < len(word) else 0)
    return found


def rows(labels: Iterable[str], size: float, around: float) -> int:
    """How many rows buttons take."""
    found, left = 0, -1.0
    for label in labels:
        wide = min(_ROOM, width(label) * size * _LETTER + around)
        if wide > left:
            found, left = found + 1, float(_ROOM)
        left -= wide + 8
    return found


def _label(element: Json) -> str:
    """What is to be read of a button or of a closed menu."""
    text = element.get("text") or element.get("label") or element["placeholder"]
    return str(text["text"] if isinstance(text, Mapping) else text)


# Discord


def discord(reply: Reply) -> Seen:
    """A reply as Discord's app shows it."""
    (container,) = json.loads(on_discord(reply).components)
    parts = container["components"]
    texts = [it["content"] for it in walk(parts) if it["type"] == 10]
    labels = tuple(_label(it) for it in walk(parts) if it["type"] == 2)
    height = _HEAD + 32 + 8 * (len(parts) - 1) + sum(map(_of_part, parts))
    cited = [line for text in texts for line in text.split("\n") if line.startswith("-# ") and "](" in line]
    return Seen(_read("\n".join(texts)), _read("\n".join(cited)), labels, height)


def _of_part(part: Json) -> float:
    match part["type"]:
        case 10:
            return _of_text(part["content"])
        case 1 if part["components"][0]["type"] == 3:  # a menu, which has the row to itself
            return 40.0
        case 1:
            return 40.0 * rows([_label(it) for it in part["components"]], 14, 32) - 8
        case 9:  # text, and a button at its right
            return max(32.0, 22.0 * lines(_read(part["components"][0]["content"]), 16, _BESIDE))
        case 12:
            return 200.0
        case _:
            return 9.0


def _of_text(markdown: str) -> float:
    """Lines of markdown; an empty one after a heading is narrow."""
    height, after_heading = 0.0, False
    for line in markdown.split("\n"):
        small = line.startswith("-# ")
        if not line:
            height += 8 if after_heading else 22
        else:
            height += lines(_read(line), 13 if small else 16) * (18 if small else 22)
        after_heading = line.startswith("### ")
    return height


def _read(markdown: str) -> str:
    """Markdown as it is read: of a link its text."""
    unlinked = _MASKED.sub(r"\1", markdown) if "](" in markdown else markdown
    plain = _MARK.sub("", unlinked).replace("**", "")
    return _ESCAPED.sub(r"\1", plain) if "\\" in plain else plain


# Slack


def slack(reply: Reply) -> Seen:
    """A reply as Slack's app shows it."""
    blocks = on_slack(reply).blocks
    texts = [text for block in blocks if (text := _in_block(block))]
    cited = [_in_block(block) for block in blocks if any(it.get("type") == "mrkdwn" for it in objects(block))]
    pressed = [it for block in blocks for it in (*block.get("elements", ()), *filter(None, [block.get("accessory")]))]
    labels = tuple(_label(it) for it in pressed if it["type"] == "button")
    return Seen("\n".join(texts), "\n".join(cited), labels, _HEAD + sum(map(_of_block, blocks)))


def _of_block(block: Json) -> float:
    match block["type"]:
        case "header":
            return 26.0 * lines(_in_block(block), 18) + 4
        case "context":
            return 18.0 * lines(_in_block(block), 12) + 6
        case "actions":
            return 36.0 * rows([_label(it) for it in block["elements"]], 13, 24) + 4
        case "section":
            if block.get("accessory", {}).get("type") == "multi_static_select":  # which stands below, on a phone
                return 22.0 * lines(_in_block(block), 15) + 36 + 8
            room = _BESIDE if "accessory" in block else _ROOM
            return max(36.0, 22.0 * sum(lines(line, 15, room) for line in _in_block(block).split("\n"))) + 8
        case "rich_text":
            return 22.0 * sum(lines(line, 15) for line in _in_block(block).split("\n")) + 8
        case _:
            return 15.0


def _in_block(block: Json) -> str:
    match block["type"]:
        case "header" | "section":
            return str(block["text"]["text"])
        case "context":
            return " ".join(_small(it) for it in block["elements"])
        case "rich_text":
            return "".join(_spans(part["elements"]) for part in block["elements"])
        case _:
            return ""


def _small(element: Json) -> str:
    """Small print as it is read: of a link its text."""
    text = str(element["text"])
    return read(re.sub(r"<[^|>]+\|([^>]*)>", r"\1", text), str) if element["type"] == "mrkdwn" else text


def _spans(spans: Sequence[Json]) -> str:
    return "".join(str(it.get("text") or it.get("fallback") or "#channel") for it in spans)


def each(reply: Reply) -> Iterator[tuple[str, Seen]]:
    """A reply on either platform."""
    yield "discord", discord(reply)
    yield "slack", slack(reply)
