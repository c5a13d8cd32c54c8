"""URLs as Jekyll writes them: with the site's baseurl, percent-encoded and without detours."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote_from_bytes, unquote_to_bytes

from .errors import InternalError
from .ruby.text import strip
from .ruby.to_s import to_s

_PARTS = re.compile(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*")
_HOST = re.compile(r"(?://)?[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?::\d+)?(?:/|\Z)")
_PATH = "/!$&'()*+,;=:@"  # besides letters, digits and -._~, which are never encoded
_QUERY = _PATH + "?"
_RESERVED = _QUERY + "#[]"
_DEFAULT_PORTS = {"http": "80", "https": "443", "ftp": "21"}


def relative_url(url: str, baseurl: object) -> str:
    """The URL below the site's root: the baseurl before it. A URL with a scheme stays as it is."""
    base = "" if baseurl is None else to_s(baseurl).removesuffix("/")
    return _short_below(url, base) if len(url) < _SHORT else _below(url, base)


def _below(url: str, base: str) -> str:
    return url if is_absolute(url) else normalize(_absolutize(base) + _absolutize(url))


_SHORT = 500  # characters of a URL that is remembered
_short_below = lru_cache(maxsize=4096)(_below)


def _absolutize(text: str) -> str:
    return text if not text or text.startswith("/") else "/" + text


def absolute_url(url: str, site_url: object, baseurl: object) -> str:
    """The whole URL: the site's host and the baseurl before it."""
    if is_absolute(url):
        return url
    relative, host = relative_url(url, baseurl), to_s(site_url)
    return _short_normal(host + relative) if host and len(relative) < _SHORT else normalize(host + relative)


def with_scheme(site_url: str) -> str:
    """A site's ``url`` with ``https`` before it where it is only the name of a host."""
    return f"https://{site_url.lstrip('/')}" if _HOST.match(site_url) else site_url


def is_absolute(text: str) -> bool:
    """Whether the URL begins with a scheme. Raises InternalError for one that can't be."""
    match = _PARTS.match(text)
    if not match or match[1] is None:
        return False
    if not _SCHEME.fullmatch(match[1]):
        raise InternalError(
            f"'{text}' is no URL: what stands before its colon is no scheme",
            remedy="Begin it with a slash, or with https://.",
        )
    return True


def normalize(url: str) -> str:
    """The URL with its parts encoded, its scheme and host in lower case, and ``..`` resolved."""
    match = _PARTS.fullmatch(url)
    if match is None:
        return url
    scheme, authority, path, query, fragment = match.groups()
    out: list[str] = []
    if scheme is not None:
        scheme = scheme.lower()
        out.append(scheme + ":")
    if authority is not None:
        out.append("//" + _authority(authority, scheme))
        path = path or "/"
    out.append(_without_dots(escape(strip(path), _PATH)))
    if query is not None:
        out.append("?" + escape(query, _QUERY))
    if fragment is not None:
        out.append("#" + escape(fragment, _QUERY))
    return "".join(out)


_short_normal = lru_cache(maxsize=4096)(normalize)


def _authority(authority: str, scheme: str | None) -> str:
    user, at, host = authority.rpartition("@")
    name, colon, port = host.partition(":")
    name = name.lower()
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            name = escape(name, _PATH)
    if not port or port == _DEFAULT_PORTS.get(scheme or ""):
        colon = port = ""
    return user + at + name + colon + port


def escape(text: str, kept: str = _RESERVED) -> str:
    """Percent-encode all but letters, digits, ``-._~`` and ``kept``; what is encoded already is encoded once.

    Characters are brought to their plain form first, so that a full-width colon becomes a colon.
    """
    raw = unquote_to_bytes(text)
    with contextlib.suppress(UnicodeError):
        raw = unicodedata.normalize("NFKC", raw.decode("utf-8")).encode("utf-8")
    return quote_from_bytes(raw, safe=kept + "~")


def _without_dots(path: str) -> str:
    """The path without ``.`` and ``..``; those that would lead above the root are dropped."""
    if "." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for index, segment in enumerate(segments):
        if segment not in (".", ".."):
            kept.append(segment)
            continue
        if segment == ".." and len(kept) > (1 if path.startswith("/") else 0):
            kept.pop()
        if index == len(segments) - 1:
            kept.append("")
    return "/".join(kept)
