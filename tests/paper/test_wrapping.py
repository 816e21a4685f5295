"""Text on paper: in lines that fit, in signs that the font has."""

import pytest
from hypothesis import given, strategies as st

from bot.paper.wrapping import MISSING, broken, legible


def wide(sign: str) -> float:
    return 2.0 if ord(sign) > 0x2FFF else 1.0


@given(st.text(st.sampled_from("ab/-&、。「」歴史か한국 \n"), max_size=60), st.integers(2, 12))
def test_no_line_is_wider_than_the_sheet_and_no_letter_is_lost(text: str, room: int) -> None:
    lines = broken(text, room, wide)
    assert all(sum(map(wide, line)) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("the first ships left", 10, ["the first", "ships left"]),
        ("最初の船は、新潟から", 10, ["最初の船", "は、新", "潟から"]),
        ("どの港から出たか。", 16, ["どの港から", "出たか。"]),
        ("「船」「港」", 8, ["「船」", "「港」"]),
        ("첫 배는 니가타에서", 12, ["첫 배는", "니가타에서"]),
        ("https://example.org/abc", 16, ["https://", "example.org/abc"]),
        ("W" * 9, 4, ["WWWW", "WWWW", "W"]),
    ],
)
def test_lines_end_where_a_reader_expects_it(text: str, room: int, lines: list[str]) -> None:
    assert broken(text, room, wide) == lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Niigata 👨‍👩‍👧 港", f"Niigata {MISSING} 港"),
        ("👍🏽!", f"{MISSING}!"),
        ("e\u0301t\u00e9", "été"),
        ("\u202eevil\u202c  a\tb", "evil a b"),
        ("ﾆｲｶﾞﾀ ℌ", "ニイガタ H"),
        ("שלום", MISSING * 4),
        ("สวัสดี"[:2], MISSING * 2),
        ("a\x00b", f"a{MISSING}b"),
        ("\ud83d", MISSING),
        ("新\n潟", "新\n潟"),
    ],
)
def test_what_the_font_lacks_is_a_sign_that_can_be_seen(text: str, shown: str) -> None:
    def has(sign: str) -> bool:
        return (sign.isascii() and sign.isprintable()) or sign in "é港新潟ニイガタ"

    assert legible(text, has) == shown
