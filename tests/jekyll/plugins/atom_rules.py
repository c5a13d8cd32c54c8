"""What RFC 4287 asks of an Atom feed, as far as our feeds use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM: Final = "{http://www.w3.org/2005/Atom}"
MEDIA: Final = "{http://search.yahoo.com/mrss/}"
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_MARKUP: Final = re.compile(r"[A-Za-z0-9!#$&.+^_-]+/[A-Za-z0-9!#$&.+^_-]+")
#: How often an element may stand in its parent: least and most; ``None`` is any number.
_FEED: Final = {
    "author": (0, None), "category": (0, None), "contributor": (0, None), "generator": (0, 1), "icon": (0, 1),
    "id": (1, 1), "link": (1, None), "logo": (0, 1), "rights": (0, 1), "subtitle": (0, 1), "title": (1, 1),
    "updated": (1, 1), "entry": (0, None),
}  # fmt: skip
_ENTRY: Final = {
    "author": (0, None), "category": (0, None), "content": (0, 1), "contributor": (0, None), "id": (1, 1),
    "link": (0, None), "published": (0, 1), "rights": (0, 1), "source": (0, 1), "summary": (0, 1),
    "title": (1, 1), "updated": (1, 1),
}  # fmt: skip
_PERSON: Final = {"name": (1, 1), "uri": (0, 1), "email": (0, 1)}


def broken_rules(text: str) -> list[str]:
    """Each rule that a feed breaks, as a line."""
    feed = ElementTree.fromstring(text.encode())
    found = [] if feed.tag == f"{ATOM}feed" else [f"the root is {feed.tag}"]
    found += _counted(feed, _FEED, "feed")
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        name = entry.findtext(f"{ATOM}id") or "entry"
        found += _counted(entry, _ENTRY, name)
        found += _entry(entry, feed, name)
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    found += [f"the id {one} is there twice" for one in {one for one in ids if ids.count(one) > 1}]
    for element in feed.iter():
        found += _element(element)
    return found


def _counted(
    parent: ElementTree.Element, rules: dict[str, tuple[int, int | None]], name: str
) -> Iterator[str]:
    for child in parent:
        known = child.tag.startswith(MEDIA) or child.tag.removeprefix(ATOM) in rules
        if not known:
            yield f"{name}: {child.tag} may not stand there"
    for tag, (least, most) in rules.items():
        count = len(parent.findall(ATOM + tag))
        if count < least or (most is not None and count > most):
            yield f"{name}: {count} {tag}"


def _entry(entry: ElementTree.Element, feed: ElementTree.Element, name: str) -> Iterator[str]:
    if entry.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
        yield f"{name}: no author"
    links = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    if entry.find(f"{ATOM}content") is None and not links:
        yield f"{name}: neither content nor a link"
    kinds = [(link.get("type"), link.get("hreflang")) for link in links]
    if len(set(kinds)) < len(kinds):
        yield f"{name}: two links of one kind"


def _element(element: ElementTree.Element) -> Iterator[str]:
    tag, text = element.tag.removeprefix(ATOM), element.text or ""
    if tag in ("updated", "published") and not _DATE.fullmatch(text):
        yield f"{tag}: {text!r} is no date of RFC 3339"
    if tag in ("id", "uri") and not urlsplit(text).scheme:
        yield f"{tag}: {text!r} is no absolute URL"
    if tag == "link" and not urlsplit(element.get("href", "")).scheme:
        yield f"link: {element.get('href')!r} is no absolute URL"
    if tag == "link" and not _MARKUP.fullmatch(element.get("type", "a/b")):
        yield f"link: {element.get('type')!r} is no media type"
    if tag in ("title", "subtitle", "summary", "rights") and element.get("type", "text") not in (
        "text",
        "html",
    ):
        yield f"{tag}: of type {element.get('type')}"
    if tag in ("author", "contributor"):
        yield from _counted(element, dict(_PERSON), tag)
    if tag == "category" and element.get("term") is None:
        yield "category: no term"
