"""Links and pictures inside a text: where they lead, whether anything is there, and how to get there.

A Jekyll text writes addresses from the host's root, with its ``baseurl`` or its whole ``url`` before them. In
the built page they become relative, so that they hold under ``mkdocs serve``, below any base, and from disk.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Final
from urllib.parse import SplitResult, quote, unquote, urlsplit

from mkdocs.structure.files import File, Files

from mkdocs_jekyll.publish.language_sites import LanguageSites

from .files import is_written

#: Comments, scripts and styles are stepped over; of every tag the inside is caught.
_TAGS: Final = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style|textarea)\b[^>]*>.*?</(?P=raw)\s*>"
    r"|<(?P<name>[a-zA-Z][\w:-]*+)(?P<inside>\s(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(
    r"(?P<key>[^\s\"'=<>/]++)(?P<equals>\s*=\s*)"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+))"
)
_STYLE_URL: Final = re.compile(r"url\(\s*(['\"]?)([^'\")]+)\1\s*\)", re.IGNORECASE)
#: A relative address that begins as a host's name does: somebody forgot the scheme.
_HOST: Final = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:(?:com|org|net|io|dev|edu|gov|info|app)(?:/|$)|[a-z]{2}/)", re.IGNORECASE
)
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
#: On these a site without a base path stands beside its owner's other sites.
_SHARED: Final = (".github.io", ".gitlab.io", ".gitee.io", ".codeberg.page")
_CHANGED: Final = frozenset(("href", "src", "poster", "data", "srcset", "style"))
_PICTURES: Final = frozenset(("img", "source", "video", "audio", "embed", "track", "input"))


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link to nothing: ``url`` as written, ``kind`` of what it should show, a ``hint`` or ``""``."""

    url: str
    kind: str
    hint: str = ""


@dataclass(slots=True)
class LinkResult:
    """What came of a text: the HTML, anchors it has, anchors it asks for, and links to nothing.

    ``has_former`` tells of links in it that go by a former address of the site, or another spelling of it.
    """

    html: str
    anchors: set[str] = field(default_factory=set)
    to_anchors: dict[File, dict[str, str]] = field(default_factory=dict)
    broken: list[BrokenLink] = field(default_factory=list)
    has_former: bool = False


class UrlIndex:
    """All addresses of the site, decoded and without a leading slash, and the files that stand there."""

    def __init__(
        self,
        files: Files,
        *,
        hosts: Mapping[str, tuple[str, ...]],
        bases: tuple[str, ...],
        current: frozenset[str] | None = None,
        on_disk: bool = False,
        by_source: bool = False,
        languages: LanguageSites | None = None,
    ) -> None:
        """``hosts`` are the site's own with their base paths, ``bases`` are the base paths of its pages.

        ``current`` are those of the hosts that the site has today, with their scheme; all, if ``None``.
        ``on_disk``: no server finds a folder's page, so that links have to name it. ``by_source``: a link may
        name a file as it lies beside the text's own, as in MkDocs.
        ``languages`` are the sites of other languages, which links may lead to.
        """
        self.hosts = hosts
        self.on_disk = on_disk
        self._current = current
        self.bases = bases
        self._languages = languages
        self._files: dict[str, File] = {}
        self._by_name: dict[str, File] = {}
        self._by_source: dict[str, File] = {}
        for file in files:
            if is_written(file):
                self._files.setdefault(unquote(file.dest_uri), file)
                self._by_name.setdefault(posixpath.basename(file.src_uri), file)
                if by_source:
                    self._by_source.setdefault(file.src_uri, file)

    def find(self, path: str) -> File | None:
        """The file at a decoded path below the site's root, found as a web server finds it."""
        path = path.lstrip("/")
        tries = [f"{path}index.html"] if path in ("",) or path.endswith("/") else [
            path, f"{path}/index.html", f"{path}.html"
        ]  # fmt: skip
        return next((self._files[name] for name in tries if name in self._files), None)

    def beside(self, page_url: str, path: str) -> File | None:
        """The file that a decoded path names from the source of a page, if links may do so."""
        page = self.find(unquote(page_url)) if self._by_source else None
        if page is None:
            return None
        return self._by_source.get(posixpath.normpath(posixpath.join(posixpath.dirname(page.src_uri), path)))

    def hint(self, path: str) -> str:
        """What may have been meant by a decoded path at which nothing stands; empty if nobody knows."""
        name = posixpath.basename(path)
        file = self._by_name.get(name) if name.endswith((".md", ".markdown")) else None
        if file is not None:
            return f"That file's address is '{self.bases[0]}/{file.url.removeprefix('./')}'."
        if _HOST.match(path):
            return "If it is another site's, write 'https://' before it."
        return ""

    def below_base(self, url: str) -> str | None:
        """The part below the site's root of a rooted or absolute address; ``None`` if it leads elsewhere."""
        parts = urlsplit(url)
        bases = self.hosts.get(parts.netloc.lower(), ()) if parts.netloc else self.bases
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
        if self._languages is None or (parts.netloc and parts.netloc.lower() not in self.hosts):
            return None
        root = self._languages.root
        if parts.path != root and not parts.path.startswith(f"{root}/"):
            return None
        return self._languages.beside(parts.path.removeprefix(root).lstrip("/"))

    def is_current(self, url: SplitResult) -> bool:
        """Whether an address has no host, or scheme and host as the site has them today."""
        origin = f"{url.scheme}://{url.netloc}".lower()
        return not url.netloc or self._current is None or origin in self._current

    def is_all_ours(self, host: str) -> bool:
        """Whether nothing but the site's pages stands below its bases on a host; an empty one is its own.

        A former host may go on with other things, and a shared one (``name.github.io``) has other projects.
        """
        if not host:
            return True
        host = host.lower()
        return self.hosts.get(host) == self.bases and not ("" in self.bases and host.endswith(_SHARED))


