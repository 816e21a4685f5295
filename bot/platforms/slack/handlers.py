"""What comes from Slack, to the core and back: a command, a press, a visit to the Home tab.

What Slack delivers twice has its effect once, and whatever goes wrong is told to the person, with a number.
"""

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta

from slack_bolt.response import BoltResponse

from bot.core.clock import Clock, moment
from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS, Root
from bot.core.i18n import Voice
from bot.core.options import Person as PersonOption, options
from bot.core.platform import Address
from bot.core.reply import Block, Mention, Reply
from bot.db.notes import Notes
from bot.dispatch.router import Router
from bot.platforms.slack import payloads as payload, press_form
from bot.platforms.slack.answers import Told, acknowledged
from bot.platforms.slack.deliveries import Delivered, Deliveries
from bot.platforms.slack.file_delivery import answered_with_files
from bot.platforms.slack.form_view import Opened, Submission
from bot.platforms.slack.forms import Forms
from bot.platforms.slack.home import home
from bot.platforms.slack.other_workspaces import turned_away
from bot.platforms.slack.payloads import Body, Command, Press
from bot.platforms.slack.platform import SLACK
from bot.platforms.slack.presses import Presses, Ways
from bot.platforms.slack.render import Message, render
from bot.platforms.slack.users import DAY, People
from bot.platforms.slack.web_api import RefusedError, Web
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
        self._web = web
        self._people = People(web, lambda: moment(clock()))
        self.dm = self._people.conversation
        self.team = team
        self._address = Address(SLACK.name, (), team)
        self._locale = locale
        self._deliveries = Deliveries()
        self.forms = Forms(
            *(router, web, self._people, self._deliveries, locale),
            caller_of=self._caller,
            made=self._made,
            apologise=self._apologise,
        )
        self.presses = Presses(
            *(router, web, self._people, self._deliveries, Delivered(notes, clock), self.forms, name),
            Ways(self._caller, self._made, self._apologise),
        )

    async def command(self, body: Body) -> BoltResponse:
        """A slash command: answered in the acknowledgement, or later if it takes long."""
        command = payload.command(body)
        delivery = self._deliveries.once(command.key, self._command(command))
        await self._deliveries.heed(delivery.work, DEFER_AFTER)
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
            await self._deliveries.heed(self._deliveries.once(press.key, self.presses.pressed(press)).work, DEFER_AFTER)
        return acknowledged()

    async def submitted(self, body: Body) -> BoltResponse:
        """A form that was sent in: of a press, or of a command."""
        return await (self.presses if press_form.is_sent(body) else self.forms).submitted(body)

    async def event(self, body: Body) -> BoltResponse:
        """A visit to the Home tab, which is drawn anew. Nothing else is subscribed to."""
        visitor = payload.home_visitor(body)
        if visitor:
            await self._deliveries.heed(self._deliveries.start(self._visited(visitor)), DEFER_AFTER)
        return acknowledged()

    async def turned_away(self, body: Body) -> BoltResponse:
        """What is of another workspace with the same app."""
        return await turned_away(body, self._web, self._locale)

    async def close(self, seconds: float) -> None:
        """Acknowledge at once what is under way, and wait so long at most for the rest of it."""
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

    # The Home tab

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
