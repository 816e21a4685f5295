"""A web page as HTML: plain, without scripts, and with nothing that has to be fetched from anywhere."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import TypeAlias

from bot.core.command_spans import spans
from bot.core.i18n import LANGUAGES, Voice, nearest_language
from bot.platforms.slack.platform import SLACK

HOME, PRIVACY, SUPPORT, INSTALL = "/", "/privacy", "/support", "/slack/install"

STYLE = """
:root{color-scheme:light dark;--page:#f6f4ef;--card:#fff;--text:#22252b;--soft:#5a606b;--line:#dcd8cf;--main:#1f5f8f;
--on-main:#fff;--code:#eeece6}
@media (prefers-color-scheme:dark){:root{--page:#15171b;--card:#1e2127;--text:#e9e7e2;--soft:#a9afba;--line:#343943;
--main:#8cc3ec;--on-main:#10212e;--code:#2a2e36}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",
"Hiragino Sans","Noto Sans JP","Apple SD Gothic Neo","Noto Sans KR",sans-serif;overflow-wrap:break-word}
:lang(ja){line-break:strict;word-break:auto-phrase}
:lang(ko){word-break:keep-all}
header,main,footer{max-width:42rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:1.5rem;padding-bottom:1rem}
header a{color:var(--soft);text-decoration:none;font-weight:600}
main{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.75rem 1.5rem}
main>:last-child{margin-bottom:0}
main:first-child{margin-top:1.5rem}
@media (max-width:45rem){header,footer{padding-left:1.25rem;padding-right:1.25rem}
main{border-radius:0;border-left:0;border-right:0;padding:1.5rem 1.25rem}main:first-child{margin-top:0;border-top:0}}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .75rem}
h2{font-size:1.1875rem;line-height:1.35;margin:2rem 0 .5rem}
p{margin:0 0 1rem}
ul,ol{margin:0 0 1rem;padding-left:1.4rem}
li{margin:.4rem 0}
dl{margin:0 0 1rem}
dt{font-weight:600;margin-top:.9rem}
dd{margin:0;color:var(--soft)}
.small{color:var(--soft);font-size:.9375rem}
a{color:var(--main)}
a:focus-visible{outline:3px solid var(--main);outline-offset:3px;border-radius:.25rem}
.button{display:inline-block;min-height:2.75rem;padding:.6rem 1.4rem;margin:.25rem 0 .5rem;border-radius:.5rem;
background:var(--main);color:var(--on-main);font-weight:600;text-decoration:none}
.button:hover{filter:brightness(1.08)}
code{background:var(--code);border-radius:.3rem;padding:.1em .4em;font:.9375em ui-monospace,Menlo,Consolas,monospace;
white-space:nowrap}
footer{padding-top:1rem;padding-bottom:2rem;font-size:.9375rem}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
nav a{display:inline-block;padding:.4rem 0}
nav [aria-current]{color:var(--text);text-decoration:none;font-weight:600}
""".replace("\n", "")

_INVITE = re.compile(r"/invite @\w+")

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'sha256-"
    + b64encode(sha256(STYLE.encode()).digest()).decode()
    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Strict-Transport-Security": "max-age=31536000",
    "Vary": "Accept-Language",
}
"""With every page. A browser heeds the one about HTTPS only where it came by HTTPS."""


@dataclass(frozen=True, slots=True)
class Title:
    """The heading of the page."""

    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading further down."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list; numbered where one thing comes after the other."""

    texts: Sequence[str]
    are_steps: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """Each with what there is to say of it."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a line of its own; the one thing to do on this page, or one among others."""

    text: str
    address: str
    is_main: bool = True


Part: TypeAlias = Title | Section | Text | Points | Terms | Link


def language(accepted: str, wanted: str, otherwise: str) -> str:
    """The language of a page: the one that was chosen, else the best that the browser asks for, else this one."""
    if chosen := nearest_language(wanted):
        return chosen
    found = []
    for number, entry in enumerate(accepted[:200].split(",")):
        tag, _, quality = entry.partition(";")
        weight = re.fullmatch(r"\s*q=(\d(?:\.\d{1,3})?)\s*", quality) if quality else None
        if spoken := nearest_language(tag.strip()):
            found.append((-float(weight[1]) if weight else -1.0, number, spoken))
    return min(found)[2] if found else otherwise


def html(say: Voice, parts: Sequence[Part], path: str = "") -> str:
    """The page. `path` is where it stands, empty for one that cannot be visited again."""
    title = next(part.text for part in parts if isinstance(part, Title))
    name = say("page-name")
    whole = name if title == name else f"{title} – {name}"
    return (
        f'<!doctype html><html lang="{say.language}"><head><meta charset="utf-8"><title>{escape(whole)}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{STYLE}</style></head><body>"
        f"{'' if path == HOME else _header(name)}<main>{''.join(map(_part, parts))}</main>"
        f"<footer>{_links(say, path)}</footer></body></html>"
    )


def _header(name: str) -> str:
    return f'<header><a href="{HOME}">{escape(name)}</a></header>'


def _part(part: Part) -> str:
    match part:
        case Title(text):
            return f"<h1>{escape(text)}</h1>"
        case Section(text):
            return f"<h2>{escape(text)}</h2>"
        case Text(text, is_small):
            look = ' class="small"' if is_small else ""
            return f"<p{look}>{_line(text)}</p>"
        case Points(texts, are_steps):
            tag = "ol" if are_steps else "ul"
            return f"<{tag}>{''.join(f'<li>{_line(text)}</li>' for text in texts)}</{tag}>"
        case Terms(rows):
            return f"<dl>{''.join(f'<dt>{_line(what)}</dt><dd>{_line(said)}</dd>' for what, said in rows)}</dl>"
        case Link(text, address, is_main):
            look = ' class="button"' if is_main else ""
            return f'<p><a{look} href="{escape(address)}">{escape(text)}</a></p>'


def _line(text: str) -> str:
    """A text, with the commands in it as one types them, that of Slack's own too."""
    parts = (escape(it) if isinstance(it, str) else f"<code>{escape(it.on(SLACK))}</code>" for it in spans(text))
    return _INVITE.sub(r"<code>\g<0></code>", "".join(parts))


def _links(say: Voice, path: str) -> str:
    """To the other pages; and to this one in the other languages."""
    pages = ((HOME, "page-home"), (PRIVACY, "page-privacy"), (SUPPORT, "page-support"))
    others = "".join(_link(address, say(key), is_here=address == path) for address, key in pages)
    shown = f'<nav aria-label="{escape(say("page-pages"))}">{others}</nav>'
    if not path:
        return shown
    return f'{shown}<nav aria-label="{escape(say("page-languages"))}">{"".join(_languages(say, path))}</nav>'


def _languages(say: Voice, path: str) -> Iterator[str]:
    for code, name in LANGUAGES.items():
        yield _link(f"{path}?lang={code}", name, is_here=code == say.language, lang=code)


def _link(address: str, text: str, *, is_here: bool, lang: str = "") -> str:
    more = f' lang="{lang}" hreflang="{lang}"' if lang else ""
    here = ' aria-current="page"' if is_here else ""
    return f'<a href="{escape(address)}"{more}{here}>{escape(text)}</a>'
