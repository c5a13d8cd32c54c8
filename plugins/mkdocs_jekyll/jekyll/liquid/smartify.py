"""``smartify``: typographic signs in a text that may hold HTML, and nothing else of Markdown."""

from __future__ import annotations

import re

from mkdocs_jekyll.kramdown.entities import ENTITY_RE, parse_entity
from mkdocs_jekyll.kramdown.parser.html import CLOSE_TAG_RE, TAG_RE
from mkdocs_jekyll.kramdown.parser.rules import typography as rules

_TAG = re.compile(
    rf"<(?P<raw>script|style)\b.*?</(?P=raw)\s*>|{TAG_RE.pattern}|{CLOSE_TAG_RE.pattern}|<!--.*?-->",
    re.DOTALL | re.IGNORECASE,
)
_SIGNS = {
    "---": "—",
    "--": "–",
    "...": "…",
    "<< ": "«\u00a0",
    "<<": "«",
    " >>": "\u00a0»",
    ">>": "»",
    "\\<<": "&lt;&lt;",
    "\\>>": "&gt;&gt;",
}
_QUOTES = {"lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”"}
_KEPT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# In this order where two begin at the same place, as kramdown has it.
_STARTS = (rules.SMART_QUOTE_START, ENTITY_RE, rules.TYPOGRAPHIC_START, _TAG)


def smartify(text: str) -> str:
    """Curly quotes, dashes, dots and guillemets; tags stay, other ``<``, ``>`` and ``&`` are escaped."""
    out: list[str] = []
    position = 0
    upcoming = [start.search(text) for start in _STARTS]
    while True:
        upcoming = [
            match if match is None or match.start() >= position else start.search(text, position)
            for match, start in zip(upcoming, _STARTS, strict=True)
        ]
        found = [(match.start(), rank) for rank, match in enumerate(upcoming) if match is not None]
        if not found:
            break
        begin, rank = min(found)
        match = upcoming[rank]
        assert match is not None
        out.append(_escape(text[position:begin]))
        written, position = _quote(text, begin) if rank == 0 else (_sign(match, rank), match.end())
        out.append(written)
    out.append(_escape(text[position:]))
    return "".join(out).removesuffix("\n")


def _sign(match: re.Match[str], rank: int) -> str:
    if rank == 1:
        code = parse_entity(match[0])
        char = chr(code) if code is not None and code < 0x110000 else ""
        return _escape(match[0]) if not char else _KEPT.get(char, char)
    return _SIGNS[match[0]] if rank == 2 else match[0]


def _quote(text: str, position: int) -> tuple[str, int]:
    """The curly form of the quote at or behind a place, and where to go on."""
    for pattern, parts in rules.QUOTE_RULES:
        match = pattern.match(text, position)
        if match is None:
            continue
        written: list[str] = []
        for part in parts:
            if isinstance(part, int):
                written.append(_escape(match[part]))
            elif part[1] in "12":
                side = "squo" if match[int(part[1])] == "'" else "dquo"
                written.append(_QUOTES[part[0] + side])
            else:
                written.append(_QUOTES[part])
        return "".join(written), match.end()
    return _escape(text[position]), position + 1


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
