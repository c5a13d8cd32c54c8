"""What a feed says: each entry's id, URL, title, day and tags. Atom and RSS."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

from .page import day_in


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry: ``id`` is what feed readers know it by; what it does not say is empty."""

    id: str
    link: str
    title: str
    day: str
    tags: tuple[str, ...] = ()


def entries_of(xml: str) -> list[FeedEntry] | None:
    """The entries of a feed; ``None`` for XML that is no feed, and for what is no XML."""
    try:
        root = ElementTree.fromstring(xml.lstrip("﻿ \r\n\t"))
    except (ElementTree.ParseError, ValueError):
        return None
    name = _local(root.tag)
    if name == "feed":
        return [_atom(entry) for entry in root if _local(entry.tag) == "entry"]
    if name == "rss":
        return [_rss(item) for item in root.iter() if _local(item.tag) == "item"]
    return None


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()


def _text(entry: ElementTree.Element, name: str) -> str:
    found = next((child for child in entry if _local(child.tag) == name), None)
    return "" if found is None else " ".join("".join(found.itertext()).split())


def _atom(entry: ElementTree.Element) -> FeedEntry:
    links = [child for child in entry if _local(child.tag) == "link"]
    main = [link for link in links if link.get("rel", "alternate") == "alternate"]
    tags = [child.get("term") or "" for child in entry if _local(child.tag) == "category"]
    day = day_in(_text(entry, "published") or _text(entry, "updated"))
    link = main[0].get("href") or "" if main else ""
    return FeedEntry(_text(entry, "id"), link, _text(entry, "title"), day, tuple(filter(None, tags)))


def _rss(item: ElementTree.Element) -> FeedEntry:
    tags = ["".join(child.itertext()).strip() for child in item if _local(child.tag) == "category"]
    try:
        day = parsedate_to_datetime(_text(item, "pubdate")).date().isoformat()
    except (ValueError, TypeError):
        day = day_in(_text(item, "pubdate") or _text(item, "date"))
    link = _text(item, "link")
    return FeedEntry(_text(item, "guid") or link, link, _text(item, "title"), day, tuple(filter(None, tags)))
