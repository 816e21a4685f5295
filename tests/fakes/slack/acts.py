"""What people do in the loopback Slack: type, press, choose, fill in. They get what a person would see."""

import time

from tests.fakes.within import within

from .content import Failure
from .delivery import Delivery, Manner
from .event import Event, NoAnswer, Told
from .forms import UNTOUCHED, Given, filled, state
from .message import Message, NotPossible, Surface, View
from .payloads import action_event, closing_event, command_event, escaped, home_event, submission_event
from .problems import Json
from .web import Web
from .world import Channel, Person, Refusal, Workspace


class Acts:
    def __init__(self, workspace: Workspace, delivery: Delivery, web: Web, manner: Manner) -> None:
        self.workspace, self.delivery, self.web, self.manner = workspace, delivery, web, manner

    async def command(self, person: Person, channel: Channel, command: str, text: str) -> Told:
        if channel.archived or not channel.has(person):
            raise NotPossible(f"{person.name} cannot write in {channel.name}")
        typed = escaped(self.workspace, text) if self.manner.should_escape else text
        return await self.act(command_event(self.workspace, person, channel, command, typed))

    async def press(self, person: Person, where: Message | View, which: str) -> Told:
        self.check_sees(person, where)
        block, element = where.find(which, button=True)
        return await self.change(person, where, block, element, {})

    async def choose(self, person: Person, where: Message | View, which: str, given: Given) -> Told:
        self.check_sees(person, where)
        block, element = where.find(which, button=False)
        return await self.change(person, where, block, element, filled(element, given))

    async def change(self, person: Person, where: Surface, block: Json, element: Json, value: Json) -> Told:
        kept = {name: element[name] for name in ("type", "action_id", "text", "value", "style") if name in element}
        action = kept | {"block_id": block["block_id"]} | value
        known = state(where, UNTOUCHED)
        if value and element["type"] != "overflow":
            known[block["block_id"]][element["action_id"]] = value
        event = action_event(self.workspace, person, where, action, known)
        return await self.act(event)

    async def submit(self, person: Person, view: View, values: dict[str, Given]) -> Told:
        """Send a modal in. If it closes and nothing else comes, that is what the person saw."""
        if not self.workspace.stack(person) or self.workspace.stack(person)[-1] is not view:
            raise NotPossible(f"{person.name} does not see {view!r}")
        event = submission_event(self.workspace, person, view, state(view, values))
        return await self.act(event, submitted=view)

    async def close(self, person: Person, view: View) -> None:
        """Close a modal. The bot hears of it only if it wished to."""
        view.closed = True
        self.workspace.stack(person).remove(view)
        if view.data.get("notify_on_close"):
            await self.delivery.deliver(closing_event(self.workspace, person, view))

    async def open_home(self, person: Person) -> View:
        """The Home tab as the bot publishes it now, or as it was if it publishes nothing."""
        event = home_event(self.workspace, person)
        try:
            told = await self.act(event, until_view=True)
        except NoAnswer:
            if event.acked is None or person not in self.workspace.homes:
                raise
            return self.workspace.homes[person]
        return told.view

    def check_sees(self, person: Person, where: Message | View) -> None:
        if isinstance(where, Message):
            sees = where.seen_by(person) and where.channel.has(person)
        else:
            sees = where.whose is person and not where.closed
        if not sees:
            raise NotPossible(f"{person.name} does not see {where!r}")

    async def act(self, event: Event, *, submitted: View | None = None, until_view: bool = False) -> Told:
        """Let the bot know, and wait for its acknowledgement and then for something to be seen."""
        self.workspace.waiting.add(event)
        try:
            await self.delivery.deliver(event)
            self.take(event, submitted)
            await self.wait(event, until_view=until_view)
        except NoAnswer:
            if submitted is None or not submitted.closed:
                raise
            event.came.append(submitted)
        finally:
            self.workspace.waiting.discard(event)
        return Told(event, time.perf_counter() - event.began)

    async def wait(self, event: Event, *, until_view: bool) -> None:
        try:
            async with within(self.manner.patience):
                while not (any(isinstance(item, View) for item in event.came) if until_view else event.came):
                    event.saw.clear()
                    await event.saw.wait()
        except TimeoutError:
            raise NoAnswer("acknowledged, but nothing came") from None

    def take(self, event: Event, submitted: View | None) -> None:
        """What the acknowledgement says is shown."""
        try:
            if submitted is not None:
                self.take_submission(event, submitted, event.answer or {})
            elif event.answer is not None and event.kind == "slash_commands":
                self.web.hooks.acknowledged(event)
            elif event.answer is not None and event.kind == "interactive":
                why = "Slack does not look at what comes with the acknowledgement of a press"
                self.workspace.refused.append(Refusal("block_actions", "ignored", why, event.answer))
        except Failure as failure:
            what = event.payload.get("command") or "we had some trouble connecting"
            raise NoAnswer(f'{what} failed with the error "{failure.error}"') from None

    def take_submission(self, event: Event, view: View, answer: Json) -> None:
        """view_submission: close, say what is wrong, or go on with another view."""
        action, stack = answer.get("response_action"), self.workspace.stack(event.who)
        surfaces = self.web.surfaces
        if action == "errors":
            view.errors = dict(answer["errors"])
            known = {block["block_id"] for block in view.blocks if block["type"] == "input"}
            if not view.errors or set(view.errors) - known:
                raise Failure("invalid_arguments")
            self.workspace.show(view, event)
        elif action == "update":
            view.change(surfaces.data(view.id, surfaces.checked("response_action", answer, "modal")))
            self.workspace.show(view, event)
        elif action == "push":
            surfaces.put(event.who, surfaces.checked("response_action", answer, "modal"))
        else:
            for one in list(stack) if action == "clear" else [view]:
                one.closed = True
                stack.remove(one)
