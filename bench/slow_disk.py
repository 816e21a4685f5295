"""A disk that takes 5 ms longer to write: an `fsync` that sleeps before, loaded into a process of its own."""

import shutil
import subprocess
from pathlib import Path

SLOWER = 5
"""Milliseconds."""
SLOW_FSYNC = f"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
int fsync(int fd) {{ usleep({1000 * SLOWER}); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd); }}
int fdatasync(int fd) {{ usleep({1000 * SLOWER}); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd); }}
"""


def slow_disk(folder: str) -> dict[str, str]:
    """Settings for a process in which every `fsync` takes longer, made in a folder. Empty without a C compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return {}
    source, library = Path(folder, "slow.c"), Path(folder, "slow.so")
    source.write_text(SLOW_FSYNC, "utf-8")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"], check=True)
    Path(folder).chmod(0o755)  # where root runs this, PostgreSQL runs as somebody else, and loads it too
    return {"LD_PRELOAD": str(library)}
