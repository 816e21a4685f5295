"""The Discord pictures of the README, drawn from the very payload that the bot sends: text, buttons and their order.

Only the look is ours, after Discord's dark theme: Discord cannot be photographed without an account. `make pictures`
draws them anew.
"""

import asyncio
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias
from xml.sax.saxutils import escape

from bot.core.clock import milliseconds
from bot.core.context import Caller
from bot.core.feature import Root
from bot.core.reply import Reply, buttons
from bot.platforms.discord.render import render
from docs.stage import a_bot

FOLDER = Path(__file__).parent
WHEN = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
NAME = str(Root.EVERYBODY)
CAPTION = "Drawn from the message the bot sends; Discord's own look may differ."

WIDTH, MARGIN, LEFT = 520, 16, 72
"""Of the picture; around everything; where a message begins, right of the avatar."""

BAR, PAD, ROUND = 4, 16, 8
"""The accent bar of a container, the space inside it, and the radius of its corners."""

CHAT, PANEL, EDGE, GREY = "#313338", "#2b2d31", "#3f4147", "#4e5058"
WHITE, BRIGHT, BODY, MUTED = "#ffffff", "#f2f3f5", "#dbdee1", "#a3a8b0"
BUTTONS = {1: "#5865f2", 2: GREY, 4: "#da373c"}
"""Primary, secondary, danger: those that the bot uses."""

STYLE = (
    "text{font-family:'Noto Sans','Helvetica Neue',Helvetica,Arial,'Hiragino Sans','Yu Gothic',"
    "'Apple SD Gothic Neo','Malgun Gothic','Noto Sans CJK JP',sans-serif;white-space:pre}"
    ".b{font-weight:700}.a{fill:#00a8fc}"
)

_WIDTHS = {
    0.33: "'IJijl ,./:;\\|·",
    0.4: "!r()-[]ft’",
    0.52: '"*_`?csz“”–',
    0.63: "FLTkvxyaeghno$0123456789EPSYbdpqu{}•",
    0.7: "ABCKRVXZ",
    0.76: "NUGDHOQ&",
    0.85: "#+<=>^w~M✔✖",
    1.0: "%@Wm—…",
}
_WIDTH_OF = {sign: width for width, signs in _WIDTHS.items() for sign in signs}
_BOLDER = 1.13
_NOT_FIRST = ",.;:!?)]、。，．・：；？！）」』】〉》〕］｝ー々…”’ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
_NOT_LAST = "([（「『【〈《〔［｛“‘"
_INLINE = re.compile(
    r"\\(?P<escaped>[^\w\s])|(?P<bold>\*\*)|`(?P<code>[^`]+)`|\[(?P<label>(?:\\.|[^\]\\])+)\]\(\S+?\)|(?P<plain>.)"
)

Sign: TypeAlias = tuple[str, str]
"""A character, and how it is drawn: any of b for bold and a for a link."""

Part: TypeAlias = Mapping[str, Any]
"""A component, as Discord is sent it."""


@dataclass(frozen=True, slots=True)
class Look:
    """How big a line is, how far it is to the next, and its colour."""

    size: int
    leading: int
    colour: str


@dataclass(slots=True)
class Sheet:
    """What is drawn so far, how far down, and the same in words for those who do not see it."""

    y: float
    shapes: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def line(self, x: float, signs: Sequence[Sign], look: Look, more: str = "") -> None:
        """One line of text; the sheet goes down by it."""
        base = self.y + (look.leading + look.size * 0.72) / 2
        drawn = f'x="{x:g}" y="{base:g}" font-size="{look.size}" fill="{look.colour}"{more}'
        runs = ((style, escape("".join(sign for sign, _ in run))) for style, run in groupby(signs, lambda it: it[1]))
        spans = (f'<tspan class="{" ".join(style)}">{text}</tspan>' if style else text for style, text in runs)
        self.shapes.append(f"<text {drawn}>{''.join(spans)}</text>")
        self.y += look.leading

    def say(self, signs: Iterable[Sign]) -> None:
        """Add a line to the words."""
        self.words.append("".join(sign for sign, _ in signs))

    def box(self, x: float, width: float, height: float, fill: str, more: str = "") -> None:
        """A rectangle at the present height."""
        drawn = f'x="{x:g}" y="{self.y:g}" width="{width:g}" height="{height:g}" fill="{fill}"{more}'
        self.shapes.append(f"<rect {drawn}/>")


