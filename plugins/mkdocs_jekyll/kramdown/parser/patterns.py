"""The parts that several rules are made of.

White space, digits and word characters are ASCII's, as in the language kramdown is written in; letters and
digits of other scripts count where a pattern says so. A pattern for blocks is matched at a line's start.
"""

from __future__ import annotations

import re
from typing import Final

from ..html_model import HTML_SPAN_ELEMENTS

#: What is stripped and collapsed: an ideographic space is not among it.
WHITE: Final = " \t\r\n\f\v"
S: Final = r"[ \t\r\n\f\v]"
NOT_S: Final = r"[^ \t\r\n\f\v]"
#: Up to three spaces before a block's mark.
OPT: Final = r"[ ]{0,3}"
BLANK: Final = rf"(?>{S}*\n)"

#: An XML name; letters of any script.
_NCNAME: Final = r"[^\W\d][-\w.]*"
NAME: Final = rf"(?:{_NCNAME}:)?{_NCNAME}"

ATTRIBUTE_ID: Final = r"[A-Za-z0-9_][A-Za-z0-9_-]*"
ATTRIBUTE_TEXT: Final = r"(?:\\\}|[^}])"
_ATTRIBUTE_LINE: Final = r"(?:\\\}|[^}\n]|\n(?![ ]{0,3}\{:))"
_NEXT_LIST: Final = r"\n(?=[ ]{0,3}\{:)"
#: The same in a list that stands for itself. At most 16 of its lines begin as another list does, so that no
#: line is read more often than that where none of them is closed.
ATTRIBUTE_LINES: Final = rf"(?=[^}}]){_ATTRIBUTE_LINE}*(?:{_NEXT_LIST}{_ATTRIBUTE_LINE}*){{0,16}}"
#: As few characters as will do, or none.
FEW_ATTRIBUTE_LINES: Final = rf"{_ATTRIBUTE_LINE}*?(?:{_NEXT_LIST}{_ATTRIBUTE_LINE}*?){{0,16}}?"

_NO_LAZY_END: Final = rf"(?!(?:{'|'.join(sorted(HTML_SPAN_ELEMENTS))}|script)\b)"
LAZY_HTML_STOP: Final = rf"</{_NO_LAZY_END}{NAME}{S}*>"
LAZY_HTML_START: Final = rf"<{_NO_LAZY_END}{NAME}"
IAL_BLOCK: Final = rf"\{{:(?![:/])({ATTRIBUTE_LINES})\}}{S}*?\n"
IAL_BLOCK_PLAIN: Final = rf"\{{:(?![:/]){ATTRIBUTE_LINES}\}}{S}*?\n"
EOB: Final = rf"\^{S}*?\n"
#: Where a block that goes on lazily must end.
LAZY_END: Final = rf"{BLANK}|{OPT}{IAL_BLOCK_PLAIN}|{EOB}|{OPT}{LAZY_HTML_STOP}|{OPT}{LAZY_HTML_START}|\Z"

UL_MARK: Final = rf"({OPT}[+*-])([\t| ].*?\n)"
OL_MARK: Final = rf"({OPT}[0-9]+\.)([\t| ].*?\n)"
DL_MARK: Final = rf"({OPT}:)([\t| ].*?\n)"
LIST_MARK: Final = rf"{OPT}(?:[+*-]|[0-9]+\.)[\t| ].*?\n"

BLANK_RE: Final = re.compile(rf"{BLANK}+")
EOB_RE: Final = re.compile(EOB)
IAL_BLOCK_RE: Final = re.compile(OPT + IAL_BLOCK)
BLOCK_BOUNDARY_RE: Final = re.compile(rf"{BLANK}|{EOB}|{OPT}{IAL_BLOCK_PLAIN}|\Z")
INDENT_RE: Final = re.compile(r"^(?:\t|[ ]{4})", re.M)
LIST_RE: Final = re.compile(LIST_MARK)
UL_RE: Final = re.compile(UL_MARK)
OL_RE: Final = re.compile(OL_MARK)
DL_RE: Final = re.compile(DL_MARK)
RULE_RE: Final = re.compile(
    OPT + "(?:" + "|".join(rf"(?:{char}[ \t]*){{3}}[{char} \t]*+" for char in (r"\*", "-", "_")) + r")\n"
)
#: Indented code with the lines that follow it lazily.
CODE_LINES: Final = (
    rf"(?>{BLANK}?(?>(?:\t|[ ]{{4}})[ \t]*{NOT_S}.*\n)+"
    rf"(?>(?!{OPT}{IAL_BLOCK_PLAIN}|{EOB}|{OPT}{LAZY_HTML_STOP}|{OPT}{LAZY_HTML_START})"
    rf"[ \t]*{NOT_S}.*\n)*)*"
)

ESCAPABLE: Final = r"\\.*_+`<>()\[\]{}#!:|\"'$=\-"
