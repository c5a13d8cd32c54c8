"""Addresses that an author writes into settings and front matter: only what a page may link to or show."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HARMLESS: Final = frozenset(("http", "https", "mailto", "tel", "data"))
#: What would end an attribute, or is dropped or turned by browsers before they look at a scheme.
_ENCODED: Final = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}]")


def harmless(address: str) -> str:
    """The address with odd signs percent-encoded, for an attribute in double quotes.

    Empty for a program (``javascript:``) and for what no reader of addresses understands (``http://[x``).
    """
    address = _ENCODED.sub(lambda match: quote(match[0]), address.strip())
    scheme = _SCHEME.match(address)
    if scheme is not None and scheme[1].lower() not in _HARMLESS:
        return ""
    try:
        urlsplit(address)
    except ValueError:
        return ""
    return address
