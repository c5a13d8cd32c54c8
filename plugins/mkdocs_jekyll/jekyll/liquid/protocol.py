"""What Liquid needs of the site model, so that neither imports the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.model import Collection, Document, Item, Page, StaticFile
    from mkdocs_jekyll.jekyll.slow_markdown import TextTime
    from mkdocs_jekyll.jekyll.version import JekyllVersion
    from mkdocs_jekyll.kramdown import Result


class ConvertsMarkdown(Protocol):
    """The interface to Markdown that ``markdownify`` uses."""

    def convert(self, text: str, time: TextTime | None = None) -> Result:
        """The text as HTML, as a body of the site would come out; ``time`` is that of its item."""
        ...


class SiteMarkdown(ConvertsMarkdown, Protocol):
    """A site's own Markdown."""

    @property
    def keeps_html(self) -> bool:
        """Whether what stands in an element of HTML on lines of its own stays as it is."""
        ...

    def convert_line(self, text: str) -> str:
        """A title or the like as HTML."""
        ...

    def smartify(self, text: str) -> str:
        """Typographic quotes, dashes and dots in a text with HTML in it."""
        ...


class HasHtml(Protocol):
    """A rendered item."""

    @property
    def html(self) -> str:
        """The body as HTML, without a layout."""
        ...


class SiteContent(Protocol):
    """What was read of a site. ``posts`` are oldest first."""

    @property
    def source(self) -> Path:
        """The site's root folder."""
        ...

    @property
    def time(self) -> datetime:
        """The moment of the build, aware, in the site's time zone."""
        ...

    @property
    def posts(self) -> Sequence[Document]:
        """Posts and shown drafts, oldest first."""
        ...

    @property
    def pages(self) -> Sequence[Page]:
        """Pages outside collections."""
        ...

    @property
    def collections(self) -> Mapping[str, Collection]:
        """Collections by label, ``posts`` among them."""
        ...

    @property
    def static_files(self) -> Sequence[StaticFile]:
        """Files that are copied as they are."""
        ...

    @property
    def data(self) -> Mapping[str, object]:
        """The content of ``_data``."""
        ...


class SiteLike(SiteContent, Protocol):
    """The parts of a Site that templates can see."""

    @property
    def config(self) -> Mapping[str, object]:
        """What ``_config.yml`` says, over Jekyll's defaults."""
        ...

    @property
    def version(self) -> JekyllVersion:
        """The Jekyll whose behaviour the site has."""
        ...

    @property
    def marks_missing(self) -> bool:
        """Whether a text shows where an include is missing."""
        ...

    @property
    def markdown(self) -> SiteMarkdown:
        """The site's Markdown."""
        ...


class RendersItems(Protocol):
    """Gives the texts of a site's items."""

    def render(self, item: Item) -> HasHtml:
        """The item's body, for templates that show another item's ``content``."""
        ...

    def excerpt(self, item: Item) -> str:
        """The item's excerpt as HTML."""
        ...


class LiquidSite(RendersItems, Protocol):
    """A site that templates can see, with the texts of its items."""

    @property
    def site(self) -> SiteLike:
        """The site."""
        ...
