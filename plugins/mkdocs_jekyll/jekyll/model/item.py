"""What documents and pages have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

Kind = Literal["post", "draft", "doc", "page"]


@dataclass(slots=True, eq=False, kw_only=True)
class Item:
    """A file with front matter that becomes a file of the site. Data only; two items are equal if the same.

    ``path`` is absolute, ``relative_path`` is below the source with slashes (``_posts/2021-01-18-x.md``).
    ``data`` is the front matter over the defaults, with the keys Jekyll adds. ``content`` is the raw text
    after the front matter, and ``body_line`` the file's line on which it begins (from 1). ``url`` is as
    Jekyll's, percent-encoded (``/2021/01/18/x/``); ``destination`` the path below the site's root, decoded
    (``2021/01/18/x/index.html``). ``ext`` is the source's extension with its dot, ``output_ext`` the
    site's. ``variables`` are what its text sees besides ``site`` and ``page`` (``paginator``).
    ``defaults`` are those of the configuration that apply to it, ``own_keys`` the keys that its own front
    matter has. ``changed`` is when git or the file system says that the file was changed, if a plugin asked.
    ``translations`` are the URLs of the same text in each language of the site that has it, itself
    among them, each below the root of that language's site.
    """

    kind: Kind
    path: Path
    relative_path: str
    data: dict[str, object]
    content: str = ""
    body_line: int = 1
    url: str = ""
    destination: str = ""
    title: str = ""
    ext: str = ""
    output_ext: str = ""
    is_markdown: bool = False
    output: bool = True
    excerpt_text: str | None = None  # raw, as cut from ``content``; ``None`` where Jekyll makes no excerpt
    collection: str | None = None
    variables: dict[str, object] = field(default_factory=dict, repr=False)
    changed: datetime | None = None
    defaults: dict[str, object] = field(default_factory=dict, repr=False)
    own_keys: frozenset[str] = frozenset()
    translations: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def draft(self) -> bool:
        """Whether this came from a folder of drafts."""
        return self.kind == "draft"

    @property
    def render_with_liquid(self) -> bool:
        """Whether Liquid runs over the text."""
        return self.data.get("render_with_liquid") is not False

    @property
    def layout(self) -> str | None:
        """The layout's name; ``None`` if the file asks for none."""
        layout = self.data.get("layout")
        return None if layout is None or layout is False or layout == "none" else str(layout)
