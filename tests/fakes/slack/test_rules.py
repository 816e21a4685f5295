"""Whatever Slack refuses in blocks and views, the loopback Slack refuses, and says where and why as Slack does."""

from typing import Any

import pytest

from tests.fakes.slack.blocks import check_message_blocks, check_view
from tests.fakes.slack.problems import Json, Problems
from tests.fakes.slack.small_bot import section

PLAIN: Json = {"type": "plain_text", "text": "Plain"}
BUTTON: Json = {"type": "button", "action_id": "a", "text": PLAIN}
OPTION: Json = {"text": PLAIN, "value": "1"}
PICTURE: Json = {"type": "image", "image_url": "https://example.org/map.png", "alt_text": "A map"}


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def buttons(count: int) -> Json:
    return actions(*(BUTTON | {"action_id": str(i)} for i in range(count)))


def menu(**changes: Any) -> Json:
    return actions({"type": "static_select", "action_id": "m", "options": [OPTION]} | changes)


def rich(*spans: Json, kind: str = "rich_text_section") -> Json:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(spans)}]}


def listed(*items: Json, style: str = "bullet", **more: Any) -> Json:
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_list", "style": style, "elements": list(items)} | more],
    }


def span(text: str, **style: bool) -> Json:
    return {"type": "text", "text": text} | ({"style": style} if style else {})


ITEM: Json = {"type": "rich_text_section", "elements": [span("x")]}
CELL: Json = {"type": "raw_text", "text": "x"}

FINE: dict[str, list[Json]] = {
    "50 blocks": [section("x")] * 50,
    "the longest section": [section("x" * 3000)],
    "fields": [{"type": "section", "fields": [plain("x" * 2000)] * 10, "accessory": BUTTON}],
    "a picture beside": [section("x") | {"accessory": PICTURE}],
    "a header": [{"type": "header", "text": plain("x" * 150)}],
    "context": [{"type": "context", "elements": [PLAIN] * 9 + [PICTURE]}],
    "25 buttons": [buttons(25)],
    "a full button": [
        actions(
            BUTTON
            | {"text": plain("x" * 75), "value": "x" * 2000, "style": "danger", "accessibility_label": "x" * 75}
            | {"confirm": {"title": PLAIN, "text": PLAIN, "confirm": PLAIN, "deny": PLAIN}}
        )
    ],
    "a link": [actions(BUTTON | {"url": "https://example.org"})],
    "a picture": [PICTURE | {"title": PLAIN}, {"type": "image", "alt_text": "x", "slack_file": {"id": "F0123456789"}}],
    "rich text": [
        rich(span("x", bold=True), {"type": "link", "url": "https://example.org", "text": "x"}),
        rich({"type": "user", "user_id": "U1"}, {"type": "broadcast", "range": "here"}, kind="rich_text_quote"),
        rich(span("x"), kind="rich_text_preformatted"),
        rich({"type": "date", "timestamp": 1, "format": "{date}"}, {"type": "emoji", "name": "x"}),
        listed(ITEM, ITEM, style="ordered", indent=1),
    ],
    "a table": [{"type": "table", "rows": [[CELL] * 20] * 10, "column_settings": [{"align": "right"}]}],
    "markdown": [{"type": "markdown", "text": "x" * 12_000}],
    "a divider": [{"type": "divider", "block_id": "x" * 255}],
    "menus": [
        menu(placeholder=plain("x" * 150)),
        {"type": "input", "label": PLAIN, "element": {"type": "plain_text_input", "max_length": 3000}, "hint": PLAIN},
        actions({"type": "overflow", "action_id": "o", "options": [OPTION] * 5}),
        actions({"type": "users_select", "action_id": "u", "placeholder": PLAIN}),
        actions({"type": "static_select", "action_id": "g", "option_groups": [{"label": PLAIN, "options": [OPTION]}]}),
    ],
}

