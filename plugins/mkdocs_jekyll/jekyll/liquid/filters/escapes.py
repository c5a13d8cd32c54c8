"""Filters that write a text for another place: HTML, XML, a URL, JSON."""

from __future__ import annotations

import re
from html import escape as html_escape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

from ..errors import ArgumentError, InternalError
from ..ruby.objects import Drop
from ..ruby.to_json import to_json
from ..ruby.to_s import class_name, inspect, to_s
from ..urls import escape as escape_address

if TYPE_CHECKING:
    from ..context import JekyllContext


def escape(value: object) -> object:
    """For HTML, quotes too."""
    return None if value is None else html_escape(to_s(value)).replace("&#x27;", "&#39;")


_UNESCAPED = re.compile(r"[\"><']|&(?!(?:[a-zA-Z]+|#\d+);)", re.ASCII)
_ENTITIES = {'"': "&quot;", ">": "&gt;", "<": "&lt;", "'": "&#39;", "&": "&amp;"}


def escape_once(value: object) -> str:
    """For HTML, but entities stay."""
    return _UNESCAPED.sub(lambda match: _ENTITIES[match[0]], to_s(value))


def xml_escape(value: object) -> str:
    """For XML, quotes too."""
    return html_escape(to_s(value)).replace("&#x27;", "&apos;")


def url_encode(value: object) -> object:
    """For a query; a space becomes a plus."""
    return None if value is None else quote(to_s(value), safe="~").replace("%20", "+")


def cgi_escape(value: object) -> str:
    """For a query; only texts can be."""
    if not isinstance(value, str):
        raise InternalError(f"cgi_escape needs a text, not {class_name(value)}", remedy="Filter a text.")
    return quote(value, safe="~").replace("%20", "+")


def url_decode(value: object) -> object:
    """Back from a query."""
    if value is None:
        return None
    try:
        return unquote_to_bytes(to_s(value).replace("+", " ")).decode("utf-8")
    except UnicodeDecodeError:
        raise ArgumentError("invalid byte sequence in UTF-8") from None


def uri_escape(value: object) -> object:
    """An address, percent-encoded where it must be."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise InternalError(f"uri_escape needs a text, not {class_name(value)}", remedy="Filter a text.")
    return escape_address(value)


def inspect_(value: object) -> str:
    """As Ruby shows it, for HTML; posts and the like as indented JSON."""
    if not isinstance(value, Drop) or not value.walkable:
        return xml_escape(inspect(value))
    return xml_escape(value.text() if value.ruby_class == "Hash" else to_json(value, indented=True))


def jsonify(context: JekyllContext, value: object) -> str:
    """As JSON."""
    text = to_json(value)
    context.registers.budget.check_length(len(text))
    return text
