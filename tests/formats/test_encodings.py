"""Files as Excel and others save them in Japan, in Korea and elsewhere, told apart by what stands in them."""

import codecs

import pytest

from bot.core.i18n import LANGUAGES
from bot.formats import read
from bot.formats.encodings import decode
from content.library import Library

USUAL = {"ja": "cp932", "ko": "cp949", "en": "cp1252"}


def texts(library: Library, language: str) -> list[str]:
    """Each question of ours, as a line of a table."""
    return [
        ",".join(
            it.best(language).replace("'", "’")
            for it in (one.prompt, one.because, *(choice.text for choice in one.choices))
        )
        for one in library.questions.values()
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_single_line_shows_its_encoding_whatever_the_language_that_is_expected(
    library: Library, language: str
) -> None:
    tried = 0
    for text in texts(library, language):
        data = text.encode(USUAL[language], "ignore")
        meant = data.decode(USUAL[language])
        for expected in LANGUAGES:
            assert decode(data, expected) == meant
            tried += not data.isascii()
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            assert decode(text.encode(encoding), "en") == text
        for mark, encoding in ((codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le")):
            assert decode(mark + text.encode(encoding), "en") == text
    assert tried > 100


def test_utf_16_without_a_mark_and_what_is_no_text() -> None:
    table = "Question,Right answer\r\n新潟は日本にある。,T\r\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(table.encode(encoding), "ja") == table
    for data in (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", bytes(range(256)) * 10, b"\0" * 1000):
        found = read("a.csv", data, "en")
        assert [it.why for it in found.problems] == ["import-not-text"]


@pytest.mark.parametrize(("separator", "encoding"), [(",", "cp932"), (";", "utf-8"), ("\t", "utf-16"), (";", "cp932")])
def test_a_table_is_read_with_each_separator_in_each_encoding(separator: str, encoding: str) -> None:
    rows = [("問題文", "正答", "選択肢A", "選択肢B"), ("最初の船は、どの港から出たか。", "B", "神戸", "新潟")]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    for head in ("", f"sep={separator}\r\n"):
        found = read("x", (head + text).encode(encoding), "ja")
        assert (found.problems, len(found.questions.questions)) == ((), 1)
        assert found.questions.questions[0].answer == "新潟"
