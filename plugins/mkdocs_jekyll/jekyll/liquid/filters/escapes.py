"""Filters that write a text for another place: HTML, XML, a URL, JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape as html_escape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

from ..drops import DocumentDrop
from ..errors import ArgumentError, InternalError
from ..ruby.objects import Drop
from ..ruby.to_s import class_name, float_to_s, inspect, to_s
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
    """As Ruby shows it, for HTML."""
    return xml_escape(inspect(value))


def jsonify(context: JekyllContext, value: object) -> str:
    """As JSON."""
    out: list[str] = []
    _write_json(value, out, 0)
    text = "".join(out)
    context.registers.budget.check_length(len(text))
    return text


_DEEPEST = 60
_NEIGHBOURS = 2  # how far a document's neighbours are shown whole


def _write_json(value: object, out: list[str], depth: int, documents: int = 0) -> None:
    if depth > _DEEPEST:
        raise InternalError("jsonify: nested too deep", remedy="Filter a smaller part.")
    if value is None or isinstance(value, (bool, int, str)):
        out.append(json.dumps(value, ensure_ascii=False))
    elif isinstance(value, float):
        out.append(_json_float(value))
    elif isinstance(value, Mapping):
        _write_pairs(value, out, depth, documents)
    elif isinstance(value, (list, tuple)):
        out.append("[")
        for index, item in enumerate(value):
            out.append("," if index else "")
            # A document in an array is further away than one that is written for itself.
            _write_json(item, out, depth + 1, max(documents, 1))
        out.append("]")
    elif isinstance(value, DocumentDrop):
        data = value.as_data() if documents >= _NEIGHBOURS else {key: value.get(key) for key in value.names()}
        _write_json(data, out, depth + 1, documents + 1)
    elif isinstance(value, Drop):
        _write_json(value.as_data(), out, depth + 1, documents)
    else:
        out.append(json.dumps(to_s(value), ensure_ascii=False))


def _write_pairs(mapping: Mapping[object, object], out: list[str], depth: int, documents: int) -> None:
    out.append("{")
    for index, (key, item) in enumerate(mapping.items()):
        out.append("," if index else "")
        out.append(json.dumps(to_s(key), ensure_ascii=False) + ":")
        _write_json(item, out, depth + 1, documents)
    out.append("}")


def _json_float(value: float) -> str:
    text = float_to_s(value)
    if not text[-1].isdigit():
        raise InternalError(f"jsonify: {text} not allowed in JSON", remedy="Filter a number that is finite.")
    return text
