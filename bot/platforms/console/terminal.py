"""The terminal: lines in, replies out. Works typed, with history and completion, and with input from a pipe."""

import asyncio
import contextlib
import logging
import os
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path
from typing import Protocol, TypeAlias

from rich.console import Console

from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS, Root
from bot.core.platform import TERMINAL, AdapterError
from bot.core.reply import Attachment, Document, Reply
from bot.dispatch.router import Router
from bot.platforms.console.links import takes_links
from bot.platforms.console.messenger import PLACE, ConsoleMessenger
from bot.platforms.console.numbers import About, Numbers
from bot.platforms.console.pressable import Pressable, pressables
from bot.platforms.console.render import columns, plain, put, row, show
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
_MOST_LINES = 100
"""That are read before they are answered."""
_LEAVE = ("quit", "exit", ":q", "/quit", "/exit")


async def _at_once(_: float) -> None:
    """Nothing is shown later."""


class Lines(Protocol):
    """Where lines come from: somebody's fingers, or a pipe."""

    def lines(self, caller: Caller) -> AsyncIterator[str]:
        """Each line as it comes, until there are no more."""
        ...


class Screen(Console):
    """What is printed here. Once nobody takes it any more, nothing is: `head` has read enough, or a disk is full."""

    lost: OSError | None = None
    """Why nothing can be printed."""
    on_lost: Callable[[], None] | None = None
    """Called then."""

    def _check_buffer(self) -> None:
        try:
            super()._check_buffer()
        except OSError as error:
            self.lost, self.quiet = error, True
            with contextlib.suppress(
                OSError
            ):  # what Python still holds would be written, and complained of, at the end
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if self.on_lost:
                self.on_lost()

    def on_broken_pipe(self) -> None:
        """Called where a BrokenPipeError is caught: it is one error like others, and no reason to leave on the spot."""
        raise  # noqa: PLE0704


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
        )
        self.messenger = ConsoleMessenger(self._post, self._post_of_class, self._renew)
        self._numbers = Numbers(self.messenger)
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
        self._offer()
        self._is_answering = False
        log.info("ready: %s", self.name)
        loop = asyncio.get_running_loop()
        loop.call_later(_PROMPT_STANDS, loop.run_in_executor, None, router.warm_up)
        async for line in self._lines(router):
            word = line.strip()
            if self._console.lost or word.casefold() in _LEAVE:
                break
            if word:
                await self._answer(router, word)
        self._is_answering = True  # nothing more is shown below the last word
        self._console.print(plain(self._caller.voice("console-bye")))
        if self._console.lost and not isinstance(self._console.lost, BrokenPipeError):
            raise AdapterError(f"Nothing can be written to the output: {self._console.lost.strerror}.")

    async def _answer(self, router: Router, word: str) -> None:
        """Show the answer to a line and what that sets going, and then what can be pressed now."""
        self._is_answering = True
        try:
            self._show(*await self._reply(router, word))
            await self._listen(router)
            await self.settled(_MOST_SECONDS)
            self._offer()
        finally:
            self._is_answering = False

    async def _reply(self, router: Router, word: str) -> tuple[Reply, About]:
        """What a line is answered, and what that is about.

        A number or a label presses a button of the row; anything else is a command.
        """
        pressed = self._numbers.pressed(word)
        if pressed:
            about = self._numbers.subject(pressed)
            return await router.pressed(self._caller, pressed.press), about
        if word.isdecimal() and len(word) < 4:
            return router.no_button(self._caller, int(word)), self._numbers.about
        reply = await router.typed(self._caller, word.removeprefix("/"))
        return reply, self._numbers.subject(*pressables(reply))

    def _show(self, reply: Reply, about: About = About.ELSE) -> None:
        """Print what a reply says, and save its files. What can be pressed of it follows at the end of the output."""
        show(self._console, reply, links=self._links)
        self._numbers.follow(pressables(reply), about)
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
            self._offer()

    def _offer(self) -> None:
        """Print the one row of numbers that is valid from now on."""
        if not self._numbers.is_due or self._router is None:
            return
        offered = self._numbers.offer(self._spoken)
        if self.messenger.is_going_on and self._numbers.about is About.ELSE:
            self._put("console-class-goes-on", "dim", command=TERMINAL.command(Root.CLASS, "status"))
        if offered:
            put(self._console, row(offered, columns(self._console)))

    def _spoken(self, button: Pressable) -> Pressable:
        """A button in the language of the person, where its feature can say it in any."""
        label = self._router.label_of(self._caller, button.press) if self._router else None
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

            return typed_lines(router, lambda: self._caller)
        return self._piped_lines()

    async def _piped_lines(self) -> AsyncIterator[str]:
        """Lines from a pipe, repeated so that the output can be read by itself."""
        loop = asyncio.get_running_loop()
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        room = threading.Semaphore(_MOST_LINES)
        self._console.on_lost = lambda: queue.put_nowait(None)  # whoever does not read asks no more
        if self._console.lost:
            return

        def read() -> None:  # a thread that dies with the process: a pipe may stay open without a word
            with contextlib.suppress(RuntimeError):  # the loop has ended before the lines
                with contextlib.suppress(OSError):  # a terminal that was hung up, say
                    for line in sys.stdin:
                        room.acquire()
                        loop.call_soon_threadsafe(queue.put_nowait, line)
                loop.call_soon_threadsafe(queue.put_nowait, None)

        threading.Thread(target=read, daemon=True).start()
        while (line := await queue.get()) is not None:
            room.release()
            self._console.print(plain(f"> {line.strip()[:200]}", "dim"))
            yield line
