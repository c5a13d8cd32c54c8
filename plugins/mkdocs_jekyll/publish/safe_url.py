"""URLs that an author writes into settings and front matter: only what a page may link to or show."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ALLOWED: Final = frozenset(("http", "https", "mailto", "tel"))
_PICTURE: Final = re.compile(r"data:image/", re.IGNORECASE)
#: Of the web, of the site, of mail.
_LINK: Final = re.compile(r"(?:https?:)?//|mailto:|[/#]", re.IGNORECASE)
#: What would end an attribute, or is dropped or turned by browsers before they look at a scheme.
_ENCODED: Final = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}]")


def encoded(url: str) -> str:
    """The URL with the characters percent-encoded that no URL has: it can stand in any attribute."""
    return _ENCODED.sub(lambda match: quote(match[0]), url)


def safe_url(url: str) -> str:
    """The URL with characters percent-encoded that no URL may have.

    Empty for a program (``javascript:``), for a text (``data:text/html``) and for what is no URL
    (``http://[x``).
    """
    url = encoded(url.strip())
    scheme = _SCHEME.match(url)
    if scheme is not None and scheme[1].lower() not in _ALLOWED and not _PICTURE.match(url):
        return ""
    try:
        urlsplit(url)
    except ValueError:
        return ""
    return url


def is_link(value: object) -> bool:
    """Whether something is a URL that a page may link to: of the web, of the site, of mail."""
    return isinstance(value, str) and _LINK.match(safe_url(value)) is not None
