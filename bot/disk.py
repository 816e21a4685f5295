"""Whether the folder of the database outlives a new version of the bot: many hosts wipe their disk at each deploy.

Decided by what the host says of itself in the environment, and by what is mounted where. A volume is no reason to warn.
"""

import re
from collections.abc import Mapping
from pathlib import Path

MOUNTS, MARKS = Path("/proc/self/mountinfo"), (Path("/.dockerenv"), Path("/run/.containerenv"))
_HOSTS: Mapping[str, str] = {
    "DYNO": "Heroku",
    "RAILWAY_ENVIRONMENT_ID": "Railway",
    "RAILWAY_ENVIRONMENT": "Railway",
    "RENDER": "Render",
    "FLY_APP_NAME": "Fly.io",
    "K_SERVICE": "Cloud Run",
}
_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_LAYERS = frozenset({"overlay", "aufs", "fuse-overlayfs"})


def wiped(database_url: str, variables: Mapping[str, str], mounts: str | None = None, *, is_container: bool) -> str:
    """Why the SQLite file of this address will be lost, and what to do, in a line; empty if nothing speaks for it.

    `mounts` is what Linux says of what is mounted where, None where it does not say.
    """
    path = database_url.removeprefix("sqlite:///")
    if not database_url.startswith("sqlite:") or path == ":memory:":
        return ""
    place = Path(path).absolute().parent
    host = next((host for name, host in _HOSTS.items() if variables.get(name)), "")
    volume = variables.get("RAILWAY_VOLUME_MOUNT_PATH")
    if host == "Railway" and volume and place.is_relative_to(volume):
        return ""
    at, kind = _mount(place, mounts) if mounts else ("", "")
    if host == "Heroku" or (host and at == "/"):  # a dyno has no other disk
        return _line(path, f"on the disk that {host} wipes at each deploy")
    if kind in _IN_MEMORY:
        return _line(path, f"in memory ({kind} at {at}), which is empty after each start of the machine")
    if at == "/" and (kind in _LAYERS or is_container):
        return _line(path, "in a container without a volume there, and is lost with the container")
    return ""


def wiped_here(database_url: str, variables: Mapping[str, str]) -> str:
    """The same on this machine."""
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        mounts = None
    return wiped(database_url, variables, mounts, is_container=any(mark.exists() for mark in MARKS))


def _line(path: str, where: str) -> str:
    return (
        f"DATABASE_URL: {Path(path).name} lies {where}. Set it to postgresql://…, or to a file on a volume: "
        "sqlite:////data/zainichi.db for one at /data."
    )


def _mount(place: Path, mounts: str) -> tuple[str, str]:
    """Where what holds a folder is mounted, and of which kind it is (man 5 proc_pid_mountinfo)."""
    found = ("", "")
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        at = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), (fields.split(" ") + [""] * 5)[4])
        if at and place.is_relative_to(at) and len(at) >= len(found[0]):
            found = at, rest.partition(" ")[0]
    return found
