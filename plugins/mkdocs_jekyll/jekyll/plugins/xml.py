"""XML by hand: elements as text, every value escaped, nothing in them that XML forbids."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

#: XML 1.0 knows no other control characters than tab and line ends.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def element(name: str, inner: str | None = None, **attributes: str) -> str:
    """An element; ``inner`` is XML already. A name's colon is written ``__`` in ``attributes``."""
    written = "".join(
        f" {key.replace('__', ':')}={quoteattr(clean(value))}" for key, value in attributes.items() if value
    )
    return f"<{name}{written}/>" if inner is None else f"<{name}{written}>{inner}</{name}>"


def text(value: str) -> str:
    """Text as XML."""
    return escape(clean(value))


def cdata(value: str) -> str:
    """Text as a section in which markup needs no escaping."""
    return "<![CDATA[" + clean(value).replace("]]>", "]]]]><![CDATA[>") + "]]>"


def clean(value: str) -> str:
    """The text without what XML forbids."""
    return _FORBIDDEN.sub("", value)