class LinkRewriter:
    """Looks through the HTML of one page."""

    def __init__(
        self, addresses: UrlIndex, page_url: str, *, shown_at: str | None = None, keep_former: bool = False
    ) -> None:
        """``page_url`` is the page's address, ``shown_at`` the one where its text is shown if elsewhere.

        With ``keep_former`` links by a former address of the site are looked after, but stay as they are.
        """
        self._addresses = addresses
        self._page_url = page_url
        self._shown_at = page_url if shown_at is None else shown_at
        self._keep_former = keep_former
        self._looked = LinkResult("")

    def look(self, html: str) -> LinkResult:
        """Return the text with addresses that hold where it is shown."""
        self._looked.html = _TAGS.sub(self._tag, html)
        return self._looked

    def _tag(self, match: re.Match[str]) -> str:
        inside = match["inside"]
        if not inside or "=" not in inside:
            return match[0]
        name = match["name"].lower()
        return f"<{match['name']}{_ATTRIBUTE.sub(lambda found: self._attribute(name, found), inside)}>"

    def _attribute(self, tag: str, match: re.Match[str]) -> str:
        key = match["key"].lower()
        raw = next(value for value in (match["double"], match["single"], match["bare"]) if value is not None)
        if key == "id" or (key == "name" and tag == "a"):
            self._looked.anchors.add(unescape(raw))
        if key not in _CHANGED:
            return match[0]
        value = unescape(raw)
        changed = self._changers(tag)[key](value)
        return match[0] if changed == value else f'{match["key"]}{match["equals"]}"{escape(changed)}"'

    def _changers(self, tag: str) -> dict[str, Callable[[str], str]]:
        kind = "picture" if tag in _PICTURES else "file" if tag in ("link", "object") else "link"
        return {
            "href": lambda value: self._address(value, kind),
            "src": lambda value: self._address(value, kind),
            "poster": lambda value: self._address(value, "picture"),
            "data": lambda value: self._address(value, kind) if tag == "object" else value,
            "srcset": self._srcset,
            "style": lambda value: _STYLE_URL.sub(self._style_url, value),
        }

    def _srcset(self, value: str) -> str:
        parts = [part.split(None, 1) for part in value.split(",") if part.strip()]
        changed = [[self._address(part[0], "picture"), *part[1:]] for part in parts]
        return value if changed == parts else ", ".join(map(" ".join, changed))

    def _style_url(self, match: re.Match[str]) -> str:
        return f"url({match[1]}{self._address(match[2].strip(), 'picture')}{match[1]})"

    def _address(self, value: str, kind: str) -> str:
        url = value.strip()
        if not url:
            return value
        if url.startswith("#"):
            if anchor := unquote(url[1:]):
                self._wants(self._page_url, anchor, url)
            return value if self._shown_at == self._page_url else self._relative(self._page_url) + url
        try:
            parts = urlsplit(url)
        except ValueError:
            return value
        if parts.scheme not in ("", "http", "https") or (not parts.scheme and _SCHEME.match(url)):
            return value
        if parts.netloc or url.startswith("/"):
            return self._rooted(value, kind)
        if not parts.path:
            return value
        return self._from_page(value, kind)

    def _rooted(self, value: str, kind: str) -> str:
        parts = urlsplit(value.strip())
        below = self._addresses.below_base(value.strip())
        is_here = below is not None and self._addresses.find(unquote(below)) is not None
        if not is_here and (other := self._addresses.in_other_language(value.strip())) is not None:
            return self._relative(other) + _tail(value)
        if below is None:
            if not parts.netloc and (file := self._addresses.find(unquote(parts.path))) is not None:
                hint = f"Put '{self._addresses.bases[0]}' before it; '{file.dest_uri}' is there."
                self._break(value, kind, hint)
            return value
        file = self._addresses.find(unquote(below))
        if file is None:
            if self._addresses.is_all_ours(parts.netloc):
                self._break(value, kind)
            return value
        if parts.fragment:
            self._wants_of(file, unquote(parts.fragment), value)
        if not self._addresses.is_current(parts):
            self._looked.has_former = True
            if self._keep_former:
                return value
        return self._relative(self._named(below, file)) + _tail(value)

    def _named(self, below: str, file: File) -> str:
        """An address below the root as the page has to write it."""
        return quote(file.dest_uri) if self._addresses.on_disk else below

    def _from_page(self, value: str, kind: str) -> str:
        path = urlsplit(value.strip()).path
        folder = self._page_url if self._page_url.endswith("/") else posixpath.dirname(self._page_url) + "/"
        joined = posixpath.normpath("/" + folder.lstrip("/") + path).lstrip("/")
        below = joined + "/" if path.endswith(("/", "/.", "/..")) and joined else joined
        file = self._addresses.find(unquote(below))
        names_source = file is None
        if file is None and (file := self._addresses.beside(self._page_url, unquote(path))) is None:
            self._break(value, kind, self._addresses.hint(unquote(path)))
            return value
        fragment = urlsplit(value.strip()).fragment
        if fragment:
            self._wants_of(file, unquote(fragment), value)
        if names_source:
            return self._relative(self._named(file.url.removeprefix("./"), file)) + _tail(value)
        named = self._named(below, file)
        if self._shown_at == self._page_url and (named == below or not self._addresses.on_disk):
            return value
        return self._relative(named) + _tail(value)

    def _relative(self, path: str) -> str:
        """The way from the page where the text is shown to a path below the root, both percent-encoded."""
        start = posixpath.dirname("/" + self._shown_at.lstrip("/"))
        if path.startswith("../"):  # beside the site
            return (posixpath.relpath("/", start) + "/").removeprefix("./") + path
        way = posixpath.relpath("/" + path, start)
        if path.endswith("/") or not path:
            way += "/"
        return way

    def _wants(self, page_url: str, anchor: str, link: str) -> None:
        file = self._addresses.find(unquote(page_url))
        if file is not None:
            self._wants_of(file, anchor, link)

    def _wants_of(self, file: File, anchor: str, link: str) -> None:
        # A text fragment (#:~:text=...) and a script's own address (#/..., #!...) are no anchors.
        if not anchor.startswith((":~:", "/", "!")):
            self._looked.to_anchors.setdefault(file, {}).setdefault(anchor, link)

    def _break(self, url: str, kind: str, hint: str = "") -> None:
        self._looked.broken.append(BrokenLink(url, kind, hint))


def _tail(value: str) -> str:
    """Query and fragment of an address, with their signs."""
    at = min((place for place in (value.find("?"), value.find("#")) if place >= 0), default=len(value))
    return value[at:].rstrip()


def line_of(url: str, text: str, first_line: int, bases: tuple[str, ...] = ()) -> int | None:
    """The file's line on which a link is written, or ``None``: Liquid may have put it together."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        path = url
    wanted = [url, unquote(url)]
    wanted += [path[len(base) :] for base in bases if base and path.startswith(base)]
    wanted.append(posixpath.basename(path.rstrip("/")))
    for candidate in wanted:
        at = text.find(candidate) if len(candidate) > 1 else -1
        if at >= 0:
            return first_line + text.count("\n", 0, at)
    return None
