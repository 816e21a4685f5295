"""What comes from Slack, to the core and back: a command, a press, a visit to the Home tab.

What Slack delivers twice has its effect once, and whatever goes wrong is told to the person, with a number.
"""

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta

from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError

from bot.core.clock import Clock, moment
from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS, Root
from bot.core.i18n import Voice
from bot.core.options import Person as PersonOption, options
from bot.core.platform import Address
from bot.core.press import Run
from bot.core.reply import Block, Mention, Prose, Reply, private
from bot.db.notes import Notes
from bot.dispatch.router import Router
from bot.platforms.slack import payloads as payload
from bot.platforms.slack.answers import Told, acknowledged
from bot.platforms.slack.deliveries import Delivered, Deliveries
from bot.platforms.slack.file_delivery import answered_with_files
from bot.platforms.slack.form_view import Opened, Submission
from bot.platforms.slack.forms import Forms
from bot.platforms.slack.home import home
from bot.platforms.slack.message_names import MessageName
from bot.platforms.slack.other_workspaces import turned_away
from bot.platforms.slack.payloads import Body, Command, Press
from bot.platforms.slack.platform import SLACK
from bot.platforms.slack.render import Message, render
from bot.platforms.slack.users import DAY, People
from bot.platforms.slack.web_api import NOT_THERE, RefusedError, Web, reason
from bot.platforms.slack.writing import for_readers

log = logging.getLogger(__name__)

DEFER_AFTER = 1.5
"""Seconds that work may take before Slack is told that it will follow: it gives up after three."""

FRESH = timedelta(minutes=1)
"""How old what Slack says may be where it decides who may do something."""


