"""Addresses of sources as people read them. Pure."""

import re
import unicodedata
from urllib.parse import unquote_to_bytes

_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PLAIN = re.compile(r"[A-Za-z0-9._~-]")
_SHOWN = ("L", "M", "N", "P", "S")
"""Kinds of characters that can be seen: no spaces, no signs that only steer."""


def readable(address: str) -> str:
    """An address with its Japanese and Korean letters instead of `%E6%96…`. It leads to the same place.

    Whatever would then mean something else, such as `%2F` or `%20`, stays as it is, and so do letters that are not
    in UTF-8.
    """
    return _ENCODED.sub(lambda found: _decoded(found[0]), address)


def _decoded(encoded: str) -> str:
    try:
        letters = unquote_to_bytes(encoded).decode("utf-8")
    except UnicodeDecodeError:
        return encoded
    return "".join(letter if _is_plain(letter) else _encoded(letter) for letter in letters)


def _is_plain(letter: str) -> bool:
    return bool(_PLAIN.match(letter)) if letter.isascii() else unicodedata.category(letter)[0] in _SHOWN


def _encoded(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode())
