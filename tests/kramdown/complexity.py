"""Texts of one piece repeated, in any size: what an attacker, or a broken export, would hand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def repeated(piece: str) -> Callable[[int], str]:
    """A maker of texts of ``size`` characters out of one piece."""
    return lambda size: (piece * (size // len(piece) + 1))[:size] + "\n"


def nested_quotes(size: int) -> str:
    """Lines with more and more quotation marks, as deep as 60, over and over."""
    lines, depth, length = [], 0, 0
    while length < size:
        depth = depth % 60 + 1
        lines.append("> " * depth + "deep")
        length += len(lines[-1]) + 1
    return "\n".join(lines) + "\n"


def nested_lists(size: int) -> str:
    """List items further and further in, as deep as 40, over and over."""
    lines, depth, length = [], 0, 0
    while length < size:
        lines.append("  " * depth + "* deep")
        depth = (depth + 1) % 40
        length += len(lines[-1]) + 1
    return "\n".join(lines) + "\n"


def references(size: int) -> str:
    """As many labels as definitions."""
    count = size // 30
    uses = "\n".join(f"[label {number}]" for number in range(count))
    return uses + "\n\n" + "\n".join(f"[label {number}]: x" for number in range(count)) + "\n"


def footnotes(size: int) -> str:
    """As many footnotes as marks."""
    count = size // 24
    return "".join(f"a[^{n}]\n\n" for n in range(count)) + "".join(f"[^{n}]: note\n" for n in range(count))


def headings(size: int) -> str:
    """Headings of one text: each id must differ from all before."""
    return "# Same\n\n" * (size // 8)


def fences(size: int) -> str:
    """Fences of all widths, none of which is closed."""
    return "".join("~" * (3 + number % 60) + "a\n" for number in range(size // 35))


def wide_and_long_table(size: int) -> str:
    """As many columns as rows, which have one cell each."""
    count = size // 8
    return "|a" * count + "|\n" + "|b\n" * count


def abbreviations(size: int) -> str:
    """Many short forms and many words."""
    count = size // 20
    return " ".join(f"A{n}B" for n in range(count)) + "\n\n" + "".join(f"*[A{n}B]: x\n" for n in range(count))


#: The characters that everybody's text has.
ASKED = frozenset(
    (
        "open brackets",
        "nested brackets",
        "double quotes",
        "single quotes with words",
        "asterisks",
        "asterisks with words",
        "asterisk pairs with words",
        "backticks",
        "backticks of growing number",
        "backticks with words",
        "less-than signs",
        "list markers",
        "list items",
        "table pipes",
        "reference labels",
    )
)
#: Name to maker: those of `ASKED`, then others that were found to hurt.
GROWTH: Mapping[str, Callable[[int], str]] = {
    "open brackets": repeated("["),
    "nested brackets": lambda size: "[" * (size // 2) + "]" * (size // 2) + "\n",
    "bracket pairs with URL": repeated("[a]("),
    "images not closed": repeated("![a"),
    "double quotes": repeated('"'),
    "single quotes with words": repeated("'a "),
    "asterisks": repeated("*"),
    "asterisks with words": repeated("*a "),
    "asterisk pairs with words": repeated("**a "),
    "underscores with words": repeated("_a "),
    "emphasis that never closes": repeated("*a **b "),
    "tildes": repeated("~~a "),
    "backticks": repeated("`"),
    "backticks of growing number": lambda size: (
        " ".join("`" * n for n in range(1, int((2 * size) ** 0.5))) + "\n"
    ),
    "backticks with words": repeated("`a "),
    "less-than signs": repeated("<"),
    "tags that never close": repeated("<b>"),
    "generics with words": repeated("Vec<T> *a "),
    "tags of many names": lambda size: "x " + "".join(f"<a{n}>b" for n in range(size // 9)) + "</z>\n",
    "tags that close at the end": lambda size: "<b><i>" * (size // 10) + "</b></i>\n",
    "block tags that never close": repeated("<div>\n"),
    "comments not closed": repeated("<!-- "),
    "instructions not closed": repeated("<? "),
    "start tags cut off": repeated('<a b="'),
    "list markers": repeated("* "),
    "list items": repeated("* a\n"),
    "numbered items with blank lines": repeated("1. a\n\n"),
    "nested list items": nested_lists,
    "quotation marks": repeated(">"),
    "nested quotes": nested_quotes,
    "table pipes": repeated("|"),
    "table rows": repeated("| a | b |\n"),
    "table pipes with code": repeated("| ` "),
    "reference labels": references,
    "reference definitions cut off": repeated("[a]: "),
    "footnotes": footnotes,
    "footnote marks without definition": repeated("[^1]"),
    "abbreviations": abbreviations,
    "headings": headings,
    "hashes": repeated("#"),
    "equals signs": repeated("=\n"),
    "attribute lists": repeated("{:.a}\n"),
    "attribute lists on a span": lambda size: "*a*" + "{:.a}" * (size // 5) + "\n",
    "attribute lists not closed": repeated("{:.a "),
    "extensions not closed": repeated("{::comment}\n"),
    "inline extensions not closed": repeated("a {::nomarkdown} "),
    "dollars": repeated("$$ a "),
    "math blocks not closed": repeated("$$\na\n\n"),
    "titles of links not closed": repeated('[a](b "c '),
    "titles of links that end nothing": repeated("[a](b 'c) "),
    "URLs in brackets not closed": repeated("[a](<b "),
    "images in emphasis not closed": repeated("[a]*["),
    "footnote marks and emphasis not closed": repeated("?>[^a]&a;*["),
    "autolinks not closed": repeated("<http:"),
    "addresses of mail not closed": repeated("<a@b "),
    "definitions of links with blanks": lambda size: "[a]: b" + " " * size + "c\n",
    "definitions of links with titles not closed": repeated('[a]: b\n"c\n'),
    "definitions of links with many brackets": lambda size: "[a]: <b" + '> "' * (size // 3) + "\n",
    "tags with blanks": lambda size: "<a" + " " * size + "|\n",
    "tags cut off in a block": lambda size: "<div>\n" + "<" * size + "\n",
    "end tags of nothing on lines": repeated("</div>\n"),
    "comments not closed on lines": repeated("<!--\n\n"),
    "instructions not closed on lines": repeated("<?a\n\n"),
    "fences of all widths": fences,
    "languages of fences": lambda size: "```" + "a?" * (size // 2) + " b\n",
    "blanks behind a fence": lambda size: "```" + " " * size + "b\n",
    "end tags of nothing, with the end of a comment": lambda size: "</script>\t**" * (size // 12) + "-->\n",
    "attribute lists on lines, not closed": repeated("{:a\n"),
    "attribute lists on lines, closed too late": lambda size: "{:a\n" * (size // 4) + "} b\n",
    "attribute lists closed once": lambda size: "{:a " * (size // 4) + "}\n",
    "values that no mark ends": lambda size: "a\n{: " + "b='\\'c" * (size // 6) + "}\n",
    "values that a mark within a word ends": lambda size: "a\n{: " + " b='c'd" * (size // 7) + "}\n",
    "extensions closed once": lambda size: "{::comment " * (size // 11) + "}\n",
    "table separators that end otherwise": lambda size: "|a|\n" + "|-" * (size // 2) + "x\n",
    "table footers that end otherwise": lambda size: "|a|\n" + "|=" * (size // 2) + "x\n",
    "table rows of code not closed": lambda size: "|" + "<code" * (size // 5) + "|\n",
    "table rows of backticks": lambda size: "|" + "`a|" * (size // 3) + "\n",
    "wide and long tables": wide_and_long_table,
    "fences not closed": repeated("```\n\n~~~\n"),
    "definitions": repeated("a\n: b\n"),
    "ampersands": repeated("&a"),
    "backslashes": repeated("\\"),
    "spaces": repeated(" "),
    "tabs": repeated("\t"),
    "blank lines": repeated("\n"),
    "spaced lines": repeated("   \n"),
    "dashes": repeated("-"),
    "dots": repeated("."),
    "carriage returns": repeated("\r"),
    "one long word": repeated("word"),
    "words": repeated("word "),
    "Chinese": repeated("中文。"),
    "paragraphs": repeated("word word\n\n"),
}
