"""Runs a module as a process of its own, with its Slack SDK pointed at a loopback Slack. Only for tests.

`python -m tests.fakes.slack.child http://127.0.0.1:PORT/api/ module arguments…`
"""

import inspect
import runpy
import sys

from slack_sdk.web.async_base_client import AsyncBaseClient


def main() -> None:
    _, url, module, *arguments = sys.argv
    if not url.startswith("http://127.0.0.1:"):
        raise SystemExit("a loopback Slack is on 127.0.0.1")
    build = AsyncBaseClient.__init__
    names = [name for name, one in inspect.signature(build).parameters.items() if one.default is not one.empty]
    defaults = list(build.__defaults__ or ())
    defaults[names.index("base_url")] = url
    build.__defaults__ = tuple(defaults)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
