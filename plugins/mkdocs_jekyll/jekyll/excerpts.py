"""The beginning of a text, cut so that it can stand alone."""

from __future__ import annotations

import re
from typing import Final

#: Liquid's and Jekyll's tags that need an end.
BLOCK_TAGS: Final = frozenset(
    ["if", "unless", "case", "for", "tablerow", "capture", "comment", "raw", "ifchanged", "highlight"]
)
_TAG: Final = re.compile(r"\{%-?\s*(\w+)")
_LABEL: Final = re.compile(r"\[[^\[\]]+\]")
_DEFINITION: Final = re.compile(r"^ {0,3}(\[[^\[\]\n]+\])(:.+)$", re.MULTILINE)


def cut(content: str, separator: str) -> str:
    """``content`` up to ``separator``; all of it where that is not found.

    Liquid blocks that the cut leaves open are closed, and link definitions and footnotes from the rest that
    the beginning refers to are taken along.
    """
    head, found, rest = content.partition(separator)
    if not found:
        return content
    if "{%" in head:
        head = _close_blocks(head)
    used = set(_LABEL.findall(head))
    definitions = [match[1] + match[2] for match in _DEFINITION.finditer(rest) if match[1] in used]
    return head + "\n\n" + "\n".join(definitions) if definitions else head


def _close_blocks(head: str) -> str:
    """Innermost first. One end is enough for all blocks of a name, as Jekyll counts."""
    for name in dict.fromkeys(reversed(_TAG.findall(head))):
        if name in BLOCK_TAGS and not re.search(rf"\{{%-?\s*end{name}.*?-?%\}}", head):
            head += f"\n{{% end{name} %}}"
    return head
