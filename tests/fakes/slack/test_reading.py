"""What the loopback Slack says that a person reads is what Slack shows: in order, without marks, with every link."""

import pytest

from tests.fakes.slack.problems import Json
from tests.fakes.slack.reading import leads_to, pinged, read, shown


def names(number: str) -> str:
    return {"U1": "Mina", "C1": "general"}.get(number, number)


READ = {
    "*bold* _slanted_ ~gone~ `code`": "bold slanted gone code",
    "*_both_* _*both*_": "both both",
    "ten*two snake_case_name 2*3*4": "ten*two snake_case_name 2*3*4",
    "日本*語*です *日本* 語": "日本*語*です 日本 語",
    "* not bold * and *one\nline*": "* not bold * and *one\nline*",
    "`*code*` and ```&lt;x&gt; _y_```": "*code* and <x> _y_",
    "&amp;lt; &lt;b&gt; &amp; &quot;": "&lt; <b> & &quot;",
    "<@U1> <@U1|other> <@W9> <#C1> <#C9|away>": "@Mina @other @W9 #general #away",
    "<!channel> <!here|x> <!subteam^S1|class> <!subteam^S2>": "@channel @here @class @S2",
    "<https://example.org/?a=1&amp;b=2|*a* label> <http://x.org>": (
        "*a* label (https://example.org/?a=1&b=2) http://x.org"
    ),
    "<mailto:a@example.org|write>": "write (mailto:a@example.org)",
    "<!date^0^{date}|1 January 1970>": "1 January 1970",
    "&lt;@U1&gt; <x>": "<@U1> <x>",
    "a\0b": "ab",
}


@pytest.mark.parametrize(("markup", "text"), READ.items())
def test_a_text_with_marks_is_read_without_them(markup: str, text: str) -> None:
    assert read(markup, names) == text


def test_blocks_are_read_from_top_to_bottom_without_their_buttons() -> None:
    blocks: list[Json] = [
        {"type": "header", "text": {"type": "plain_text", "text": "Title &amp; more"}},
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "*Text*"},
            "fields": [{"type": "mrkdwn", "text": "one"}, {"type": "plain_text", "text": "*two*"}],
            "accessory": {"type": "button", "text": {"type": "plain_text", "text": "Unread"}},
        },
        {"type": "image", "alt_text": "A map", "title": {"type": "plain_text", "text": "Map"}},
        {
            "type": "context",
            "elements": [{"type": "mrkdwn", "text": "<https://x.org|source>"}, {"type": "image", "alt_text": "flag"}],
        },
        {"type": "markdown", "text": "**as it is**"},
        {
            "type": "table",
            "rows": [
                [
                    {"type": "raw_text", "text": "a"},
                    {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [text("b")]}]},
                ]
            ],
        },
        {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Unread"}}]},
        {"type": "input", "label": {"type": "plain_text", "text": "Why?"}},
    ]
    assert shown({"text": "never read", "blocks": blocks}, names).splitlines() == [
        "Title & more",
        "Text",
        "one",
        "*two*",
        "Map",
        "A map",
        "source (https://x.org) flag",
        "**as it is**",
        "a | b",
        "Why?",
    ]
    assert shown({"text": "*read*", "blocks": []}, names) == "read"


def text(words: str) -> Json:
    return {"type": "text", "text": words}


def section(*spans: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(spans)}


def test_rich_text_is_read_with_its_lists_and_names() -> None:
    link: Json = {"type": "link", "url": "https://x.org"}
    spans = [text("*x* "), link, link | {"text": "label"}, {"type": "user", "user_id": "U1"}]
    more: list[Json] = [
        {"type": "usergroup", "usergroup_id": "S1"},
        {"type": "channel", "channel_id": "C1"},
        {"type": "broadcast", "range": "here"},
        {"type": "emoji", "name": "tada"},
        {"type": "date", "timestamp": 0, "format": "{date}", "fallback": "1970"},
        {"type": "color", "value": "#fff"},
    ]
    lists = [
        {"type": "rich_text_list", "style": "bullet", "elements": [section(text("a")), section(text("b"))]},
        {"type": "rich_text_list", "style": "ordered", "offset": 2, "elements": [section(text("c"))]},
    ]
    message = {"blocks": [{"type": "rich_text", "elements": [section(*spans), section(*more), *lists]}]}
    assert shown(message, names).splitlines() == [
        "*x* https://x.orglabel (https://x.org)@Mina",
        "@S1#general@here:tada:1970#fff",
        "• a",
        "• b",
        "3. c",
    ]
    assert pinged(message) == ["U1", "S1", "here"]
    assert leads_to(message) == ["https://x.org", "https://x.org"]


def test_only_what_slack_would_make_a_link_or_a_call_of_counts_as_one() -> None:
    harmless = "&lt;!channel&gt; @here @everyone &lt;http://x|y&gt; javascript:alert(1) <javascript:alert(1)|x>"
    assert pinged({"text": harmless}) == []
    # A bare address becomes a link, even in what was meant to be one and was escaped.
    assert pinged({"text": harmless}, link_names=True) == ["here", "everyone"]
    assert leads_to({"text": f"{harmless} <http://y|z> see https://example.org/?a&amp;b"}) == [
        "http://y",
        "http://x",
        "https://example.org/?a&b",
    ]
    plain = {"type": "header", "text": {"type": "plain_text", "text": "<!channel> <@U1>"}}
    assert pinged({"text": "", "blocks": [plain]}) == []
    # The text above the blocks is not shown, but it is in the notification: it calls, and leads nowhere.
    assert pinged({"text": "<!here>", "blocks": [plain]}) == ["here"]
    assert leads_to({"text": "<http://x|y>", "blocks": [plain]}) == []
