"""The theme's relative URLs on pages whose own URL ends in neither a slash nor an extension (``/about``).

MkDocs takes ``about`` for a folder; a browser takes it for a file, as the server answers with ``about.html``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, normalize_url, templates

from mkdocs_jekyll.publish.links import relative_url
from mkdocs_jekyll.publish.safe_url import encoded

_Filter = Callable[[Any, Any], str]


@dataclass(frozen=True, slots=True)
class _ShownAt:
    """What stands for a page in MkDocs' functions: they ask for its URL only."""

    url: str


def add_filters(env: jinja2.Environment, odd_urls: Collection[str]) -> None:
    """Put filters that know such pages in the place of MkDocs' own.

    ``odd_urls`` are URLs of pages that begin as one with a scheme does (``a:b/``).
    """
    if env.filters.get("url") is templates.url_filter:
        env.filters["url"] = _encoded(_in_context(templates.url_filter, odd_urls))
    if env.filters.get("script_tag") is templates.script_tag_filter:
        env.filters["script_tag"] = _in_context(templates.script_tag_filter, odd_urls)


def lead_to_shared(env: jinja2.Environment, shared: Collection[str], code: str) -> None:
    """Let the URLs of some files lead out of a language's folder: the site around it has them.

    ``shared`` are URLs below the root of either site, ``code`` is the folder's name.
    """
    for name in ("url", "script_tag"):
        if name in env.filters and shared:
            env.filters[name] = _from_root(env.filters[name], shared, code)


def _from_root(original: _Filter, shared: Collection[str], code: str) -> _Filter:
    @jinja2.pass_context
    def write(context: Any, value: Any) -> str:
        if str(value) not in shared:
            return original(context, value)
        page = context["page"]
        if page is not None:
            url = _as_file(page.url) if is_extensionless(page.url) else page.url
            return original({"page": _ShownAt(f"{code}/{url.removeprefix('./')}"), "base_url": "."}, value)
        base = context["base_url"].rstrip("/")
        above = base.removesuffix(f"/{code}") if base.endswith(f"/{code}") else f"{base}/.."
        return original({"page": None, "base_url": above or "/"}, value)

    return write


def _encoded(write: _Filter) -> _Filter:
    """The filter's URLs as they can stand in any attribute, which the theme writes without escaping."""

    @jinja2.pass_context
    def write_encoded(context: Any, value: Any) -> str:
        return encoded(write(context, value))

    return write_encoded


def _in_context(original: _Filter, odd_urls: Collection[str]) -> _Filter:
    @jinja2.pass_context
    def write(context: Any, value: Any) -> str:
        page = context["page"]
        if page is None:
            return original(context, value)
        if value in odd_urls or _is_beside_its_folder(str(value), page.url):
            return relative_url(value, page.url)
        if not is_extensionless(page.url):
            return original(context, value)
        shown = _ShownAt(_as_file(page.url))
        return original({"page": shown, "base_url": get_relative_url(".", shown.url)}, value)

    return write


def _is_beside_its_folder(url: str, page_url: str) -> bool:
    """Whether the page at ``page_url`` is in the folder ``a/`` beside the page ``a`` that is linked to."""
    return bool(url) and page_url.startswith(f"{url}/") and is_extensionless(url)


def complete_context(context: Any, page: Page, config: MkDocsConfig) -> None:
    """Correct what MkDocs has put into the context of such a page."""
    if not is_extensionless(page.url):
        return
    shown: Any = _ShownAt(_as_file(page.url))
    base = get_relative_url(".", shown.url)
    context["base_url"] = base
    context["extra_css"] = [normalize_url(path, shown, base) for path in config.extra_css]
    context["extra_javascript"] = [
        normalize_url(str(script), shown, base) for script in config.extra_javascript
    ]


def is_extensionless(url: str) -> bool:
    """Whether a URL ends in a name without a dot."""
    return not url.endswith("/") and "." not in url.rpartition("/")[2]


def _as_file(url: str) -> str:
    return f"{url}.html"
