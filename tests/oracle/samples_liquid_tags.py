"""The tags of the grammar in grammar_liquid.py, what stands in them, and pieces of text around them."""

from __future__ import annotations

from typing import Final

TAGS: Final = (
    "assign",
    "assign",
    "assign",
    "capture",
    "if",
    "if",
    "if",
    "unless",
    "case",
    "case",
    "for",
    "for",
    "for",
    "tablerow",
    "cycle",
    "increment",
    "decrement",
    "comment",
    "raw",
    "include",
    "include",
    "ifchanged",
    "break",
    "continue",
    "highlight",
    "link",
    "post_url",
    "include_relative",
    "unknown",
)
NAMES: Final = ("a", "b", "x", "y", "i", "page", "a.b", "a-b", "a[0]", "site", "forloop")
OPERATORS: Final = (
    "==",
    "!=",
    "<>",
    "<",
    ">",
    "<=",
    ">=",
    "contains",
    "=",
    "===",
    "=>",
    "in",
    "is",
    "and",
    "",
)
TEXTS: Final = (
    "t",
    " ",
    "\n",
    "\n\n",
    " word ",
    "{",
    "}",
    "{ {",
    "% }",
    "}}",
    "%}",
    "  \n  ",
    "中",
    "<b>",
    "*x*",
    "-",
    "'",
    "a\0b",
)
FRAGMENTS: Final = (
    "{",
    "}",
    "%",
    "'",
    '"',
    "|",
    ":",
    ",",
    " ",
    "-",
    "{{",
    "}}",
    "{%",
    "%}",
    "(",
    ")",
    "[",
    "]",
    ".",
    "..",
    "=",
    "\n",
    "end",
    "#",
    "中",
    "\0",
)
LINKED: Final = (
    *("about.md", "_recipes/soup.md", "assets/style.css", "/assets/style.css", "nope.md", "{{ x }}"),
    *("_posts/2021-01-18-same-day.md", ""),
)
POSTS: Final = (
    *("2020-02-29-first-post", "2021-01-18-same-day", "/2020-02-29-first-post", "2022-03-04-in-folder"),
    *("深/2022-03-04-in-folder", "nope", "2020-01-01-nope", ""),
)
INCLUDES: Final = (
    *("hello.html", "params.html", "sees.html", "deep/nest.html", "breaks.html", "{{ x }}", "nope.html"),
)
PARAMETERS: Final = (
    *("name='you'", "a=1", 'b="x y"', "c=page.title", "who=x", "a = 'b'"),
    *("x", "a=page.tags b=nil", "a='it\\'s'"),
)
