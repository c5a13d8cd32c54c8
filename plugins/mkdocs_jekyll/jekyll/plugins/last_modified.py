"""When an item was changed last, as its front matter says."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo

from mkdocs_jekyll.jekyll.dates import parse_time
from mkdocs_jekyll.jekyll.model import Item
from mkdocs_jekyll.jekyll.slugs import to_text
from mkdocs_jekyll.jekyll.time_parsing import in_zone


def last_change(item: Item, zone: tzinfo) -> datetime | None:
    """``last_modified_at`` as a moment in ``zone``; ``None`` where it is missing or no date."""
    value = item.data.get("last_modified_at")
    moment: datetime | None = None
    if isinstance(value, datetime):
        moment = value
    elif isinstance(value, date):
        moment = datetime.combine(value, time(), zone)
    elif value not in (None, False, ""):
        moment = parse_time(to_text(value), zone)
    return None if moment is None else in_zone(moment, zone)