TEXT, HEADING, SMALL, LABEL = Look(16, 22, BODY), Look(16, 22, BRIGHT), Look(13, 18, MUTED), Look(14, 32, WHITE)
MENU, MENU_LOOK = 3, Look(15, 40, BODY)
"""The type of a select menu, and how it is drawn."""
MARKS = {"### ": (HEADING, "b", 0, 8), "-# ": (SMALL, "", 0, 0), "> ": (TEXT, "", 16, 0), "": (TEXT, "", 0, 0)}
"""What begins a line: how the line looks, bold or not, how far it is indented, and the room after it."""

CENTRED = ' text-anchor="middle"'


def wide(sign: str) -> bool:
    """Whether it fills a square, as Chinese characters, kana and hangul do."""
    return unicodedata.east_asian_width(sign) in "WF"


def measured(signs: Iterable[Sign], size: float) -> float:
    """How wide a text is at most: the widths are those of DejaVu Sans, the widest of the fonts that may be at hand."""
    total = 0.0
    for sign, style in signs:
        letter = unicodedata.normalize("NFD", sign)[0]
        width = 1.0 if wide(sign) else 0.0 if unicodedata.combining(sign) else _WIDTH_OF.get(letter, 0.85)
        total += width * (_BOLDER if "b" in style and not wide(sign) else 1)
    return size * total


