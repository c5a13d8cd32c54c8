"""A file that is copied as it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_jekyll.jekyll.paths import ruby_extension, ruby_stem


@dataclass(slots=True, eq=False, kw_only=True)
class StaticFile:
    """A file without front matter.

    ``relative_path`` is below the source, without a leading slash (Jekyll's own ``path`` has one); ``url`` is
    percent-encoded as Jekyll's, ``destination`` decoded and below the site's root. ``data`` holds the
    defaults that apply to it; ``collection`` the label of the collection it lies in, or ``None``.
    """

    path: Path
    relative_path: str
    url: str
    destination: str
    data: dict[str, object] = field(default_factory=dict)
    collection: str | None = None
    output: bool = True

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def extname(self) -> str:
        """The extension with its dot, or an empty string."""
        return ruby_extension(self.path.name)

    @property
    def basename(self) -> str:
        """The name without the extension, and without dots before it."""
        return ruby_stem(self.path.name)

    @property
    def modified_time(self) -> float:
        """When the file was changed last, in seconds since 1970."""
        return self.path.stat().st_mtime
