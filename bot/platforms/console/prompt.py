"""Typing in a terminal: history, and completion of commands, options and values. The only door to prompt_toolkit."""

import os
from collections.abc import AsyncIterator, Callable, Iterator

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.patch_stdout import patch_stdout

from bot.core.context import Caller
from bot.dispatch.router import Router
from bot.platforms.console.asking import CANCEL, Hints
from bot.platforms.console.history import TypedLines, history_file

_MOST = 50


class _Words(Completer):
    """What could follow, in the language of whoever types."""

    def __init__(self, router: Router, caller: Callable[[], Caller], hints: Callable[[], Hints]) -> None:
        self._router = router
        self._caller = caller
        self._hints = hints
        self._paths = PathCompleter(expanduser=True)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """The completions at the cursor."""
        hints, line = self._hints(), document.text_before_cursor
        if hints.is_path:
            yield from self._paths.get_completions(document, complete_event)
        word = line if hints.are_whole else line.rpartition(" ")[2]
        for text, meaning in hints.offers:
            if text.casefold().startswith(word.casefold()):
                yield Completion(text, start_position=-len(word), display_meta=meaning)
        if hints.alone:
            return
        bare = line.removeprefix("/").removeprefix("zainichi ")
        for text, meaning, replaced in self._router.complete(self._caller(), bare)[:_MOST]:
            yield Completion(text, start_position=-replaced, display_meta=meaning)


async def typed_lines(router: Router, caller: Callable[[], Caller], hints: Callable[[], Hints]) -> AsyncIterator[str]:
    """Each line that is typed. Ctrl-D ends them; Ctrl-C clears the line, leaves a form, or else ends them too."""
    session: PromptSession[str] = PromptSession(
        completer=_Words(router, caller, hints),
        complete_while_typing=True,
        history=TypedLines(history_file(os.environ)),
    )
    while True:
        try:
            with patch_stdout(raw=True):  # a class goes on while its host types
                line = await session.prompt_async("> ")
            yield line
        except EOFError:
            return
        except KeyboardInterrupt:
            if session.default_buffer.text:
                continue
            if not hints().alone:
                return
            yield CANCEL
