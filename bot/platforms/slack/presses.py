"""What is pressed or chosen on Slack, and the forms behind presses: opened, taken, and answered where they were."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any, NamedTuple, Protocol

import aiohttp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.core.context import Caller, Unread
from bot.core.forms import PressForm
from bot.core.press import Run
from bot.core.reply import Prose, Reply, private
from bot.core.views import sentence
from bot.dispatch.router import Router
from bot.platforms.slack import press_form
from bot.platforms.slack.answers import JSON, Told, acknowledged
from bot.platforms.slack.deliveries import Delivered, Deliveries
from bot.platforms.slack.files import fetched
from bot.platforms.slack.form_view import Opened
from bot.platforms.slack.forms import CHECKED_WITHIN, OPENED_ALREADY, Forms
from bot.platforms.slack.home import home
from bot.platforms.slack.payloads import Body, Press
from bot.platforms.slack.press_form import Sent
from bot.platforms.slack.render import Message, render
from bot.platforms.slack.users import People
from bot.platforms.slack.web_api import NOT_THERE, RefusedError, Web, reason

log = logging.getLogger(__name__)


class CallerOf(Protocol):
    """Who it is."""

    async def __call__(
        self, user: str, name: str, channel: str, *, at: int | None = None, may_post: bool = True
    ) -> Caller:
        """The caller, with what Slack says of them."""
        ...


class Ways(NamedTuple):
    """What is done alike for all that people do.

    `made` gives the message of a reply and whether nobody else may see it; `apologise` tells of what went wrong.
    """

    caller_of: CallerOf
    made: Callable[[str, Caller, Reply], Awaitable[tuple[Message, bool]]]
    apologise: Callable[[Press, Caller, Exception], Awaitable[None]]


class Presses:
    """Answers presses. `bot` is what the bot is called, for whoever invites it."""

    def __init__(
        self,
        router: Router,
        web: Web,
        people: People,
        deliveries: Deliveries,
        delivered: Delivered,
        forms: Forms,
        bot: str,
        ways: Ways,
    ) -> None:
        self._router = router
        self._web = web
        self._people = people
        self._deliveries = deliveries
        self._delivered = delivered
        self._forms = forms
        self._bot = bot
        self._caller_of, self._made, self._apologise = ways

    async def pressed(self, press: Press) -> None:
        """Answer a press, or open the form that it has."""
        what = self._router.registry.unpack(press.press)
        line, opened = what.line if isinstance(what, Run) else "", Opened(press.channel, "", press.response_url)
        form, is_open = await self._forms.instead_of(line, press.user, press.trigger, opened)
        if is_open:
            return
        caller = await self._who(press)
        if form:
            await self._answered(press, caller, self._forms.in_words(caller, form))
        elif press.given or not self._router.asking.has_form(press.press):
            await self._answered(press, caller, self._router.pressed(caller, press.press))
        elif reply := await self._asked(press, caller):
            await self._answered(press, caller, _ready(reply))

    async def submitted(self, body: Body) -> BoltResponse:
        """A form behind a press that was sent in: what is wrong is said at its field, else it closes."""
        sent = press_form.submission(body)
        taking = self._deliveries.once(sent.press.key, self._taken(sent)).work
        await asyncio.wait({taking}, timeout=CHECKED_WITHIN)
        if taking.done() and not taking.exception() and sent.fields:
            _, reply = taking.result()
            if reply and reply.faults:
                return BoltResponse(status=200, body=press_form.errors(reply.faults, sent.fields), headers=JSON)
        self._deliveries.once(f"{sent.press.key}/told", self._told(sent.press, taking))
        return acknowledged()

    # Forms

    async def _asked(self, press: Press, caller: Caller) -> Reply | None:
        """Open the form of a press; what to say in its place, or nothing where it is open."""
        asked = await self._router.asks(caller, press.press)
        if not isinstance(asked, PressForm):
            return asked
        known = await self._router.known(caller)
        shown = press_form.view(asked, press, known.voice, takes_files=self._web.takes_files)
        try:
            await self._web.open_view(press.trigger, shown)
        except SlackApiError as error:
            log.info("a form could not be opened: %s", reason(error))
            return None if reason(error) == OPENED_ALREADY else sentence(known, "form-not-opened")
        except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
            log.info("a form could not be opened: %s", type(error).__name__)
            return sentence(known, "form-not-opened")
        return None

    async def _taken(self, sent: Sent) -> tuple[Caller, Reply | None]:
        """What comes of a form, or nothing where another process has answered it."""
        press, caller = sent.press, await self._who(sent.press)
        if self._once(press, caller) and await self._delivered.has(press.key):
            return caller, None
        if sent.upload and sent.asked:
            got = await fetched(self._web, sent.upload.file, sent.asked)
            if isinstance(got, Unread):
                known = await self._router.known(caller)
                return caller, self._router.asking.unread(known, press.press, sent.upload.field, sent.asked, got)
            caller = replace(caller, file=got)
        return caller, await self._router.pressed(caller, press.press)

    async def _told(self, press: Press, taking: "asyncio.Task[tuple[Caller, Reply | None]]") -> None:
        """Say what came of a form that is closed: where it was opened if Slack still lets us, else to the person."""
        try:
            caller, reply = await taking
        except Exception as error:  # noqa: BLE001  # the boundary: nobody is left without an answer
            await self._apologise(press, await self._who(press), error)
            return
        if reply is None:
            return
        try:
            await self._show_in_place(press, caller, reply)
        except RefusedError as error:
            log.info("the answer to a form goes to the person: %s", error)
            try:
                message, _ = await self._made(press.user, caller, reply)
                await self._web.post(await self._people.conversation(press.user), message)
            except Exception as failure:  # noqa: BLE001  # the boundary
                await self._apologise(press, caller, failure)
        except Exception as error:  # noqa: BLE001  # the boundary
            await self._apologise(press, caller, error)
        if self._once(press, caller):
            await self._delivered.mark(press.key)

    # Answers

    async def _answered(self, press: Press, caller: Caller, work: Coroutine[Any, Any, Reply]) -> None:
        """Answer with what comes of this work, which is left alone where another process has done it."""
        reply: Reply | None = None
        at_most_once = self._once(press, caller)
        try:
            if at_most_once and await self._delivered.has(press.key):
                work.close()
                return
            reply = await work
            await self._show_in_place(press, caller, reply)
            if at_most_once:
                await self._delivered.mark(press.key)
        except Exception as error:  # noqa: BLE001  # the boundary: nobody is left without an answer
            if reply and not reply.private:
                await self._router.not_posted(caller, press.press)
            await self._apologise(press, caller, error)

    def _once(self, press: Press, caller: Caller) -> bool:
        """Whether a press is answered once, however often it comes. In place, done twice it is the same."""
        what = self._router.registry.unpack(press.press)
        return self._router.at_most_once(what) and not self._in_place(press, caller)

    def _in_place(self, press: Press, caller: Caller) -> bool:
        """Whether the answer takes the place of what was pressed: nobody else may see that."""
        is_own = press.is_ephemeral or (caller.place_language is None and bool(press.channel))
        return self._router.replaces(self._router.registry.unpack(press.press)) and is_own

    async def _show_in_place(self, press: Press, caller: Caller, reply: Reply) -> None:
        """Answer in what was pressed or beside it. A form that was not taken leaves that as it is."""
        if not press.channel:
            await self._show_at_home(press, caller, reply)
        elif self._in_place(press, caller) and not reply.faults:
            message, _ = await self._made(press.user, caller, reply)
            await self._web.answer(press.response_url, message.fields(replace_original=True))
        else:
            await self._show(press, caller, reply)

    async def _show(self, press: Press, caller: Caller, reply: Reply) -> None:
        """Answer a press in a new message, for the person alone or for everybody in the place."""
        told = Told(*await self._made(press.user, caller, reply))
        try:
            await self._web.answer(press.response_url, told.answer())
        except RefusedError:
            if told.is_quiet:
                raise
            await self._post(press, caller, told.message)

    async def _post(self, press: Press, caller: Caller, message: Message) -> None:
        """Post for everybody as a member of the channel; who is none says how to become one."""
        try:
            await self._web.post(press.channel, message)
        except SlackApiError as error:
            if reason(error) not in NOT_THERE:
                raise
            await self._router.not_posted(caller, press.press)
            say = (await self._router.known(caller)).voice
            invite = render(private(Prose(say("slack-invite", name=self._bot))))
            await self._web.answer(press.response_url, Told(invite, is_quiet=True).answer())

    async def _show_at_home(self, press: Press, caller: Caller, reply: Reply) -> None:
        """Answer a press in the Home tab: there, if it was about language, else in a message to the person."""
        what = self._router.registry.unpack(press.press)
        if isinstance(what, Run) and what.line.startswith("language "):
            note = " ".join(block.text for block in reply.blocks if isinstance(block, Prose))
        else:
            say, channel = (await self._router.known(caller)).voice, await self._people.dm(press.user)
            if channel:
                message, _ = await self._made(press.user, caller, reply)
                await self._web.post(channel, message)
            note = say("slack-in-messages" if channel else "slack-no-dm-home")
        await self._web.publish(press.user, await home(self._router, caller, note))

    async def _who(self, press: Press) -> Caller:
        """Who pressed, in what, and what they gave with it."""
        may_post = press.is_ephemeral and not press.is_for_readers
        caller = await self._caller_of(press.user, press.name, press.channel, at=press.at, may_post=may_post)
        seen_by_all = press.ts and not press.is_ephemeral and caller.place
        message = f"{press.channel}/{press.ts}" if seen_by_all else None
        return replace(caller, message=message, given=press.given)


async def _ready(reply: Reply) -> Reply:
    return reply
