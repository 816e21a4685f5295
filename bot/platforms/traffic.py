"""What the requests to a platform come back with, as far as it is counted."""

import aiohttp

from bot.core.metrics import Counter

_TOO_MANY = 429


def counting(limits: Counter, platform: str) -> aiohttp.TraceConfig:
    """For a session of aiohttp: counts the requests that a platform refuses for being too many."""

    async def ended(_session: aiohttp.ClientSession, _context: object, end: aiohttp.TraceRequestEndParams) -> None:
        if end.response.status == _TOO_MANY:
            limits.add(platform)

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    return trace
