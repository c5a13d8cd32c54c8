"""Changes of HTML as the package makes them, for tests of one change or a few."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_jekyll.publish.html_scan import Edits, Scan


def edited(html: str, *changes: Callable[[Scan, Edits], None]) -> str:
    """A text with several changes, each of which adds its edits."""
    scan = Scan(html)
    edits = Edits(scan)
    for change in changes:
        change(scan, edits)
    return edits.apply()
