"""What Slack's own words for what is wrong mean here. A word that is not known is a refusal, for reasons of its own."""

import contextlib
import re
from collections.abc import Iterator

import aiohttp
from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.core.platform import NotPostedError, PostFailure
from bot.platforms.slack.web_api import NO_TOKEN, NOT_THERE, asked_to_wait, reason

_WORDS = {
    PostFailure.GONE: {"is_archived", "is_inactive", "user_not_found", "user_not_visible", "user_disabled"},
    PostFailure.LOST: {"message_not_found"},
    PostFailure.FIXED: {"cant_update_message", "edit_window_closed"},
    PostFailure.FORBIDDEN: {*NOT_THERE, "restricted_action", "cannot_dm_bot", "missing_scope", "not_allowed"},
    PostFailure.BUSY: {
        *NO_TOKEN,
        *("ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable"),
        *("request_timeout", "team_added_to_org", "org_login_required", "accesslimited", ""),
    },
}

_OURS = re.compile(r"(invalid_(?!channel|auth)|msg_|no_text|too_many_|block_mismatch|json_|missing_p|unknown_method).*")
"""What is malformed: a mistake of ours, and told as one."""


def meaning(error: SlackApiError) -> PostFailure | None:
    """What it means; None if the mistake is ours."""
    word = reason(error)
    if _OURS.fullmatch(word):
        return None
    return next((why for why, words in _WORDS.items() if word in words), PostFailure.REFUSED)


def takes_no_files(error: SlackApiError) -> bool:
    """Whether it will be no better in a moment, and is not about the channel: then what is in a file goes as text."""
    why = meaning(error)
    return why is PostFailure.REFUSED or (why is PostFailure.FORBIDDEN and reason(error) not in NOT_THERE)


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """What went wrong, as `NotPostedError` tells it. What Slack calls malformed is a bug and stays one."""
    try:
        yield
    except SlackApiError as error:
        why = meaning(error)
        if why is None:
            raise
        word = reason(error) or f"HTTP {error.response.status_code}"
        raise NotPostedError(why, word, asked_to_wait(error)) from error
    except (SlackRequestError, aiohttp.ClientError, TimeoutError, OSError) as error:
        raise NotPostedError(PostFailure.BUSY, str(error) or type(error).__name__) from error
