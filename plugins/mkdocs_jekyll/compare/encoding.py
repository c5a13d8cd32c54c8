"""The text in what a server sends: compressed or not, in the encoding that it names."""

from __future__ import annotations

import codecs
import re
import zlib
from typing import Final

#: So far into a page browsers look for its encoding.
_HEAD: Final = 1024
_NAMED: Final = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What browsers read names of encodings as that are parts of others.
_WIDER: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
}
_GZIP: Final = b"\x1f\x8b"


def unpacked(body: bytes, most: int) -> bytes:
    """A body without its compression, up to ``most`` bytes. Raises ValueError where it can't be read."""
    if not body.startswith(_GZIP):
        return body
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(body, most)
    except zlib.error as error:
        raise ValueError(f"compressed, and damaged: {error}") from error


def text_of(body: bytes, charset: str) -> str:
    """A page or feed; ``charset`` is what its server says, and may be empty or wrong."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    named = _NAMED.search(body[:_HEAD])
    for name in (charset, named[1].decode("ascii", "replace") if named else ""):
        encoding = _WIDER.get(name.lower(), name)
        try:
            return body.decode(encoding)
        except (LookupError, ValueError):
            continue
    return body.decode("utf-8", "replace")
