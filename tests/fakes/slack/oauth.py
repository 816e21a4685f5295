"""How a workspace gets an app: the page where somebody allows it, the code that comes back, and tokens for that code.

As strict as Slack: an address to come back to must be one of the app's, a code goes once within ten minutes and only
with the same address, a token that expires has a follower that can be asked for once.
"""

import base64
import binascii
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlencode

from .content import Failure
from .problems import Json
from .world import SCOPES, Clock, Workspace

CODE_SECONDS, TOKEN_SECONDS = 600, 43_200


@dataclass(eq=False)
class Token:
    """What a workspace has given to the app."""

    workspace: Workspace
    expires: float | None = None
    over: str = ""
    """Slack's word for why it is not taken any more."""


@dataclass(eq=False)
class Code:
    """What the browser brings back. `org`: for a whole organisation."""

    workspace: Workspace
    redirect: str
    at: float
    org: bool = False


@dataclass(eq=False)
class App:
    """An app that any workspace may install."""

    clock: Clock
    id: str
    client_id: str = field(default_factory=lambda: f"{secrets.randbelow(10**10):010}.{secrets.randbelow(10**13):013}")
    client_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    redirects: list[str] = field(default_factory=list)
    """Where a browser may be sent back to, as the manifest says."""
    rotates: bool = False
    """Whether its tokens expire, after twelve hours."""
    tokens: dict[str, Token] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    refreshing: dict[str, Workspace] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    """Every token and refresh token that ever was."""

    # The page

    def asked(self, query: Json) -> str:
        """The address to which the browser goes back. Raises Failure: then Slack shows an error instead of its page."""
        if query.get("client_id") != self.client_id:
            raise Failure("invalid_client_id")
        scopes = set(filter(None, str(query.get("scope") or "").split(",")))
        if not scopes or query.get("user_scope"):
            raise Failure("invalid_scope")
        if scopes - SCOPES:
            raise Failure("invalid_scope")
        if not self.redirects:
            raise Failure("bad_redirect_uri")
        wanted = str(query.get("redirect_uri") or self.redirects[0])
        if not any(wanted.startswith(address) for address in self.redirects):
            raise Failure("bad_redirect_uri")
        return wanted

    def allow(self, query: Json, workspace: Workspace, *, org: bool = False) -> str:
        """Somebody allows the app: where their browser goes then."""
        back = self.asked(query)
        code = f"{secrets.randbelow(10**13)}.{secrets.token_hex(32)}"
        self.codes[code] = Code(workspace, str(query.get("redirect_uri") or ""), self.clock.now(), org)
        return f"{back}?{urlencode({'code': code, 'state': query.get('state', '')})}"

    def cancel(self, query: Json) -> str:
        """They do not."""
        return f"{self.asked(query)}?{urlencode({'error': 'access_denied', 'state': query.get('state', '')})}"

    # The methods

    def access(self, arguments: Json, authorization: str) -> Json:
        """oauth.v2.access, for a code or for the next token."""
        self.check(arguments, authorization)
        if arguments.get("grant_type") == "refresh_token":
            return self.refresh(str(arguments.get("refresh_token") or ""))
        if arguments.get("grant_type") not in (None, "", "authorization_code"):
            raise Failure("invalid_grant_type")
        code = self.codes.pop(str(arguments.get("code") or ""), None)
        if code is None:
            raise Failure("invalid_code")
        if self.clock.now() - code.at > CODE_SECONDS:
            raise Failure("code_expired")
        if str(arguments.get("redirect_uri") or "") != code.redirect:
            raise Failure("bad_redirect_uri")
        here = code.workspace
        person = next(iter(here.people), "U0NOBODY")
        told: Json = {"app_id": self.id, "authed_user": {"id": person}, "enterprise": None}
        told |= {"scope": ",".join(sorted(here.scopes)), "is_enterprise_install": code.org}
        told |= {"team": None if code.org else {"id": here.team, "name": here.name}}
        if code.org:
            told["enterprise"] = {"id": "E0ORG", "name": "Organisation"}
        return told | self.give(here)

    def check(self, arguments: Json, authorization: str) -> None:
        """Whether it is the app that asks: in the header, or in the form."""
        kind, _, coded = authorization.partition(" ")
        given = str(arguments.get("client_id") or ""), str(arguments.get("client_secret") or "")
        if kind == "Basic":
            try:
                name, _, secret = base64.b64decode(coded, validate=True).decode().partition(":")
            except (binascii.Error, UnicodeError):
                raise Failure("invalid_auth") from None
            given = name, secret
        if given[0] != self.client_id:
            raise Failure("invalid_client_id")
        if given[1] != self.client_secret:
            raise Failure("bad_client_secret")

    def refresh(self, given: str) -> Json:
        """The next token. What it was asked for with goes once; the token before it is good until it expires."""
        here = self.refreshing.pop(given, None)
        if here is None or not self.rotates:
            raise Failure("invalid_refresh_token")
        told: Json = {"app_id": self.id, "team": {"id": here.team, "name": here.name}, "enterprise": None}
        return told | {"scope": ",".join(sorted(here.scopes))} | self.give(here)

    def give(self, workspace: Workspace) -> Json:
        """A new token, with its follower where tokens expire. Without that, a workspace keeps the one that it has."""
        told: Json = {"token_type": "bot", "bot_user_id": workspace.bot_user}
        if not self.rotates:
            living = [it for it, token in self.tokens.items() if token.workspace is workspace and not token.over]
            token = living[0] if living else f"xoxb-{secrets.randbelow(10**12)}-{secrets.token_hex(12)}"
            self.tokens[token] = Token(workspace)
            self.used.add(token)
            return told | {"access_token": token}
        token, refresh = f"xoxe.xoxb-1-{secrets.token_hex(40)}", f"xoxe-1-{secrets.token_hex(60)}"
        self.tokens[token] = Token(workspace, self.clock.now() + TOKEN_SECONDS)
        self.refreshing[refresh] = workspace
        self.used |= {token, refresh}
        return told | {"access_token": token, "refresh_token": refresh, "expires_in": TOKEN_SECONDS}

    def revoke(self, given: str) -> Json:
        """auth.revoke."""
        self.tokens[given].over = "token_revoked"
        return {"revoked": True}

    def uninstall(self, arguments: Json, given: str) -> Json:
        """apps.uninstall: the app leaves a workspace by itself. It shows the credentials in the form."""
        self.check(arguments, "")
        self.leave(self.tokens[given].workspace)
        return {}

    def leave(self, workspace: Workspace) -> None:
        """The app is removed from a workspace: no token of it is taken any more."""
        for token in self.tokens.values():
            if token.workspace is workspace and not token.over:
                token.over = "account_inactive"
        self.refreshing = {it: where for it, where in self.refreshing.items() if where is not workspace}

    def of(self, given: str) -> Token | None:
        return self.tokens.get(given)

    def problem(self, given: str) -> str:
        """Slack's word for why a token is not taken; nothing if it is."""
        token = self.tokens.get(given)
        if token is None:
            return "invalid_auth"
        return token.over or ("token_expired" if token.expires and self.clock.now() >= token.expires else "")
