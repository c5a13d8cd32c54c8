"""What a Jekyll plugin may do to a site, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.liquid import JekyllTag
    from mkdocs_jekyll.jekyll.model import Item
    from mkdocs_jekyll.jekyll.site import SiteFacts
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft


#: When ``post_read`` runs, by Ruby's names; ``first`` are those that act before any generator.
Priority = Literal["first", "normal", "low", "lowest"]
PRIORITIES: Final[tuple[Priority, ...]] = ("first", "normal", "low", "lowest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """A plugin, by the name of its gem (``also``: further names that sites list it by).

    ``tags`` are known whether or not the site lists the plugin, as a tag that nobody knows ends a text;
    ``listed_tags`` and ``filters`` only if it does. ``post_read`` runs once, when the folder has been
    read and before the site is handed out, in the order of ``priority``: it may change items, settings and
    lists of the draft. ``post_convert`` gets an item's body (or its excerpt) after Markdown, and gives it
    back as templates see it. ``post_render`` gets the finished body of a page and gives it back as readers
    see it. The plugins it stands for work on the whole page with its layout, so ``content`` in templates
    never shows what it did. With ``changes_theme`` it gets the page's body once more, with the title, the
    tags and all that the theme shows.
    """

    name: str
    also: tuple[str, ...] = ()
    priority: Priority = "normal"
    tags: Mapping[str, type[JekyllTag]] = field(default_factory=dict)
    listed_tags: Mapping[str, type[JekyllTag]] = field(default_factory=dict)
    filters: Mapping[str, Callable[..., object]] = field(default_factory=dict)
    post_read: Callable[[SiteDraft], None] | None = None
    post_convert: Callable[[str, Item, SiteFacts], str] | None = None
    post_render: Callable[[str, Item, SiteFacts], str] | None = None
    changes_theme: bool = False
