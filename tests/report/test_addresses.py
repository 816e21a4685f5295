"""Addresses of sources: as people read them, and still the same addresses."""

from urllib.parse import quote, unquote

import pytest
from hypothesis import given, strategies as st

from bot.report.addresses import readable
from content.library import Library


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (
            "https://kotobank.jp/word/%E9%9F%93%E5%9B%BD%E4%BD%B5%E5%90%88-890498",
            "https://kotobank.jp/word/韓国併合-890498",
        ),
        ("https://ko.wikipedia.org/wiki/%EC%9E%AC%EC%9D%BC%20%ED%95%9C", "https://ko.wikipedia.org/wiki/재일%20한"),
        ("https://www.zinbun.kyoto-u.ac.jp/%7Emizna/1.html", "https://www.zinbun.kyoto-u.ac.jp/~mizna/1.html"),
        ("https://example.org/a%2Fb?c=%26d%3D1#%25", "https://example.org/a%2Fb?c=%26d%3D1#%25"),
        ("https://example.org/%8A%D8%8D%91", "https://example.org/%8A%D8%8D%91"),  # Shift JIS
        ("https://example.org/%E2%80%AE%E3%80%80", "https://example.org/%E2%80%AE%E3%80%80"),  # cannot be seen
    ],
)
def test_letters_are_shown_and_what_would_mean_something_else_stays(address: str, shown: str) -> None:
    assert readable(address) == shown


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_a_readable_address_leads_to_the_same_place(text: str) -> None:
    shown = readable(f"https://example.org/{quote(text, safe='')}")
    assert unquote(shown) == f"https://example.org/{text}"
    assert not set(shown) & set(' "<>\n\u202e')


def test_no_japanese_or_korean_letter_of_our_sources_stays_encoded(library: Library) -> None:
    addresses = [source.url for source in library.sources.values() if source.url]
    encoded = [it for it in addresses if any(not letter.isascii() for letter in unquote(it, errors="ignore"))]
    assert len(encoded) > 5
    assert all("%E" not in readable(it).replace("%E3%80%80", "") for it in encoded)  # but a wide space
