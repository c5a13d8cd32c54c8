"""jekyll-last-modified-at: when a file was changed last, as git or the file system knows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.clock import TIME_USE
from mkdocs_jekyll.jekyll.git_dates import last_changes
from mkdocs_jekyll.jekyll.liquid import JekyllTag
from mkdocs_jekyll.jekyll.liquid.drops import ItemDrop
from mkdocs_jekyll.jekyll.liquid.nodes import JekyllNode
from mkdocs_jekyll.jekyll.liquid.ruby.strftime import strftime
from mkdocs_jekyll.jekyll.liquid.ruby.text import strip
from mkdocs_jekyll.jekyll.model import Item
from mkdocs_jekyll.jekyll.slugs import to_text

from .plugin import Plugin

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.liquid.context import JekyllContext
    from mkdocs_jekyll.jekyll.liquid.lexer import Token
    from mkdocs_jekyll.jekyll.liquid.limits import Output
    from mkdocs_jekyll.jekyll.liquid.token_stream import TokenStream
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

NAME: Final = "jekyll-last-modified-at"
_FORMAT: Final = "%d-%b-%y"


def date_items(site: SiteDraft) -> None:
    """Give each item its ``last_modified_at``, unless its front matter has one."""
    known = last_changes(site.source)
    for item in _items(site):
        item.changed = known.get(site.place_of(item)) or _time_of_file(item, site)
        if item.changed is not None and item.data.get("last_modified_at") is None:
            item.data["last_modified_at"] = item.changed.astimezone(site.config.zone)


def _items(site: SiteDraft) -> Iterator[Item]:
    for group in site.collections.values():
        yield from group.docs
    yield from (page for page in site.pages if not page.generated)


def _time_of_file(item: Item, site: SiteDraft) -> datetime | None:
    TIME_USE.is_shown = True
    try:
        return datetime.fromtimestamp(int(item.path.stat().st_mtime), site.config.zone)
    except OSError:
        return None


class LastModifiedAtTag(JekyllTag):
    """``{% last_modified_at %}``, with a format of its own if wanted."""

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the format."""
        return _LastModifiedAtNode(stream.tag.token, strip(stream.tag.markup))


class _LastModifiedAtNode(JekyllNode):
    __slots__ = ("_format",)

    def __init__(self, token: Token, form: str) -> None:
        super().__init__(token)
        self._format = form

    def render(self, context: JekyllContext, output: Output) -> None:
        page = context.registers.page
        changed = page.item.changed if isinstance(page, ItemDrop) else None
        if changed is None:
            return
        settings = context.registers.services.config.get("last-modified-at")
        asked = settings.get("date-format") if isinstance(settings, Mapping) else None
        zone = context.registers.services.zone
        output.write(strftime(changed.astimezone(zone), self._format or to_text(asked) or _FORMAT))


PLUGIN: Final = Plugin(
    name=NAME,
    priority="first",
    tags={"last_modified_at": LastModifiedAtTag},
    post_read=date_items,
)
