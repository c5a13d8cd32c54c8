"""When an item, or the whole site, was changed last, as front matter says."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll.clock import TIME_USE, build_date
from mkdocs_jekyll.jekyll.dates import parse_time
from mkdocs_jekyll.jekyll.model import Document, Item
from mkdocs_jekyll.jekyll.slugs import to_text
from mkdocs_jekyll.jekyll.time_parsing import in_zone

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site import SiteFacts


def last_change(item: Item, zone: tzinfo) -> datetime | None:
    """``last_modified_at`` as a moment in ``zone``; ``None`` where it is missing or no date.

    It is what Jekyll's gems know of a change. What pages show is a day, which other keys may give too, see
    ``publish.dates.day_of_change``.
    """
    value = item.data.get("last_modified_at")
    moment: datetime | None = None
    if isinstance(value, datetime):
        moment = value
    elif isinstance(value, date):
        moment = datetime.combine(value, time(), zone)
    elif value not in (None, False, ""):
        moment = parse_time(to_text(value), zone)
    return None if moment is None else in_zone(moment, zone)


def changed_or_written(document: Document, zone: tzinfo) -> datetime | None:
    """When a document was changed last, or else written; ``None`` if nobody says."""
    return last_change(document, zone) or (document.date if document.dated else None)


def site_changed(site: SiteFacts) -> datetime | None:
    """When the site was changed last: what stands in files in place of the clock, so that builds are equal.

    The moment that SOURCE_DATE_EPOCH sets, or the last change of a post; ``None`` without any.
    """
    zone = site.config.zone
    if (moment := build_date(zone)) is not None:
        return moment
    found: datetime | None = None
    for post in site.posts:
        moment = changed_or_written(post, zone)
        if moment is not None and moment > site.time:
            TIME_USE.changes_at(moment)
        elif moment is not None and (found is None or moment > found):
            found = moment
    return found
