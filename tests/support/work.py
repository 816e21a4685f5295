"""Work for another process, as small as it can be: that process loads this file."""

import importlib
import os
import time


def echo(message: bytes) -> bytes:
    return message


def number_of_the_process() -> bytes:
    return str(os.getpid()).encode()


def breaks(message: str) -> bytes:
    raise ValueError(message)


def loads(module: str) -> bytes:
    return importlib.import_module(module).__name__.encode()


def prints(message: str) -> bytes:
    print(message, flush=True)  # noqa: T201
    return b"printed"


def dies(code: int) -> bytes:
    os._exit(code)


def sleeps(seconds: float) -> bytes:
    time.sleep(seconds)
    return b"rested"
