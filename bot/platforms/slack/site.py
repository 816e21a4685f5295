"""The web pages of a server that many workspaces share, and the way of an installation through them."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from aiohttp import web

from bot.core.i18n import Voice
from bot.core.visible import visible
from bot.platforms.slack import pages
from bot.platforms.slack.install_flow import REDIRECT, InstallFlow
from bot.platforms.slack.web_page import HEADERS, HOME, INSTALL, PRIVACY, SUPPORT, Part, html, language
from bot.platforms.web_server import Route

LONGEST_NAME = 80
PATHS = (HOME, PRIVACY, SUPPORT, INSTALL, REDIRECT)
"""Where all of it is."""


class Site:
    """`installed` is told which workspace has just got the app; `contact` is where people can write, or empty."""

    def __init__(self, flow: InstallFlow, installed: Callable[[str], None], locale: str, contact: str) -> None:
        self._flow = flow
        self._installed = installed
        self._locale = locale
        self._contact = contact

    def routes(self) -> Sequence[Route]:
        """What is served, besides what Slack itself sends."""
        return (
            Route("GET", HOME, self._landing, also_head=True),
            Route("GET", PRIVACY, self._privacy, also_head=True),
            Route("GET", SUPPORT, self._support, also_head=True),
            Route("GET", INSTALL, self._begin),
            Route("GET", REDIRECT, self._end),
        )

    async def _landing(self, request: web.Request) -> web.Response:
        say = self._voice(request)
        return _page(say, pages.landing(say), HOME)

    async def _privacy(self, request: web.Request) -> web.Response:
        say = self._voice(request)
        return _page(say, pages.privacy(say, self._contact), PRIVACY)

    async def _support(self, request: web.Request) -> web.Response:
        say = self._voice(request)
        return _page(say, pages.support(say, self._contact), SUPPORT)

    async def _begin(self, request: web.Request) -> web.Response:
        """To Slack's page, which asks for the workspace."""
        address, cookie = await self._flow.begin(request.query.get("team", ""))
        headers = {**HEADERS, "Location": address, "Set-Cookie": cookie, "Cache-Control": "no-store"}
        return web.Response(status=302, headers=headers)

    async def _end(self, request: web.Request) -> web.Response:
        """Back from there: what came of it."""
        say = self._voice(request)
        outcome = await self._flow.end(dict(request.query), request.headers.get("Cookie", ""))
        if outcome.team:
            self._installed(outcome.team)
            address = f"https://slack.com/app_redirect?{urlencode({'app': outcome.app, 'team': outcome.team})}"
            parts = pages.installed(say, visible(outcome.workspace)[:LONGEST_NAME] or outcome.team, address)
        else:
            parts = pages.failed(say, outcome.why)
        more = {"Set-Cookie": self._flow.done_cookie, "Cache-Control": "no-store"}
        return _page(say, parts, status=outcome.status, more=more)

    def _voice(self, request: web.Request) -> Voice:
        accepted = request.headers.get("Accept-Language", "")
        return Voice(language(accepted, request.query.get("lang", ""), self._locale))


def _page(
    say: Voice, parts: Sequence[Part], path: str = "", status: int = 200, more: dict[str, str] | None = None
) -> web.Response:
    return web.Response(
        text=html(say, parts, path),
        status=status,
        content_type="text/html",
        charset="utf-8",
        headers={**HEADERS, "Content-Language": say.language, **(more or {})},
    )