class SlackHandlers:
    """Takes what Slack delivers. Each method gives the acknowledgement."""

    def __init__(
        self, router: Router, notes: Notes, clock: Clock, web: Web, *, team: str, name: str, locale: str
    ) -> None:
        self._router = router
        self._delivered = Delivered(notes, clock)
        self._web = web
        self._people = People(web, lambda: moment(clock()))
        self.dm = self._people.conversation
        self.team = team
        self._address = Address(SLACK.name, (), team)
        self._name = name
        self._locale = locale
        self.message_team = ""
        """The workspace in the names of messages, where this process serves several."""
        self._deliveries = Deliveries()
        self.forms = Forms(
            *(router, web, self._people, self._deliveries, locale),
            caller_of=self._caller,
            made=self._made,
            apologise=self._apologise,
        )

    async def command(self, body: Body) -> BoltResponse:
        """A slash command: answered in the acknowledgement, or later if it takes long."""
        command = payload.command(body)
        delivery = self._deliveries.once(command.key, self._command(command))
        await asyncio.wait({delivery.work}, timeout=DEFER_AFTER)
        if delivery.work.done() and not delivery.is_late:
            told = delivery.work.result()
            return told.acknowledgement() if told else acknowledged()
        if not delivery.is_late:
            delivery.is_late = True
            self._deliveries.start(self._late(command, delivery.work))
        return acknowledged()

    async def press(self, body: Body) -> BoltResponse:
        """A button: answered at the address that came with it, before it is acknowledged unless that takes long."""
        press = payload.press(body)
        if press:
            await asyncio.wait({self._deliveries.once(press.key, self._press(press)).work}, timeout=DEFER_AFTER)
        return acknowledged()

    async def event(self, body: Body) -> BoltResponse:
        """A visit to the Home tab, which is drawn anew. Nothing else is subscribed to."""
        visitor = payload.home_visitor(body)
        if visitor:
            await asyncio.wait({self._deliveries.start(self._visited(visitor))}, timeout=DEFER_AFTER)
        return acknowledged()

    async def turned_away(self, body: Body) -> BoltResponse:
        """What is of another workspace with the same app."""
        return await turned_away(body, self._web, self._locale)

    async def close(self, seconds: float) -> None:
        """Wait so long at most for what is under way."""
        await self._deliveries.finish(seconds)

    # Commands

    async def _command(self, command: Command) -> Told | None:
        """What to say; nothing where a form was opened that asks for the rest."""
        opened = Opened(command.channel, command.place_name, command.response_url)
        form, is_open = await self.forms.instead_of(command.text, command.user, command.trigger, opened)
        if is_open:
            return None
        caller = await self._caller(
            command.user,
            command.name,
            command.channel,
            is_for_staff=command.root in STAFF_ROOTS,
            place_name=command.place_name,
        )
        try:
            reply = await (self.forms.in_words(caller, form) if form else self._typed(caller, command))
            return Told(*await self._made(command.user, caller, reply))
        except Exception as error:  # noqa: BLE001  # the boundary: nobody is left without an answer
            return Told(await self._sorry(caller, error), caller.place_language is not None)

    async def _typed(self, caller: Caller, command: Command) -> Reply:
        return await self._router.typed(caller, await self._line(command))

    async def _line(self, command: Command) -> str:
        """The words of a command. Staff may name a person without a mark: who is called so is looked up."""
        if command.root not in STAFF_ROOTS:
            return command.text
        name, _, rest = command.text.strip().partition(" ")
        does = self._router.registry.by_root[Root(command.root)].get(name)
        if does and rest and "<@" not in rest and any(isinstance(it.kind, PersonOption) for it in options(does)):
            rest = await self._people.mentioned(rest)
        return f"{command.root} {name} {rest}".strip()

    async def _late(self, command: Command, work: "asyncio.Task[Told | None]") -> None:
        """The answer to a command that is acknowledged already."""
        told = await work
        if told is None:
            return
        try:
            await self._web.answer(command.response_url, told.answer())
        except Exception as error:  # noqa: BLE001  # the boundary: nobody is left without an answer
            await self._apologise(command, await self._caller(command.user, command.name, command.channel), error)

    # Presses

    async def _press(self, press: Press) -> None:
        what = self._router.registry.unpack(press.press)
        line, opened = what.line if isinstance(what, Run) else "", Opened(press.channel, "", press.response_url)
        form, is_open = await self.forms.instead_of(line, press.user, press.trigger, opened)
        if is_open:
            return
        may_post = press.is_ephemeral and not press.is_for_readers
        caller = await self._caller(press.user, press.name, press.channel, at=press.at, may_post=may_post)
        if press.ts and not press.is_ephemeral and caller.place:
            caller = replace(caller, message=str(MessageName(press.channel, press.ts, self.message_team)))
        is_own = press.is_ephemeral or (caller.place_language is None and bool(press.channel))
        in_place = self._router.replaces(what) and is_own
        at_most_once = self._router.at_most_once(what)
        reply: Reply | None = None
        try:
            if in_place:  # done twice it is the same
                reply = await self._router.pressed(caller, press.press)
                message, _ = await self._made(press.user, caller, reply)
                await self._web.answer(press.response_url, message.fields(replace_original=True))
            elif not (at_most_once and await self._delivered.has(press.key)):
                reply = await (self.forms.in_words(caller, form) if form else self._router.pressed(caller, press.press))
                await (self._show(press, caller, reply) if press.channel else self._show_at_home(press, caller, reply))
                if at_most_once:
                    await self._delivered.mark(press.key)
        except Exception as error:  # noqa: BLE001  # the boundary: nobody is left without an answer
            if reply and not reply.private:
                await self._router.not_posted(caller, press.press)
            await self._apologise(press, caller, error)

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
            invite = render(private(Prose(say("slack-invite", name=self._name))))
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

    async def _visited(self, user: str) -> None:
        try:
            await self._web.publish(user, await home(self._router, await self._caller(user, "", "")))
        except Exception as error:  # Slack shows what was there before; the next visit tries again
            log.warning("the Home tab could not be drawn: %s", type(error).__name__, exc_info=error)

    # Common to all

    async def _caller(
        self,
        user: str,
        name: str,
        channel: str,
        *,
        is_for_staff: bool = False,
        place_name: str = "",
        at: int | None = None,
        may_post: bool = True,
    ) -> Caller:
        """Who it is. Alone with the bot there is nobody to share with; otherwise admins `may_post` in any case."""
        profile = await self._people.profile(user, newer_than=FRESH if is_for_staff else DAY)
        is_alone = not channel or (channel.startswith("D") and channel == await self._people.dm(user))
        language = profile.language or self._locale
        return Caller(
            person=str(self._address.within(user)),
            community=str(self._address),
            platform_language=language,
            language=language,
            zone=profile.zone,
            name=profile.name or name,
            place_language=None if is_alone else self._locale,
            place=None if is_alone else str(self._address.within(channel)),
            channel=str(self._address.within(channel)) if channel else "",
            place_name=payload.place_called(place_name, Voice(language)),
            may_post=may_post or is_alone or profile.runs_workspace,
            at=at,
            platform=SLACK,
            heard=profile.language,
            staff=frozenset(STAFF_ROOTS) if profile.runs_workspace else frozenset(),
            is_admin=profile.runs_workspace,
        )

    async def _made(self, user: str, caller: Caller, reply: Reply) -> tuple[Message, bool]:
        """The message of a reply, and whether nobody else may see it. A file goes to the person first."""
        if any(isinstance(block, Mention) for block in reply.blocks):
            named = [await self._named(it) if isinstance(it, Mention) else it for it in reply.blocks]
            reply = replace(reply, blocks=tuple(named))
        message = render(reply)
        is_quiet = reply.private and caller.place_language is not None
        if message.documents:
            say = (await self._router.known(caller)).voice
            channel = await self._people.dm(user)
            message = render(await answered_with_files(self._web, channel, say, reply, message.documents))
        return (message if caller.may_post else for_readers(message)), is_quiet

    async def _named(self, block: Mention) -> Block:
        """Somebody by their name, so that nobody is called."""
        return Mention((await self._people.profile(block.person)).name or block.person, block.text)

    async def _dm(self, user: str) -> str:
        channel = await self._people.dm(user)
        if channel is None:
            raise RefusedError("conversations.open")
        return channel

    async def _sorry(self, caller: Caller, error: Exception) -> Message:
        return render(self._router.oops(await self._router.known(caller), error))

    async def _apologise(self, to: Command | Press | Submission, caller: Caller, error: Exception) -> None:
        """Tell the person with a number, where they were or else alone with the bot, if Slack lets us."""
        message = await self._sorry(caller, error)
        try:
            if to.response_url:
                told = Told(message, is_quiet=caller.place_language is not None)
                await self._web.answer(to.response_url, told.answer())
                return
        except Exception as refusal:  # noqa: BLE001  # then the other way
            log.info("Slack refused the apology at first: %s", type(refusal).__name__)
        try:
            await self._web.post(await self._dm(to.user), message)
        except Exception as refusal:  # noqa: BLE001  # there is no other way
            log.warning("Slack refused the apology too: %s", type(refusal).__name__)
