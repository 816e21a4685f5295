"""Slack's Web API where the app shows that it is the app, with its own credentials in place of a token."""

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse


class OAuthClient(AsyncWebClient):
    """The SDK's, which hands the credentials on in a way that aiohttp is about to drop."""

    async def oauth_v2_access(
        self,
        *,
        client_id: str,
        client_secret: str,
        code: str | None = None,
        redirect_uri: str | None = None,
        grant_type: str | None = None,
        refresh_token: str | None = None,
        **kwargs: object,
    ) -> AsyncSlackResponse:
        """A token for a code, or the next one. Raises what the Web API raises."""
        asked = {
            "code": code,
            "redirect_uri": redirect_uri,
            "grant_type": grant_type,
            "refresh_token": refresh_token,
            **kwargs,
        }
        given = {name: value for name, value in asked.items() if value is not None}
        credentials = {"Authorization": aiohttp.encode_basic_auth(client_id, client_secret)}
        return await self.api_call("oauth.v2.access", data=given, headers=credentials)
