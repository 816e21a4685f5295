"""From what somebody typed, chose or pressed to the reply they get: the one way in for every platform.

Expected outcomes are replies. A bug ends here: it is logged with a short id, and the person is told that id.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import TypeVar

from bot.core.clock import Clock
from bot.core.command_spans import root_of as root_in_line
from bot.core.community import DEFAULTS, CommunitySettings
from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS, Registry, Root
from bot.core.forms import PressForm
from bot.core.i18n import Voice
from bot.core.metrics import Metrics
from bot.core.options import Lookup, Option, options, suggestions
from bot.core.press import Press, Run, Share
from bot.core.reply import Prose, Reply, private
from bot.core.views import sentence, topic_is_off
from bot.db.database import DatabaseError
from bot.dispatch import completion, files, forms, views
from bot.dispatch.asking import Asking
from bot.dispatch.members import Members
from bot.dispatch.parser import Bare, Call, Parser
from bot.dispatch.refusals import switched_off
from bot.dispatch.sharing import Shares, Sharing
from bot.dispatch.views import Misunderstanding
from content.library import Library

log = logging.getLogger(__name__)

T = TypeVar("T")


class Router:
    """Answers people. `menu` is what a bare root shows, `granted` which roots moderators let somebody use.

    `members` knows the language of each, and keeps the one that a platform says is somebody's. `metrics` counts.
    """

    def __init__(  # noqa: PLR0913  # one for each thing that an answer may need
        self,
        registry: Registry,
        library: Library,
        clock: Clock,
        *,
        settings_of: Callable[[str], Awaitable[CommunitySettings]],
        members: Members,
        granted: Callable[[str, str], Awaitable[frozenset[Root]]],
        shares: Shares,
        menu: Callable[[Caller, Root], Reply],
        metrics: Metrics,
    ) -> None:
        self.registry = registry
        self.lookup = Lookup(library, lambda: registry.names)
        self._parser = Parser(registry, self.lookup)
        self._clock = clock
        self._settings_of = settings_of
        self._members = members
        self._granted = granted
        self._sharing = Sharing(registry, shares, clock)
        self.asking = Asking(registry)
        self._menu = menu
        self.metrics = metrics

    async def typed(self, caller: Caller, line: str) -> Reply:
        """The reply to a line of words."""
        return await self._guarded(caller, lambda known: self._typed(known, line))

    async def pressed(self, caller: Caller, text: str) -> Reply:
        """The reply to a press of the button that carries this text, with what was given in its form if it has one."""
        reply = await self._guarded(caller, lambda known: self._pressed(known, text))
        return self.asking.answered(await self.known(caller) if reply.faults else caller, text, reply)

    async def asks(self, caller: Caller, text: str) -> PressForm | Reply | None:
        """The form to open for a press; a reply where there is nothing to ask; None for a press that has no form."""
        if not self.asking.has_form(text):
            return None
        return await self._guarded(caller, lambda known: self.asking.form(known, text))

    def is_command(self, line: str) -> bool:
        """Whether a line begins with the exact name of a command, or is one for staff."""
        return self._parser.begins(line)

    def is_command_alone(self, line: str) -> bool:
        """Whether a line is the exact name of a command, with nothing behind it."""
        return self._parser.bare(line) is not None

    async def called(self, caller: Caller, name: str, values: Mapping[str, str]) -> Reply:
        """The reply to a command whose options were filled in, each by its name."""
        return await self._guarded(caller, lambda known: self._called(known, self._parser.fill(known, name, values)))

    def form(self, say: Voice, line: str, here: CommunitySettings = DEFAULTS) -> forms.Form | None:
        """What to ask for in place of a line that is a command alone, where that is better. Needs no database."""
        name = self._parser.bare(line)
        if name is None or not forms.takes_form(self.registry, name):
            return None
        return forms.form(self.registry, self.lookup._replace(here=here), say, name)

    async def may(self, caller: Caller, name: str) -> bool:
        """Whether the caller may give a command. Where the database cannot tell, it is told when they do."""
        root = self.registry.root_of(name)
        try:
            return _may(await self._with_roots(caller, root), root)
        except DatabaseError as error:
            log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
            return True

    async def faults(self, caller: Caller, name: str, values: Mapping[str, str]) -> Mapping[str, str]:
        """What is wrong with each option of a command that was filled in, by its name and in words."""
        caller = await self.known(caller)
        command = self.registry.commands[name]
        found: dict[str, str] = {}
        for option in options(command):
            if option.name not in values and not option.required:
                continue
            value = self._parser.read(caller, name, option, values.get(option.name, ""))
            if isinstance(value, Misunderstanding):
                found[option.name] = " ".join(views.wrong_with(caller, value))
            elif refused := switched_off(self.lookup, caller, Call(name, command, {option.name: value})):
                found[option.name] = " ".join(it.text for it in refused.blocks if isinstance(it, Prose))
        return found

    async def greeted(self, caller: Caller) -> Reply:
        """What somebody sees first."""

        async def menu(known: Caller) -> Reply:
            return self._menu(known, Root.EVERYBODY)

        return await self._guarded(caller, menu)

    async def home(self, caller: Caller) -> Sequence[Reply]:
        """The page that somebody has of their own: replies, one below the other."""
        shown: list[Reply | None] = []

        async def sections(known: Caller) -> Reply:
            may = known.staff | await self._granted(known.community, known.person)
            for section in self.registry.home:
                shown.append(await section(replace(known, staff=may)))
            return private()

        trouble = await self._guarded(caller, sections)
        return [reply for reply in (*shown, trouble) if reply and reply.blocks]

    async def known(self, caller: Caller) -> Caller:
        """The caller as they are answered now and here, or as they were if the database cannot tell."""
        try:
            here = await self._settings_of(caller.community)
            language = await self._members.language(caller.person)
            return replace(caller.speaking(language or caller.platform_language), here=here)
        except DatabaseError as error:
            log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
            return caller

    def no_button(self, caller: Caller, number: int) -> Reply:
        """There is no button with this number."""
        return sentence(caller, "mistake-number", number=str(number))

    def label_of(self, caller: Caller, text: str) -> str | None:
        """What the button that carries this text is called in the caller's language, if it always has the same name."""
        press = self.registry.unpack(text)
        action = self.registry.action(press)
        key = action.label(press) if action else ""
        return caller.voice(key) if key else None

    def offered(self, caller: Caller, option: Option, typed: str) -> Sequence[tuple[str, str]]:
        """(value, label) of what could be meant by the letters typed so far for an option."""
        return self._parser.offered(caller, option, typed)

    def complete(self, caller: Caller, line: str) -> Sequence[tuple[str, str, int]]:
        """What could follow a line: (text, what it means, how many characters of the line it replaces)."""
        return completion.complete(self.registry, self._parser, caller, line)

    def warm_up(self) -> None:
        """Build what is built at its first use, so that nobody waits for it: a second of work, in any thread."""
        for command in self.registry.commands.values():
            for option in options(command):
                suggestions(option.kind, "Niigata", self.lookup, Voice("en"))
                suggestions(option.kind, "", self.lookup, Voice("en"))

    def oops(self, caller: Caller, error: Exception) -> Reply:
        """Log an error that nobody expected, and a reply that gives its number."""
        self.metrics.faults.add(caller.platform.name)
        number = blake2b(f"{self._clock()} {caller.person}".encode(), digest_size=4).hexdigest()
        log.error("a bug, told to the person as %s", number, exc_info=error, extra={"told_as": number})
        return sentence(caller, "oops", id=number)

    async def _guarded(self, caller: Caller, answer: Callable[[Caller], Awaitable[T]]) -> T | Reply:
        """Answer in the language that the caller chose, whatever happens."""
        try:
            here = await self._settings_of(caller.community)
            caller = replace(caller.speaking(await self._members.language(caller.person)), here=here)
            await self._listen(caller)  # before, for what is sent to them meanwhile
            reply = await answer(caller)
            await self._listen(caller)  # and after, for whoever is known only since then
        except DatabaseError as error:
            log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
            return views.trouble(caller, error)
        except Exception as error:  # noqa: BLE001  # the boundary: nobody is left without an answer
            return self.oops(caller, error)
        else:
            return reply

    async def _listen(self, caller: Caller) -> None:
        """Keep the language that the platform says is theirs. That it cannot be kept is no reason not to answer."""
        if caller.heard:
            try:
                await self._members.hear(caller.person, caller.heard)
            except DatabaseError as error:
                log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know

    async def _typed(self, caller: Caller, line: str, *, is_press: bool = False) -> Reply:
        return await self._called(caller, self._parser.parse(caller, line), is_press=is_press)

    async def _called(self, caller: Caller, parsed: Call | Misunderstanding | Bare, *, is_press: bool = False) -> Reply:
        match parsed:
            case Bare(root):
                caller = await self._with_roots(caller, root)
                return self._menu(caller, root) if _may(caller, root) else sentence(caller, "not-staff")
            case Misunderstanding() as wrong:
                return await self._misunderstood(caller, wrong)
            case Call(name, command, values):
                if not is_press:
                    self.metrics.commands.add(caller.platform.name, name)
                root = self.registry.root_of(name)
                caller = await self._with_roots(caller, root)
                if not _may(caller, root):
                    if is_press and caller.platform.has_integrations:  # a command tells more of them than a press
                        return sentence(caller, "not-staff-by-press", command=f"{root} {name}")
                    return sentence(caller, "not-staff")
                if refused := switched_off(self.lookup, caller, parsed):
                    return refused
                values, fault = await files.opened(caller, command, values)
                return fault or await command(caller, **values)

    async def _with_roots(self, caller: Caller, *roots: str) -> Caller:
        """The caller with what moderators let them use, if these roots are not for everybody."""
        if caller.staff.issuperset(STAFF_ROOTS) or set(roots) == {Root.EVERYBODY}:
            return caller
        return replace(caller, staff=caller.staff | await self._granted(caller.community, caller.person))

    async def _misunderstood(self, caller: Caller, wrong: Misunderstanding) -> Reply:
        """What was wrong. Of the commands for staff it speaks to staff alone."""
        meant = [root_in_line(line) for line, _ in wrong.nearest] if wrong.nearest_are_commands else []
        example = root_in_line(wrong.example)
        caller = await self._with_roots(caller, example, *meant)
        if not _may(caller, example):
            return sentence(caller, "not-staff")
        if meant:
            rows = zip(wrong.nearest, meant, strict=True)
            wrong = replace(wrong, nearest=[row for row, root in rows if _may(caller, root)])
        return views.misunderstood(caller, wrong)

    async def _pressed(self, caller: Caller, text: str) -> Reply:
        press = self.registry.unpack(text)
        self.metrics.presses.add(caller.platform.name, press.NAME if press else "unknown")
        action = self.registry.action(press)
        topic = action.topic(press) if action else ""
        if topic in caller.here.off:
            return topic_is_off(caller, topic)
        if action and action.form and not caller.given:
            return sentence(caller, "form-not-opened")
        match press:
            case Run(line):
                return await self._typed(caller, line, is_press=True)
            case Share():
                return await self._sharing.shared(caller, press)
            case _ if action and action.line:
                return await self._typed(caller, action.line(press), is_press=True)
            case _ if action and action.handler:
                return await action.handler(caller, press)
            case _:
                return sentence(caller, "mistake-press")

    async def not_posted(self, caller: Caller, text: str) -> None:
        """What the press with this text was to show to everybody could not be posted: it may be shared again."""
        await self._sharing.release(caller, self.registry.unpack(text))

    def replaces(self, press: Press | None) -> bool:
        """Whether the answer to a press takes the place of the message that was pressed, where that is private."""
        action = self.registry.action(press)
        return action is not None and action.replaces

    def at_most_once(self, press: Press | None) -> bool:
        """Whether a press that a platform delivers twice is to be answered once."""
        action = self.registry.action(press)
        return action is None or action.at_most_once


def _may(caller: Caller, root: str) -> bool:
    """Whether the caller may use the commands of this root: the platform says so, or a moderator has."""
    return root == Root.EVERYBODY or root in caller.staff
