"""Files that are copied as they are."""

from __future__ import annotations

from pathlib import Path

from mkdocs_jekyll.jekyll import permalinks
from mkdocs_jekyll.jekyll.model import Collection, StaticFile
from mkdocs_jekyll.jekyll.paths import ruby_extension, ruby_stem
from mkdocs_jekyll.jekyll.ruby_values import truthy
from mkdocs_jekyll.jekyll.slugs import to_text

from .read_context import ReadContext


def static_file(reading: ReadContext, path: Path, relative: str) -> StaticFile:
    """A file outside any collection; its URL is its path."""
    url = f"/{_without_dots(reading, relative)}"
    decodes = reading.config.version.decodes_file_names
    destination = _destination(url) if decodes else permalinks.below_root(url)
    return _made(reading, path, relative, (url, destination), None)


def collection_file(reading: ReadContext, collection: Collection, path: Path, relative: str) -> StaticFile:
    """A file without front matter inside a collection; it follows the collection's permalink."""
    ext = ruby_extension(path.name)
    below = _without_dots(reading, relative).removesuffix(ext)
    own = collection.metadata.get("permalink")
    template = (
        to_text(own)
        if truthy(own)
        else permalinks.with_suffix("/:collection/:path", reading.config.permalink)
    )
    values = {"collection": collection.label, "output_ext": "", "title": ""}
    if reading.config.version.separates_collection_files:
        values |= {"path": relative.removeprefix(collection.relative_directory), "name": ""}
        url = permalinks.clean(permalinks.fill_simple(template, values)).removesuffix("/")
        destination = permalinks.below_root(f"{url.rpartition('/')[0]}/{path.name}")
        return _made(reading, path, relative, (url, destination), collection)
    values["path"] = below.replace(collection.relative_directory, "", 1)
    values["name"] = ruby_stem(path.name)
    url = permalinks.clean(permalinks.fill_simple(template, values)).rstrip("/") + ext
    return _made(reading, path, relative, (url, _destination(url)), collection)


def _destination(url: str) -> str:
    return permalinks.below_root(permalinks.decode(url))


def _without_dots(reading: ReadContext, relative: str) -> str:
    """A path without the dots before its extension: ``a..png`` is written as ``a.png``."""
    if not reading.config.version.skips_trailing_dots:
        return relative
    ext = ruby_extension(relative.rpartition("/")[2])
    return relative.removesuffix(ext).rstrip(".") + ext


def _made(
    reading: ReadContext, path: Path, relative: str, target: tuple[str, str], collection: Collection | None
) -> StaticFile:  # fmt: skip
    """The file; ``target`` is its URL and its destination."""
    url, destination = target
    label = collection.label if collection else None
    # Whether it is published depends on the defaults of its URL.
    by_url = reading.defaults.for_document(url.removeprefix("/"), label)
    is_written = collection is None or collection.output or reading.config.version.separates_collection_files
    return StaticFile(
        path=path,
        relative_path=relative,
        url=url,
        destination=destination,
        data=reading.defaults.for_document(relative, label),
        collection=label,
        output=is_written and truthy(by_url.get("published", True)),
    )
