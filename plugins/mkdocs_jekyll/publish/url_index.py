"""All URLs of the built site: what stands at one, and which of them belong to the site at all."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import Final
from unicodedata import normalize
from urllib.parse import SplitResult, quote, unquote, urlsplit

from mkdocs_jekyll.jekyll.languages import AT_ROOT
from mkdocs_jekyll.jekyll.paths import rename_remedy

from .language_sites import LanguageSites
from .site_url import SiteUrl
from .text_scripts import jquery_among

#: What stands for a folder. Every server knows the first; links to the others have to name them.
_INDEXES: Final = ("index.html", "index.htm", "index.xhtml")
#: A relative URL that begins as a host's name does: somebody forgot the scheme.
_HOST: Final = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:(?:com|org|net|io|dev|edu|gov|info|app)(?:/|$)|[a-z]{2}/)", re.IGNORECASE
)
#: A percent sign that encodes nothing; some hosts refuse it.
_BARE_PERCENT: Final = re.compile(r"%(?![0-9a-fA-F]{2})")
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico")
#: On these a site without a base path stands beside its owner's other sites.
_SHARED: Final = (".github.io", ".gitlab.io", ".gitee.io", ".codeberg.page")


@dataclass(frozen=True, slots=True)
class Target:
    """A file of the built site: its path and its URL below the root, the one decoded, the other encoded.

    ``source`` is what messages call it, ``path`` where its file lies (empty: it is made in the build).
    """

    destination: str
    url: str
    source: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class UrlIndex:
    """The targets by their destinations, by the names of their sources, and by these if links may name them.

    ``on_disk``: no server finds a folder's page, so that links have to name it. ``languages`` are the sites
    of other languages, which links may lead to. ``jquery`` is the path of the site's own jQuery, or empty.
    """

    site: SiteUrl
    targets: Mapping[str, Target]
    on_disk: bool = False
    languages: LanguageSites | None = None
    jquery: str = ""
    _by_name: Mapping[str, Target] = field(default_factory=dict, repr=False)
    _by_source: Mapping[str, Target] = field(default_factory=dict, repr=False)
    _pictures: Mapping[str, Target | None] = field(default_factory=dict, repr=False)
    _first_parts: Set[str] = frozenset()
    #: Destinations that are not ASCII by their composed form (NFC).
    _by_form: Mapping[str, Target] = field(default_factory=dict, repr=False)

    @property
    def bases(self) -> tuple[str, ...]:
        """The base paths of the site, longest first."""
        return self.site.bases

    def find(self, path: str) -> Target | None:
        """What stands at a decoded path below the site's root, found as a web server finds it."""
        return next((self.targets[name] for name in _names_at(path) if name in self.targets), None)

    def other_form(self, path: str) -> str:
        """What to do about a decoded path if a file has its letters in another form of Unicode, or nothing.

        macOS may write an accent as a character of its own; to a web server these are two names.
        """
        names = [] if path.isascii() else [normalize("NFC", name) for name in _names_at(path)]
        target = next((self._by_form[name] for name in names if name in self._by_form), None)
        return "" if target is None else rename_remedy(target.source)

    def beside(self, page_url: str, path: str) -> Target | None:
        """What a decoded path names from the source of a page, if links may do so."""
        page = self.find(unquote(page_url)) if self._by_source else None
        if page is None:
            return None
        return self._by_source.get(posixpath.normpath(posixpath.join(posixpath.dirname(page.source), path)))

    def written(self, below: str, target: Target) -> str:
        """The URL ``below`` the root, encoded, at which ``target`` was found, as a link has to write it."""
        stands_for_folder = target.destination.endswith(_INDEXES[1:]) and not unquote(below).endswith(
            posixpath.basename(target.destination)
        )
        if self.on_disk or stands_for_folder:
            return quote(target.destination)
        return quote(unquote(below)) if _BARE_PERCENT.search(below) else below

    def suggestion(self, path: str) -> str:
        """What may have been meant by a decoded path at which nothing stands; empty if nobody knows."""
        name = posixpath.basename(path)
        target = self._by_name.get(name) if name.endswith((".md", ".markdown")) else None
        if target is not None:
            return f"That file's URL is '{self.bases[0]}/{target.url.removeprefix('./')}'."
        if _HOST.match(path):
            return "If it is another site's, write 'https://' before it."
        return ""

    def below_base(self, url: str) -> str | None:
        """The part below the site's root of a rooted or absolute URL; ``None`` if it leads elsewhere."""
        parts = urlsplit(url)
        bases = self.site.hosts.get(parts.netloc.lower(), ()) if parts.netloc else self.bases
        path = parts.path or "/"
        for base in bases:
            if path == base or path.startswith(base + "/"):
                below = path[len(base) :].removeprefix("/")
                # `{{ site.url }}/x` where the url ends in a slash: servers differ on it, so it stays
                return None if below.startswith("/") else below
        return None

    def in_other_language(self, url: str) -> str | None:
        """The way from the root to what stands in another language's site; ``None`` if it leads elsewhere."""
        parts = urlsplit(url)
        if self.languages is None or (parts.netloc and parts.netloc.lower() not in self.site.hosts):
            return None
        root = self.languages.root
        if parts.path != root and not parts.path.startswith(f"{root}/"):
            return None
        return self.languages.beside(parts.path.removeprefix(root).lstrip("/"))

    def at_root(self, url: str) -> str | None:
        """Where a link leads that no language is put into, as it is to be written, or the way from the root.

        ``None`` for all other links.
        """
        parts = urlsplit(url)
        if self.languages is None or not parts.path.startswith(f"{AT_ROOT}/"):
            return None
        path, root = parts.path.removeprefix(AT_ROOT), self.languages.root
        is_ours = not parts.netloc or parts.netloc.lower() in self.site.hosts
        if is_ours and (path == root or path.startswith(f"{root}/")):
            return self.languages.up + path.removeprefix(root).lstrip("/")
        return parts._replace(path=path, query="", fragment="").geturl()

    def without_second_base(self, below: str) -> str | None:
        """A path below the root whose first part is the site's base once more, without it.

        Texts for Jekyll 3 put the baseurl before ``post_url`` and ``link``, which Jekyll 4 does itself.
        ``None`` if something stands at the path as it is, or nothing at the other.
        """
        if self.find(unquote(below)) is not None:
            return None
        for base in filter(None, self.bases):
            if f"/{below}".startswith(base + "/") and self.find(unquote(below[len(base) :])) is not None:
                return below[len(base) :]
        return None

    def with_single_bases(self, text: str) -> str:
        """A file's text with each of its URLs in which a base stands twice put right: a feed, a list."""

        def put_right(match: re.Match[str]) -> str:
            below = re.split("[?#]", match["below"], maxsplit=1)[0]
            is_double = self.without_second_base(below) is not None
            return match["before"] + match["rest"] if is_double else match[0]

        for base in filter(None, self.bases):
            if base * 2 in text:
                twice = rf"{re.escape(base)}(?P<rest>/(?P<below>{re.escape(base[1:])}/[^\s\"'<>()\\]*))"
                text = re.sub(rf"(?P<before>[\"'(>\s]|https?://[\w.:-]+){twice}", put_right, text)
        return text

    def is_current(self, url: SplitResult) -> bool:
        """Whether a URL has no host, or scheme and host as the site's URL is written today."""
        return not url.netloc or f"{url.scheme}://{url.netloc}" in self.site.current

    def is_all_ours(self, host: str) -> bool:
        """Whether nothing but the site's pages stands below its bases on a host; an empty one is its own.

        A former host may go on with other things, and a shared one (``name.github.io``) has other projects.
        """
        if not host:
            return True
        host = host.lower()
        return self.site.hosts.get(host) == self.bases and not ("" in self.bases and host.endswith(_SHARED))

    def may_be_another_sites(self, below: str) -> bool:
        """Whether a decoded path at which nothing stands may belong to a project beside the site."""
        hosts = (urlsplit(origin).netloc.lower() for origin in self.site.current)
        is_shared = "" in self.bases and any(host.endswith(_SHARED) for host in hosts)
        return is_shared and below.strip("/").partition("/")[0] not in self._first_parts

    def find_picture(self, path: str) -> Target | None:
        """As ``find``; a bare name is that of the one picture so called: themes put a folder before it."""
        found = self.find(path)
        return self._pictures.get(path) if found is None else found


