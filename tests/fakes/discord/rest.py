"""The HTTP side of the loopback Discord: who asks, for which route, with what trouble. The routes are elsewhere."""

import json
from typing import Any, TypeAlias

from aiohttp import BodyPartReader, web

from .faults import Faults, reply
from .interactions import Interactions, Route
from .posting import Failure, Request
from .routes import Routes
from .world import Call, World

BASE = "/api/v10"
OPENED_BY_TOKEN = ("/interactions/", "/webhooks/")
UNAUTHORIZED = 401, 0, "401: Unauthorized"
NO_ROUTE = 404, 0, "404: Not Found"
BAD_JSON = 400, 50109, "The request body contains invalid JSON."

Uploads: TypeAlias = dict[str, tuple[str, bytes]]


class Rest:
    """Takes every HTTP request."""

    def __init__(self, world: World, faults: Faults, shards: int) -> None:
        self.world, self.faults = world, faults
        self.crashes: list[Exception] = []
        self.own = Routes(world, shards)
        self._routes: dict[tuple[str, str], list[Route]] = {}
        for route in (*Interactions(world).routes(), *self.own.routes()):
            method, pattern, _ = route
            first = pattern.pattern.split("/")[1]
            self._routes.setdefault((method, first), []).append(route)

    async def serve(self, request: web.BaseRequest) -> web.Response:
        if request.path in self.world.uploads:
            return web.Response(body=self.world.uploads[request.path])
        path = request.path.removeprefix(BASE)
        fault = self.faults.next(request.method, path)

        async def work() -> web.Response:
            return await self.answer(request, path)

        answer = await (fault.happen(request, work) if fault else work())
        if fault and fault.status:
            self.world.calls.append(Call(request.method, path, fault.status, 0, self.world.clock.now()))
        return answer

    async def answer(self, request: web.BaseRequest, path: str) -> web.Response:
        code = 0
        try:
            result = await self.run(request, path)
            answer = reply(200, result) if result is not None else web.Response(status=204)
        except Failure as failure:
            code = failure.code
            answer = reply(failure.status, failure.body)
        except ConnectionError:
            answer = reply(499, None)  # the bot went away in the middle of a sentence
        except Exception as error:  # noqa: BLE001  # told to the test when it ends
            self.crashes.append(error)
            answer = reply(500, {"message": "500: Internal Server Error", "code": 0})
        self.world.calls.append(Call(request.method, path, answer.status, code, self.world.clock.now()))
        return answer

    async def run(self, request: web.BaseRequest, path: str) -> Any:
        if not path.startswith(OPENED_BY_TOKEN) and request.headers.get("Authorization") != f"Bot {self.world.token}":
            raise Failure(*UNAUTHORIZED)
        first = path.split("/", 2)[1] if path.startswith("/") else ""
        for _, pattern, function in self._routes.get((request.method, first), ()):
            if found := pattern.fullmatch(path):
                body, files = await read(request)
                query = dict(request.query)
                return await function(Request(request.method, path, found.groups(), query, body, files))
        self.crashes.append(LookupError(f"the loopback Discord knows no route for {request.method} {path}"))
        raise Failure(*NO_ROUTE)


async def read(request: web.BaseRequest) -> tuple[Any, Uploads]:
    """The JSON of a request and the files beside it."""
    if request.content_type.startswith("multipart/"):
        return await read_parts(request)
    text = await request.read()
    return (parse(text) if text else None), {}


async def read_parts(request: web.BaseRequest) -> tuple[Any, Uploads]:
    body, files = None, Uploads()
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read())
        if part.name == "payload_json":
            body = parse(content)
        else:
            files[part.name] = part.filename or part.name, content
    return body, files


def parse(text: bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise Failure(*BAD_JSON) from error
