"""The Slack pictures of the README, drawn from the very blocks that the bot sends: text, buttons and their order.

Only the look is ours, after Slack's light theme: Slack cannot be photographed without an account. `make pictures`
draws them anew.
"""

import asyncio
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, unescape

from bot.core.clock import milliseconds
from bot.core.context import Caller
from bot.core.reply import Reply, buttons
from bot.platforms.slack.render import Json, render
from docs.discord import CENTRED, NAME, STYLE as DISCORD_STYLE, WHEN, Look, Sheet, Sign, measured, wrapped
from docs.stage import a_bot

FOLDER = Path(__file__).parent
CAPTION = "Drawn from the message the bot sends; Slack's own look may differ."

WIDTH, MARGIN, LEFT = 520, 16, 64
"""Of the picture; around everything; where a message begins, right of the avatar."""

PAPER, INK, MUTED, EDGE, BUTTON, LINK, DANGER = (
    "#ffffff",
    "#1d1c1d",
    "#616061",
    "#dddddd",
    "#b4b4b5",
    "#1264a3",
    "#e01e5a",
)
TEXT, TITLE, SMALL = Look(15, 22, INK), Look(18, 26, INK), Look(12, 18, MUTED)
LABELS = {None: Look(13, 28, INK), "primary": Look(13, 28, PAPER), "danger": Look(13, 28, DANGER)}
FILLS = {"primary": "#007a5a"}
"""Of buttons that stand out."""
STYLE = DISCORD_STYLE.replace("#00a8fc", LINK)


def signs(text: str, style: str = "") -> list[Sign]:
    """Each character with how it is drawn."""
    return [(sign, style) for sign in text]


def span(element: Json) -> list[Sign]:
    """A piece of rich text: plain, bold, a link, or a moment in the words for those whom Slack does not show it."""
    bold = "b" if element.get("style", {}).get("bold") else ""
    text = element["text"] if "text" in element else element["fallback"]
    return signs(text, bold + ("a" if element["type"] == "link" else ""))


def lines(spans: list[Sign]) -> Iterator[list[Sign]]:
    """A text cut where it has line breaks."""
    line: list[Sign] = []
    for sign in spans:
        if sign[0] == "\n":
            yield line
            line = []
        else:
            line.append(sign)
    yield line


def header(sheet: Sheet, block: Json) -> None:
    """A heading."""
    title = signs(block["text"]["text"], "b")
    for row in wrapped(title, WIDTH - MARGIN - LEFT, TITLE.size):
        sheet.line(LEFT, row, TITLE)
    sheet.say(title)
    sheet.y += 4


def rich_text(sheet: Sheet, block: Json) -> None:
    """Paragraphs and quotations."""
    for part in block["elements"]:
        is_quote = part["type"] == "rich_text_quote"
        indent, top = 16 if is_quote else 0, sheet.y
        for line in lines([sign for element in part["elements"] for sign in span(element)]):
            for row in wrapped(line, WIDTH - MARGIN - LEFT - indent, TEXT.size):
                sheet.line(LEFT + indent, row, TEXT)
            sheet.say(line)
        if is_quote:
            sheet.shapes.append(f'<rect x="{LEFT}" y="{top:g}" width="4" height="{sheet.y - top:g}" fill="{EDGE}"/>')
    sheet.y += 6


def context(sheet: Sheet, block: Json) -> None:
    """Small print. In mrkdwn the bot writes nothing but links."""
    for element in block["elements"]:
        parts = _LINK.split(element["text"]) if element["type"] == "mrkdwn" else [element["text"]]
        spans = [sign for at, part in enumerate(parts) for sign in signs(unescape(part), "a" if at % 2 else "")]
        for line in lines(spans):
            for row in wrapped(line, WIDTH - MARGIN - LEFT, SMALL.size):
                sheet.line(LEFT, row, SMALL)
            sheet.say(line)
    sheet.y += 4


def divider(sheet: Sheet, block: Json) -> None:
    """A thin line."""
    del block
    sheet.y += 6
    sheet.box(LEFT, WIDTH - MARGIN - LEFT, 1, EDGE)
    sheet.y += 9


def _label(element: Json) -> str:
    """What stands on a button, or in a menu before something is chosen."""
    return str(element["text"]["text"] if "text" in element else f"{element['placeholder']['text']} ▾")


def actions(sheet: Sheet, block: Json) -> None:
    """Buttons beside each other, as many as there is room for."""
    at, height = float(LEFT), LABELS[None].leading
    sheet.y += 2
    for button in block["elements"]:
        look = LABELS[button.get("style")]
        label = signs(_label(button), "b")
        while (room := measured(label, look.size) + 24) > WIDTH - MARGIN - LEFT:
            label = [*label[:-2], ("…", "b")]
        if at > LEFT and at + room > WIDTH - MARGIN:
            at, sheet.y = LEFT, sheet.y + height + 8
        sheet.box(at, room, height, FILLS.get(button.get("style"), PAPER), f' rx="4" stroke="{BUTTON}"')
        top = sheet.y
        sheet.line(at + room / 2, label, look, CENTRED)
        sheet.words.append(f"[{_label(button)}]")
        sheet.y, at = top, at + room + 8
    sheet.y += height + 8


