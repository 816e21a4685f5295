"""The terminal: lines in, replies out. Works typed, with history and completion, and with input from a pipe."""

import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path
from typing import TypeAlias

from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS, Root
from bot.core.forms import PressForm
from bot.core.platform import TERMINAL, AdapterError
from bot.core.reply import Attachment, Document, Reply
from bot.dispatch.router import Router
from bot.platforms.console.asking import CANCEL, Asking, Hints
from bot.platforms.console.files import opened
from bot.platforms.console.links import takes_links
from bot.platforms.console.messenger import PLACE, ConsoleMessenger
from bot.platforms.console.numbers import About, Numbers
from bot.platforms.console.piped import piped_lines
from bot.platforms.console.pressable import Pressable, pressables
from bot.platforms.console.render import columns, plain, put, row, show
from bot.platforms.console.screen import Screen
from bot.platforms.console.wrapping import wrapped

log = logging.getLogger(__name__)

Settled: TypeAlias = Callable[[float], Awaitable[None]]
"""Waits until what a line has set going is shown, or so many seconds."""

PERSON, COMMUNITY = "console:me", "console"
_MOST_SECONDS = 3.0
"""How long to wait for what a line has set going, before the next one."""
_CALM = 0.1
"""Seconds after which what is shown unasked is all there: a post, and then the panel of its host."""
_PROMPT_STANDS = 0.3
"""Seconds until there is a prompt. What could be done beforehand would only make it come later."""
_LEAVE = ("quit", "exit", ":q", "/quit", "/exit")


async def _at_once(_: float) -> None:
    """Nothing is shown later."""


