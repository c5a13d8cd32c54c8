"""What a post's layout adds to its text: notes that readers saw as part of the post, and another theme lacks.

A layout is mostly frame: navigation, title, date, comments, footer. What counts here is text that stands in
it as it is (not put there by Liquid), inside the same article as ``{{ content }}``, outside of the parts that
every theme has: at least as many letters as a short sentence has, or a block whose name asks for money.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from mkdocs_jekyll.kramdown.html_model import HTML_VOID_ELEMENTS
from mkdocs_jekyll.kramdown.html_parser import LenientHTMLParser
from mkdocs_jekyll.kramdown.scripts import count_letters

from . import front_matter
from .errors import Problem
from .files import text_in
from .paths import is_file_below
from .read_limits import IncludeLimit
from .site import Site
from .slugs import to_text

#: So many letters are a sentence; a Chinese character counts for two.
LEAST_LETTERS: Final = 30
_DEPTH: Final = 8
_COMMENT: Final = re.compile(r"{%-?\s*comment\b.*?(?:endcomment\s*-?%}|\Z)", re.DOTALL)
_CONTENT: Final = re.compile(r"{{-?\s*content\b[^}]*}}")
_INCLUDE: Final = re.compile(r"{%-?\s*include(?:_cached|_relative)?\s+[\"']?([^\s\"'%{]+)[^%]*%}")
_LIQUID: Final = re.compile(r"{%.*?(?:%}|\Z)|{{.*?(?:}}|\Z)", re.DOTALL)
_LETTER: Final = re.compile(r"\w")
_MARK: Final = "jk-content"
_BLOCKS: Final = frozenset(
    ("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
     "figure", "footer", "header", "li", "main", "ol", "p", "pre", "section", "table", "td", "tr", "ul")
)  # fmt: skip
#: Elements, and words in classes and ids, of parts that every theme has.
_FRAME: Final = frozenset(
    ("script", "style", "noscript", "template", "nav", "form", "button", "select", "svg", "title",
     "head", "time", "h1", "h2", "h3", "h4", "h5", "h6", "aside", "iframe")
)  # fmt: skip
_FRAME_NAME: Final = re.compile(
    r"comment|disqus|gitalk|gitment|giscus|utteranc|valine|waline|livere|relate|recommend|share|sharing|social"
    r"|pager|paginat|prev|next|(?<![a-z])nav|toc|catalog|sidebar|breadcrumb|search|subscri|newsletter|modal|author"
    r"|(?<![a-z])bio|profile|friend|featured|meta|intro|tags|categor|post-?header|masthead|site-(?:header|footer)",
    re.IGNORECASE,
)
_ARTICLE_NAME: Final = re.compile(r"(?:^|[\s_-])(?:post|article|entry)(?:$|[\s_-])", re.IGNORECASE)
_DONATION: Final = re.compile(
    r"donat|reward|sponsor|alipay|wechat-?pay|weixin|zanshang|dashang|qr-?code|adsbygoogle|buymeacoffee|ko-?fi"
    r"|打赏|赞赏",
    re.IGNORECASE,
)


def problems_of_layouts(site: Site) -> list[Problem]:
    """One problem, of the kind that only informs, for each layout that adds something to posts."""
    used = Counter(post.layout for post in site.posts if post.layout)
    found: list[Problem] = []
    for layout, count in sorted(used.items()):
        for name in with_parents(site, layout):
            found += _in_layout(site, name, count)
    return found


@dataclass(slots=True)
class _Block:
    """One block of text in a layout: the elements around it (by number), its line, what it says."""

    path: tuple[int, ...]
    line: int
    text: str = ""
    is_donation: bool = False


@dataclass(slots=True)
class _Reader(LenientHTMLParser):
    """Takes a layout apart: blocks of text outside the frame, and the elements around the content."""

    blocks: list[_Block] = field(default_factory=list)
    around: tuple[int, ...] = ()
    articles: set[int] = field(default_factory=set)
    bodies: set[int] = field(default_factory=set)
    _open: list[tuple[str, int, bool]] = field(default_factory=list)
    _count: int = 0
    _block: _Block | None = None

    def __post_init__(self) -> None:
        LenientHTMLParser.__init__(self, convert_charrefs=True)

    __hash__ = object.__hash__

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        names = f"{values.get('class', '')} {values.get('id', '')}"
        if tag == _MARK:
            self.around = self._path()
            self._block = None
            return
        is_donation = _DONATION.search(f"{names} {values.get('src', '')} {values.get('alt', '')}") is not None
        if is_donation and not self._in_frame():
            self.blocks.append(_Block(self._path(), self.getpos()[0], is_donation=True))
        if tag in HTML_VOID_ELEMENTS:
            return
        self._count += 1
        if tag == "article" or (tag not in ("body", "html") and _ARTICLE_NAME.search(names)):
            self.articles.add(self._count)
        if tag in ("body", "html"):
            self.bodies.add(self._count)
        around = self._count in self.articles or self._count in self.bodies
        framed = tag in _FRAME or (not around and bool(_FRAME_NAME.search(names)))
        self._open.append((tag, self._count, framed))
        if tag in _BLOCKS:
            self._block = None

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _, _ in self._open):
            while self._open.pop()[0] != tag:
                pass
        if tag in _BLOCKS:
            self._block = None

    def handle_data(self, data: str) -> None:
        if not _LETTER.search(data) or self._in_frame():
            return
        if self._block is None:
            self._block = _Block(self._path(), self.getpos()[0] + _blank_lines(data))
            self.blocks.append(self._block)
        self._block.text += data

    def _path(self) -> tuple[int, ...]:
        return tuple(number for _, number, _ in self._open)

    def _in_frame(self) -> bool:
        return any(framed for _, _, framed in self._open)


def _in_layout(site: Site, name: str, count: int) -> Iterator[Problem]:
    path = file_of(site, name)
    if path is None:
        return
    matter = front_matter.split(text_in(path))
    reader = _Reader()
    reader.feed(_static_text(site, matter.content))
    reader.close()
    home = _home(reader)
    if home is None:
        return
    inside = [block for block in reader.blocks if block.path[: len(home)] == home]
    reported = [block for block in inside if block.is_donation or count_letters(block.text) >= LEAST_LETTERS]
    if not reported:
        return
    parts = [f"“{_short(block.text)}”" for block in reported if not block.is_donation]
    if any(block.is_donation for block in reported):
        parts.append("something that asks for money")
    posts = "a post" if count == 1 else f"{count} posts"
    yield Problem(
        "info",
        f"this layout adds to {posts} what the theme does not show: {', '.join(dict.fromkeys(parts))}",
        path.relative_to(site.source).as_posix(),
        reported[0].line + matter.body_line - 1,
        "To keep it, write it into `partials/comments.html` of a `custom_dir`, which stands below each post.",
        code="MJ415",
    )


def _home(reader: _Reader) -> tuple[int, ...] | None:
    """The elements down to the content's article, or to its parent; ``None`` for a whole page."""
    around = reader.around
    for depth, number in enumerate(around):
        if number in reader.articles:
            return around[: depth + 1]
    if (around and around[-1] in reader.bodies) or (not around and reader.bodies):
        return None
    return around


