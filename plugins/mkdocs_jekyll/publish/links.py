"""Links and pictures of a text: where they lead, whether anything is there, and how to get there.

A Jekyll text writes URLs from the host's root, with its ``baseurl`` or its whole ``url`` before them. In the
built page they become relative, so that they hold under ``mkdocs serve``, below any base, and from disk.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urlsplit

from .html import printed_raw
from .html_scan import Attribute, Edits, Scan, Tag
from .kit_media import ResolveMedia
from .url_index import Target, UrlIndex

_STYLE_URL: Final = re.compile(
    r"url\(\s*+(?:(?P<quote>['\"])(?P<quoted>[^'\")]++)(?P=quote)|(?P<bare>[^'\"()]++))\s*+\)", re.IGNORECASE
)
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_CHANGED: Final = frozenset(("href", "src", "poster", "data", "srcset", "style"))
#: Attributes that name an anchor or lead somewhere.
_READ: Final = _CHANGED | {"id", "name"}
_PICTURES: Final = frozenset(("img", "source", "video", "audio", "embed", "track", "input"))


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link to nothing: ``url`` as written, ``kind`` of what it should show, a ``suggestion`` or ``""``.

    Without ``is_certain`` it may lead to another site of the same host.
    """

    url: str
    kind: str
    suggestion: str = ""
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What came of a text: the HTML, anchors it has, and links to nothing.

    ``to_anchors`` are anchors it asks for, with the link that does, by the destination of the page that
    should have them. ``has_former``: some link goes by a former URL of the site, or another spelling of it,
    or a picture has a source that is not there.
    """

    html: str
    anchors: frozenset[str]
    to_anchors: Mapping[str, Mapping[str, str]]
    broken: tuple[BrokenLink, ...]
    has_former: bool


def rewrite(html: Scan | str, index: UrlIndex, page_url: str, *, shown_at: str | None = None) -> LinkResult:
    """A text with URLs that hold where it is shown.

    ``page_url`` is the URL of the text's own page, ``shown_at`` that of the page which shows it, if it is
    another.
    """
    edits = Edits(Scan(html) if isinstance(html, str) else html)
    shown_at = page_url if shown_at is None else shown_at
    return _result(edits, _Rewriter(edits, index, page_url, shown_at, keep_former=False, media=None))


def rewrite_body(html: Scan | str, index: UrlIndex, page_url: str, media: ResolveMedia | None) -> LinkResult:
    """A body as other plugins see it: as `rewrite`, but for what only readers' pages have otherwise.

    Links by a former URL of the site are checked, but stay as they are; so do sources of a picture of which
    no file is there, which go otherwise, and pictures that ``media`` resolves.
    """
    edits = Edits(Scan(html) if isinstance(html, str) else html)
    return _result(edits, _Rewriter(edits, index, page_url, page_url, keep_former=True, media=media))


def _result(edits: Edits, rewriter: _Rewriter) -> LinkResult:
    for tag in edits.scan.with_attributes(_READ):
        rewriter.tag(tag)
    return LinkResult(
        edits.apply(),
        frozenset(rewriter.anchors),
        rewriter.to_anchors,
        tuple(rewriter.broken),
        rewriter.has_former,
    )


def rewrite_shown(
    edits: Edits,
    index: UrlIndex,
    page_url: str,
    *,
    shown_at: str | None = None,
    media: ResolveMedia | None = None,
) -> None:
    """The same as edits, for a text whose links have been checked."""
    shown_at = page_url if shown_at is None else shown_at
    rewriter = _Rewriter(edits, index, page_url, shown_at, keep_former=False, media=media)
    for tag in edits.scan.with_attributes(_READ):
        rewriter.tag(tag)


def relative_url(path: str, page_url: str) -> str:
    """The way from a page to a path, both below the site's root and percent-encoded, as browsers take it."""
    start = posixpath.dirname("/" + page_url.removeprefix("./").lstrip("/"))
    if path.startswith("../"):  # beside the site
        return (posixpath.relpath("/", start) + "/").removeprefix("./") + path
    path = path.removeprefix("./")
    folder, _, name = f"/{path}".rpartition("/")
    # A page `a` may stand beside a folder `a/`, from which it is `../a`.
    relative = posixpath.relpath(folder or "/", start)
    relative = posixpath.join(relative, name).removeprefix("./") if name else relative
    if ":" in relative.partition("/")[0]:
        relative = f"./{relative}"  # what stands before a colon would be a scheme
    return f"{relative}/" if path.endswith("/") or not path else relative


