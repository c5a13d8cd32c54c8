"""``smartify``: typographic signs in a text that may hold HTML, and nothing else of Markdown."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_SYMBOLS = re.compile(r"---|--|\.\.\.|<< |<<| >>|>>")
_SIGNS = {
    "---": "—",
    "--": "–",
    "...": "…",
    "<< ": "«\u00a0",
    "<<": "«",
    " >>": "\u00a0»",
    ">>": "»",
}
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]*|#\d+|#x[0-9a-fA-F]+);")
_CONTRACTED = re.compile(r"'(?=\d\ds)")
_QUOTE = re.compile(r"[\"']")
_PUNCTUATION = frozenset("!\"#$%'()*+,-./:;<=>?@[\\]^_`{|}~")
_OPENS_BEHIND = frozenset(" \t\r\n[{(-\\")


def smartify(text: str) -> str:
    """Curly quotes, dashes, dots and guillemets; tags stay, other ``<``, ``>`` and ``&`` are escaped."""
    out: list[str] = []
    position = 0
    for tag in _TAG.finditer(text):
        out += [_words(text, position, tag.start()), tag[0]]
        position = tag.end()
    out.append(_words(text, position, len(text)))
    made = "".join(out)
    return made.removesuffix("\n") if text.strip() else made


def _words(text: str, start: int, end: int) -> str:
    """A part between tags; what stands around it decides about quotes at its edges."""
    part = text[start:end]
    curled = _QUOTE.sub(lambda match: _curl(text, start + match.start()), part)
    signed = _SYMBOLS.sub(lambda match: _SIGNS[match[0]], curled)
    out: list[str] = []
    position = 0
    for entity in _ENTITY.finditer(signed):
        char = unescape(entity[0])
        known = char != entity[0] and char not in ("&", "<", ">")
        out += [_escape(signed[position : entity.start()]), char if known else entity[0]]
        position = entity.end()
    return "".join([*out, _escape(signed[position:])])


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _curl(text: str, at: int) -> str:
    """The curly form of the straight quote at a place."""
    quote = text[at]
    left, right = ("‘", "’") if quote == "'" else ("“", "”")
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    if quote == "'" and _CONTRACTED.match(text, at):
        return right
    opens = not before or before in _OPENS_BEHIND or (before in "\"'>" and _opened(text, at - 1))
    if opens and after and after not in " \t\r\n" and (after not in _PUNCTUATION or after in "\"'*_`<([.$"):
        return left
    if before and before not in _OPENS_BEHIND:
        return right
    return right if not after or after in " \t\r\n" or after in _PUNCTUATION else left


def _opened(text: str, at: int) -> bool:
    """Whether the sign at a place, a quote or the end of a tag, opens what comes."""
    if text[at] == ">":
        return at < 1 or text[at - 1] != "/"
    before = text[at - 1] if at else ""
    return not before or before in _OPENS_BEHIND