_LINK = re.compile(r"<[^|>]+\|([^>]*)>")


def section(sheet: Sheet, block: Json) -> None:
    """Text, and one button at its right."""
    top, room = sheet.y, 40
    for row in wrapped(signs(block["text"]["text"]), WIDTH - MARGIN - LEFT - room, TEXT.size):
        sheet.line(LEFT, row, TEXT)
    sheet.say(signs(block["text"]["text"]))
    end, sheet.y = max(sheet.y, top + LABELS[None].leading), top
    label = signs(block["accessory"]["text"]["text"], "b")
    sheet.box(WIDTH - MARGIN - 32, 32, LABELS[None].leading, PAPER, f' rx="4" stroke="{BUTTON}"')
    sheet.line(WIDTH - MARGIN - 16, label, LABELS[None], CENTRED)
    sheet.words.append(f"[{block['accessory']['text']['text']}]")
    sheet.y = end + 8


DRAWN: Mapping[str, Callable[[Sheet, Json], None]] = {
    "section": section,
    "header": header,
    "rich_text": rich_text,
    "context": context,
    "divider": divider,
    "actions": actions,
}


def head(sheet: Sheet) -> None:
    """That nobody else sees it, and who answers."""
    middle = sheet.y + 9
    eye = f'<path d="M{LEFT - 22} {middle:g}q8-10 16 0q-8 10-16 0z" fill="{MUTED}"/>'
    sheet.shapes += [eye, f'<circle cx="{LEFT - 14}" cy="{middle:g}" r="2.6" fill="{PAPER}"/>']
    sheet.line(LEFT, signs("Only visible to you"), SMALL)
    sheet.words.append("Only visible to you")
    top, name = sheet.y + 4, signs(NAME, "b")
    sheet.y = top
    sheet.box(MARGIN, 36, 36, "#2e6f9e", ' rx="6"')
    sheet.line(MARGIN + 18, signs(NAME[0].upper(), "b"), Look(18, 36, PAPER), CENTRED)
    sheet.y = top
    sheet.line(LEFT, name, TEXT)
    badge = LEFT + measured(name, TEXT.size) + 6
    sheet.y = top + 4
    sheet.box(badge, 30, 15, EDGE, ' rx="2"')
    sheet.line(badge + 15, signs("APP", "b"), Look(10, 15, MUTED), CENTRED)
    sheet.y = top + 2
    sheet.line(badge + 38, signs(f"{WHEN:%H:%M}"), SMALL)
    sheet.y = top + TEXT.leading + 4


def foot(sheet: Sheet) -> None:
    """What we say below the picture."""
    sheet.y += 8
    sheet.box(MARGIN, WIDTH - 2 * MARGIN, 1, EDGE)
    sheet.y += 7
    sheet.line(MARGIN, signs(CAPTION), Look(11, 16, MUTED))
    sheet.words.append(CAPTION)
    sheet.y += 8


def picture(title: str, reply: Reply) -> str:
    """A message as an SVG that needs nothing from elsewhere."""
    sheet = Sheet(MARGIN)
    head(sheet)
    for block in render(reply).blocks:
        DRAWN[block["type"]](sheet, block)
    foot(sheet)
    size = f'width="{WIDTH}" height="{sheet.y:g}"'
    box = f'{size} viewBox="0 0 {WIDTH} {sheet.y:g}" role="img" aria-labelledby="title desc" xml:space="preserve"'
    words, shapes = "\n".join(line for line in sheet.words if line), "\n".join(sheet.shapes)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" {box}>
<title id="title">{escape(title)}</title>
<desc id="desc">{escape(words)}</desc>
<style>{STYLE}</style>
<rect {size} rx="8" fill="{PAPER}" stroke="{EDGE}"/>
{shapes}
</svg>
"""


async def draw() -> dict[str, str]:
    """The fact of the day and an answered question, by the names of their files."""
    me = Caller("slack:T1:U1", "slack:T1", "en", "en", place_language="en")
    async with a_bot(lambda: milliseconds(WHEN)) as bot:
        fact, question = [await bot.router.typed(me, line) for line in ("today", "quiz first-ships")]
        answer = await bot.router.pressed(me, buttons(question)[0].press)
    return {
        "slack-fact.svg": picture("The fact of the day on Slack", fact),
        "slack-quiz.svg": picture("A quiz question answered wrongly on Slack", answer),
    }


if __name__ == "__main__":
    for name, drawn in asyncio.run(draw()).items():
        (FOLDER / name).write_text(drawn, encoding="utf-8")
