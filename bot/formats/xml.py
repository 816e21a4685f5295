"""Reads XML that somebody sent. The only door to defusedxml.

A document that declares an entity or a document type is refused before anything in it is expanded: a few lines of that
can stand for gigabytes, or for a file of the machine. defusedxml is used rather than expat with handlers of our own
since openpyxl takes it for all XML inside of workbooks as soon as it is installed, so that both are read alike.
"""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

_DEEPEST = 50
"""Elements within elements: those of a quiz are eight deep."""
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")


class Refused(NamedTuple):
    """Why a document is not read: the key of a message, and the line."""

    why: str
    line: int = 0


class _Shallow(TreeBuilder):
    """Builds the tree of a document, and stops where it is too deep to be walked through."""

    depth = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        """An element begins."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError("too deep")
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        """An element ends."""
        self.depth -= 1
        return super().end(tag)


def read_xml(text: str) -> Element | Refused:
    """The root of a document, or why it is not read."""
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415  # nobody needs it before the first import
    from defusedxml.ElementTree import XMLParser  # noqa: PLC0415

    parser = XMLParser(target=_Shallow(), forbid_dtd=True)
    try:
        parser.feed(_DECLARED.sub("", text).encode())  # the text is decoded already, whatever it says it is
        root: Element = parser.close()
    except DefusedXmlException:
        return Refused("import-xml-entities")
    except ParseError as error:
        return Refused("import-xml-broken", error.position[0])
    except ValueError:
        return Refused("import-xml-broken", 1)
    return root
