"""PDFs, read again with the library that Chrome shows them with."""

import ctypes
import re
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw


class Read(NamedTuple):
    """What stands in a PDF: the words of each page without spaces, its title, its language, its table of contents.

    `edges` are those of all letters, as shares of the page: left, top, right, bottom.
    """

    pages: list[str]
    title: str
    language: str
    contents: list[tuple[int, str]]
    edges: tuple[float, float, float, float]

    @property
    def words(self) -> str:
        return "".join(self.pages)


def plain(text: str) -> str:
    """A text without what a break of a line may add, or take: a hyphen there counts as none."""
    return re.sub(r"[\s\-\x02\ufffe\ufffd]", "", text)


def read(data: bytes) -> Read:
    """The PDF in these bytes."""
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage() for page in document]
    boxes = [box for page, text in zip(document, texts, strict=True) for box in _boxes(page, text)]
    held = (ctypes.c_ushort * 32)()
    raw.FPDFCatalog_GetLanguage(document.raw, held, 64)
    return Read(
        [plain(text.get_text_range()) for text in texts],
        document.get_metadata_dict()["Title"],
        bytes(held).decode("utf-16-le").rstrip("\0"),
        [(mark.level, mark.get_title()) for mark in document.get_toc()],
        (
            min(it[0] for it in boxes),
            max(it[3] for it in boxes),
            max(it[2] for it in boxes),
            min(it[1] for it in boxes),
        ),
    )


def _boxes(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Iterator[tuple[float, float, float, float]]:
    wide, high = page.get_size()
    for at in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(at)
        if right > left and top > bottom:
            yield left / wide, bottom / high, right / wide, top / high
