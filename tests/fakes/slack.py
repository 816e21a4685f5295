"""What a loopback Slack offers to tests: a Slack on this machine to which the real slack-bolt connects.

    async with FakeSlack(mode="socket") as slack:
        …start the bot with slack.base_url, slack.bot_token and slack.app_token…
        await slack.connected()
        mina = slack.person("Mina", locale="ja-JP")
        told = await slack.command(mina, slack.channel("general"), "/zainichi", "fact voyages")
        told = await slack.press(mina, told.message, "Another")

This page is the agreement only: it names what there is and does nothing itself.
"""

from collections.abc import Callable, Collection
from typing import Any, Literal, Protocol, Self

Json = dict[str, Any]


class Person(Protocol):
    """Someone in the workspace. In a command's text they are written `@name`, and Slack turns that into `<@U…|name>`."""

    id: str
    name: str
    handle: str  # what stands after the @


class Channel(Protocol):
    """A channel (C…), a private one (C…), or a conversation of two (D…)."""

    id: str
    name: str


class Button(Protocol):
    label: str
    action_id: str
    value: str
    url: str | None
    style: str | None
    accessibility_label: str | None


class File(Protocol):
    name: str
    title: str
    content: bytes
    alt_text: str


class Message(Protocol):
    """A message as it stands now. `history` is what it was before each change."""

    channel: Channel
    ts: str
    text: str  # the top-level text, as sent
    blocks: list[Json]
    buttons: list[Button]
    labels: list[str]  # of the buttons
    files: list[File]
    ephemeral: bool
    deleted: bool
    history: list[Json]
    links: list[str]  # addresses that can be followed

    @property
    def text_shown(self) -> str:
        """All of it as a phone shows it: marks gone, links as "label (address)", mentions as @name; no buttons."""


class View(Protocol):
    """A Home tab or a modal."""

    id: str
    type: str  # "home" or "modal"
    title: str
    blocks: list[Json]
    buttons: list[Button]
    labels: list[str]
    hash: str

    @property
    def text_shown(self) -> str: ...


class Told(Protocol):
    """What somebody saw after they did something: the first thing that came, and all of it."""

    @property
    def message(self) -> Message:
        """The message that came or changed. An AssertionError if it was a view."""

    @property
    def view(self) -> View:
        """The Home tab or modal that came or changed. An AssertionError if it was a message."""

    came: list[Message | View]
    ephemeral: bool
    text: str  # text_shown of the first thing
    acked: float  # seconds until the bot had acknowledged
    waited: float  # seconds until something could be seen


class NoAnswer(Exception):  # noqa: N818  # it is what the person reads
    """Slack shows an error, such as operation_timeout or dispatch_failed, or nothing came of it."""


class Slack(Protocol):
    """`FakeSlack(mode="socket" | "http", validate=True)`: `async with FakeSlack() as slack`."""

    mode: Literal["socket", "http"]  # where the next deliveries go; may be changed at any time
    base_url: str  # "http://127.0.0.1:PORT/api/"
    bot_token: str
    app_token: str
    signing_secret: str
    team: str  # T…
    bot_user: str  # U…
    scopes: set[str]  # of the bot token
    ack_seconds: float  # 3.0; shorten it to see somebody wait in vain
    patience: float  # 3.0: how long to wait for something to be seen after an acknowledgement
    retry_waits: tuple[float, ...]  # (0, 0.05, 0.1); Slack's own are 0, 60 and 300 seconds. Events only
    should_escape: bool  # as in the manifest: True
    refused: list[Any]  # what Slack would have refused, each with .method, .error and .why
    mentions: list[Any]  # who was pinged by what the bot wrote, each with .where and .who ("channel", "here", a name)
    calls: list[Any]  # Web API and response_url calls, each with .method, .arguments, .error and .at
    events: list[Any]  # what was delivered, each with .kind, .acked (seconds or None) and .came

    async def __aenter__(self) -> Self: ...
    async def connected(self, seconds: float = 5.0) -> None:
        """Wait until a bot is on the socket (socket mode) or answers at the address of deliver_to (http mode)."""

    async def until(self, condition: Callable[[], Any], seconds: float = 3.0) -> None: ...
    def deliver_to(self, url: str) -> None: ...
    def sign(self, body: str | bytes, timestamp: int | None = None) -> dict[str, str]:
        """The headers X-Slack-Signature and X-Slack-Request-Timestamp for this body."""

    def person(
        self, name: str, *, locale: str = "en-US", tz: str = "Asia/Tokyo", admin: bool = False, owner: bool = False
    ) -> Person: ...
    def channel(
        self, name: str, *, bot_in: bool = True, private: bool = False, members: Collection[Person] | None = None
    ) -> Channel:
        """Without `members` everybody is in it."""

    def dm(self, person: Person, other: Person | None = None) -> Channel:
        """A person's conversation with the bot, or with another person."""

    async def command(self, person: Person, channel: Channel, command: str, text: str = "") -> Told: ...
    async def press(self, person: Person, where: Message | View, button: str) -> Told:
        """By label, value or action_id."""

    async def select(self, person: Person, where: Message | View, which: str, *choices: str) -> Told: ...
    async def submit(self, person: Person, view: View, values: dict[str, str | list[str]] | None = None) -> Told: ...
    async def open_home(self, person: Person) -> View: ...
    def shown(self, channel: Channel, person: Person | None = None) -> list[Message]: ...

    def fail(self, method: str, error: str, times: int = 1) -> None:
        """Methods are "chat.postMessage" …, "response_url" and "upload"."""

    def ratelimit(self, method: str, seconds: int, times: int = 1) -> None: ...
    def server_error(self, method: str, status: int = 500, times: int = 1) -> None: ...
    def slow(self, method: str, seconds: float, times: int = 1) -> None: ...
    def lose_answer(self, method: str, times: int = 1) -> None:
        """The work is done, then the connection breaks."""

    async def drop_socket(self) -> None: ...
    async def refresh_socket(self) -> None: ...
    def repeat_next(self, n: int = 1) -> None:
        """Deliver the next thing n times more, with the same ids."""

    def archive(self, channel: Channel) -> None: ...
    def remove_bot(self, channel: Channel) -> None: ...
    def revoke_tokens(self) -> None: ...
    def forward(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Move Slack's clock: response_url and trigger_id grow old."""
