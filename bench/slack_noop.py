"""The least that a bot on slack-bolt can do, to measure ours against: a default app that acknowledges and says nothing.

`python -m bench.slack_noop` takes the settings that ours takes, from the environment.
"""

import asyncio
import os
import re

from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

app_token = os.environ.get("SLACK_APP_TOKEN", "")
app = AsyncApp(
    client=AsyncWebClient(os.environ.pop("SLACK_BOT_TOKEN")), signing_secret=os.environ.get("SLACK_SIGNING_SECRET", "")
)


@app.command(re.compile(""))
async def command(ack: AsyncAck) -> None:
    """Any command."""
    await ack("no-op")


async def main() -> None:
    """Serve in Socket Mode, as `start_async` does, but without a word."""
    await AsyncSocketModeHandler(app, app_token).connect_async()  # type: ignore[no-untyped-call]  # Bolt does not say
    await asyncio.Event().wait()


if __name__ == "__main__":
    if app_token:
        asyncio.run(main())
    else:  # as `start` does
        web.run_app(app.web_app(), port=int(os.environ["PORT"]), print=None)
