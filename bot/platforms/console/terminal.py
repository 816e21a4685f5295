"""The terminal: lines in, replies out. Works typed, with history and completion, and with input from a pipe."""

import asyncio
import contextlib
import logging
import os
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import tzinfo
from pathlib import Path
from typing import Protocol, TypeAlias

from rich.console import Console

from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS
from bot.core.platform import AdapterError
from bot.core.reply import Attachment, Button, Buttons, Document, MenuOption, Reply, pressable
from bot.dispatch.router import Router
from bot.platforms.console.messenger import PLACE, ConsoleMessenger
from bot.platforms.console.render import plain, show

log = logging.getLogger(__name__)

Settled: TypeAlias = Callable[[float], Awaitable[None]]
"""Waits until what a line has set going is shown, or so many seconds."""

PERSON, COMMUNITY = "console:me", "console"
_MOST_SECONDS = 3.0
"""How long to wait for what a line has set going, before the next one."""
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
        self.messenger = ConsoleMessenger(self._show)
        self._database = database
        self.settled: Settled = _at_once
        self._console = Screen(highlight=False, emoji=False, markup=False)
        self._buttons: tuple[Button | MenuOption, ...] = ()

    async def run(self, router: Router) -> None:
        """Greet, then answer line by line until the person leaves. Raises AdapterError if nothing can be printed."""
        for stream in (sys.stdin, sys.stdout):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a text stream has it
        self._show(await router.greeted(self._caller))
        await self._listen(router)
        self._hint()
        log.info("ready: %s", self.name)
        loop = asyncio.get_running_loop()
        loop.call_later(_PROMPT_STANDS, loop.run_in_executor, None, router.warm_up)
        async for line in self._lines(router):
            word = line.strip()
            if self._console.lost or word.casefold() in _LEAVE:
                break
            if word:
                self._show(self._with_class(await self._answer(router, word)))
                await self._listen(router)
                await self.settled(_MOST_SECONDS)
        self._console.print(plain(self._caller.voice("console-bye")))
        if self._console.lost and not isinstance(self._console.lost, BrokenPipeError):
            raise AdapterError(f"Nothing can be written to the output: {self._console.lost.strerror}.")

    async def _answer(self, router: Router, word: str) -> Reply:
        """A number or a label presses a button of the last reply; anything else is a command."""
        if word.isdecimal() and len(word) < 4:
            number = int(word)
            if 1 <= number <= len(self._buttons):
                return await router.pressed(self._caller, self._buttons[number - 1].press)
            if self._buttons:
                return router.no_button(self._caller, number)
        for button in self._buttons:
            if button.label.casefold() == word.casefold():
                return await router.pressed(self._caller, button.press)
        return await router.typed(self._caller, word.removeprefix("/"))

    def _with_class(self, reply: Reply) -> Reply:
        """A reply with the buttons of the class that goes on here, if there is one and these are not among them."""
        own = {button.press for button in pressable(reply)}
        going_on = tuple(button for button in self.messenger.buttons if button.press not in own)
        return Reply((*reply.blocks, Buttons(going_on)), private=reply.private) if going_on else reply

    def _show(self, reply: Reply) -> None:
        show(self._console, reply)
        self._console.print()
        self._buttons = pressable(reply)
        for block in reply.blocks:
            if isinstance(block, Document | Attachment):
                self._save(block)

    def _save(self, document: Document | Attachment) -> None:
        say = self._caller.voice
        data = document.data if isinstance(document, Attachment) else document.text.encode()
        try:
            Path(document.name).write_bytes(data)
        except OSError:
            self._console.print(plain(say("console-not-saved", name=document.name)))
        else:
            self._console.print(plain(say("console-saved", name=document.name)))

    def _hint(self) -> None:
        say = self._caller.voice
        self._console.print(plain(say("console-hint"), "dim"))
        self._console.print(plain(say("console-shared-database", name=self._database), "dim"))
        self._console.print()

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
