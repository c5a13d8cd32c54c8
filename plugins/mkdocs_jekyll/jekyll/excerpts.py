"""The beginning of a text, cut so that it can stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from .slugs import to_text

if TYPE_CHECKING:
    from .config import Config
    from .model import Item

#: Liquid's and Jekyll's tags that need an end.
BLOCK_TAGS: Final = frozenset(
    ["if", "unless", "case", "for", "tablerow", "capture", "comment", "raw", "ifchanged", "highlight"]
)
_TAG: Final = re.compile(r"\{%-?\s*(\w+)")
_LABEL: Final = re.compile(r"\[[^\[\]]+\]")
_ANY_DEFINITION: Final = re.compile(r"^ {0,3}\[[^\]\n]+\]:.+$", re.MULTILINE)
_DEFINITION: Final = re.compile(r"^ {0,3}(\[[^\[\]\n]+\])(:.+)$", re.MULTILINE)
#: Lines that begin with a letter, of which Markdown makes a paragraph, whatever stands in the rest of a text.
_PARAGRAPH: Final = re.compile(r"(?:[^\W\d_][^\n{}<>|]*(?:\n|\Z))+")
#: A text of more characters may reach a limit of Markdown, which is one for all of it.
_LONG: Final = 50_000
#: Definitions, options and tags, which change what stands before them.
_REACHES_BACK: Final = ("*[", "{:", "{{", "{%")


def first_paragraph(excerpt: str, content: str, html: str) -> str | None:
    """The HTML of an excerpt which is the first paragraph of a text; ``html`` is kramdown's of the text.

    ``None`` where it is anything else, or may be.
    """
    if not _PARAGRAPH.fullmatch(excerpt) or not content.startswith(excerpt + "\n\n"):
        return None
    if len(content) > _LONG:
        return None
    if not html.startswith("<p>") or any(mark in content for mark in _REACHES_BACK):
        return None
    if "[" in excerpt and "]:" in content:  # a definition, wherever it stands
        return None
    return html[: html.index("</p>") + len("</p>")] + "\n"


def cut(content: str, separator: str, *, all_definitions: bool = False) -> str:
    """``content`` up to ``separator``; all of it where that is not found.

    Liquid blocks that the cut leaves open are closed, and link definitions and footnotes from the rest that
    the beginning refers to are taken along; with ``all_definitions`` all of them, as Jekyll 3 does.
    """
    head, _, rest = content.partition(separator)
    if "{%" in head and (rest or all_definitions):
        head = _close_blocks(head)
    if not rest:
        return head
    if all_definitions:
        return head + "\n\n" + "\n".join(_ANY_DEFINITION.findall(rest))
    used = set(_LABEL.findall(head))
    definitions = [match[1] + match[2] for match in _DEFINITION.finditer(rest) if match[1] in used]
    return head + "\n\n" + "\n".join(definitions) if definitions else head


def cut_anew(item: Item, config: Config) -> None:
    """Make an excerpt out of an item's text, whatever its front matter says."""
    written = item.data.get("excerpt_separator")
    separator = to_text(written if written not in (None, False) else config.get("excerpt_separator"))
    if separator:
        item.data.pop("excerpt", None)
        everything = config.version.takes_all_definitions
        item.excerpt_text = cut(item.content, separator, all_definitions=everything)


def _close_blocks(head: str) -> str:
    """Innermost first. One end is enough for all blocks of a name, as Jekyll counts."""
    for name in dict.fromkeys(reversed(list(_tags(head)))):
        if name in BLOCK_TAGS and not _has_end(head, name):
            head += f"\n{{% end{name} %}}"
    return head


def _has_end(head: str, name: str) -> bool:
    """Whether a tag that ends a block of this name is whole, on one line."""
    beginning = re.compile(rf"\{{%-?\s*end{name}")
    at = 0
    while match := beginning.search(head, at):
        line_end = head.find("\n", match.end())
        at = len(head) if line_end < 0 else line_end  # where this one is not closed, no later one is
        if head.find("%}", match.end(), at) >= 0:
            return True
    return False


def _tags(head: str) -> Iterator[str]:
    """The names of all tags that are whole."""
    match = _TAG.search(head)
    while match:
        end = head.find("%}", match.end())
        if end < 0:
            return
        yield match[1]
        match = _TAG.search(head, end)
