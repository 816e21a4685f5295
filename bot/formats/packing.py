"""Packs files into a zip that is the same whenever it is made. Pure."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_SOME_DAY = (1980, 1, 1, 0, 0, 0)


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _SOME_DAY), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()
