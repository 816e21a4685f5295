"""Whether a zip may be opened at all: what it would unpack to is counted before a byte of it is unpacked. Pure.

A workbook is a zip. A bomb is one of 40 KB that unpacks to gigabytes; a member never unpacks to more than it declares,
so the sum of what is declared is a limit that holds.
"""

import zipfile
import zlib
from io import BytesIO

_MOST_MEMBERS = 300
MOST_UNPACKED = 6_000_000
"""Bytes of all members: 500 questions with all that is said of them take about one million."""
_MOST_PACKED = 200
"""How many times larger than the file, from `_WORTH_A_LOOK` on. Rows that are alike are packed to a fiftieth."""
_WORTH_A_LOOK = 1_000_000
_MOST_TAGS, _MOST_STRINGS = 250_000, 25_000
"""Elements of all members, and texts in their list: three times what 500 questions need, and a second of work."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How a workbook of before 2007 begins, and one that is locked with a password."""


def is_archive(data: bytes) -> bool:
    """Whether it begins as a zip does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_old_office(data: bytes) -> bool:
    """Whether it is a workbook of the old kind, or a locked one."""
    return data.startswith(_OLD_OFFICE)


def refused(data: bytes) -> str | None:
    """Why a zip is not opened, as the key of a message; None if it may be."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, UnicodeError):
        return "import-damaged"
    names = {it.filename for it in members}
    if "[Content_Types].xml" not in names or not any(it.startswith("xl/") for it in names):
        return "import-no-workbook"
    if any(it.flag_bits & 1 for it in members):
        return "import-locked"
    size = sum(it.file_size for it in members)
    if len(members) > _MOST_MEMBERS or size > MOST_UNPACKED:
        return "import-bomb"
    if size > _WORTH_A_LOOK and size > _MOST_PACKED * len(data):
        return "import-bomb"
    if any(it.compress_type not in _PACKED for it in members):
        return "import-damaged"
    return _too_many(data)


def _too_many(data: bytes) -> str | None:
    """Whether there is more in it to take apart than a quiz has: small elements are what takes time."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            texts = [archive.read(it) for it in archive.infolist() if it.filename.endswith((".xml", ".rels"))]
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError):
        return "import-damaged"
    tags, strings = sum(text.count(b"<") for text in texts), sum(text.count(b"<si") for text in texts)
    return "import-bomb" if tags > _MOST_TAGS or strings > _MOST_STRINGS else None
