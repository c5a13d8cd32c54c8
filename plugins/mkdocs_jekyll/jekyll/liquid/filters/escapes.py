"""Filters that write a text for another place: HTML, XML, a URL, JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import quote_from_bytes, unquote_to_bytes

from ..errors import ArgumentError, InternalError
from ..ruby.html import ENTITIES, escape_html, escape_html_once, escape_xml
from ..ruby.objects import Drop
from ..ruby.to_json import json_pieces
from ..ruby.to_s import class_name, inspect_pieces
from ..urls import escape as escape_url

if TYPE_CHECKING:
    from ..context import JekyllContext


_LONGEST_ENTITY = 6
_JSON_COST = 4  # steps for a piece of JSON, in which posts show all their fields
_LONGEST_BYTE = 3  # of a byte in percent encoding
_URL_GROWTH = 20  # a character may stand for many, and each of these is encoded


def _check_entities(context: JekyllContext, text: str) -> None:
    """Refuse to escape what would grow too much."""
    context.budget.check_size(len(text) + sum(map(text.count, ENTITIES)) * _LONGEST_ENTITY)


def escape(context: JekyllContext, text: str | None) -> object:
    """For HTML, quotes too."""
    if text is None:
        return None
    _check_entities(context, text)
    return escape_html(text)


def escape_once(context: JekyllContext, text: str) -> str:
    """For HTML, but entities stay."""
    _check_entities(context, text)
    return escape_html_once(text)


def xml_escape(context: JekyllContext, text: str) -> str:
    """For XML, quotes too."""
    _check_entities(context, text)
    return escape_xml(text)


def _encoded(context: JekyllContext, text: str) -> str:
    raw = text.encode("utf-8", "surrogatepass")
    context.budget.check_size(len(raw) * _LONGEST_BYTE)
    return quote_from_bytes(raw, safe="~ ").replace(" ", "+")


def url_encode(context: JekyllContext, text: str | None) -> object:
    """For a query; a space becomes a plus."""
    return None if text is None else _encoded(context, text)


def cgi_escape(context: JekyllContext, value: object) -> str:
    """For a query; only texts can be."""
    if not isinstance(value, str):
        raise InternalError(f"cgi_escape needs a text, not {class_name(value)}", remedy="Filter a text.")
    return _encoded(context, value)


def url_decode(text: str | None) -> object:
    """Back from a query."""
    if text is None:
        return None
    try:
        return unquote_to_bytes(text.replace("+", " ")).decode("utf-8")
    except UnicodeDecodeError:
        raise ArgumentError("invalid byte sequence in UTF-8") from None


def uri_escape(context: JekyllContext, value: object) -> object:
    """A URL, percent-encoded where it must be."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise InternalError(f"uri_escape needs a text, not {class_name(value)}", remedy="Filter a text.")
    context.budget.check_size(len(value) * _URL_GROWTH)
    return escape_url(value)


def inspect_(context: JekyllContext, value: object) -> str:
    """As Ruby shows it, for HTML; posts and the like as indented JSON."""
    if isinstance(value, Drop) and value.walkable:
        is_hash = value.ruby_class == "Hash"
        shown = (
            context.text(value)
            if is_hash
            else context.budget.gather(json_pieces(value, indented=True), _JSON_COST)
        )
    else:
        shown = context.budget.gather(inspect_pieces(value))
    return xml_escape(context, shown)


def jsonify(context: JekyllContext, value: object) -> str:
    """As JSON."""
    return context.budget.gather(json_pieces(value), _JSON_COST)


#: By the names that a text calls them.
FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "escape": escape,
    "h": escape,
    "escape_once": escape_once,
    "xml_escape": xml_escape,
    "url_encode": url_encode,
    "url_decode": url_decode,
    "cgi_escape": cgi_escape,
    "uri_escape": uri_escape,
    "inspect": inspect_,
    "jsonify": jsonify,
}
