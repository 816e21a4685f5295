"""The library as it was last loaded, kept beside the bytecode: as long as no file changes it is only read back.

Reading the TOML and checking every entry takes a third of a start, and always comes to the same. What keeps it and what
it is made from is in the stamp; a file that cannot be read back is made anew, one that cannot be written is no loss.
"""

import contextlib
import gc
import pickle
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from content.library import Library

FOLDER = Path(__file__).parent
Stamp: TypeAlias = tuple[object, ...]


def load(folder: Path = FOLDER, kept: Path = FOLDER / "__pycache__" / "library.pickle") -> Library:
    """The library. Raises ContentError if it has mistakes."""
    stamp = (sys.version, *_stamps(folder))
    library = _read_back(kept, stamp)
    if library is None:
        from content import loader  # noqa: PLC0415  # the libraries that it needs are not loaded for nothing

        library = loader.load(folder)
        _keep(kept, stamp, library)
    return library


def _stamps(folder: Path) -> Iterator[Stamp]:
    """Every file that the library depends on, with its size and the time of its last change.

    Wherever the folder lies: one that is also reached by another way, or was moved, has the same library.
    """
    for home, files in ((folder, folder.rglob("*.toml")), (FOLDER, FOLDER.glob("*.py"))):
        for file in sorted(files):
            about = file.stat()
            yield str(file.relative_to(home)), about.st_size, about.st_mtime_ns


def _read_back(kept: Path, stamp: Stamp) -> Library | None:
    """The library that was kept, if it has this stamp. It is as trustworthy as the bytecode that lies beside it."""
    try:
        with kept.open("rb") as file, _uncollected():
            if pickle.load(file) != stamp:  # noqa: S301
                return None
            parts = pickle.load(file)  # noqa: S301
        return Library(**{name: MappingProxyType(part) for name, part in parts.items()})
    except Exception:  # noqa: BLE001  # half a file, or one of another version: pickle raises whatever it likes
        return None


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage meanwhile: thousands of values come, none goes, and it would take as long again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _keep(kept: Path, stamp: Stamp, library: Library) -> None:
    """Write the library down, in one step, so that nobody reads half of it."""
    parts = {field.name: dict(getattr(library, field.name)) for field in fields(library)}
    new = kept.with_suffix(f".{id(library)}")
    with contextlib.suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        new.write_bytes(pickle.dumps(stamp) + pickle.dumps(parts, pickle.HIGHEST_PROTOCOL))
        new.replace(kept)
