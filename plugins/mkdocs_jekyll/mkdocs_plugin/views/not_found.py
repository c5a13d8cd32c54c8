"""The page for what was not found: shown at any URL, so its links begin at the host's root."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import unescape
from typing import Final
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_jekyll.publish.html import printed_raw
from mkdocs_jekyll.publish.html_scan import Attribute, Edits, Scan, plain_text

from ..page import ItemPage
from .view_page import ViewPage

DESTINATION: Final = "404.html"
#: The list of the site's URLs, from which the page's script finds the nearest.
INDEX: Final = "assets/jekyll/urls.json"
_URL_ATTRIBUTES: Final = frozenset(("action", "data-jk-urls", "href", "poster", "src"))
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


class NotFoundPage(ItemPage):
    """A site's own page at ``/404.html``, with what the theme adds; not for search engines and searches."""

    template = "jekyll/404.html"

    def read_source(self, config: MkDocsConfig) -> None:
        """As any item."""
        super().read_source(config)
        self.meta.update(search={"exclude": True})
        self.canonical_url = self.abs_url = None


def absolutize(html: str, base: str) -> str:
    """A page that stands at the site's root, with URLs that hold wherever it is shown."""
    scan = Scan(html)
    edits = Edits(scan)
    for tag in scan.with_attributes(_URL_ATTRIBUTES | {"id", "srcset"}):
        for attribute in tag.attributes:
            if attribute.name in _URL_ATTRIBUTES and attribute.has_value:
                edits.set_value(attribute, _absolute(attribute, base))
            elif attribute.name == "srcset":
                parts = [part.split(None, 1) for part in attribute.value.split(",") if part.strip()]
                found = ", ".join(" ".join([_joined(part[0], base), *part[1:]]) for part in parts)
                edits.set_value(attribute, printed_raw(found))
        if tag.name == "script" and tag.get("id") == "__config":
            edits.replace(tag.end, tag.raw_end, _settings(html[tag.end : tag.raw_end], base))
    return edits.apply()


def _absolute(attribute: Attribute, base: str) -> str:
    """An attribute's URL from the host's root, as HTML; as written where it holds as it is."""
    url = attribute.value.strip()
    found = _joined(url, base)
    if found == url:
        return attribute.raw
    return printed_raw(found)


def _joined(url: str, base: str) -> str:
    if not url or url.startswith(("#", "/")) or _SCHEME.match(url):
        return url
    return urljoin(f"http://x{base}", url).removeprefix("http://x")


def _settings(text: str, base: str) -> str:
    """The theme's settings for its scripts: where the site stands, and where its search's worker does."""
    try:
        settings = json.loads(text)
    except ValueError:
        return text
    for key in ("base", "search"):
        if isinstance(settings.get(key), str):
            settings[key] = urljoin(f"http://x{base}", settings[key]).removeprefix("http://x")
    return json.dumps(settings).replace("</", "<\\/")


def url_list(files: Iterable[File]) -> str:
    """The site's pages as JSON: pairs of URL and title, without those that only go on with another."""
    found = [
        [file.url.removeprefix("./"), unescape(plain_text(str(file.page.title or "")))]
        for file in files
        if file.page is not None and not isinstance(file.page, NotFoundPage) and not _is_further(file)
    ]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _is_further(file: File) -> bool:
    return isinstance(file.page, ViewPage) and file.page.is_further