def _names_at(path: str) -> list[str]:
    """The destinations that a web server looks for at a decoded path."""
    path = path.lstrip("/")
    if not path or path.endswith("/"):
        return [path + index for index in _INDEXES]
    return [path, *(f"{path}/{index}" for index in _INDEXES), f"{path}.html"]


def url_index(
    targets: Iterable[Target],
    site: SiteUrl,
    *,
    on_disk: bool = False,
    by_source: bool = False,
    languages: LanguageSites | None = None,
) -> UrlIndex:
    """The index of what the site writes; of two targets with one destination the first counts.

    ``by_source``: a link may name a file as it lies beside the text's own, as in MkDocs.
    """
    by_destination: dict[str, Target] = {}
    by_name: dict[str, Target] = {}
    sources: dict[str, Target] = {}
    pictures: dict[str, Target | None] = {}  # nothing for a name that several have
    for target in targets:
        by_destination.setdefault(target.destination, target)
        by_name.setdefault(posixpath.basename(target.source), target)
        if by_source:
            sources.setdefault(target.source, target)
        if target.destination.lower().endswith(_PICTURES):
            name = posixpath.basename(target.destination)
            pictures[name] = None if name in pictures else target
    first_parts = frozenset(path.partition("/")[0] for path in by_destination)
    jquery = jquery_among(by_destination)
    by_form = {normalize("NFC", path): each for path, each in by_destination.items() if not path.isascii()}
    named = (by_name, sources, pictures, first_parts, by_form)
    return UrlIndex(site, by_destination, on_disk, languages, jquery, *named)
