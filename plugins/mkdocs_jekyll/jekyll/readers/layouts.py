"""The front matter of the old theme's layouts, which texts see as ``layout``. The layouts are not used."""

from __future__ import annotations

from mkdocs_jekyll.jekyll import front_matter
from mkdocs_jekyll.jekyll.paths import is_folder_below
from mkdocs_jekyll.jekyll.slugs import to_text

from .read_context import ReadContext


def read_layouts(reading: ReadContext) -> dict[str, dict[str, object]]:
    """What each layout says of itself, by its name: the path below the layouts' folder without its ending."""
    folder = reading.source / (reading.config.text("layouts_dir").strip("/") or "_layouts")
    if not is_folder_below(folder, reading.source):
        return {}
    layouts: dict[str, dict[str, object]] = {}
    for path, name in reading.files_below(folder):
        if name.startswith(".") or "/." in name or "." not in path.name:
            continue
        text = reading.text(path)
        if text is None:
            continue
        matter = front_matter.split(text, reading.limits)
        layouts[name.rpartition(".")[0]] = {to_text(key): value for key, value in matter.data.items()}
    return layouts
