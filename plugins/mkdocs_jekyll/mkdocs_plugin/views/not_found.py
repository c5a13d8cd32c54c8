"""The page for what was not found: shown at any address, so its links begin at the host's root."""

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
from mkdocs_jekyll.publish.reading_time import plain_text

from ..page import ItemPage
from .view_page import ViewPage

ADDRESS: Final = "404.html"
#: The list of the site's addresses, from which the page's script finds the nearest.
INDEX: Final = "assets/jekyll/urls.json"
_TAG: Final = re.compile(
    r"<!--.*?-->|(?P<config><script id=\"__config\"[^>]*>)(?P<json>.*?)</script>"
    r"|(?P<start><(?:script|style)\b[^>]*>).*?</(?:script|style)\s*>"
    r"|<[a-zA-Z][\w:-]*+\s(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(
    r"(?P<key>\s(?:href|src|poster|action|data-jk-urls)\s*=\s*)"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+))",
    re.IGNORECASE,
)
_SET: Final = re.compile(r"(?P<key>\ssrcset\s*=\s*)\"(?P<value>[^\"]*)\"", re.IGNORECASE)
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
    """A page that stands at the site's root, with addresses that hold wherever it is shown."""

    def address(value: str) -> str:
        url = unescape(value).strip()
        if not url or url.startswith(("#", "/")) or _SCHEME.match(url):
            return value
        return printed_raw(urljoin(f"http://x{base}", url).removeprefix("http://x"))

    def attribute(match: re.Match[str]) -> str:
        value = next(part for part in (match["double"], match["single"], match["bare"]) if part is not None)
        return f'{match["key"]}"{address(value)}"'

    def sources(match: re.Match[str]) -> str:
        parts = (part.split(None, 1) for part in match["value"].split(",") if part.strip())
        return f'{match["key"]}"{", ".join(" ".join([address(part[0]), *part[1:]]) for part in parts)}"'

    def tag(match: re.Match[str]) -> str:
        if match["config"]:
            return f"{match['config']}{_settings(match['json'], base)}</script>"
        if match["start"]:
            return _ATTRIBUTE.sub(attribute, match["start"]) + match[0][len(match["start"]) :]
        return match[0] if match[0].startswith("<!--") else _SET.sub(
            sources, _ATTRIBUTE.sub(attribute, match[0])
        )  # fmt: skip

    return _TAG.sub(tag, html)


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


def addresses_in(files: Iterable[File]) -> str:
    """The site's pages as JSON: pairs of address and title, without those that only go on with another."""
    found = [
        [file.url.removeprefix("./"), unescape(plain_text(str(file.page.title or "")))]
        for file in files
        if file.page is not None and not isinstance(file.page, NotFoundPage) and not _goes_on(file)
    ]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _goes_on(file: File) -> bool:
    return isinstance(file.page, ViewPage) and getattr(file.page, "number", 1) > 1
