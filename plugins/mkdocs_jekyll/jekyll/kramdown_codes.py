"""The codes of what kramdown and MkDocs' own Markdown warn of, whose messages carry none.

Most of kramdown's messages are those of the original.
"""

from __future__ import annotations

from typing import Final

#: The code of a limit that a text reaches.
LIMIT: Final = "MJ301"
#: How a message begins, and the code of its kind.
BEGINNINGS: Final = (
    ("Blocks are nested", LIMIT),
    ("HTML elements are nested", LIMIT),
    ("Rows lack", LIMIT),
    ("Too many blocks", LIMIT),
    ("Definitions make the text too long", LIMIT),
    ("The text sets the option", LIMIT),
    ("Material's Markdown takes", LIMIT),
    ("CommonMark takes", LIMIT),
    ("Colours for this code", LIMIT),
    ("The text has more than", LIMIT),
    ("The code of the text has more than", LIMIT),
    ("This code has more than", LIMIT),
    ("No or invalid attributes found", "MJ302"),
    ("Found span IAL after text", "MJ302"),
    ("No link definition", "MJ303"),
    ("Footnote definition", "MJ303"),
    ("Found no end tag", "MJ304"),
    ("Found invalidly used HTML closing tag", "MJ305"),
    ("Found block HTML tag", "MJ305"),
    ("Cannot use block-level parsing", "MJ305"),
    ("Duplicate HTML attribute", "MJ305"),
    ("Invalid extension", "MJ306"),
    ("No stop tag", "MJ306"),
    ("Option ", "MJ307"),
    ("Unknown kramdown option", "MJ307"),
    ("Invalid value for the kramdown option", "MJ307"),
    ("The kramdown option", "MJ307"),
    ("the snippet ", "MJ311"),
    ("The math engine", "MJ307"),
    ("The syntax highlighter", "MJ307"),
    ("Duplicate link ID", "MJ308"),
    ("Duplicate abbreviation ID", "MJ308"),
    ("Duplicate footnote name", "MJ308"),
    ("Found table without body", "MJ309"),
    ("No block begins", "MJ309"),
)
#: What another converter found, or a message that the table does not know.
OTHER: Final = "MJ310"


def code_of(message: str) -> str:
    """The code of a warning."""
    return next((code for beginning, code in BEGINNINGS if message.startswith(beginning)), OTHER)