def with_parents(site: Site, layout: str) -> Iterator[str]:
    """The name of a layout, and those of the layouts around it."""
    seen: set[str] = set()
    name = layout
    while name and name not in seen and len(seen) < _DEPTH:
        seen.add(name)
        yield name
        path = file_of(site, name)
        data = {} if path is None else front_matter.split(text_in(path)).data
        name = to_text(data.get("layout"))


def file_of(site: Site, name: str) -> Path | None:
    """A layout's file; ``None`` if it came with a gem, or lies outside the site."""
    for ext in (".html", ".htm", ".md", ".markdown", ".liquid"):
        path = site.source / to_text(site.config.get("layouts_dir")) / f"{name}{ext}"
        if is_file_below(path, site.source):
            return path
    return None


def _static_text(site: Site, text: str, depth: int = 0, limit: IncludeLimit | None = None) -> str:
    """A layout's own words and markup, with those of what it includes; its lines stay where they are."""
    folder = site.source / to_text(site.config.get("includes_dir"))
    taken = limit or IncludeLimit()

    def included(match: re.Match[str]) -> str:
        path = folder / match[1]
        if depth >= _DEPTH or not is_file_below(path, site.source):
            return _lines(match)
        found = text_in(path)
        words = _static_text(site, found, depth + 1, taken) if taken.takes(found) else ""
        return words.replace("\n", " ") + _lines(match)

    text = _COMMENT.sub(_lines, text)
    text = _CONTENT.sub(lambda match: f"<{_MARK}></{_MARK}>{_lines(match)}", text) if depth == 0 else text
    return _LIQUID.sub(_lines, _INCLUDE.sub(included, text))


def _lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _blank_lines(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


__all__ = ["LEAST_LETTERS", "file_of", "problems_of_layouts", "with_parents"]
