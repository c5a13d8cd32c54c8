"""What the loops of a page list: its Liquid is run over posts with marked titles, URLs and texts.

The posts are the site's own, with all of their front matter, so that conditions, filters and orders do what
they do; no text is rendered for it. Two posts without front matter stand behind the others: a loop with a
condition leaves them out.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll import (
    Collection,
    Document,
    Item,
    JekyllVersion,
    Page,
    Site,
    StaticFile,
    front_matter,
)
from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.liquid.protocol import SiteLike, SiteMarkdown
from mkdocs_jekyll.jekyll.paths import is_file_below
from mkdocs_jekyll.jekyll.renderer import Rendered, Renderer

from .html_scan import plain_text
from .liquid_blocks import Block, listing_blocks, with_includes
from .visible_text import liquid_in, without_liquid

_POST: Final = re.compile(r"zqj([tuec])(\d+)jqz", re.IGNORECASE)
_BEFORE, _AFTER = "\ue000{}\ue001", "\ue002"
_BLOCK: Final = re.compile("\ue000(\\d+)\ue001(.*?)\ue002", re.DOTALL)
_MARKERS: Final = re.compile("\ue000\\d+\ue001|\ue002")
_POSTS: Final = re.compile(r"\bsite\.(?:posts|related_posts|tags|categories)\b|\bpaginator\b")
_LISTED: Final = re.compile(
    r"\bsite\.(?:posts|related_posts|documents|collections|tags|categories|authors|data\.authors)\b|\bpaginator\b"
)
#: So many posts without front matter stand behind the site's.
PLAIN_POSTS: Final = 2
_LAYOUT_ENDINGS: Final = (".html", ".htm", ".md", ".markdown", ".liquid")


@dataclass(frozen=True, slots=True)
class BlockOutput:
    """What a block of a text wrote: posts by their numbers in order, fields of theirs, and text.

    ``fields`` are ``t`` (title), ``u`` (URL), ``e`` (excerpt) and ``c`` (content). A post that stands there
    several times in a row is one.
    """

    block: Block
    posts: tuple[int, ...]
    fields: frozenset[str]
    text: str

    @property
    def has_excerpts(self) -> bool:
        """Whether posts are shown with more than their titles."""
        return not self.fields.isdisjoint("ec")


@dataclass(frozen=True, slots=True)
class Probed:
    """What came of a text: its listing blocks, and what a reader sees of all of it (but the posts' texts)."""

    text: str
    blocks: tuple[BlockOutput, ...]
    visible: str

    @property
    def lists_posts(self) -> bool:
        """Whether some block lists posts."""
        return any(found.posts for found in self.blocks)


class ListProbe:
    """Runs the pages of one site. Posts have numbers, newest first, as ``site.posts`` has them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._texts: dict[str, str | None] = {}

    def run(self, item: Item, text: str | None = None) -> Probed:
        """Run an item's text, or another one in which it is ``page``."""
        text = item.content if text is None else text
        blocks = listing_blocks(text) if self._may_list(text) else []
        static = plain_text(without_liquid(text, blank=True))
        if static and not blocks:  # whatever its Liquid adds, it has a text and no lists
            return Probed(text, (), static)
        written = self._written(item, _marked(text, blocks))
        outputs = {int(found[1]): found[2] for found in _BLOCK.finditer(written)}
        found = tuple(self._output(block, outputs.get(number, "")) for number, block in enumerate(blocks))
        return Probed(text, found, _visible(written))

    def visible(self, item: Item, text: str) -> str:
        """What a reader sees of a text, but the posts' titles and texts."""
        return _visible(self._written(item, text))

    def _written(self, item: Item, text: str) -> str:
        page = copy.copy(item)
        page.content, page.is_markdown = text, False
        paginator = {} if "paginator" in item.variables else {"paginator": self._known.paginator}
        page.variables = {"content": "", **paginator, **self._known.of_variables(item.variables)}
        return self._renderer.body(page).html

    def _output(self, block: Block, written: str) -> BlockOutput:
        found = [(match[1].lower(), int(match[2])) for match in _POST.finditer(written)]
        titled = {number for field, number in found if field == "t"} | self._known.untitled
        linked = {number for field, number in found if field == "u"}
        # A post whose title a condition leaves out is not shown, even if something links to it.
        kinds = "tu" if linked <= titled or titled == self._known.untitled else "t"
        listed = [number for field, number in found if field in kinds] or [number for _, number in found]
        posts = tuple(one for place, one in enumerate(listed) if not place or listed[place - 1] != one)
        return BlockOutput(block, posts, frozenset(field for field, _ in found), _visible(written))

    def mentions_posts(self, text: str) -> bool:
        """Whether a text, or what it includes, asks for posts as such."""
        return _POSTS.search(liquid_in(with_includes(text, self.include))) is not None

    def _may_list(self, text: str) -> bool:
        """Whether a text, or what it includes, asks for posts or their names at all."""
        if "{%" not in text:
            return False
        return _LISTED.search(liquid_in(with_includes(text, self.include))) is not None

    def numbers(self, posts: Iterable[Document]) -> tuple[int, ...]:
        """The numbers of some of the site's posts."""
        return tuple(self._known.numbers[post] for post in posts if post in self._known.numbers)

    @cached_property
    def plain(self) -> tuple[int, ...]:
        """The numbers of the posts without front matter, which stand last."""
        count = len(self._site.posts)
        return tuple(range(count, count + PLAIN_POSTS))

    def include(self, name: str) -> str | None:
        """The text of a file of the site's includes."""
        return self._read(Path(str(self._site.config.get("includes_dir") or "_includes")) / name)

    def layout(self, name: str) -> str | None:
        """The text of a layout that the site has a file of; ``None`` if it comes with a theme."""
        folder = Path(str(self._site.config.get("layouts_dir") or "_layouts"))
        found = (self._read(folder / f"{name}{ending}") for ending in _LAYOUT_ENDINGS)
        text = next((text for text in found if text is not None), None)
        return None if text is None else front_matter.split(text).content

    def _read(self, below: Path) -> str | None:
        key, path = below.as_posix(), self._site.source / below
        if key not in self._texts:
            there = is_file_below(path, self._site.source)
            self._texts[key] = text_in(path) if there else None
        return self._texts[key]

    @cached_property
    def _known(self) -> _KnownPosts:
        return _KnownPosts(self._site)

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(_ProbedSite(self._site, self._known), self._site)


class _KnownPosts:
    """A site's posts, each with a copy that can be distinguished from the others in what Liquid writes."""

    def __init__(self, site: Site) -> None:
        newest_first = list(reversed(site.posts))
        self.numbers = {post: number for number, post in enumerate(newest_first)}
        self.untitled = frozenset(number for post, number in self.numbers.items() if not post.title)
        self.copies = {post: _marked_copy(post, number) for post, number in self.numbers.items()}
        self.excerpts = {marked: f"zqje{number}jqz" for number, marked in enumerate(self.copies.values())}
        for marked in self.copies.values():
            marked.previous = self.copies.get(marked.previous) if marked.previous else None
            marked.next = self.copies.get(marked.next) if marked.next else None
        self.plain = [_plain_post(site, len(newest_first) + place, place) for place in range(PLAIN_POSTS)]
        self.excerpts |= {post: post.content.replace("zqjc", "zqje") for post in self.plain}

    @property
    def paginator(self) -> dict[str, object]:
        """What a page sees that asks for a paginator no plugin gives it: all posts on one page."""
        return {"posts": [*self.copies.values(), *self.plain], "page": 1, "total_pages": 1}

    def of_variables(self, variables: Mapping[str, object]) -> dict[str, object]:
        """An item's own variables with the copies in them; the paginator's last page goes on."""
        found = {key: self._copied(value) for key, value in variables.items()}
        paginator = found.get("paginator")
        if isinstance(paginator, dict) and isinstance(posts := paginator.get("posts"), list):
            paginator["posts"] = [*posts, *self.plain]
        return found

    def _copied(self, value: object) -> object:
        if isinstance(value, Document):
            return self.copies.get(value, value)
        if isinstance(value, dict):
            return {key: self._copied(one) for key, one in value.items()}
        return [self._copied(one) for one in value] if isinstance(value, list) else value


class _ProbedSite:
    """A site as its templates see it, with other posts."""

    def __init__(self, site: Site, known: _KnownPosts) -> None:
        self._site = site
        self._excerpts = known.excerpts
        self.posts: Sequence[Document] = [*reversed(known.plain), *reversed(known.copies.values())]
        self.collections: Mapping[str, Collection] = {
            label: replace(group, docs=list(self.posts)) if label == "posts" else group
            for label, group in site.collections.items()
        }

    @property
    def source(self) -> Path:
        return self._site.source

    @property
    def config(self) -> Mapping[str, object]:
        return self._site.config

    @property
    def time(self) -> datetime:
        return self._site.time

    @property
    def markdown(self) -> SiteMarkdown:
        return self._site.markdown

    @property
    def pages(self) -> Sequence[Page]:
        return self._site.pages

    @property
    def version(self) -> JekyllVersion:
        return self._site.version

    @property
    def marks_missing(self) -> bool:
        return False  # a note is not the page's own text

    @property
    def static_files(self) -> Sequence[StaticFile]:
        return self._site.static_files

    @property
    def data(self) -> Mapping[str, object]:
        return self._site.data

    @property
    def site(self) -> SiteLike:
        """Itself: the site and the texts of its items."""
        return self

    def render(self, item: Item) -> Rendered:
        """A text as it is written: what other pages say does not matter here."""
        return Rendered(item.content)

    def excerpt(self, item: Item) -> str:
        """What stands for a post's excerpt; that of another item as it is written."""
        return self._excerpts.get(item, item.excerpt_text or "") if isinstance(item, Document) else ""


def _marked_copy(post: Document, number: int) -> Document:
    """A copy whose title, URL and texts have the post's number in them."""
    marked = copy.copy(post)
    marked.url = f"{post.url}zqju{number}jqz"
    marked.content, marked.excerpt_text = f"zqjc{number}jqz", f"zqje{number}jqz"
    marked.data = {key: value for key, value in post.data.items() if key != "excerpt"}
    if post.title:
        marked.title = f"{post.title} zqjt{number}jqz"
        marked.data["title"] = marked.title
    return marked


def _plain_post(site: Site, number: int, place: int) -> Document:
    """A post with nothing but a title and a date before those of all others."""
    first = min((post.date for post in site.posts), default=site.time)
    try:
        date = first - timedelta(days=place + 1)
    except OverflowError:
        date = first
    path = site.source / "_posts" / f"zqj-{number}.md"
    title = f"zqjt{number}jqz"
    return Document(
        path=path, relative_path=f"_posts/zqj-{number}.md", url=f"/zqju{number}jqz", title=title, date=date,
        destination=f"zqju{number}jqz", content=f"zqjc{number}jqz", excerpt_text=f"zqje{number}jqz",
        collection="posts", kind="post", data={"title": title, "layout": "post"}, ext=".md",
    )  # fmt: skip


def _marked(text: str, blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    at = 0
    for number, block in enumerate(blocks):
        parts += (text[at : block.start], _BEFORE.format(number), text[block.start : block.end], _AFTER)
        at = block.end
    return "".join((*parts, text[at:]))


def _visible(written: str) -> str:
    return plain_text(_POST.sub(" ", _MARKERS.sub("", written)))
