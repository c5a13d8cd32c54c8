"""Files that are copied as they are."""

from __future__ import annotations

from pathlib import Path

from mkdocs_jekyll.jekyll import permalinks
from mkdocs_jekyll.jekyll.model import Collection, StaticFile
from mkdocs_jekyll.jekyll.publishing import unpublished_reason
from mkdocs_jekyll.jekyll.slugs import to_text

from .read_context import Reading
from .urls import ruby_extension


def static_file(reading: Reading, path: Path, relative: str) -> StaticFile:
    """A file outside any collection; its address is its path."""
    url = f"/{relative}"
    data = reading.defaults.for_document(relative, None)
    return StaticFile(
        path=path,
        relative_path=relative,
        url=url,
        destination=permalinks.below_root(permalinks.decode(url)),
        data=data,
        output=unpublished_reason(data, relative, reading.config) is None,
    )


def collection_file(reading: Reading, collection: Collection, path: Path, relative: str) -> StaticFile:
    """A file without front matter inside a collection; it follows the collection's permalink."""
    ext = ruby_extension(path.name)
    below = relative.removeprefix(f"_{collection.label}")
    own = collection.metadata.get("permalink")
    template = (
        to_text(own)
        if own not in (None, False)
        else permalinks.with_suffix("/:collection/:path", reading.config.permalink)
    )
    values = {"collection": collection.label, "output_ext": "", "title": ""}
    if reading.config.version.separates_collection_files:
        values |= {"path": below, "name": ""}
        url = permalinks.clean(permalinks.fill_simple(template, values)).removesuffix("/")
        destination = permalinks.below_root(f"{url.rpartition('/')[0]}/{path.name}")
        # Whether it is published depends on the defaults of its URL.
        published = reading.defaults.for_document(url.lstrip("/"), collection.label).get("published", True)
        output = published not in (None, False)
    else:
        values["path"] = below.removesuffix(ext) if ext else below
        values["name"] = path.name.removesuffix(ext) if ext else path.name
        url = permalinks.clean(permalinks.fill_simple(template, values)).rstrip("/") + ext
        destination, output = permalinks.below_root(permalinks.decode(url)), collection.output
    return StaticFile(
        path=path,
        relative_path=relative,
        url=url,
        destination=destination,
        data=reading.defaults.for_document(relative, collection.label),
        collection=collection.label,
        output=output,
    )
