"""The views methods: the Home tab and modals, with their hashes, triggers and stacks."""

from .blocks import MOST_BYTES_OF_VIEW, check_view, interactive, size
from .content import Failure, refuse, refuse_blocks
from .event import TRIGGER_SECONDS
from .message import View
from .problems import Json
from .world import Person, Workspace

MOST_IN_STACK = 3
KEPT = ("type", "title", "submit", "close", "callback_id", "private_metadata", "external_id", "notify_on_close")


class Surfaces:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def publish(self, arguments: Json) -> Json:
        """views.publish."""
        person = self.workspace.people.get(arguments.get("user_id") or "")
        wanted = self.checked("views.publish", arguments, "home")
        if person is None:
            raise Failure("user_not_found")
        view = self.workspace.homes.get(person)
        self.compare(view, arguments)
        if view is None:
            view = self.workspace.homes[person] = self.new(person, wanted)
        else:
            view.change(self.data(view.id, wanted))
        self.workspace.show(view)
        return {"view": view.data}

    def open(self, arguments: Json) -> Json:
        """views.open: instead of any modal that is open."""
        wanted = self.checked("views.open", arguments, "modal")
        person = self.exchange(arguments)
        for view in self.workspace.stack(person):
            view.closed = True
        self.workspace.stacks[person] = []
        shown = self.put(person, wanted)
        self.workspace.stack(person)[-1].opened_in = self.workspace.came_from[arguments["trigger_id"]]
        return shown

    def push(self, arguments: Json) -> Json:
        """views.push: above the modal that is open."""
        wanted = self.checked("views.push", arguments, "modal")
        person = self.exchange(arguments)
        if not self.workspace.stack(person):
            raise Failure("not_found")
        if len(self.workspace.stack(person)) >= MOST_IN_STACK:
            raise Failure("push_limit_reached")
        return self.put(person, wanted)

    def update(self, arguments: Json) -> Json:
        """views.update, by view_id or external_id."""
        number, name = arguments.get("view_id"), arguments.get("external_id")
        known = self.workspace.views.values()
        found = [view for view in known if view.id == number or (name and view.data.get("external_id") == name)]
        if not found or found[0].closed:
            raise Failure("not_found")
        view = found[0]
        wanted = self.checked("views.update", arguments, view.type)
        self.compare(view, arguments)
        view.change(self.data(view.id, wanted))
        self.workspace.show(view)
        return {"view": view.data}

    def checked(self, method: str, arguments: Json, kind: str) -> Json:
        view = arguments.get("view")
        if not isinstance(view, dict) or view.get("type") != kind:
            raise refuse(self.workspace, method, "invalid_arguments", arguments, f"the view must be a {kind}")
        if self.workspace.validate:
            if problems := check_view(view):
                raise refuse_blocks(self.workspace, method, arguments, problems, "invalid_arguments")
            asks_for_files = any(
                it.get("type") == "file_input" for block in view["blocks"] for it in interactive(block)
            )
            if asks_for_files and "files:read" not in self.workspace.scopes:
                raise refuse(self.workspace, method, "missing_scope", arguments, "file_input without files:read")
            if size(view) > MOST_BYTES_OF_VIEW:
                raise refuse(self.workspace, method, "view_too_large", arguments)
        return view

    def compare(self, view: View | None, arguments: Json) -> None:
        """With a hash, only what has not changed since may be replaced."""
        if arguments.get("hash") and (view is None or arguments["hash"] != view.hash):
            raise Failure("hash_conflict")

    def exchange(self, arguments: Json) -> Person:
        """A trigger_id for the person who did something. Each goes once, and for three seconds."""
        trigger = arguments.get("trigger_id") or ""
        if trigger not in self.workspace.triggers:
            raise Failure("invalid_trigger_id")
        person, at = self.workspace.triggers[trigger]
        if at < 0:
            raise Failure("exchanged_trigger_id")
        if self.workspace.clock.now() - at > TRIGGER_SECONDS:
            raise Failure("expired_trigger_id")
        self.workspace.triggers[trigger] = person, -1.0
        return person

    def put(self, person: Person, wanted: Json) -> Json:
        view = self.new(person, wanted)
        self.workspace.stack(person).append(view)
        self.workspace.show(view)
        return {"view": view.data}

    def new(self, person: Person, wanted: Json) -> View:
        view = View(self.workspace, self.data(self.workspace.new_id("V"), wanted), person)
        self.workspace.views[view.id] = view
        return view

    def data(self, number: str, wanted: Json) -> Json:
        own = {"id": number, "team_id": self.workspace.team, "hash": self.workspace.new_hash()}
        who = {"app_id": self.workspace.app, "bot_id": self.workspace.bot, "state": {"values": {}}}
        empty = {"callback_id": "", "private_metadata": "", "external_id": ""}
        kept = {name: wanted[name] for name in KEPT if name in wanted}
        return own | who | empty | kept | {"blocks": self.workspace.complete(wanted["blocks"])}
