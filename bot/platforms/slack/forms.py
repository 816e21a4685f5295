"""The forms of commands that were given without their options: opened, fitted to who opened them, and carried out.

Slack leaves three seconds for a form to be opened. So it is opened first, in the language that is known at once;
whether somebody may use it, and which language they chose, is looked up while they read.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Protocol

import aiohttp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.core.context import Caller, GivenFile, Unread
from bot.core.i18n import Voice
from bot.core.reply import Prose, Reply, not_taken, private
from bot.dispatch import files
from bot.dispatch.forms import Form
from bot.dispatch.router import Router
from bot.platforms.slack import form_view
from bot.platforms.slack.answers import JSON, Told, acknowledged
from bot.platforms.slack.deliveries import Deliveries
from bot.platforms.slack.elements import Json
from bot.platforms.slack.files import fetched
from bot.platforms.slack.form_view import Opened, Submission
from bot.platforms.slack.payloads import Body
from bot.platforms.slack.render import Message
from bot.platforms.slack.users import People
from bot.platforms.slack.web_api import RefusedError, Web, reason

log = logging.getLogger(__name__)

CHECKED_WITHIN = 2.0
"""Seconds in which the fields must be read for what is wrong to be said beside them: Slack gives up after three."""

OPENED_ALREADY = "exchanged_trigger_id"
"""Slack's word where a trigger was used: what it delivers twice opens one form."""
_FAILURES = (SlackClientError, aiohttp.ClientError, TimeoutError, OSError)


class CallerOf(Protocol):
    """Who it is."""

    async def __call__(
        self, user: str, name: str, channel: str, *, is_for_staff: bool = False, place_name: str = ""
    ) -> Caller:
        """The caller, with what Slack says of them."""
        ...


