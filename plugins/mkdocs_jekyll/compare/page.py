"""What a page says of itself, whatever theme shows it: title, dates, tags, description, canonical URL."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from .html_tree import HtmlElement, parse

_REFRESH: Final = re.compile(r"^\s*\d+(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*['\"]?([^'\"]+)", re.IGNORECASE)
_SCRIPTED: Final = re.compile(
    r"\blocation(?:\.href)?\s*=\s*[\"']([^\"']+)[\"']|location\.replace\(\s*[\"']([^\"']+)"
)
_TAG_URL: Final = re.compile(r"/(?:tags?|categor(?:y|ies)|topics?|archive)(?:[/#?.]|$)", re.IGNORECASE)
_TAG_CLASS: Final = re.compile(r"(?:^|[-_])(?:tags?|categor(?:y|ies))(?:$|[-_])", re.IGNORECASE)
_DAY: Final = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
#: Beyond this a page that leads on shows something of its own.
_SHORT: Final = 600


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page. ``titles`` are all that may be its title, ``days`` (``2021-01-18``) that may be its date.

    ``leads_to`` is set for a page whose only use is to lead on.
    """

    root: HtmlElement
    titles: tuple[str, ...] = ()
    days: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    description: str = ""
    canonical: str = ""
    leads_to: str = ""
    is_post: bool = False

    @property
    def body(self) -> HtmlElement:
        """What a browser shows."""
        return self.root.find("body") or self.root


def facts_of(html: str) -> PageFacts:
    """Read a page."""
    root = parse(html)
    meta = _meta(root)
    linked = [*_json_ld(root)]
    kinds = {str(data.get("@type")) for data in linked}
    published = [
        meta.get("article:published_time", ""),
        *(str(data.get("datePublished", "")) for data in linked),
    ]
    body = root.find("body") or root
    times = [element.attributes.get("datetime", "") for element in root.find_all("time")]
    canonical = next((one.attributes.get("href", "") for one in root.find_all("link", rel="canonical")), "")
    return PageFacts(
        root=root,
        titles=tuple(dict.fromkeys(filter(None, _titles(root, meta, linked)))),
        days=frozenset(day for text in (*published, *times) if (day := day_in(text))),
        tags=frozenset(_tags(body, root)),
        description=" ".join((meta.get("description") or meta.get("og:description") or "").split()),
        canonical=canonical,
        leads_to=_leads_to(root, body),
        is_post="BlogPosting" in kinds
        or "article:published_time" in meta
        or meta.get("og:type") == "article",
    )


def day_in(text: str) -> str:
    """The day of a time as the standards write it, without looking at its zone; empty if it is none."""
    match = _DAY.match(text.strip())
    return match[0] if match else ""


def _meta(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.find_all("meta"):
        key = element.attributes.get("name") or element.attributes.get("property") or ""
        found.setdefault(key.lower(), element.attributes.get("content", "").strip())
    return found


def _titles(root: HtmlElement, meta: Mapping[str, str], linked: list[dict[str, Any]]) -> Iterator[str]:
    yield meta.get("og:title", "")
    yield meta.get("twitter:title", "")
    yield from (str(data.get("headline", "")) for data in linked)
    for name in ("h1", "title", "h2"):
        yield from (element.text for element in root.find_all(name))


def _tags(body: HtmlElement, root: HtmlElement) -> Iterator[str]:
    for element in root.find_all("meta"):
        if (element.attributes.get("property") or "").lower() == "article:tag":
            yield element.attributes.get("content", "").strip()
    for element in body.find_all("a"):
        relation = element.attributes.get("rel", "").lower().split()
        if "tag" in relation or _names_tag(element):
            yield tag_text(element.text)


def _names_tag(link: HtmlElement) -> bool:
    by_class = any(_TAG_CLASS.search(name) for name in link.classes)
    return by_class and bool(_TAG_URL.search(link.attributes.get("href", "")))


def tag_text(text: str) -> str:
    """A tag's name without what themes put around it (``#tag``, ``tag (3)``, ``tag,``)."""
    return re.sub(r"\s*[(（]?\d*[)）]?\s*[,，、]?$", "", text).strip(" #•·,") or text.strip()


def _json_ld(root: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in root.find_all("script", type="application/ld+json"):
        try:
            data = json.loads("".join(child for child in script.children if isinstance(child, str)))
        except ValueError:
            continue
        for one in data if isinstance(data, list) else [data]:
            if isinstance(one, dict):
                yield one


def _leads_to(root: HtmlElement, body: HtmlElement) -> str:
    """Where a page leads whose only use that is."""
    for element in root.find_all("meta"):
        if element.attributes.get("http-equiv", "").lower() == "refresh":
            match = _REFRESH.match(element.attributes.get("content", ""))
            if match:
                return match[1].strip()
    if len(body.text) > _SHORT:
        return ""
    for script in root.find_all("script"):
        match = _SCRIPTED.search("".join(child for child in script.children if isinstance(child, str)))
        if match:
            return (match[1] or match[2]).strip()
    return ""
