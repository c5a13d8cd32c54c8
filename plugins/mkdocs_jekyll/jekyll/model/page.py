"""A file with front matter outside any collection."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from .item import Item

#: What Liquid sees of a page besides its front matter.
PAGE_KEYS: Final = ("content", "dir", "excerpt", "name", "path", "url")


@dataclass(slots=True, eq=False, kw_only=True)
class Page(Item):
    """A page: ``name`` is the file's name, ``dir`` the folder of its URL (``/about/``).

    ``date`` is the front matter's, aware, or ``None``. ``generated`` is set where a plugin made the
    page; ``path`` is that of the page it was made from then, or no file's at all. Of each key ``data`` has
    the front matter's value or the one default that leads, as Jekyll looks it up; templates see the front
    matter merged over all ``defaults``. ``liquid_keys`` are what they see besides, with ``liquid_values``
    where a plugin names its pages otherwise.
    """

    name: str = ""
    dir: str = "/"
    date: datetime | None = None
    tags: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    generated: bool = False
    liquid_keys: tuple[str, ...] = PAGE_KEYS
    liquid_values: dict[str, object] = field(default_factory=dict, repr=False)

    @property
    def basename(self) -> str:
        """The file's name without its extension."""
        return self.name.removesuffix(self.ext) if self.ext else self.name

    @property
    def is_html(self) -> bool:
        """Whether Jekyll counts it among ``site.html_pages``."""
        return self.output_ext in (".html", ".xhtml", ".htm") or self.url.endswith("/")
