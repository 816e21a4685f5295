"""What is on a picture: its lines of text as they were set, and its pixels by colour."""

from io import BytesIO

from PIL import Image

from bot.pictures.canvas import WIDTH, Canvas, Colour


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


def how_much(png: bytes, colour: Colour) -> int:
    """How many pixels have just this colour."""
    found = opened(png).convert("RGB").getcolors(256) or []
    return sum(count for count, it in found if it == colour)


def light(colour: Colour) -> float:
    """The relative luminance of WCAG 2."""
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def misplaced(canvas: Canvas) -> list[str]:
    """Each line of text that is not wholly on the sheet, and each two that touch."""
    found, boxes = [], canvas.boxes
    for number, (text, box) in enumerate(boxes):
        if box.left < 0 or box.top < 0 or box.right > WIDTH or box.bottom > canvas.height:
            found.append(f"{text!r} is not on the sheet")
        found += [f"{text!r} touches {other!r}" for other, there in boxes[number + 1 :] if box.meets(there)]
    return found
