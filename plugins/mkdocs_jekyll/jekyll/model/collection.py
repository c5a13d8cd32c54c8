"""A named set of documents."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_jekyll.jekyll.ruby_values import truthy

from .document import Document
from .static_file import StaticFile


@dataclass(slots=True, eq=False, kw_only=True)
class Collection:
    """A collection of ``_config.yml``; ``posts`` is always there.

    ``directory`` is below the source, with slashes (``_recipes`` or ``content/_recipes``); ``metadata`` what
    the configuration says of it; ``output`` whether its documents become pages.
    """

    label: str
    directory: str
    metadata: dict[str, object] = field(default_factory=dict)
    docs: list[Document] = field(default_factory=list)
    files: list[StaticFile] = field(default_factory=list)

    @property
    def relative_directory(self) -> str:
        """The folder's name, as templates see it; without the folder that holds the collections."""
        return f"_{self.label}"

    @property
    def output(self) -> bool:
        """Whether the documents are written."""
        return truthy(self.metadata.get("output"))
