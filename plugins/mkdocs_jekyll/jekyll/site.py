"""A folder becomes a Site; an item of it becomes HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import Problem
from .model import Collection, Document, Item, Page, StaticFile
from .renderer import Rendered

if TYPE_CHECKING:
    from .config import Config
    from .markdown import MarkdownConverter


@dataclass(slots=True, eq=False, kw_only=True)
class Site:
    """A Jekyll site, read. ``posts`` are oldest first and hold the drafts that are shown."""

    source: Path
    config: Config
    time: datetime
    markdown: MarkdownConverter
    posts: list[Document] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    collections: dict[str, Collection] = field(default_factory=dict)
    static_files: list[StaticFile] = field(default_factory=list)
    data: dict[str, object] = field(default_factory=dict)
    tags: dict[str, list[Document]] = field(default_factory=dict)
    categories: dict[str, list[Document]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def read(
        cls,
        source: Path,
        *,
        config_files: Sequence[str] = ("_config.yml",),
        overrides: Mapping[str, object] | None = None,
        environment: str = "production",
        blog_only: bool = False,
        now: datetime | None = None,
    ) -> Site:
        """Read the site at ``source``.

        ``overrides`` go over what the configuration files say. With ``blog_only`` only posts, drafts and
        collections are read, and the static files in their folders. ``now`` is the moment that decides what
        lies in the future. Raises JekyllError where nothing can be read; everything else is in ``problems``.
        """
        raise NotImplementedError

    def render(self, item: Item) -> Rendered:
        """The item's body: Liquid and Markdown, no layout. Kept, so that asking twice costs nothing."""
        raise NotImplementedError

    def excerpt(self, item: Item) -> str:
        """The item's excerpt as HTML (or as the front matter gives it); empty where there is none."""
        raise NotImplementedError
