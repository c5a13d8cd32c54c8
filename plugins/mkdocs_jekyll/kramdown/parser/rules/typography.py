"""Smart quotes, typographic symbols, entities, line breaks and escapes."""

from __future__ import annotations

import re

from ...element import Element
from ...entities import ENTITY_RE, parse_entity
from ..base import SpanParser
from ..patterns import ESCAPABLE, NOT_S, S

_PUNCTUATION = r"[!\"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"
#: Neither a space, a backslash nor an opening bracket: what stands before it is closed.
_BEFORE_CLOSING = r"[^ \\\t\r\n\[{(\-]"
_WORD = r"[A-Za-z0-9_]"
#: Where a word has no edge. Marks that combine with a letter are part of a word, too.
_WORD_SIGN = (
    r"[\w\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f"
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_NO_EDGE = rf"(?:(?<={_WORD_SIGN})(?={_WORD_SIGN})|(?<!{_WORD_SIGN})(?!{_WORD_SIGN}))"

#: A pattern and what stands for it: a group's text, or the side of the quote that a group holds.
QUOTE_RULES: tuple[tuple[re.Pattern[str], tuple[int | str, ...]], ...] = tuple(
    (re.compile(pattern, re.S), parts)
    for pattern, parts in (
        (rf"([\"'])(?=[_*]{{1,2}}{NOT_S})", ("l1",)),
        (rf"([\"'])(?={_PUNCTUATION}(?!\.\.){_NO_EDGE})", ("r1",)),
        (rf"({S}?)\"'(?={_WORD})", (1, "ldquo", "lsquo")),
        (rf"({S}?)'\"(?={_WORD})", (1, "lsquo", "ldquo")),
        (rf"({S}?)'(?=[0-9][0-9]s)", (1, "rsquo")),
        (rf"({S})(['\"])(?={_WORD})", (1, "l2")),
        (rf"({_BEFORE_CLOSING})(['\"])", (1, "r2")),
        (rf"([\"'])(?={S}|s(?!\w)|$)", ("r1",)),
        (r"(.?)'", (1, "lsquo")),
        (r"(.?)\"", (1, "ldquo")),
    )
)
SMART_QUOTE_START = re.compile(r"[^\\]?[\"']", re.S)


def parse_smart_quotes(parser: SpanParser, _: re.Match[str]) -> None:
    """A straight quote becomes an opening or a closing one, by what stands around it."""
    src = parser.src
    line = src.line
    for pattern, parts in QUOTE_RULES:
        found = src.scan(pattern)
        if found is None:
            continue
        for part in parts:
            if isinstance(part, int):
                parser.add_text(found[part])
                continue
            name = part
            if part[1] in "12":
                name = part[0] + ("squo" if found[int(part[1])] == "'" else "dquo")
            parser.append(Element("smart_quote", name, None, {"location": line}))
        return
    parser.add_text(src.text[src.pos])
    src.pos += 1


_SYMBOLS = {
    "---": "mdash",
    "--": "ndash",
    "...": "hellip",
    "<< ": "laquo_space",
    " >>": "raquo_space",
    "<<": "laquo",
    ">>": "raquo",
}
TYPOGRAPHIC_START = re.compile(r"---?|\.\.\.|\\<<|\\>>|<< ?| ?>>")


def parse_typographic_symbol(parser: SpanParser, match: re.Match[str]) -> None:
    """Dashes, dots and guillemets; a backslash before these keeps the characters."""
    line = parser.src.line
    parser.src.pos = match.end()
    name = _SYMBOLS.get(match[0])
    if name is not None:
        parser.append(Element("typographic_sym", name, None, {"location": line}))
        return
    code = ord(match[0][1])
    for _ in range(2):
        parser.append(Element("entity", code, None, {"location": line}))


ENTITY_START = ENTITY_RE


def parse_html_entity(parser: SpanParser, match: re.Match[str]) -> None:
    """``&name;`` and ``&#number;``; an unknown name is text."""
    line = parser.src.line
    parser.src.pos = match.end()
    code = parse_entity(match[0])
    if code is None:
        parser.append(Element("entity", ord("&"), None, {"location": line}))
        parser.add_text(match[0][1:])
        return
    parser.append(Element("entity", code, None, {"original": match[0], "location": line}))


LINE_BREAK_START = re.compile(r"(?:  |\\\\)(?=\n)")


def parse_line_break(parser: SpanParser, match: re.Match[str]) -> None:
    """Two spaces or two backslashes at a line's end."""
    line = parser.src.line
    parser.src.pos = match.end()
    parser.append(Element("br", None, None, {"location": line}))


ESCAPED = re.compile(rf"\\([{ESCAPABLE}])")
ESCAPED_GFM = re.compile(rf"\\([{ESCAPABLE}~])")


def parse_escaped_character(parser: SpanParser, match: re.Match[str]) -> None:
    """A backslash before a character with a meaning takes it away."""
    parser.src.pos = match.end()
    parser.add_text(match[1])
