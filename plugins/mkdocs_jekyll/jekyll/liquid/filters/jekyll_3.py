"""The filters that Jekyll 3 has in another form: fields are compared as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ruby.compare import order_or_fail
from ..ruby.objects import MethodLiteral
from ..ruby.to_s import to_s
from . import queries, site, strings

if TYPE_CHECKING:
    from ..context import JekyllContext


def where(context: JekyllContext, value: object, name: object, target: object) -> object:
    """The items whose field is the target as text, or holds it."""
    found = queries.items_of(context, value)
    if found is None or name is None or target is None:
        return value
    text = "" if isinstance(target, MethodLiteral) else to_s(target)
    return [item for item in found if text in _texts(queries.raw_field(item, name, strict=True))]


def _texts(found: object) -> list[str]:
    if found is None:
        return []
    return [to_s(item) for item in found] if isinstance(found, (list, tuple)) else [to_s(found)]


def where_exp(context: JekyllContext, value: object, variable: object, expression: object) -> object:
    """The items for which one comparison holds."""
    found = queries.items_of(context, value)
    if found is None:
        return value
    return list(filter(queries.by_expression(context, variable, expression, joined=False), found))


def group_by(context: JekyllContext, value: object, name: object) -> object:
    """The items by a field."""
    found = queries.items_to_group(context, value)
    if found is None:
        return value
    return queries.grouped(found, lambda item: to_s(queries.raw_field(item, name, strict=True)))


def sort(value: object, name: object = None, nils: object = "first") -> list[object]:
    """In order, by a field if one is named; fields of several kinds have no order."""
    return queries.sort_by_field(
        value, name, nils, lambda item: queries.raw_field(item, name, strict=True), order_or_fail
    )


def number_of_words(value: object) -> int:
    """Words between white space."""
    return strings.number_of_words(value)


def slugify(value: object, mode: object = None) -> object:
    """As Jekyll 3 writes it in an address."""
    return site.make_slug(value, mode, marks=False)
