"""Dates of front matter as MkDocs and other plugins can take them, whatever an author wrote."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from mkdocs_jekyll.jekyll import Document, Item, Page

#: What the header of a gzip file can hold: MkDocs puts the newest page's day into that of the sitemap.
_FIRST_DAY: Final = date(1970, 1, 1)
_LAST_DAY: Final = date(2106, 2, 6)
#: Under which themes keep the day of the last change.
_CHANGED_KEYS: Final = (
    "last_modified_at", "updated", "update", "last_updated", "last-updated", "lastmod", "modified",
    "modified_date", "modify_date", "last_modified_date",
)  # fmt: skip
#: Beyond these years a moment may have no form in another time zone.
_FIRST_YEAR: Final = 2
_LAST_YEAR: Final = 9998


def written(item: Item) -> datetime | None:
    """The date that an item's front matter or name gives; ``None`` if neither gives one."""
    if isinstance(item, Document):
        return item.date if item.dated else None
    return item.date if isinstance(item, Page) else None


def day_of_change(item: Item) -> date | None:
    """The day of the last change as the front matter says, by whatever key of a theme, or ``None``."""
    for key in _CHANGED_KEYS:
        value = item.data.get(key)
        if isinstance(value, date):
            return value
        if isinstance(value, str):
            try:
                return date.fromisoformat(value.strip()[:10])
            except ValueError:
                continue
    return None


def update_date(changed: date) -> str:
    """The day of a change for ``Page.update_date``: in ISO form, and one that a gzip file can hold."""
    day = changed.date() if isinstance(changed, datetime) else changed
    return min(max(day, _FIRST_DAY), _LAST_DAY).isoformat()


def portable(value: object) -> object:
    """A value of front matter in which every moment can be brought into any time zone."""
    if isinstance(value, datetime) and not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        return value.replace(year=min(max(value.year, _FIRST_YEAR), _LAST_YEAR))
    if isinstance(value, dict):
        return {key: portable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [portable(item) for item in value]
    return value
