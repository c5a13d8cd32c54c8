"""``pymdownx.snippets`` in posts: files of its folders, and nothing that a site would not show by itself.

The extension keeps to ``base_path`` as it is written. Links in it lead anywhere, ``.git/config`` lies below
the usual ``base_path``, and ``url_download`` fetches what a post names. A post may come from anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import markdown

#: A text that may stand under a name with ``_`` to be taken into others.
_PARTIALS: Final = frozenset((".md", ".markdown", ".html", ".htm", ".txt", ".svg"))


def guard(machine: markdown.Markdown, refused: Callable[[str], None]) -> None:
    """Let the snippets of a machine stay inside; ``refused`` gets the name of one that is not shown."""
    if "snippet" not in machine.preprocessors:
        return
    snippets: Any = machine.preprocessors["snippet"]
    snippets.url_download = False
    find = snippets.get_snippet_path
    bases = [Path(base) for base in snippets.base_path]

    def inside(name: str) -> str | None:
        found = find(name)
        if found is None or any(_may_be_shown(Path(found), base) for base in bases):
            return str(found) if found is not None else None
        refused(name)
        return None

    snippets.get_snippet_path = inside


def _may_be_shown(path: Path, base: Path) -> bool:
    """Whether a file lies below ``base``, links followed, and is neither hidden nor a site's own affair."""
    try:
        real, root = path.resolve(), base.resolve()
    except (OSError, ValueError):
        return False
    if not real.is_relative_to(root):
        return False
    names = real.relative_to(root).parts
    hidden = any(name.startswith(".") for name in names)
    private = any(name.startswith("_") for name in names) and path.suffix.lower() not in _PARTIALS
    return not hidden and not private and "_drafts" not in names
