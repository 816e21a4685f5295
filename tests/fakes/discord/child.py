"""Runs a module as a process of its own, with its discord.py pointed at a loopback Discord. Only for tests.

`python -m tests.fakes.discord.child http://127.0.0.1:PORT module arguments…`
"""

import runpy
import sys

import yarl
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route


def main() -> None:
    _, url, module, *arguments = sys.argv
    if not url.startswith("http://127.0.0.1:"):
        raise SystemExit("a loopback Discord is on 127.0.0.1")
    Route.BASE, Asset.BASE = f"{url}/api/v10", url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace("http://", "ws://") + "/gateway")
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
