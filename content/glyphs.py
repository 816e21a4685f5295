"""Which characters can be drawn: those of the bot's own font. How that was cut is in bot/fonts/README.md."""

_LATIN = "ĀāĂăĐđĒēĚěĨĩĪīŃńŇňŌōŎŏŒœŨũŪūŬŭ"
_ABSENT = "ː˘˚˛˝‗‛‟‣․ⁿ₁₂₃₄⅓⅔⅛⅜⅝⅞∼≒◈\u3164"  # in a set, and not in the font from which ours is cut


def has_glyph(sign: str) -> bool:
    """Whether the font has this character: Latin, and what stands in two bytes in the Japanese and the Korean set."""
    code = ord(sign)
    if code < 0x100 or sign in _LATIN or 0x2010 <= code < 0x2028 or code == 0x20AC:
        return sign.isprintable() and sign not in _ABSENT
    coded = (sign.encode(encoding, "ignore") for encoding in ("euc_jp", "euc_kr"))
    return code >= 0x180 and sign not in _ABSENT and any(len(it) == 2 and it[0] > 0xA0 for it in coded)


def lacking(text: str) -> str:
    """The characters of a text that the font has not, as one says which they are."""
    signs = sorted({sign for sign in text if sign.isprintable() and not has_glyph(sign)})
    return ", ".join(f"{sign!r} (U+{ord(sign):04X})" for sign in signs)