WRONG: dict[str, tuple[list[Json], str]] = {
    "51 blocks": ([section("x")] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    "a block that nobody knows": ([{"type": "card"}], "unsupported type: card [json-pointer:/blocks/0/type]"),
    "a long section": ([section("x" * 3001)], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    "an empty section": ([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    "a section of nothing": ([{"type": "section"}], "must define either text or fields [json-pointer:/blocks/0]"),
    "a field too many": (
        [{"type": "section", "fields": [PLAIN] * 11}],
        "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ),
    "a long field": (
        [{"type": "section", "fields": [plain("x" * 2001)]}],
        "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
    ),
    "a text that is none": (
        [{"type": "section", "text": "x"}],
        "must be a plain_text or mrkdwn object [json-pointer:/blocks/0/text]",
    ),
    "a misspelt property": (
        [section("x") | {"blockid": "x"}],
        "invalid additional property: blockid [json-pointer:/blocks/0]",
    ),
    "a long header": (
        [{"type": "header", "text": plain("x" * 151)}],
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ),
    "a header with marks": (
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        "must be a plain_text object [json-pointer:/blocks/0/text]",
    ),
    "11 in a context": (
        [{"type": "context", "elements": [PLAIN] * 11}],
        "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ),
    "26 buttons": ([buttons(26)], "no more than 25 items allowed [json-pointer:/blocks/0/elements]"),
    "no button": ([actions()], "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]"),
    "a long label": (
        [actions(BUTTON | {"text": plain("x" * 76)})],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ),
    "a long value": (
        [actions(BUTTON | {"value": "x" * 2001})],
        "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
    ),
    "a long action_id": (
        [actions(BUTTON | {"action_id": "x" * 256})],
        "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
    ),
    "a long accessibility_label": (
        [actions(BUTTON | {"accessibility_label": "x" * 76})],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/accessibility_label]",
    ),
    "a style that is none": (
        [actions(BUTTON | {"style": "green"})],
        "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]",
    ),
    "an address that is none": (
        [actions(BUTTON | {"url": "javascript:alert(1)"})],
        "Invalid URL: 'javascript:alert(1)' [json-pointer:/blocks/0/elements/0/url]",
    ),
    "an initial option that is none": (
        [menu(initial_option=OPTION | {"value": "other"})],
        "must match one of the options [json-pointer:/blocks/0/elements/0/initial_option]",
    ),
    "a time that is none": (
        [actions({"type": "timepicker", "action_id": "t", "initial_time": "9:00"})],
        r"must match ([01]\d|2[0-3]):[0-5]\d [json-pointer:/blocks/0/elements/0/initial_time]",
    ),
    "a conversation of no kind": (
        [actions({"type": "conversations_select", "action_id": "c", "filter": {"include": ["dm"]}})],
        "must be a valid enum value: dm [json-pointer:/blocks/0/elements/0/filter/include]",
    ),
    "one action_id twice": (
        [actions(BUTTON), actions(BUTTON)],
        "`action_id` 'a' already exists [json-pointer:/blocks/1]",
    ),
    "one block_id twice": (
        [section("x") | {"block_id": "b"}] * 2,
        "`block_id` 'b' already exists [json-pointer:/blocks/1/block_id]",
    ),
    "a long question before a press": (
        [actions(BUTTON | {"confirm": {"title": PLAIN, "text": PLAIN, "confirm": plain("x" * 31), "deny": PLAIN}})],
        "must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/confirm/text]",
    ),
    "a picture without words": (
        [{"type": "image", "image_url": "https://example.org"}],
        "missing required field: alt_text [json-pointer:/blocks/0]",
    ),
    "a picture from nowhere": (
        [{"type": "image", "alt_text": "x"}],
        "must define either an image_url or a slack_file [json-pointer:/blocks/0]",
    ),
    "a file that is none": (
        [{"type": "image", "alt_text": "x", "slack_file": {"id": "x"}}],
        "must define either an id or a url [json-pointer:/blocks/0/slack_file]",
    ),
    "a menu of nothing": (
        [menu(options=[])],
        "no fewer than 1 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    "a menu of two sorts": (
        [menu(option_groups=[])],
        "must define either options or option_groups [json-pointer:/blocks/0/elements/0]",
    ),
    "a long option": (
        [menu(options=[{"text": PLAIN, "value": "x" * 151}])],
        "must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]",
    ),
    "a field among buttons": (
        [actions({"type": "plain_text_input"})],
        "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0]",
    ),
    "a field that takes too much": (
        [{"type": "input", "label": PLAIN, "element": {"type": "plain_text_input", "max_length": 3001}}],
        "min_length and max_length must lie between 0 and 3000 [json-pointer:/blocks/0/element]",
    ),
    "rich text of nothing": (
        [rich(span(""))],
        "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]",
    ),
    "a style that rich text does not know": (
        [rich(span("x", blink=True))],
        "invalid additional property: blink [json-pointer:/blocks/0/elements/0/elements/0/style]",
    ),
    "a span that nobody knows": (
        [rich({"type": "mrkdwn", "text": "x"})],
        "unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/elements/0]",
    ),
    "a mention in code": (
        [rich({"type": "user", "user_id": "U1"}, kind="rich_text_preformatted")],
        "unsupported type: user [json-pointer:/blocks/0/elements/0/elements/0]",
    ),
    "a rich link to a script": (
        [rich({"type": "link", "url": "javascript:alert(1)"})],
        "Invalid URL: 'javascript:alert(1)' [json-pointer:/blocks/0/elements/0/elements/0/url]",
    ),
    "a broadcast to nobody": (
        [rich({"type": "broadcast", "range": "all"})],
        "must be a valid enum value [json-pointer:/blocks/0/elements/0/elements/0/range]",
    ),
    "a list of no sort": (
        [listed(ITEM, style="dash")],
        "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]",
    ),
    "a list in a list": (
        [listed(span("x"))],
        "must be a rich_text_section [json-pointer:/blocks/0/elements/0/elements/0]",
    ),
    "a deep list": ([listed(ITEM, indent=9)], "must be between 0 and 8 [json-pointer:/blocks/0/elements/0/indent]"),
    "two tables": (
        [{"type": "table", "rows": [[CELL]]}, {"type": "table", "rows": [[CELL]]}],
        "only one table is allowed [json-pointer:/blocks]",
    ),
    "a wide table": (
        [{"type": "table", "rows": [[CELL] * 21]}],
        "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]",
    ),
    "a cell of no sort": (
        [{"type": "table", "rows": [[PLAIN]]}],
        "unsupported type: plain_text [json-pointer:/blocks/0/rows/0/0]",
    ),
    "much markdown": (
        [{"type": "markdown", "text": "x" * 6001}] * 2,
        "markdown must be less than 12001 characters in total [json-pointer:/blocks]",
    ),
}


@pytest.mark.parametrize("blocks", FINE.values(), ids=FINE)
def test_blocks_at_their_limits_are_taken(blocks: list[Json]) -> None:
    assert check_message_blocks(blocks).messages == []


@pytest.mark.parametrize(("blocks", "message"), WRONG.values(), ids=WRONG)
def test_blocks_beyond_their_limits_are_refused_with_the_place_and_the_reason(blocks: list[Json], message: str) -> None:
    assert message in check_message_blocks(blocks).messages


HOME: Json = {"type": "home", "blocks": []}
MODAL: Json = {"type": "modal", "title": plain("x" * 24), "blocks": []}
FORM: Json = {"type": "input", "label": PLAIN, "element": {"type": "plain_text_input"}}


@pytest.mark.parametrize("view", [HOME | {"blocks": [section("x")] * 100}, MODAL, MODAL | {"submit": PLAIN}])
def test_views_at_their_limits_are_taken(view: Json) -> None:
    assert check_view(view).messages == []


@pytest.mark.parametrize(
    ("view", "message"),
    [
        (HOME | {"blocks": [section("x")] * 101}, "no more than 100 items allowed [json-pointer:/view/blocks]"),
        (HOME | {"title": PLAIN}, "invalid additional property: title [json-pointer:/view]"),
        (HOME | {"type": "tab"}, "must be home or modal [json-pointer:/view/type]"),
        (MODAL | {"title": plain("x" * 25)}, "must be less than 25 characters [json-pointer:/view/title/text]"),
        ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
        (MODAL | {"blocks": [FORM]}, "missing required field: submit [json-pointer:/view/submit]"),
        (
            MODAL | {"blocks": [{"type": "table", "rows": [[CELL]]}]},
            "unsupported type: table [json-pointer:/view/blocks/0/type]",
        ),
        (
            MODAL | {"private_metadata": "x" * 3001},
            "must be less than 3001 characters [json-pointer:/view/private_metadata]",
        ),
    ],
)
def test_views_beyond_their_limits_are_refused(view: Json, message: str) -> None:
    assert message in check_view(view).messages


def test_what_is_not_even_an_object_is_refused() -> None:
    problems = Problems()
    problems.fields((), "x", ("text",))
    assert (bool(problems), str(problems)) == (True, "must provide an object [json-pointer:/]")
    assert check_message_blocks("x").messages == ["must provide an array [json-pointer:/blocks]"]
    assert check_message_blocks([section(5)]).messages  # type: ignore[arg-type]  # on purpose
