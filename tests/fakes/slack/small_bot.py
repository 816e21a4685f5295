"""A small bot on the real slack-bolt as it comes, for trying the loopback Slack. Has no tests itself."""

import asyncio
import contextlib
import os
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from aiohttp import web
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_bolt.response import BoltResponse
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler, AsyncServerErrorRetryHandler
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.web.async_client import AsyncWebClient

from .problems import Json
from .server import FakeSlack

Behaviour = Callable[[AsyncArgs], Awaitable[Any]]

PATH = "/slack/events"
ANY = re.compile(".*")


class Bot:
    """What it does with a command, a press, a modal or an event is as the test says."""

    def __init__(self, token: str, base_url: str | None = None, secret: str | None = None) -> None:
        self.client = AsyncWebClient(token, base_url=base_url) if base_url else AsyncWebClient(token)
        self.client.retry_handlers += [
            AsyncRateLimitErrorRetryHandler(),
            AsyncServerErrorRetryHandler(interval_calculator=FixedValueRetryIntervalCalculator(0.01)),
        ]
        self.app = AsyncApp(client=self.client, signing_secret=secret, name="small")  # else it reads the whole stack
        self.heard: list[str] = []
        self.retries: list[str] = []
        """The x-slack-retry-num of whatever had one."""
        self.deaf = 0
        """How many times more it does not take what it is told."""
        self.errors: list[Exception] = []
        """What went wrong in it. A test that expects something clears it."""
        self.on: dict[str, Behaviour] = {"/zainichi": fact, "another": another, "app_home_opened": home}
        self.app.use(self.listen)
        self.app.command(ANY)(self.command)
        self.app.action(ANY)(self.action)
        self.app.view_submission(ANY)(self.view)
        self.app.view_closed(ANY)(self.closed)
        self.app.event(ANY)(self.event)
        self.app.error(self.note)

    async def command(self, args: AsyncArgs) -> None:
        await self.do(args.body["command"], args)

    async def action(self, args: AsyncArgs) -> None:
        await self.do(args.body["actions"][0]["action_id"], args)

    async def view(self, args: AsyncArgs) -> None:
        await self.do(args.body["view"]["callback_id"], args)

    async def closed(self, args: AsyncArgs) -> None:
        await self.do(f"closed {args.body['view']['callback_id']}", args)

    async def event(self, args: AsyncArgs) -> None:
        await self.do(args.body["event"]["type"], args)

    async def listen(self, args: AsyncArgs) -> BoltResponse | None:
        self.retries += args.request.headers.get("x-slack-retry-num") or []
        if self.deaf:
            self.deaf -= 1
            return BoltResponse(status=500)
        await args.next()
        return None

    async def note(self, error: Exception) -> None:
        self.errors.append(error)

    async def do(self, name: str, args: AsyncArgs) -> None:
        self.heard.append(name)
        await self.on[name](args)


def button(label: str, action_id: str, value: str = "1") -> Json:
    return {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": action_id,
                "value": value,
                "text": {"type": "plain_text", "text": label},
            }
        ],
    }


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


async def fact(args: AsyncArgs) -> None:
    text = f"A fact: {args.body['text']}"
    await args.ack(text=text, blocks=[section(f"*A fact:* {args.body['text']}"), button("Another", "another")])


async def another(args: AsyncArgs) -> None:
    await args.ack()
    await args.respond(text="Another fact", replace_original=True)


async def home(args: AsyncArgs) -> None:
    view = {"type": "home", "blocks": [section("Welcome"), button("Another", "another")]}
    await args.client.views_publish(user_id=args.body["event"]["user"], view=view)


@contextlib.asynccontextmanager
async def running(slack: FakeSlack, ping_interval: float = 0.2) -> AsyncIterator[Bot]:
    """A bot that is connected in the way that Slack delivers now."""
    async with on_socket(slack, ping_interval) if slack.mode == "socket" else on_http(slack) as bot:
        await slack.connected()
        yield bot
        if bot.errors:
            raise ExceptionGroup("the small bot went wrong", bot.errors)


@contextlib.asynccontextmanager
async def on_socket(slack: FakeSlack, ping_interval: float) -> AsyncIterator[Bot]:
    bot = Bot(slack.bot_token, slack.base_url)
    door = AsyncSocketModeHandler(bot.app, slack.app_token, ping_interval=ping_interval)
    await door.connect_async()  # type: ignore[no-untyped-call]
    try:
        yield bot
    finally:
        await door.close_async()  # type: ignore[no-untyped-call]


@contextlib.asynccontextmanager
async def on_http(slack: FakeSlack) -> AsyncIterator[Bot]:
    bot = Bot(slack.bot_token, slack.base_url, slack.signing_secret)
    runner = web.AppRunner(bot.app.web_app(PATH), shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    slack.deliver_to(f"http://{host}:{port}{PATH}")
    try:
        yield bot
    finally:
        await runner.cleanup()


async def main() -> None:
    """As a process of its own, with the tokens in the environment."""
    bot = Bot(os.environ["SLACK_BOT_TOKEN"])
    door = AsyncSocketModeHandler(bot.app, os.environ["SLACK_APP_TOKEN"])
    await door.start_async()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    asyncio.run(main())
