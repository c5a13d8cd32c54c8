"""Where the site stands: as ``_config.yml`` says, as ``mkdocs.yml`` says, and which of them counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from mkdocs_jekyll.jekyll import Problem


@dataclass(frozen=True, slots=True)
class Origin:
    """The site's address. ``site_url`` for MkDocs, ``hosts`` and ``bases`` as texts may write them.

    ``overrides`` go over ``url`` and ``baseurl`` of ``_config.yml``; ``problem`` tells of a disagreement.
    """

    site_url: str | None
    hosts: frozenset[str]
    bases: tuple[str, ...]
    overrides: Mapping[str, object]
    problem: Problem | None = None


def agree(config: Mapping[str, object], site_url: str | None, *, serving: bool) -> Origin:
    """Bring the two files together.

    What ``mkdocs.yml`` says counts, as the site is published from there; the other address is still known, so
    that links written with it lead into the site. Under ``mkdocs serve`` ``site_url`` is the server's own
    address and says nothing.
    """
    url = str(config.get("url") or "").strip().rstrip("/")
    base = normal_base(config.get("baseurl"))
    theirs = f"{url}{base}/" if url else None
    if not site_url:
        return Origin(theirs, _hosts(theirs), _bases(base), {})
    parts = urlsplit(site_url)
    ours = parts.path.rstrip("/")
    bases = _bases(base) if serving else _bases(base, ours)
    known = Origin(site_url, _hosts(theirs, None if serving else site_url), bases, {})
    if serving or (not url and not base) or _same(theirs, site_url) or (not url and base == ours):
        return known
    written = theirs or f"{base}/"
    problem = Problem(
        "warning",
        f"url and baseurl make '{written}', but site_url in mkdocs.yml is '{site_url}', which is used",
        "_config.yml",
        None,
        "Make them equal.",
    )
    host = f"{parts.scheme}://{parts.netloc}"
    return Origin(site_url, known.hosts, known.bases, {"url": host, "baseurl": ours}, problem)


def normal_base(value: object) -> str:
    """A ``baseurl`` with a leading slash and none at its end; empty for the root."""
    text = str(value or "").strip().strip("/")
    return f"/{text}" if text else ""


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.rstrip("/").lower() == other.rstrip("/").lower()


def _hosts(*urls: str | None) -> frozenset[str]:
    """Scheme and host of each: the same host under another scheme stays the address it is."""
    return frozenset("://".join(urlsplit(url)[:2]).lower() for url in urls if url)


def _bases(*bases: str) -> tuple[str, ...]:
    """Longest first, so that the root does not hide the others."""
    return tuple(sorted(set(bases), key=len, reverse=True))
