"""An item's text on its way to HTML: Liquid, then Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .errors import Problem

if TYPE_CHECKING:
    from mkdocs_jekyll.kramdown import TocEntry


@dataclass(frozen=True, slots=True)
class Rendered:
    """What an item becomes, without a layout. Picklable.

    ``ids`` are all ``id`` attributes of the HTML; ``problems`` name the file and its own lines. Where Liquid
    failed, ``html`` is empty and the reason stands among the problems.
    """

    html: str
    toc: tuple[TocEntry, ...] = ()
    ids: frozenset[str] = frozenset()
    has_math: bool = False
    problems: tuple[Problem, ...] = field(default=())
