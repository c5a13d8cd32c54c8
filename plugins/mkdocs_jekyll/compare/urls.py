"""URLs of a site: one spelling for each, whatever a page writes and wherever the site stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

#: In place of the host of a site that lies in a folder.
FOLDER_HOST: Final = "folder.invalid"
_INDEXES: Final = ("index.html", "index.htm")


def url_of_file(path: str) -> str:
    """The URL of a file below the root: ``/a/`` for ``a/index.html``, ``/b.html`` for ``b.html``."""
    head, _, name = path.rpartition("/")
    return "/" + (f"{head}/" if head else "") if name in _INDEXES else "/" + path


def spellings(url: str) -> tuple[str, ...]:
    """A URL and those at which a host answers with the same: ``/a``, ``/a/``, ``/a.html``."""
    if url.endswith("/"):
        plain = url.rstrip("/")
        return (url, plain, f"{plain}.html") if plain else (url,)
    if url.endswith(".html"):
        plain = url.removesuffix(".html")
        return (url, plain, f"{plain}/")
    return (url, f"{url}/", f"{url}.html")


def find(url: str, there: Collection[str]) -> str | None:
    """The spelling of a URL that is there, or ``None``."""
    return next((one for one in spellings(url) if one in there), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site stands: the names of its host, and the path below which it lies (``/blog`` or empty).

    A name stands there with ``www.`` and without.
    """

    hosts: frozenset[str] = frozenset()
    base: str = ""

    def resolve(self, url: str, page: str) -> str:
        """What a URL on a page leads to: a URL of the site, or the whole URL of another one.

        ``page`` is the page's URL below the root. Anchors stay; ``index.html`` goes.
        """
        whole = f"https://{FOLDER_HOST}{self.base}{quote(page, safe='/%')}"
        try:
            parts = urlsplit(urljoin(whole, url.strip()))
            host = parts.netloc.lower()
        except ValueError:
            return url.strip()
        if parts.scheme not in ("http", "https") or (host != FOLDER_HOST and host not in self.hosts):
            return url.strip()
        path = unquote(parts.path) or "/"
        if self.base and (path + "/").startswith(f"{self.base}/"):
            path = path[len(self.base) :] or "/"
        head, _, name = path.rpartition("/")
        path = f"{head}/" if name in _INDEXES else path
        query = f"?{parts.query}" if parts.query else ""
        anchor = f"#{unquote(parts.fragment)}" if parts.fragment else ""
        return f"{path}{query}{anchor}"


def path_of(resolved: str) -> str | None:
    """The URL in what ``resolve`` gave; ``None`` for another site's."""
    if not resolved.startswith("/"):
        return None
    return resolved.partition("#")[0].partition("?")[0]


def place_of(
    canonical: Iterable[tuple[str, str]],
    root_links: Iterable[Collection[str]],
    there: Collection[str],
    hosts: Iterable[str],
) -> Place:
    """Where a site stands whose files have the URLs ``there``.

    ``canonical`` are URLs with what their pages call their own URL, ``root_links`` the links from the root of
    each page.
    """
    bases: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    found = set(hosts)
    for url, canonical_url in canonical:
        parts = urlsplit(canonical_url)
        path = re.sub("/{2,}", "/", unquote(parts.path))
        for one in spellings(url):
            if path.endswith(one):
                bases[path[: len(path) - len(one)].rstrip("/")] += 1
                found.add(parts.netloc.lower())
                break
    pages = 0
    for links in root_links if not bases else ():
        pages += 1
        below = {first for link in links if (first := _count(link, there, bases))}
        unknown.update(below)
    if not bases and len(unknown) == 1 and unknown.total() == pages:
        bases = unknown  # a theme's links stand on every page, an author's link to another site does not
    base = bases.most_common(1)[0][0] if bases else ""
    bare = {host.removeprefix("www.") for host in found if host}
    return Place(frozenset((*bare, *(f"www.{host}" for host in bare))), base)


def _count(link: str, there: Collection[str], bases: Counter[str]) -> str:
    """Count the base that a link from the root shows; the base it may show where its target is not there."""
    path = unquote(urlsplit(link).path)
    first, _, rest = path[1:].partition("/")
    if find(path, there) is not None:
        bases[""] += 1
    elif first and find("/" + rest, there) is not None:
        bases[f"/{first}"] += 1
    elif rest and not any(one.startswith(f"/{first}/") for one in there):
        return f"/{first}"
    return ""
