"""A reply whose files a workspace does not take: what is in them goes as text, in several messages. Pure."""

from dataclasses import replace

from bot.core.reply import Attachment, Block, Document, Listing, Prose, Reply

MOST_CHARACTERS, MOST_PAGES = 8_000, 20
_OF_A_ROW = 150
"""Characters of JSON around what a row says."""


def without_files(reply: Reply, why: str | None = None) -> Reply:
    """The reply with what stands for its files. The paragraph before a file is about it, and goes with it.

    `why`: the sentence that tells why no file came, if not the one that the file brings.
    """
    kept: list[Block] = []
    for block in reply.blocks:
        if not isinstance(block, Document | Attachment):
            kept.append(block)
        elif block.instead:
            if kept and isinstance(kept[-1], Prose):
                kept.pop()
            told, *rest = block.instead
            kept += [Prose(why) if why and isinstance(told, Prose) else told, *rest]
    return replace(reply, blocks=tuple(kept))


def paged(reply: Reply) -> list[Reply]:
    """The same in several: a list that is too long for one message goes on in the next."""
    rows = next((block.rows for block in reply.blocks if isinstance(block, Listing)), ())
    pages: list[list[tuple[str, str]]] = [[]]
    room = MOST_CHARACTERS
    for row in rows:
        taken = len(row[0]) + len(row[1]) + _OF_A_ROW
        if taken > room and pages[-1]:
            pages.append([])
            room = MOST_CHARACTERS
        pages[-1].append(row)
        room -= taken
    if len(pages) == 1:
        return [reply]
    first, *rest = (Listing(tuple(page)) for page in pages[:MOST_PAGES])
    blocks = tuple(first if isinstance(block, Listing) else block for block in reply.blocks)
    whole = [replace(reply, blocks=blocks), *(replace(reply, blocks=(page,)) for page in rest)]
    return whole if len(pages) <= MOST_PAGES else [*whole, replace(reply, blocks=(Prose("…"),))]
