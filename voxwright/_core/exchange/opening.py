"""The first bytes of what is to be streamed: sound, or JSON or a page of HTML that only says that it is sound."""

from __future__ import annotations

from codecs import getincrementaldecoder

UNDECIDED, SOUND, PAGE = "undecided", "sound", "page"
BOM = b"\xef\xbb\xbf"
BLANKS = b" \t\r\n\f"
SAMPLE = 512
"""Bytes that have to be text before they are taken for a page: no sound is so long without a control character."""
LONGEST_BLANK = 4 * 1024
"""Bytes of blanks that are waited through."""
FOLLOWS = {
    ord("{"): b'"}',
    ord("["): b'"[]{-0123456789tfn',
    ord("<"): b"!?/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
"""What can be second where JSON or a page begins, blanks aside."""


def opening(data: bytes, *, ended: bool) -> str:
    """Return what a body is that begins with `data`: SOUND, PAGE, or UNDECIDED where it takes more to tell.

    What is empty, or nothing but blanks, is no sound.
    """
    undecided = PAGE if ended else UNDECIDED
    if BOM.startswith(data[:3]) and len(data) < len(BOM):
        return undecided
    text = data.removeprefix(BOM).lstrip(BLANKS)
    if not text:
        return undecided if len(data) <= LONGEST_BLANK else PAGE
    seconds = FOLLOWS.get(text[0])
    if seconds is None:
        return SOUND
    rest = text[1:].lstrip(BLANKS)
    if rest and rest[0] not in seconds:
        return SOUND
    if not is_text(text[:SAMPLE]):
        return SOUND
    return PAGE if rest and len(text) >= SAMPLE else undecided


def is_text(sample: bytes) -> bool:
    """Tell whether bytes are the beginning of a text in UTF-8, without control characters."""
    try:
        text = getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return all(char >= " " or char in "\t\n\r\f" for char in text) and "\x7f" not in text
