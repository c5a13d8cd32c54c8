"""The filters that Jekyll 3 has in another form: fields are compared as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ruby.compare import order_or_fail
from ..ruby.objects import MethodLiteral
from . import queries, site, strings

if TYPE_CHECKING:
    from ..context import JekyllContext


def where(context: JekyllContext, value: object, name: object, target: object) -> object:
    """The items whose field is the target as text, or holds it."""
    found = queries.items_of(context, value)
    if found is None or name is None or target is None:
        return value
    text = "" if isinstance(target, MethodLiteral) else context.text(target)

    def holds(item: object) -> bool:
        return text in _texts(context, queries.raw_field(context, item, name, strict=True))

    return list(filter(holds, found))


def _texts(context: JekyllContext, found: object) -> list[str]:
    if found is None:
        return []
    if not isinstance(found, (list, tuple)):
        return [context.text(found)]
    context.budget.spend(len(found))
    return [context.text(item) for item in found]


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
    return queries.grouped(
        context, found, lambda item: context.text(queries.raw_field(context, item, name, strict=True))
    )


def sort(context: JekyllContext, value: object, name: object = None, nils: object = "first") -> list[object]:
    """In order, by a field if one is named; fields of several kinds have no order."""
    by_field = queries.FieldOrder(
        name,
        nils,
        lambda item: queries.raw_field(context, item, name, strict=True),
        lambda a, b: order_or_fail(a, b, context.budget),
    )
    return queries.sort_by_field(context, value, by_field)


def number_of_words(value: object) -> int:
    """Words between white space."""
    return strings.number_of_words(value)


def slugify(value: object, mode: object = None) -> object:
    """As Jekyll 3 writes it in a URL."""
    return site.make_slug(value, mode, marks=False)
