"""The pages for whoever looks after the process: `/healthz`, `/readyz` and `/metrics`, beside what a platform sends.

`/healthz` says that the process is there, `/readyz` whether it serves people, and what is wrong if it does not. Nothing
on them names a person or a place.
"""

import contextlib
import json
from collections.abc import Iterator, Sequence

from aiohttp import web

from bot.core.cache import AsyncCache
from bot.core.metrics import Gauge, Metrics
from bot.health import HOLDS, Health
from bot.platforms.web_server import Route, WebServer

LIVE, READY, METRICS = "/healthz", "/readyz", "/metrics"


class StatusPages:
    """The pages of a process. `gauges` are those of its features, once there are any."""

    def __init__(self, health: Health, metrics: Metrics) -> None:
        self._health = health
        self._metrics = metrics
        self._pages: AsyncCache[str, bytes] = AsyncCache(HOLDS, size=1)
        self.gauges: Sequence[Gauge] = ()

    @contextlib.contextmanager
    def on(self, server: WebServer) -> Iterator[None]:
        """Answer for them at this port, for as long as this lasts."""
        with server.serving(
            Route("GET", LIVE, self._live, also_head=True),
            Route("GET", READY, self._ready, also_head=True),
            Route("GET", METRICS, self._numbers),
        ):
            yield

    async def _live(self, _: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _ready(self, request: web.Request) -> web.Response:
        """As JSON for who asks for that, else a line for each fault."""
        wrong = {what: said for what, said in (await self._health.troubles()).items() if said}
        status = 503 if wrong else 200
        if "application/json" in request.headers.get("Accept", ""):
            body = json.dumps({"ready": not wrong, "wrong": wrong}, ensure_ascii=False)
            return web.Response(status=status, text=body, content_type="application/json")
        text = "".join(f"{what}: {said}\n" for what, said in wrong.items())
        return web.Response(status=status, text=text or "ready\n")

    async def _numbers(self, _: web.Request) -> web.Response:
        from bot.metrics_page import CONTENT_TYPE  # noqa: PLC0415  # with its library, only for who asks

        body = await self._pages.get(METRICS, lambda _: self._drawn())
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE})

    async def _drawn(self) -> bytes:
        from bot.metrics_page import page  # noqa: PLC0415

        return await page(self._metrics, self.gauges, await self._health.troubles())
