"""Where the site stands: as ``_config.yml`` says, as ``mkdocs.yml`` says, and which of them counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from mkdocs_jekyll.jekyll import Problem, Site
from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.liquid.urls import with_scheme
from mkdocs_jekyll.jekyll.plugins import feed, sitemap

from .safe_url import safe_url

_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SiteUrl:
    """The site's URL: ``site_url`` for MkDocs, ``hosts`` and ``bases`` as texts may write them.

    ``hosts`` are all that the site has or had, in lower case, with the base paths that belong to each, the
    longest first; ``current`` those it has today, with their scheme (``https://notes.example.org``);
    ``bases`` are the site's own. ``overrides`` go over ``url`` and ``baseurl`` of
    ``_config.yml``; ``problem`` reports a disagreement. ``own_host`` is the host that ``_config.yml`` names,
    with its scheme; empty where it names none.
    """

    site_url: str | None
    hosts: Mapping[str, tuple[str, ...]]
    current: frozenset[str]
    bases: tuple[str, ...]
    overrides: Mapping[str, object]
    problem: Problem | None = None
    own_host: str = ""

    @property
    def root(self) -> str:
        """The path at which the site stands on its host, with a slash at both ends."""
        path = self.bases[0] if self.site_url is None else urlsplit(self.site_url).path
        return f"{path.rstrip('/')}/"


def reconcile(
    config: Mapping[str, object], site_url: str | None, *, serving: bool, former: Iterable[str] = ()
) -> SiteUrl:
    """Bring the two files together; ``former`` are URLs at which the site stood before, or stands too.

    What ``mkdocs.yml`` says counts, as the site is published from there; the other URL is still known, so
    that links written with it lead into the site. Under ``mkdocs serve`` ``site_url`` is the server's own
    URL and says nothing.
    """
    url = str(config.get("url") or "").strip().rstrip("/")
    for key, written in (("url", url), ("baseurl", str(config.get("baseurl") or ""))):
        if safe_url(written) != written.strip():
            known = reconcile({**config, key: ""}, site_url, serving=serving, former=former)
            message = f"{key} is '{written}', which no URL can be made of; it is ignored"
            problem = Problem(
                "warning", message, "_config.yml", None, "Write https://host and /path.", code="MJ011"
            )
            return replace(known, overrides={key: "", **known.overrides}, problem=problem)
    if (whole := with_scheme(url)) != url:
        known = reconcile({**config, "url": whole}, site_url, serving=serving, former=former)
        message = f"url is '{url}', without https:// before it; links and feeds need it, and have it here"
        problem = Problem("warning", message, "_config.yml", None, f"Write {whole}.", code="MJ011")
        return replace(known, problem=known.problem or problem)
    base = normal_base(config.get("baseurl"))
    # Some write the base path into `url` as well; links that are relative to the root have it once.
    has_base = bool(base) and urlsplit(url).path.rstrip("/").endswith(base)
    theirs = f"{url}/" if has_base else f"{url}{base}/" if url else None
    host = next(iter(_origins(theirs)), "")
    if not site_url:
        hosts = _hosts(_bases(base), [theirs], former)
        return SiteUrl(theirs, hosts, _origins(theirs), _bases(base), {}, own_host=host)
    parts = urlsplit(site_url)
    ours = parts.path.rstrip("/")
    bases = _bases(base) if serving else _bases(base, ours)
    urls = [theirs, None if serving else site_url]
    hosts, current = _hosts(bases, urls, former), _origins(*urls)
    known = SiteUrl(site_url, hosts, current, bases, {}, own_host=host)
    if serving or (not url and not base) or _same(theirs, site_url) or (not url and base == ours):
        return known
    written = theirs or f"{base}/"
    problem = Problem(
        "warning",
        f"url and baseurl make '{written}', but site_url in mkdocs.yml is '{site_url}', which is used",
        "_config.yml",
        None,
        "Make them equal.",
        code="MJ012",
    )
    overrides = {"url": f"{parts.scheme}://{parts.netloc}", "baseurl": ours}
    return replace(known, overrides=overrides, problem=problem)


def normal_base(value: object) -> str:
    """A ``baseurl`` with a leading slash and none at its end; empty for the root."""
    text = str(value or "").strip().strip("/")
    return f"/{text}" if text else ""


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.rstrip("/").lower() == other.rstrip("/").lower()


def _hosts(
    bases: tuple[str, ...], urls: Iterable[str | None], former: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """The site's hosts with its bases, and former ones with theirs; each with ``www.`` and without."""
    found: dict[str, tuple[str, ...]] = {}
    for url in former:
        parts = urlsplit(url)
        for host in _spellings(parts.netloc):
            found[host] = _bases(*found.get(host, ()), parts.path.rstrip("/"))
    for url in filter(None, urls):
        for host in _spellings(urlsplit(url).netloc):
            found[host] = _bases(*found.get(host, ()), *bases)
    return found


def _origins(*urls: str | None) -> frozenset[str]:
    return frozenset("://".join(urlsplit(url)[:2]) for url in urls if url)


def _spellings(host: str) -> tuple[str, ...]:
    bare = host.lower().removeprefix("www.")
    return (bare, f"www.{bare}") if bare else ()


def former_urls(source: Path, option: Iterable[str]) -> tuple[list[str], list[Problem]]:
    """What the ``old_urls`` option and GitHub's ``CNAME`` file name, as absolute URLs; and what is none."""
    found, problems = [], []
    for url in option:
        parts = urlsplit(safe_url(url if ":" in url else f"https://{url}"))
        if parts.scheme in ("http", "https") and parts.netloc:
            found.append(parts.geturl())
        else:
            message = f"old_urls: '{url}' is no URL of a site"
            problems.append(
                Problem("warning", message, "mkdocs.yml", None, "Write https://host/path/.", code="MJ013")
            )
    name = source / "CNAME"
    if not name.is_symlink():
        host = text_in(name).strip()
        if _HOST.fullmatch(host):
            found.append(f"https://{host}")
    return found, problems


def _bases(*bases: str) -> tuple[str, ...]:
    """Longest first, so that the root does not hide the others."""
    return tuple(sorted(set(bases), key=len, reverse=True))


def without_host(site: Site, site_url: str | None) -> Problem | None:
    """What to say of feeds and sitemaps of a site that does not know where it is published."""
    made = [one.destination for one in site.generated if one.plugin in (feed.NAME, sitemap.NAME)]
    if not made or site.config.text("url") or site_url:
        return None
    message = f"{', '.join(made)} can't name absolute URLs, which their readers need"
    return Problem(
        "info", message, "_config.yml", None, "Set `url`, or `site_url` in mkdocs.yml.", code="MJ014"
    )