@dataclass(slots=True)
class _Rewriter:
    """Goes through one text; what it finds is gathered in its fields."""

    edits: Edits
    index: UrlIndex
    page_url: str
    shown_at: str
    keep_former: bool
    media: ResolveMedia | None = None
    anchors: set[str] = field(default_factory=set)
    to_anchors: dict[str, dict[str, str]] = field(default_factory=dict)
    broken: list[BrokenLink] = field(default_factory=list)
    has_former: bool = False
    shows_nothing: bool = False

    def tag(self, tag: Tag) -> None:
        """Note a tag's anchors, and rewrite its URLs."""
        self.shows_nothing = False
        changed = [
            (attribute, value)
            for attribute in tag.attributes
            if attribute.has_value and (value := self._changed(tag.name, attribute)) is not None
        ]
        if self.shows_nothing and tag.name == "source":
            # A browser would take it and show a broken picture, not the one that the element ends with.
            self.has_former = True
            if not self.keep_former:
                self.edits.replace(tag.start, tag.end, "")
                return
        for attribute, value in changed:
            self.edits.set_value(attribute, printed_raw(value))

    def _changed(self, tag: str, attribute: Attribute) -> str | None:
        """The value that an attribute gets; ``None`` where it stays as it is."""
        key = attribute.name
        if key == "id" or (key == "name" and tag == "a"):
            self.anchors.add(attribute.value)
        if key not in _CHANGED:
            return None
        value = attribute.value
        changed = self._changers(tag)[key](value)
        return None if changed == value else changed

    def _changers(self, tag: str) -> dict[str, Callable[[str], str]]:
        kind = "picture" if tag in _PICTURES else "file" if tag in ("link", "object") else "link"
        return {
            "href": lambda value: self._url(value, kind),
            "src": lambda value: self._url(value, kind),
            "poster": lambda value: self._url(value, "picture"),
            "data": lambda value: self._url(value, kind) if tag == "object" else value,
            "srcset": lambda value: self._srcset(value, is_choice=tag == "source"),
            "style": lambda value: _STYLE_URL.sub(self._style_url, value),
        }

    def _srcset(self, value: str, *, is_choice: bool) -> str:
        parts = [part.split(None, 1) for part in value.split(",") if part.strip()]
        known = len(self.broken)
        changed = [[self._url(part[0], "picture"), *part[1:]] for part in parts]
        self.shows_nothing = bool(parts) and len(self.broken) - known == len(parts)
        if self.shows_nothing and is_choice:
            del self.broken[known:]  # the picture is shown; if that is missing, too, it is reported
        return value if changed == parts else ", ".join(map(" ".join, changed))

    def _style_url(self, match: re.Match[str]) -> str:
        quote, written = match["quote"] or "", match["quoted"] or match["bare"]
        return f"url({quote}{self._url(written.strip(), 'picture')}{quote})"

    def _url(self, value: str, kind: str) -> str:
        meant = self.media(value.strip()) if kind == "picture" and self.media is not None else ()
        if not meant or meant == (value,):
            return self._plain_url(value, kind)
        self.has_former = True
        known = len(self.broken)
        missing: list[BrokenLink] = []
        for url in (*meant, value):
            shown = self._plain_url(url, kind)
            if len(self.broken) == known:
                return value if self.keep_former else shown
            missing = missing or self.broken[known:]
            del self.broken[known:]
        self.broken += missing
        return value

    def _plain_url(self, value: str, kind: str) -> str:
        url = value.strip()
        if not url:
            return value
        if url.startswith("#"):
            if anchor := unquote(url[1:]):
                self._wants(self.page_url, anchor, url)
            return value if self.shown_at == self.page_url else self._relative(self.page_url) + url
        try:
            parts = urlsplit(url)
        except ValueError:
            return value
        if parts.scheme not in ("", "http", "https") or (not parts.scheme and _SCHEME.match(url)):
            return value
        if parts.netloc or url.startswith("/"):
            return self._from_root(value, kind)
        if not parts.path:
            return value
        return self._from_page(value, kind)

    def _from_root(self, value: str, kind: str) -> str:
        if (at_root := self.index.at_root(value.strip())) is not None:
            is_elsewhere = at_root.startswith(("/", "http:", "https:"))
            return (at_root if is_elsewhere else self._relative(at_root)) + _tail(value)
        parts = urlsplit(value.strip())
        below = self.index.below_base(value.strip())
        is_here = below is not None and self.index.find(unquote(below)) is not None
        if not is_here and (other := self.index.in_other_language(value.strip())) is not None:
            return self._relative(other) + _tail(value)
        if below is None:
            # A link to the root of the host is one to whatever stands there.
            wanted = "" if parts.netloc else unquote(parts.path).strip("/")
            if wanted and self.index.find(unquote(parts.path)) is not None:
                self._break(value, kind, "Write `{{ site.baseurl }}` before it; the file is there.")
            return value
        single = self.index.without_second_base(below)
        below = below if single is None else single
        target = self.index.find(unquote(below))
        if target is None:
            if self.index.is_all_ours(parts.netloc):
                is_certain = bool(parts.netloc) or not self.index.may_be_another_sites(unquote(below))
                self._break(value, kind, self.index.other_form(unquote(below)), is_certain=is_certain)
            return value
        if parts.fragment:
            self._wants_of(target, unquote(parts.fragment), value)
        if single is not None or not self.index.is_current(parts):
            self.has_former = True
            if self.keep_former:
                return value
        return self._relative(self.index.written(below, target)) + _tail(value)

    def _from_page(self, value: str, kind: str) -> str:
        path = urlsplit(value.strip()).path
        folder = self.page_url if self.page_url.endswith("/") else posixpath.dirname(self.page_url) + "/"
        joined = posixpath.normpath("/" + folder.lstrip("/") + path).lstrip("/")
        below = joined + "/" if path.endswith(("/", "/.", "/..")) and joined else joined
        target = self.index.find(unquote(below))
        names_source = target is None
        if target is None and (target := self.index.beside(self.page_url, unquote(path))) is None:
            suggestion = self.index.suggestion(unquote(path)) or self.index.other_form(unquote(below))
            self._break(value, kind, suggestion)
            return value
        fragment = urlsplit(value.strip()).fragment
        if fragment:
            self._wants_of(target, unquote(fragment), value)
        if names_source:
            return self._relative(self.index.written(target.url.removeprefix("./"), target)) + _tail(value)
        named = self.index.written(below, target)
        if self.shown_at == self.page_url and named == below:
            return value
        return self._relative(named) + _tail(value)

    def _relative(self, path: str) -> str:
        return relative_url(path, self.shown_at)

    def _wants(self, page_url: str, anchor: str, link: str) -> None:
        target = self.index.find(unquote(page_url))
        if target is not None:
            self._wants_of(target, anchor, link)

    def _wants_of(self, target: Target, anchor: str, link: str) -> None:
        # A text fragment (#:~:text=...) and a script's own state (#/..., #!...) are no anchors.
        if not anchor.startswith((":~:", "/", "!")):
            self.to_anchors.setdefault(target.destination, {}).setdefault(anchor, link)

    def _break(self, url: str, kind: str, suggestion: str = "", *, is_certain: bool = True) -> None:
        self.broken.append(BrokenLink(url, kind, suggestion, is_certain))


def _tail(value: str) -> str:
    """Query and fragment of a URL, with ``?`` and ``#``."""
    at = min((place for place in (value.find("?"), value.find("#")) if place >= 0), default=len(value))
    return value[at:].rstrip()
