"""The tree as plain data, for goldens and for those who want to look into it."""

from __future__ import annotations

from typing import Any

from ..element import REFS, Element


def tree(element: Element) -> dict[str, Any]:
    """An element and all below it as dicts, lists and scalars that ``json`` can write.

    The keys are ``type``, ``value``, ``attr``, ``options`` and ``children``; empty ones are left out, and of
    the options the ``location``, which is no part of what a text says. A footnote's value is its definition.
    """
    result: dict[str, Any] = {"type": element.type}
    if element.value is not None:
        result["value"] = _plain(element.value)
    if element.attr:
        result["attr"] = dict(element.attr)
    options = {name: _plain(value) for name, value in element.options.items() if name != "location"}
    if options:
        result["options"] = options
    if element.children:
        result["children"] = [tree(child) for child in element.children]
    return result


def _plain(value: Any) -> Any:
    if isinstance(value, Element):
        return tree(value)
    if isinstance(value, dict):
        return {"refs" if name == REFS else str(name): _attribute(name, item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _attribute(name: object, value: Any) -> Any:
    """An entry of an attribute list, the classes as the text they become."""
    return " ".join(value) if name == "class" and isinstance(value, list) else _plain(value)
