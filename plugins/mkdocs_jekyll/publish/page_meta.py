"""Front matter as MkDocs, Material and other plugins expect to find it in ``page.meta``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from mkdocs_jekyll.jekyll import Document, Item, Page

from .dates import portable, written
from .html import Html, printed_raw

#: The theme acts on these keys in its own way; what Jekyll's authors mean by them is another thing.
_THEMES_OWN: Final = frozenset(("template", "icon", "status", "hide", "search", "subtitle", "comments"))
_YES: Final = frozenset(("true", "yes", "on", "1"))
_NO: Final = frozenset(("", "false", "no", "off", "0", "none", "null"))


def text_of(value: object) -> str:
    """A front matter value as one line of text; a list is joined, nothing is empty."""
    if value is None or value is False:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(text_of, value)))
    if isinstance(value, Mapping):
        return text_of(value.get("name"))
    return " ".join(str(value).split())


def is_true(value: object) -> bool:
    """Whether a setting is ``true``, or a text that means it."""
    return isinstance(value, str | int) and str(value).strip().lower() in _YES


def is_false(value: object) -> bool:
    """Whether a setting is not there, is ``false``, or a text that means it; any value is more than no."""
    return value is None or (isinstance(value, str | int) and str(value).strip().lower() in _NO)


def page_meta(item: Item, *, template: str, title: Html) -> dict[str, Any]:
    """The meta of an item's page, whose own title is ``title``.

    Keys of the front matter go through as they are, but for those that the theme understands otherwise. The
    shapes that plugins count on are made sure: ``title``, ``description`` and ``author`` are text, ``tags``
    and ``categories`` lists of text, ``hide`` a list, ``search`` a mapping.
    """
    data = item.data
    meta: dict[str, Any] = {key: portable(value) for key, value in data.items() if key not in _THEMES_OWN}
    meta["template"] = template
    meta["hide"] = _hidden(data)
    meta["search"] = _search(data.get("search"))
    for key in ("title", "description", "author"):
        meta.pop(key, None)
    if item.title.strip():
        meta["title"] = printed_raw(title.striptags())  # the theme writes it into <title>
    if description := text_of(data.get("description")) or text_of(data.get("subtitle")):
        meta["description"] = printed_raw(description)
    named = data.get("author")
    if author := text_of(None if named is True else named) or text_of(data.get("authors")):
        meta["author"] = printed_raw(author)
    meta.pop("tags", None)
    if isinstance(item, Document | Page):
        if item.tags:
            meta["tags"] = list(dict.fromkeys(item.tags))
        meta["categories"] = list(item.categories)
        if (date_written := written(item)) is not None:
            meta["date"] = portable(date_written)
    return meta


def _hidden(data: Mapping[str, object]) -> list[str]:
    hide = data.get("hide")
    hidden = [text_of(part) for part in hide] if isinstance(hide, list) else []
    if data.get("catalog") is False or data.get("toc") is False or data.get("no-catalog") is True:
        hidden.append("toc")
    return hidden


def _search(setting: object) -> dict[str, Any]:
    if isinstance(setting, Mapping):
        return {str(key): value for key, value in setting.items()}
    return {"exclude": True} if setting is False else {}