class ConsoleAdapter:
    """The bot in this terminal, for one person."""

    name = "terminal"

    def __init__(self, *, locale: str, zone: tzinfo | None, database: str) -> None:
        staff = frozenset(STAFF_ROOTS)
        self._caller = Caller(
            PERSON,
            COMMUNITY,
            locale,
            locale,
            zone,
            staff=staff,
            is_admin=True,
            place=PLACE,
            channel=PLACE,
            place_name=self.name,
            heard=locale,
            opens=opened,
        )
        self.messenger = ConsoleMessenger(self._post, self._post_of_class, self._renew)
        self._numbers = Numbers(self.messenger)
        self._asking: Asking | None = None
        self._direct: Asking | None = None
        self._database = database
        self.settled: Settled = _at_once
        self._console = Screen(highlight=False, emoji=False, markup=False)
        self._links = takes_links(os.environ, is_terminal=self._console.is_terminal)
        self._is_answering = True
        self._later: asyncio.Task[None] | None = None
        self._router: Router | None = None
        self._early: list[tuple[Reply, About]] = []

    async def run(self, router: Router) -> None:
        """Greet, then answer line by line until the person leaves. Raises AdapterError if nothing can be printed."""
        for stream in (sys.stdin, sys.stdout):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a text stream has it
        self._show(await router.greeted(self._caller))
        await self._listen(router)
        self._hint()
        self._router = router
        for reply, about in self._early:  # what was posted before anybody was greeted
            self._post(reply, about)
        await self._offer()
        self._is_answering = False
        log.info("ready: %s", self.name)
        loop = asyncio.get_running_loop()
        loop.call_later(_PROMPT_STANDS, loop.run_in_executor, None, router.warm_up)
        async for line in self._lines(router):
            word = line.strip()
            if self._console.lost or (word.casefold() in _LEAVE and not self._asking):
                break
            if word or self._asking:
                await self._answer(router, line.strip("\r\n"))
        self._is_answering = True  # nothing more is shown below the last word
        self._console.print(plain(self._caller.voice("console-bye")))
        if self._console.lost and not isinstance(self._console.lost, BrokenPipeError):
            raise AdapterError(f"Nothing can be written to the output: {self._console.lost.strerror}.")

    async def leave(self) -> None:
        """Nobody else could answer here."""

    async def _answer(self, router: Router, line: str) -> None:
        """Show the answer to a line and what that sets going, and then what can be pressed now."""
        self._is_answering = True
        try:
            reply = await (self._filled(router, line) if self._asking else self._reply(router, line.strip()))
            if reply:
                self._show(*reply)
            await self._listen(router)
            await self.settled(_MOST_SECONDS)
            await self._offer()
        finally:
            self._is_answering = False

    async def _reply(self, router: Router, word: str) -> tuple[Reply, About] | None:
        """What a line is answered, and what that is about; nothing where a form is opened.

        A number or a label presses a button of the row, letters or numbers choose among several answers, and where one
        thing alone is asked for, it can simply be typed; anything else is a command.
        """
        chosen = None if router.is_command(word) else self._numbers.chosen(word)
        if button := chosen or self._numbers.pressed(word):
            about = self._numbers.subject(button)
            asked = None if button.value else await router.asks(self._caller, button.press)
            if isinstance(asked, PressForm):
                self._asking = Asking(asked, button.press, self._caller)
                self._put_lines(*self._asking.head)
                return None
            given = {"": button.value} if button.value else {}
            return asked or await router.pressed(replace(self._caller, given=given), button.press), about
        if self._direct and not router.is_command(word):
            return await self._typed_directly(router, self._direct, word)
        line, waits = word.removeprefix("/"), self._numbers.waits
        is_number = word.isdecimal() and len(word) < 4
        reply = router.no_button(self._caller, int(word)) if is_number else await router.typed(self._caller, line)
        if waits and not router.is_command(line):
            self._still(reply, waits)
            return None
        return reply, self._numbers.about if is_number else self._numbers.subject(*pressables(reply))

    def _still(self, reply: Reply, waits: str) -> None:
        """Print what was not understood, and what waits all the same. What can be pressed of that stays."""
        show(self._console, reply, links=self._links)
        self._put_lines(waits)
        self._numbers.is_due = True

    async def _typed_directly(self, router: Router, asking: Asking, word: str) -> tuple[Reply, About] | None:
        """What was asked for in a form of one field, typed without opening it."""
        about = self._numbers.about
        if wrong := await asking.take(word, is_whole=True):
            self._put_lines(wrong)
            self._numbers.is_due = True
            return None
        return await router.pressed(replace(self._caller, given=asking.given), asking.press), about

    async def _filled(self, router: Router, line: str) -> tuple[Reply, About] | None:
        """Take a line of the form that is open: what comes of it once it is all there."""
        asking = self._asking
        if asking is None or line.strip().casefold() == CANCEL:
            self._asking, self._numbers.is_due = None, True
            self._put("console-form-left")
            return None
        if asking.takes_commands and (word := line.strip().removeprefix("/")):
            if word.casefold() in _LEAVE:
                return await self._filled(router, CANCEL)
            if router.is_command_alone(word):
                self._asking = None
                self._put("console-form-left")
                return await self._reply(router, word)
        if wrong := await asking.take(line):
            self._put_lines(wrong)
        if asking.field:
            return None
        self._asking = None
        about = self._numbers.about
        given = replace(self._caller, given=asking.given, file=asking.file)
        return await router.pressed(given, asking.press), about

    def _show(self, reply: Reply, about: About = About.ELSE) -> None:
        """Print what a reply says, and save its files. What can be pressed of it follows at the end of the output."""
        show(self._console, reply, links=self._links)
        self._numbers.follow(pressables(reply), about, reply.waits)
        for block in reply.blocks:
            if isinstance(block, Document | Attachment):
                self._save(block)

    def _post(self, reply: Reply, about: About = About.ELSE) -> None:
        """Print what comes unasked, after the greeting."""
        if self._router is None:
            self._early.append((reply, about))
            return
        self._show(reply, about)
        self._offer_later()

    def _post_of_class(self, reply: Reply) -> None:
        """The same with what is posted of a class, or told its host."""
        self._post(reply, About.CLASS)

    def _renew(self) -> None:
        """What can be pressed in the class has changed."""
        if self._numbers.about is not About.ELSE:
            self._numbers.is_due = True
            self._offer_later()

    def _offer_later(self) -> None:
        """Offer the row if nobody does so at the end of an answer: something has come unasked."""
        if not self._is_answering and (self._later is None or self._later.done()):
            self._later = asyncio.create_task(self._offer_when_calm())

    async def _offer_when_calm(self) -> None:
        await asyncio.sleep(_CALM)
        await self.settled(_MOST_SECONDS)
        if not self._is_answering:
            await self._offer()

    async def _offer(self) -> None:
        """Print the one row of numbers that is valid from now on; where a form is open, what it asks for instead."""
        if self._asking:
            if not self._asking.is_in_the_middle:
                self._put_lines(*self._asking.question)
            return
        if not self._numbers.is_due or self._router is None:
            return
        offered = await self._with_direct(self._router, self._numbers.offer(self._spoken))
        if self.messenger.is_going_on and self._numbers.about is About.ELSE:
            self._put("console-class-goes-on", "dim", command=TERMINAL.command(Root.CLASS, "status"))
        if offered:
            put(self._console, row(offered, columns(self._console)))

    async def _with_direct(self, router: Router, offered: Sequence[Pressable]) -> Sequence[Pressable]:
        """The row as it is shown: with a word where one thing alone is asked for, and how several are chosen."""
        self._direct = None
        say, shown = self._caller.voice, list(offered)
        several = [at for at, it in enumerate(shown) if it.value and it.head]
        for at in several:
            how = say("console-several", example=f"{at + 1} {at + 2}")
            shown[at] = replace(shown[at], head=f"{shown[at].head} ({how})")
        forms = [at for at, it in enumerate(shown) if router.asking.has_form(it.press)]
        asked = await router.asks(self._caller, shown[forms[0]].press) if len(forms) == 1 else None
        if isinstance(asked, PressForm):
            button = shown[forms[0]]
            asking = Asking(asked, button.press, self._caller)
            if asking.is_one_line and not several:
                self._direct = asking
                shown[forms[0]] = replace(button, label=f"{button.label} ({say('console-just-type')})")
        return shown

    def _hints(self) -> Hints:
        """What can be completed besides commands."""
        if self._asking:
            return self._asking.hints
        offers = [(it.letter.lower(), it.label) for it in self._numbers.offered if it.value]
        return Hints(offers, alone=False)

    def _spoken(self, button: Pressable) -> Pressable:
        """A button in the language of the person, where its feature can say it in any."""
        label = self._router.label_of(self._caller, button.press) if self._router and not button.value else None
        return replace(button, label=label) if label else button

    def _save(self, document: Document | Attachment) -> None:
        data = document.data if isinstance(document, Attachment) else document.text.encode()
        try:
            Path(document.name).write_bytes(data)
        except OSError:
            self._put("console-not-saved", name=document.name)
        else:
            self._put("console-saved", name=document.name)

    def _hint(self) -> None:
        say = self._caller.voice
        self._put_lines(say("console-hint"), say("console-shared-database", name=self._database), style="dim")

    def _put(self, key: str, style: str = "", **values: str) -> None:
        """Print a message of the terminal's own."""
        self._put_lines(self._caller.voice(key, **values), style=style)

    def _put_lines(self, *said: str, style: str = "") -> None:
        put(self._console, wrapped(plain("\n".join(said), style), columns(self._console)))

    async def _listen(self, router: Router) -> None:
        """Go on in the language in which the person is answered now."""
        self._caller = await router.known(self._caller)

    def _lines(self, router: Router) -> AsyncIterator[str]:
        if sys.stdin.isatty() and sys.stdout.isatty():
            from bot.platforms.console.prompt import typed_lines  # noqa: PLC0415  # only a terminal needs it

            return typed_lines(router, lambda: self._caller, self._hints)
        return piped_lines(self._console)