def inline(text: str, style: str = "") -> list[Sign]:
    """Discord's markdown within a line, as far as the bot uses it: bold, code, masked links, escapes."""
    signs: list[Sign] = []
    for found in _INLINE.finditer(text):
        if found["bold"]:
            style = style.replace("b", "") if "b" in style else f"{style}b"
        elif found["code"]:
            signs += ((sign, style) for sign in found["code"])
        elif found["label"]:
            signs += inline(found["label"], f"{style}a")
        else:
            signs.append((found["escaped"] or found["plain"], style))
    return signs


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between the two."""
    is_bound = after == " " or after in _NOT_FIRST or before in _NOT_LAST
    return not is_bound and (before in " -" or wide(before) or wide(after))


def wrapped(signs: Sequence[Sign], width: float, size: float) -> Iterator[Sequence[Sign]]:
    """The lines of a text, none wider than there is room. A word that is itself too wide is cut."""
    start, last, used = 0, 0, 0.0
    for at, (sign, style) in enumerate(signs):
        if at > start and may_break(signs[at - 1][0], sign):
            last = at
        used += measured([(sign, style)], size)
        if used > width and sign != " ":
            cut = last if last > start else at
            yield signs[start:cut]
            start = last = cut
            used = measured(signs[start : at + 1], size)
    yield signs[start:]


def text_display(sheet: Sheet, part: Part, x: float, width: float) -> None:
    """Lines of markdown. After a heading Discord leaves less room than an empty line."""
    empty = TEXT.leading
    for line in part["content"].split("\n"):
        mark = next((mark for mark in MARKS if line.startswith(mark)), "")
        look, style, indent, after = MARKS[mark]
        signs, top = inline(line.removeprefix(mark), style), sheet.y
        for row in wrapped(signs, width - indent, look.size) if signs else ():
            sheet.line(x + indent, row, look)
        if indent:
            sheet.shapes.append(f'<rect x="{x:g}" y="{top:g}" width="4" height="{sheet.y - top:g}" fill="{GREY}"/>')
        sheet.y += after if signs else empty
        empty = 0 if after else TEXT.leading
        sheet.say(signs)


def separator(sheet: Sheet, part: Part, x: float, width: float) -> None:
    """A thin line, with more room below it if it is a large one."""
    sheet.box(x, width, 1, EDGE if part["divider"] else "none")
    sheet.y += 1 + 8 * (part["spacing"] - 1)


def _label(element: Part) -> str:
    """What stands on a button, or in a menu before something is chosen."""
    return str(element["label"] if "label" in element else f"{element['placeholder']} ▾")


def action_row(sheet: Sheet, part: Part, x: float, width: float) -> None:
    """Buttons beside each other, as many as there is room for."""
    at = x
    if part["components"][0]["type"] == MENU:
        menu(sheet, part["components"][0], x, width)
        return
    for button in part["components"]:
        label = [(sign, "") for sign in _label(button)]
        while (room := measured(label, LABEL.size) + 2 * PAD) > width:
            label = [*label[:-2], ("…", "")]
        if at > x and at + room > x + width:
            at, sheet.y = x, sheet.y + LABEL.leading + 8
        faded = ' opacity="0.5"' if button.get("disabled") else ""
        sheet.box(at, room, LABEL.leading, BUTTONS[button.get("style", 2)], f' rx="8"{faded}')
        top = sheet.y
        sheet.line(at + room / 2, label, LABEL, f"{CENTRED}{faded}")
        sheet.words.append(f"[{_label(button)}]")
        sheet.y, at = top, at + room + 8
    sheet.y += LABEL.leading


def menu(sheet: Sheet, part: Part, x: float, width: float) -> None:
    """A select menu, closed: what is chosen, or what it is for."""
    chosen = next((option["label"] for option in part["options"] if option.get("default")), None)
    sheet.box(x, width, MENU_LOOK.leading, CHAT, f' rx="8" stroke="{EDGE}"')
    top, look = sheet.y, MENU_LOOK if chosen else Look(MENU_LOOK.size, MENU_LOOK.leading, MUTED)
    sheet.line(x + 12, inline(chosen or part["placeholder"]), look)
    sheet.y = top
    sheet.line(x + width - 24, inline("⌄"), look)
    sheet.words.append(f"[{part['placeholder']}: {chosen or '…'}]")


def section(sheet: Sheet, part: Part, x: float, width: float) -> None:
    """Text, and one button at its right."""
    button, top = part["accessory"], sheet.y
    room = measured([(sign, "") for sign in button["label"]], LABEL.size) + 2 * PAD
    sheet.y += (LABEL.leading - TEXT.leading) / 2
    text_display(sheet, part["components"][0], x, width - room - 8)
    end, sheet.y = max(sheet.y, top + LABEL.leading), top
    action_row(sheet, {"components": [button]}, x + width - room, room)
    sheet.y = end


DRAWN: Mapping[int, Callable[[Sheet, Part, float, float], None]] = {
    1: action_row,
    9: section,
    10: text_display,
    14: separator,
}


def container(sheet: Sheet, part: Part) -> None:
    """A panel with a bar of its colour on the left, and its parts below each other."""
    top, place, x, end = sheet.y, len(sheet.shapes), LEFT + BAR + PAD, WIDTH - MARGIN
    sheet.y += PAD
    for inner in part["components"]:
        DRAWN[inner["type"]](sheet, inner, x, end - PAD - x)
        sheet.y += 8
    sheet.y += PAD - 8
    height, turn = sheet.y - top, f"a{ROUND} {ROUND} 0 0 1"
    bar = f'x="{LEFT}" y="{top:g}" width="24" height="{height:g}" rx="{ROUND}" fill="#{part["accent_color"]:06x}"'
    right = f"{turn} {ROUND} {ROUND}v{height - 2 * ROUND:g}{turn} -{ROUND} {ROUND}"
    panel = f"M{LEFT + BAR} {top:g}H{end - ROUND}{right}H{LEFT + BAR}z"
    sheet.shapes[place:place] = [f"<rect {bar}/>", f'<path fill="{PANEL}" stroke="{EDGE}" d="{panel}"/>']


def head(sheet: Sheet, command: str | None) -> None:
    """Who used which command, if it answers one, and who answers."""
    name = inline(NAME, "b")
    if command is not None:
        used, up = inline("You used ") + inline(f"/{NAME} {command}", "a"), sheet.y + 18
        sheet.shapes.append(f'<path d="M36 {up:g}v-4q0-5 5-5h25" fill="none" stroke="{EDGE}" stroke-width="2"/>')
        sheet.line(LEFT, used, SMALL)
        sheet.say(used)
        sheet.y += 6
    top, badge = sheet.y, LEFT + measured(name, HEADING.size) + 4
    sheet.shapes.append(f'<circle cx="36" cy="{top + 20:g}" r="20" fill="#2e6f9e"/>')
    sheet.line(36, inline(NAME[0].upper(), "b"), Look(20, 40, WHITE), CENTRED)
    sheet.y = top
    sheet.line(LEFT, name, HEADING)
    sheet.y = top + 4
    sheet.box(badge, 32, 15, BUTTONS[1], ' rx="4"')
    sheet.line(badge + 16, inline("APP", "b"), Look(10, 15, WHITE), CENTRED)
    sheet.y = top + 3
    sheet.line(badge + 40, inline(f"{WHEN:%H:%M}"), Look(12, 18, MUTED))
    sheet.y = top + HEADING.leading + 4


def foot(sheet: Sheet, *, private: bool) -> None:
    """What Discord says below a message that nobody else sees, and what we say below the picture."""
    if private:
        sheet.y += 6
        middle = sheet.y + 9
        eye = f'<path d="M{LEFT} {middle:g}q8-10 16 0q-8 10-16 0z" fill="{MUTED}"/>'
        sheet.shapes += [eye, f'<circle cx="{LEFT + 8}" cy="{middle:g}" r="2.6" fill="{CHAT}"/>']
        said = inline("Only you can see this · ") + inline("Dismiss message", "a")
        sheet.line(LEFT + 22, said, Look(12, 18, MUTED))
        sheet.say(said)
    sheet.y += 14
    sheet.box(MARGIN, WIDTH - 2 * MARGIN, 1, EDGE)
    sheet.y += 7
    sheet.line(MARGIN, inline(CAPTION), Look(11, 16, MUTED))
    sheet.words, sheet.y = [*sheet.words, CAPTION], sheet.y + 8


def picture(title: str, command: str | None, reply: Reply) -> str:
    """A message as an SVG that needs nothing from elsewhere."""
    sheet = Sheet(MARGIN)
    head(sheet, command)
    for part in render(reply).view.to_components():  # type: ignore[no-untyped-call]  # discord.py does not say
        container(sheet, part)
    foot(sheet, private=reply.private)
    size = f'width="{WIDTH}" height="{sheet.y:g}"'
    box = f'{size} viewBox="0 0 {WIDTH} {sheet.y:g}" role="img" aria-labelledby="title desc" xml:space="preserve"'
    words, shapes = "\n".join(line for line in sheet.words if line), "\n".join(sheet.shapes)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" {box}>
<title id="title">{escape(title)}</title>
<desc id="desc">{escape(words)}</desc>
<style>{STYLE}</style>
<rect {size} rx="{ROUND}" fill="{CHAT}"/>
{shapes}
</svg>
"""


async def draw() -> dict[str, str]:
    """The fact of the day and an answered question, by the names of their files."""
    me = Caller("discord:1", "discord:1", "en", "en", place_language="en")
    async with a_bot(lambda: milliseconds(WHEN)) as bot:
        fact, question = [await bot.router.typed(me, line) for line in ("today", "quiz first-ships")]
        answer = await bot.router.pressed(me, buttons(question)[0].press)
    return {
        "discord-fact.svg": picture("The fact of the day on Discord", "today", fact),
        "discord-quiz.svg": picture("A quiz question answered wrongly on Discord", "quiz", answer),
    }


if __name__ == "__main__":
    for name, drawn in asyncio.run(draw()).items():
        (FOLDER / name).write_text(drawn, encoding="utf-8")
