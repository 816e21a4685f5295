"""The HTTP side of the loopback Slack: who asks, for which method, with what trouble. The methods are elsewhere."""

import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from .chat import Chat
from .content import Failure, refuse, unpacked
from .faults import Faults, reply
from .files import Files
from .hooks import STATUS, Hooks
from .methods import Methods
from .oauth import App
from .problems import Json
from .surfaces import Surfaces
from .tiers import Tiers
from .world import Call, Workspace

Method = Callable[[Json], Json]

READ_CONVERSATIONS = "channels:read,groups:read,mpim:read,im:read"
NEVER_ALLOWED = {
    "conversations.info": READ_CONVERSATIONS,
    "conversations.list": READ_CONVERSATIONS,
    "conversations.members": READ_CONVERSATIONS,
    "conversations.history": "channels:history,groups:history,mpim:history,im:history",
    "conversations.replies": "channels:history,groups:history,mpim:history,im:history",
    "conversations.join": "channels:join",
    "files.list": "files:read",
    "users.lookupByEmail": "users:read.email",
    "reactions.add": "reactions:write",
    "pins.add": "pins:write",
}
"""What the bot asks for no scope for."""


class Web:
    """Takes every HTTP request but the socket's."""

    def __init__(self, workspace: Workspace, faults: Faults, connect: Method, tokens: tuple[str, str]) -> None:
        self.workspace, self.faults = workspace, faults
        self.bot_token, self.app_token = tokens
        self.revoked = False
        self.app: App | None = None
        """The app whose tokens are taken too, where workspaces install one."""
        self.crashes: list[Exception] = []
        self.hooks = Hooks(workspace)
        self.tiers = Tiers(workspace.clock)
        chat, surfaces, methods = Chat(workspace), Surfaces(workspace), Methods(workspace)
        self.files, self.surfaces = Files(workspace, chat), surfaces
        self._connect = connect
        self._methods: dict[str, tuple[Method, str]] = {
            "auth.test": (methods.test, ""),
            "chat.delete": (chat.delete, "chat:write"),
            "chat.postEphemeral": (chat.whisper, "chat:write"),
            "chat.postMessage": (chat.post, "chat:write"),
            "chat.update": (chat.update, "chat:write"),
            "conversations.open": (methods.open, "im:write"),
            "files.completeUploadExternal": (self.files.share, "files:write"),
            "files.delete": (self.files.delete, "files:write"),
            "files.info": (self.files.info, "files:read"),
            "files.getUploadURLExternal": (self.files.address, "files:write"),
            "users.info": (methods.user, "users:read"),
            "users.list": (methods.users, "users:read"),
            "views.open": (surfaces.open, ""),
            "views.publish": (surfaces.publish, ""),
            "views.push": (surfaces.push, ""),
            "views.update": (surfaces.update, ""),
        }

    async def serve(self, request: web.BaseRequest) -> web.Response:
        path = request.path
        method = "upload" if path.startswith("/upload/") else "response_url"
        if path.startswith("/files-pri/"):
            method = "download"
        if path.startswith("/api/"):
            method = path.removeprefix("/api/")
        fault = self.faults.next(method) or self.tiers.over(method)

        async def work() -> web.Response:
            return await self.answer(request, method)

        answer = await (fault.happen(request, work) if fault else work())
        if fault and not fault.afterwards and (fault.error or fault.status != 200):
            error = fault.error or str(fault.status)
            self.workspace.calls.append(Call(method, {}, error, time.perf_counter()))
        return answer

    async def answer(self, request: web.BaseRequest, method: str) -> web.Response:
        arguments: Json = {}
        error = ""
        try:
            body = await request.read()
            if method == "download":
                token = request.headers.get("Authorization", "").removeprefix("Bearer ")
                content = self.files.download(request.path, token, self.bot_token)
                if content is None:
                    return web.Response(text="<html>Sign in to Slack</html>", content_type="text/html")
                return web.Response(body=content)
            if method == "upload":
                return web.Response(text=self.files.receive(request.path, body))
            arguments = unpacked(read(request, body))
            if method == "response_url":
                self.hooks.use(request.path, arguments)
                answer = web.Response(text="ok")
            else:
                answer = self.reply({"ok": True} | self.run(request, method, arguments))
        except Failure as failure:
            error = failure.error
            status = 200 if request.path.startswith("/api/") else STATUS.get(error, 400)
            answer = reply(failure.body, status)
        except Exception as crash:  # noqa: BLE001  # told to the test when it ends
            error = "fatal_error"
            self.crashes.append(crash)
            answer = reply({"ok": False, "error": error}, 500)
        self.workspace.calls.append(Call(method, arguments, error, time.perf_counter()))
        return answer

    def reply(self, body: Json) -> web.Response:
        return reply(body, headers={"x-oauth-scopes": ",".join(sorted(self.workspace.scopes))})

    def run(self, request: web.BaseRequest, method: str, arguments: Json) -> Json:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if method == "oauth.v2.access" and self.app:
            return self.app.access(arguments, request.headers.get("Authorization", ""))
        if method == "api.test":  # for whoever asks, with a token or without
            return echo(arguments)
        token = token if kind == "Bearer" else str(arguments.get("token") or "")
        self.admit(method, token)
        if method == "apps.connections.open":
            return self._connect(arguments)
        if method in ("auth.revoke", "apps.uninstall") and self.app and self.app.of(token):
            return self.app.revoke(token) if method == "auth.revoke" else self.app.uninstall(arguments, token)
        if method in NEVER_ALLOWED:
            raise self.lacks(method, NEVER_ALLOWED[method], arguments)
        if method not in self._methods:
            raise refuse(self.workspace, method, "unknown_method", arguments)
        work, scope = self._methods[method]
        if scope and scope not in self.workspace.scopes:
            raise self.lacks(method, scope, arguments)
        return work(arguments)

    def admit(self, method: str, token: str) -> None:
        if not token:
            raise Failure("not_authed")
        if token not in (self.bot_token, self.app_token):
            if problem := self.app.problem(token) if self.app else "invalid_auth":
                raise Failure(problem)
            return
        if self.revoked:
            raise Failure("token_revoked")
        if (token == self.app_token) != (method == "apps.connections.open"):
            raise Failure("not_allowed_token_type")

    def lacks(self, method: str, scope: str, arguments: Json) -> Failure:
        provided = ",".join(sorted(self.workspace.scopes))
        return refuse(self.workspace, method, "missing_scope", arguments, scope, needed=scope, provided=provided)


def echo(arguments: Json) -> Json:
    """api.test: all that was sent, without the token, and as a failure if an `error` was."""
    given = {name: value for name, value in arguments.items() if name != "token"}
    if error := given.get("error"):
        raise Failure(str(error), args=given)
    return {"args": given} if given else {}


def read(request: web.BaseRequest, body: bytes) -> Json:
    """The arguments: in the address, as a form or as JSON."""
    arguments: Json = dict(request.query)
    if not body:
        return arguments
    if request.content_type == "application/json":
        parsed: Any = None
        try:
            parsed = json.loads(body)
        except ValueError:
            raise Failure("invalid_json") from None
        if not isinstance(parsed, dict):
            raise Failure("json_not_object")
        return arguments | parsed
    return arguments | dict(parse_qsl(body.decode(), keep_blank_values=True))
