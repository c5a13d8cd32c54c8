"""Posts, drafts and the other collections: which files, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from mkdocs_jekyll.jekyll import front_matter
from mkdocs_jekyll.jekyll.files import SourceFiles
from mkdocs_jekyll.jekyll.languages import Languages
from mkdocs_jekyll.jekyll.model import Collection, Document, Kind
from mkdocs_jekyll.jekyll.paths import is_folder_below
from mkdocs_jekyll.jekyll.publishing import (
    future_reason,
    is_future,
    limited_reason,
    undated_reason,
    unpublished_reason,
)
from mkdocs_jekyll.jekyll.slugs import to_text

from .documents import DocumentReader
from .names import has_extension, is_post_name
from .read_context import ReadContext
from .sorting import merge_sorted, spaceship
from .static_files import collection_file


def read_posts(reading: ReadContext, posts: Collection, folders: list[str]) -> None:
    """Fill ``posts`` from ``_posts``, and ``_drafts`` if they are shown, in each of ``folders``.

    ``folders`` are below the collections' folder, with slashes; ``""`` is that folder itself.
    """
    reader = DocumentReader(reading, posts)
    base = reading.source / reading.config.collections_dir
    for folder in folders:
        _read_special(reader, base, folder or reading.posts_below, "_posts", "post")
        if reading.config.flag("show_drafts"):
            _read_special(reader, base, folder, "_drafts", "draft")
    if reading.config.flag("future"):  # Jekyll has asked no draft for the time of its file by then
        posts.docs = merge_sorted(posts.docs, _compare_posts)
    else:
        posts.docs.sort(key=_order)
    limit = reading.config.limit_posts
    if limit > 0:
        for doc in posts.docs[:-limit]:
            reading.report(limited_reason(reading.relative(doc.path)))
        posts.docs = posts.docs[-limit:]
    link(posts.docs)


def read_translated_posts(
    reading: ReadContext, languages: Languages, posts: Sequence[Document], folders: list[str]
) -> None:
    """Set where the files of their names in the folders of other languages stand."""
    known = {languages.active: {_name_below(post, languages): post.url for post in posts}}
    for code in languages.codes:
        if code not in known:
            there = replace(reading, languages=replace(languages, active=code), problems=[])
            settings = dict(reading.config.collections["posts"])
            others = Collection(label="posts", directory="_posts", metadata=settings)
            read_posts(there, others, [folder for folder in folders if not folder])
            known[code] = {_name_below(post, there.languages): post.url for post in others.docs}
    for post in posts:
        name = _name_below(post, languages)
        if name == post.relative_path:  # it lies in no language's folder
            post.translations = dict.fromkeys(languages.codes, post.url)
        else:
            post.translations = {code: urls[name] for code, urls in known.items() if name in urls}


def _name_below(post: Document, languages: Languages | None) -> str:
    """A post's path without the folder of its language."""
    below = "" if languages is None else languages.posts_below
    return post.relative_path.removeprefix(f"{below}/") if below else post.relative_path


def _read_special(reader: DocumentReader, base: Path, folder: str, special: str, kind: Kind) -> None:
    reading = reader.reading
    path = base / folder / special
    if not is_folder_below(path, reading.source):
        return
    version = reading.config.version
    for file, name in reading.files_below(path):
        if name.startswith(".") or "/." in name:
            continue
        if not reading.entries.keeps(name, place := reading.relative(file)):
            continue
        if not has_extension(name) if kind == "draft" else not is_post_name(name, version):
            if kind == "post" and _is_meant_as_post(reading, file):
                reading.report(undated_reason(place))
            continue
        doc = reader.read(file, _below(reading, file), kind)
        if doc is not None and _is_published(reading, doc):
            reader.collection.docs.append(doc)


def _is_meant_as_post(reading: ReadContext, file: Path) -> bool:
    return file.suffix.lower() in reading.config.markdown_ext and _has_header(file, reading.files)


