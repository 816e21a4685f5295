"""Whether a terminal takes links: text that one can click, with the address behind it (OSC 8).

No terminal can be asked, so what it says of itself in the environment decides; where that is not enough, the address
is printed, which every terminal lets one copy. FORCE_HYPERLINK (1 or 0) decides instead, as for other programs.
"""

from collections.abc import Mapping
from urllib.parse import quote

_BY_TERM = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "rio", "wezterm")
_BY_PROGRAM: Mapping[str, tuple[int, ...]] = {
    "iTerm.app": (3, 1),
    "WezTerm": (20200620,),
    "vscode": (1, 72),
    "ghostty": (),
    "mintty": (3,),
    "rio": (),
    "zed": (),
}
"""The first version of each program that takes them, as it gives it in TERM_PROGRAM_VERSION."""
_FIRST_VTE = 5001
"""GNOME's terminals: 0.50.0 took links and crashed."""


def takes_links(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether the output is a terminal of which this is known."""
    forced = environment.get("FORCE_HYPERLINK", "")
    if not is_terminal:
        return False
    if forced:
        return forced != "0"
    term = environment.get("TERM", "")
    if term.startswith(("screen", "tmux")) or "TMUX" in environment:  # it hands them on only if it was told to
        return False
    if "WT_SESSION" in environment or term.startswith(_BY_TERM):
        return True
    vte = environment.get("VTE_VERSION", "")
    if vte.isdecimal():
        return int(vte) >= _FIRST_VTE
    first = _BY_PROGRAM.get(environment.get("TERM_PROGRAM", ""))
    return first is not None and _version(environment.get("TERM_PROGRAM_VERSION", "")) >= first


def as_target(address: str) -> str:
    """An address as it may stand in a link: of printable ASCII alone."""
    return quote(address, safe="%!#$&'()*+,/:;=?@[]~")


def _version(text: str) -> tuple[int, ...]:
    """3.4.15 as numbers; what does not begin with one has none."""
    parts = text.replace("-", ".").split(".")
    numbers = [int(it) for it in parts if it.isascii() and it.isdecimal()]
    return tuple(numbers) if parts[0].isdecimal() else ()