class Forms:
    """Opens forms and takes what is sent in.

    `made` gives the message of a reply and whether nobody else may see it; `apologise` tells of what went wrong.
    """

    def __init__(
        self,
        router: Router,
        web: Web,
        people: People,
        deliveries: Deliveries,
        locale: str,
        *,
        caller_of: CallerOf,
        made: Callable[[str, Caller, Reply], Awaitable[tuple[Message, bool]]],
        apologise: Callable[[Submission, Caller, Exception], Awaitable[None]],
    ) -> None:
        self._router = router
        self._web = web
        self._people = people
        self._deliveries = deliveries
        self._locale = locale
        self._caller_of = caller_of
        self._made = made
        self._apologise = apologise

    async def instead_of(self, line: str, user: str, trigger: str, opened: Opened) -> tuple[Form | None, bool]:
        """The form that asks for what a line leaves open, and whether it is open now; no form where the line is to run.

        It is in their language as far as Slack has said it. `trigger` came with a command or a press.
        """
        if not line or self._router.form(Voice(self._locale), line) is None:
            return None, False
        say = Voice((await self._people.profile(user)).language or self._locale)
        form = self._router.form(say, line)
        if form is None:
            return None, False
        try:
            shown = await self._web.open_view(trigger, self._view(form, say, opened))
        except SlackApiError as error:
            log.info("a form could not be opened: %s", reason(error))
            return form, reason(error) == OPENED_ALREADY
        except _FAILURES as error:
            log.info("a form could not be opened: %s", type(error).__name__)
            return form, False
        self._deliveries.start(self._fitted(form, user, shown, opened))
        return form, True

    def _view(self, form: Form, say: Voice, opened: Opened) -> Json:
        return form_view.view(form, say, opened, takes_files=self._web.takes_files)

    async def in_words(self, caller: Caller, form: Form) -> Reply:
        """How to type a command whose form could not be opened."""
        how = await self._router.typed(caller, f"help {form.command}")
        say = (await self._router.known(caller)).voice
        return private(Prose(say("slack-no-form")), *how.blocks)

    async def _fitted(self, form: Form, user: str, shown: str, opened: Opened) -> None:
        """Make it what it is for this person and community, or say in its place that it is not for them."""
        try:
            caller = await self._router.known(await self._caller(user, "", opened))
            say = caller.voice
            if not await self._router.may(caller, form.command):
                await self._web.update_view(shown, form_view.refusal(form, say, say("not-staff")))
            elif (theirs := self._router.form(say, form.command, caller.here)) and theirs != form:
                await self._web.update_view(shown, self._view(theirs, say, opened))
        except Exception as error:  # what is wrong is told again when it is sent in
            log.warning("a form could not be fitted: %s", type(error).__name__, exc_info=error)

    async def submitted(self, body: Body) -> BoltResponse:
        """A form that was sent in: what is wrong is said at its field, else it closes and the command is run."""
        sent = form_view.submission(body)
        if sent is None or sent.command not in self._router.registry.commands:
            return acknowledged()
        checking = self._deliveries.once(sent.key, self._checked(sent)).work
        await asyncio.wait({checking}, timeout=CHECKED_WITHIN)
        if checking.done() and (wrong := checking.result()):
            return BoltResponse(status=200, body=_errors(wrong), headers=JSON)
        self._deliveries.once(f"{sent.key}/run", self._run(sent))
        return acknowledged()

    async def _checked(self, sent: Submission) -> Mapping[str, str]:
        try:
            caller = await self._caller(sent.user, sent.name, sent.opened)
            wrong = await self._router.faults(caller, sent.command, sent.values)
            asks = files.asked_by(self._router.registry.commands[sent.command])
            if asks and (sent.upload or not self._web.takes_files):  # no words are looked at, but the file, if any
                wrong = {name: text for name, text in wrong.items() if name != asks[0]}
            if sent.upload:
                wrong = {**wrong, **await self._wrong_with_file(caller, sent)}
        except Exception as error:  # the command itself will say so
            log.warning("a form could not be checked: %s", type(error).__name__, exc_info=error)
            return {}
        else:
            return wrong

    async def _file(self, sent: Submission) -> GivenFile | Unread | None:
        """The file that came with a form, fetched once; None where none came."""
        asks = files.asked_by(self._router.registry.commands[sent.command])
        if asks is None or sent.upload is None:
            return None
        fetching = fetched(self._web, sent.upload.file, asks[1])
        return await self._deliveries.once(f"{sent.key}/file", fetching).work

    async def _wrong_with_file(self, caller: Caller, sent: Submission) -> dict[str, str]:
        """What is wrong with the file that came with a form, by the name of its field."""
        asks = files.asked_by(self._router.registry.commands[sent.command])
        got = await self._file(sent) if self._web.takes_files else Unread.REFUSED
        if asks is None or not isinstance(got, Unread):
            return {}
        say = (await self._router.known(caller)).voice
        return {asks[0]: files.told(say, got, asks[1], sent.values.get(asks[0], ""))}

    async def _run(self, sent: Submission) -> None:
        caller = await self._caller(sent.user, sent.name, sent.opened)
        try:
            wrong = await self._wrong_with_file(caller, sent)
            if isinstance(got := await self._file(sent), GivenFile):
                caller = replace(caller, file=got)
            called = self._router.called
            reply = not_taken(wrong) if wrong else await called(caller, sent.command, sent.values)
            await self._tell(sent, Told(*await self._made(sent.user, caller, reply)))
        except Exception as error:  # noqa: BLE001  # the boundary: nobody is left without an answer
            await self._apologise(sent, caller, error)

    async def _tell(self, sent: Submission, told: Told) -> None:
        """Where the form was opened if Slack still lets us (for half an hour), else alone with the bot."""
        if sent.response_url:
            try:
                await self._web.answer(sent.response_url, told.answer())
            except RefusedError as error:
                log.info("the answer to a form goes to the person: %s", error)
            else:
                return
        await self._web.post(await self._people.conversation(sent.user), told.message)

    async def _caller(self, user: str, name: str, opened: Opened) -> Caller:
        return await self._caller_of(user, name, opened.channel, is_for_staff=True, place_name=opened.place_name)


def _errors(wrong: Mapping[str, str]) -> str:
    return json.dumps({"response_action": "errors", "errors": dict(wrong)}, ensure_ascii=False)