def _below(reading: ReadContext, file: Path) -> str:
    """A path as Jekyll writes it: below the folder of the collections."""
    base = reading.config.collections_dir
    return reading.relative(file).removeprefix(f"{base}/" if base else "")


def _is_published(reading: ReadContext, doc: Document) -> bool:
    place = reading.relative(doc.path)
    reason = unpublished_reason(doc.data.get("published", True), place, reading.config)
    if reason is None and is_future(doc.date, reading.now, reading.config):
        reason = future_reason(doc.date, place)
    if reason is None:
        return True
    reading.problems.append(reason)
    return False


def read_collection(reading: ReadContext, collection: Collection) -> None:
    """Fill a collection from its folder. Documents of the future stay in it and are not written."""
    folder = reading.source / collection.directory
    if not is_folder_below(folder, reading.source):
        return
    reader = DocumentReader(reading, collection)
    for file, name in reading.files_below(folder):
        if not reading.entries.keeps(name, reading.relative(file)):
            continue
        relative = _below(reading, file)
        if not _has_header(file, reading.files):
            collection.files.append(collection_file(reading, collection, file, relative))
            continue
        doc = reader.read(file, relative, "doc")
        if doc is None:
            continue
        published = doc.data.get("published", True)
        reason = unpublished_reason(published, reading.relative(file), reading.config)
        if reason is not None:
            reading.problems.append(reason)
            if published is False:
                continue
        if reason is not None or is_future(doc.date, reading.now, reading.config):
            doc.output = False
        collection.docs.append(doc)
    _sort(reading, collection)
    link(collection.docs)


def _has_header(path: Path, files: SourceFiles) -> bool:
    try:
        with files.open(path) as file:
            head = file.read(3)
            return head == b"---" and front_matter.has_header(
                (head + file.read(1024)).decode("utf-8", "replace")
            )
    except OSError:
        return False


def _order(doc: Document) -> tuple[float, str]:
    return doc.date.timestamp(), str(doc.path)


def _compare_posts(one: Document, other: Document) -> int:
    """By date, but a draft without one by its path."""
    if one.dated and other.dated and one.date != other.date:
        return -1 if one.date < other.date else 1
    return spaceship(str(one.path), str(other.path)) or 0


def _compare_docs(one: Document, other: Document) -> int:
    """By date where both have one of their own, else by path."""
    if "date" in one.data and "date" in other.data and one.date != other.date:
        return -1 if one.date < other.date else 1
    return spaceship(str(one.path), str(other.path)) or 0


def _sort(reading: ReadContext, collection: Collection) -> None:
    """By date and path, or as ``sort_by`` or ``order`` of the collection say."""
    can_choose = reading.config.version.sorts_collections
    order, key = collection.metadata.get("order"), collection.metadata.get("sort_by")
    by_key = isinstance(key, str) and not isinstance(order, list) and can_choose

    def compare(one: Document, other: Document) -> int:
        found = _compare_values(one.data.get(key), other.data.get(key)) if isinstance(key, str) else None
        return found or _compare_docs(one, other)

    collection.docs = merge_sorted(collection.docs, compare if by_key else _compare_docs)
    if isinstance(order, list) and can_choose:
        places = {to_text(name): place for place, name in enumerate(order)}
        prefix = f"_{collection.label}/"
        collection.docs.sort(key=lambda doc: places.get(doc.relative_path.removeprefix(prefix), len(places)))


def _compare_values(one: object, other: object) -> int | None:
    """Values in their order, those that are missing last; ``None`` for values of different kinds."""
    if one is None or other is None:
        return (one is None) - (other is None)
    return spaceship(one, other)


def link(docs: list[Document]) -> None:
    """Make neighbours out of documents that follow each other."""
    for doc in docs:
        doc.previous = doc.next = None
    for previous, following in pairwise(docs):
        previous.next = following
        following.previous = previous
