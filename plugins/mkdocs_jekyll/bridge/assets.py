"""Files that come with the package for some pages only: a site without such pages gets no copy of them."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.structure.files import Files

from .theme import overrides_folder


def leave_out(files: Files, places: Iterable[str]) -> None:
    """Don't copy files and folders (their names end in ``/``); a site's own files of these names stay."""
    ours, places = str(overrides_folder()), tuple(places)
    for file in list(files):
        if file.src_dir == ours and any(
            file.src_uri == place or (place.endswith("/") and file.src_uri.startswith(place))
            for place in places
        ):
            files.remove(file)
