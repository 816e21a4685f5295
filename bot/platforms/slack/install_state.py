"""What ties an installation to the browser that began it: a signed word, good for ten minutes, and once.

Anybody may begin as often as they like: nothing is stored until the word comes back.
"""

import hmac
from collections.abc import Callable, Sequence
from hashlib import blake2b, sha256

from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.oauth.state_utils import OAuthStateUtils

from bot.core.clock import MINUTE, SECOND, Clock
from bot.db.database import Database, Statement

LIFE = 10 * MINUTE
COOKIE = "__Host-zainichi-install"
"""So called, a browser takes it by HTTPS alone and gives it to this host alone."""


class InstallStates(AsyncOAuthStateStore):
    """Issues words and takes each once, whichever process issued it. `keys` sign; `nonce` gives what none can guess."""

    def __init__(self, database: Database, keys: Sequence[str], clock: Clock, nonce: Callable[[], str]) -> None:
        self._database = database
        self._keys = [sha256(f"install state {key}".encode()).digest() for key in keys]
        self._clock = clock
        self._nonce = nonce

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        """A new word."""
        del args, kwargs
        word = f"{self._clock()}.{self._nonce()}"
        return f"{word}.{_signature(self._keys[0], word)}"

    async def async_consume(self, state: str) -> bool:
        """Whether it is ours, not too old, and has not been used. Raises DatabaseError."""
        word, _, signature = state.rpartition(".")
        issued = word.partition(".")[0]
        is_ours = any(hmac.compare_digest(_signature(key, word), signature) for key in self._keys if state.isascii())
        now = self._clock()
        if not is_ours or not now - LIFE < int(issued) <= now + LIFE:  # a process may have a clock that is ahead
            return False
        digest = blake2b(word.encode(), digest_size=16).hexdigest()
        old = Statement("DELETE FROM slack_state WHERE at < $1", (now - 2 * LIFE,))
        used = "INSERT INTO slack_state (digest, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING digest"
        return bool(await self._database.write(old, Statement(used, (digest, now))))


class InstallCookie(OAuthStateUtils):
    """The cookie that says which browser it was."""

    def __init__(self) -> None:
        super().__init__(cookie_name=COOKIE, expiration_seconds=LIFE // SECOND)

    def build_set_cookie_for_new_state(self, state: str) -> str:
        """Not sent along where another site makes the browser ask for something; but when it comes from there."""
        return f"{super().build_set_cookie_for_new_state(state)}; SameSite=Lax"

    def build_set_cookie_for_deletion(self) -> str:
        """It has done its work."""
        return f"{super().build_set_cookie_for_deletion()}; SameSite=Lax"


def _signature(key: bytes, word: str) -> str:
    return hmac.new(key, word.encode(), sha256).hexdigest()
