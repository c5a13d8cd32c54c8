"""Finds a post's body in a page of an unknown theme: where the words of the post are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from posixpath import basename
from typing import Final
from urllib.parse import unquote

from .canonical import is_of_theme
from .html_tree import BLOCKS, HtmlElement, Node

#: The texts of pages that this project's theme shows, and of others on Material.
_OWN_TEXT: Final = "jk-text"
_ARTICLE: Final = "md-content__inner"
#: What stands beside so many texts in the same words is a layout's, though others have another layout.
_REPEATED: Final = 8
_ABOVE: Final = frozenset(("jk-lead", "jk-header__subtitle", "jk-hero__subtitle"))
#: What other themes than Material have in their articles without being text.
_BESIDE: Final = frozenset(("nav", "aside", "header", "footer", "form"))
#: What is part of a text although its classes have this project's prefix.
_IN_TEXT: Final = ("jk-figure", "jk-callout", "jk-frame", "jk-code", "jk-math", "jk-mermaid")
#: What counts as a theme's part beside a text, whatever it says.
_THEMES_OWN: Final = frozenset(
    ("header", "footer", "nav", "aside", "time", "form", "script", "style", "hr", "link", "h1")
)
#: What Markdown makes: such an element belongs to the text beside it, unless other pages have it, too.
_MARKDOWN: Final = frozenset(
    [
        "p",
        "ul",
        "ol",
        "dl",
        "blockquote",
        "pre",
        "table",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "img",
        "iframe",
        "video",
    ]
)
_KRAMDOWN: Final = frozenset(("footnotes", "highlighter-rouge", "highlight"))
_LOADED: Final = frozenset(("img", "iframe", "video", "audio", "embed"))
_SKIPPED: Final = frozenset(("script", "style", "template", "noscript", "svg"))
#: Letters of a piece by which chunks are compared, and chunks in a row that are compared at the most.
_PIECE: Final = 4
_COMPARED: Final = 60
_LETTERS: Final = re.compile(r"[\W_]+")
_NOT_WORDS: Final = re.compile(r"\s+|[​﻿]")


@dataclass(frozen=True, slots=True)
class FoundBody:
    """A body: the nodes of it in their parent, and what stands before and behind them there.

    ``share`` is how much of the words looked for is in it, 0 to 1.
    """

    nodes: tuple[Node, ...]
    before: tuple[Node, ...] = ()
    behind: tuple[Node, ...] = ()
    share: float = 1.0


@dataclass(slots=True)
class _Measure:
    """Words below an element: all of them, those looked for, and the same for each child."""

    all: int = 0
    hit: int = 0
    children: list[tuple[int, int]] = field(default_factory=list)


def own_text(page: HtmlElement) -> Sequence[Node] | None:
    """The text of a page in a theme that is known; ``None`` where it has none, as on lists of posts."""
    marked = next((element for element in page.walk() if _OWN_TEXT in element.classes), None)
    if marked is not None:
        return marked.children
    article = next((element for element in page.walk() if _ARTICLE in element.classes), None)
    beside = _BESIDE if article is None else frozenset[str]()
    article = article or page.find("main") or page.find("div", role="main") or page.find("article")
    if article is None or any(_is_list(element) for element in article.walk()):
        return None
    nodes = [node for node in article.children if not _is_of_article(node, beside)]
    shown = [index for index, node in enumerate(nodes) if not isinstance(node, str) and node.text]
    if shown and isinstance(title := nodes[shown[0]], HtmlElement) and title.name == "h1":
        del nodes[: shown[0] + 1]
    return nodes


def _is_list(element: HtmlElement) -> bool:
    """Whether an element shows that a page is one of the theme's lists."""
    return any(
        name.startswith(("jk-list", "jk-years", "jk-group", "jk-cloud", "md-post"))
        for name in element.classes
    )


def _is_of_article(node: Node, beside: frozenset[str]) -> bool:
    """Whether a node is the theme's; ``beside`` are elements that a theme without classes has there."""
    if isinstance(node, str):
        return False
    if node.attributes.get("id", "").startswith("__"):
        return True
    is_part = any(name.startswith(("md-", "jk-")) and not name.startswith(_IN_TEXT) for name in node.classes)
    return is_part or node.name == "script" or node.name in beside


def chunks_of(nodes: Sequence[Node]) -> list[str]:
    """The words of a text, block by block, without white space; a picture by its file's name."""
    chunks: list[str] = []
    text: list[str] = []

    def flush() -> None:
        if joined := _NOT_WORDS.sub("", "".join(text)):
            chunks.append(joined)
        text.clear()

    def walk(nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, str):
                text.append(node)
            elif node.name in _LOADED:
                flush()
                chunks.append(_loaded(node))
            elif node.name not in _SKIPPED and not is_of_theme(node):
                is_block = node.name in BLOCKS or node.name == "br"
                if is_block:
                    flush()
                walk(node.children)
                if is_block:
                    flush()

    walk(nodes)
    flush()
    return chunks


def _loaded(element: HtmlElement) -> str:
    """A picture or another thing that is loaded, as a chunk."""
    source = element.attributes.get("data-src") or element.attributes.get("src", "")
    return f"[{basename(unquote(source.partition('?')[0].rstrip('/')))}]"


def locate(page: HtmlElement, wanted: Sequence[str]) -> FoundBody | None:
    """Where on a page the wanted chunks stand; ``None`` if hardly any does."""
    total = sum(map(len, wanted))
    best: tuple[float, HtmlElement, int, int, int] | None = None
    measures = _measures(page, _hits(page, wanted))
    for element in page.walk():
        measure = measures.get(element, _Measure())
        hits = [index for index, (_, hit) in enumerate(measure.children) if hit]
        if not hits:
            continue
        first, last = hits[0], hits[-1]
        size = sum(whole for whole, _ in measure.children[first : last + 1])
        score = 2 * measure.hit / (size + total)
        if best is None or score > best[0] + 1e-9:
            best = (score, element, first, last, measure.hit)
    if best is None:
        return None
    _, element, first, last, hit = best
    children = element.children
    share = hit / total if total else 0.0
    return FoundBody(
        tuple(children[first : last + 1]), tuple(children[:first]), tuple(children[last + 1 :]), share
    )


def _hits(page: HtmlElement, wanted: Sequence[str]) -> list[int]:
    """For each letter of the page, how many before it belong to wanted chunks; one more for its end."""
    there = chunks_of([page])
    matcher = SequenceMatcher(None, there, list(wanted), autojunk=False)
    marked: set[int] = set()
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            marked.update(range(start, end))
        elif kind == "replace":
            marked.update(_similar(there, range(start, end), wanted[other_start:other_end]))
    hits = [0]
    for index, chunk in enumerate(there):
        step, last = int(index in marked), hits[-1]
        hits += [last + step * count for count in range(1, len(chunk) + 1)]
    return hits


def _similar(there: Sequence[str], indexes: Sequence[int], wanted: Sequence[str]) -> Iterator[int]:
    """The chunks between equal ones that are wanted ones with other words in them, in the same order."""
    pieces = [_pieces(chunk) for chunk in wanted[:_COMPARED]]
    next_wanted = 0
    for index in indexes[:_COMPARED]:
        own = _pieces(there[index])
        for position in range(next_wanted, len(pieces)):
            if 2 * len(own & pieces[position]) > max(len(own), len(pieces[position])):
                yield index
                next_wanted = position + 1
                break


def _pieces(chunk: str) -> frozenset[str]:
    """All runs of a few letters of a chunk: two chunks with half of them in common say the same."""
    return frozenset(chunk[at : at + _PIECE] for at in range(max(1, len(chunk) - _PIECE + 1)))


def _measures(page: HtmlElement, hits: Sequence[int]) -> dict[HtmlElement, _Measure]:
    """The words below every element of a page."""
    measures: dict[HtmlElement, _Measure] = {}
    at = 0

    def count(node: Node) -> tuple[int, int]:
        nonlocal at
        start, children = at, []
        if isinstance(node, str):
            at += len(_NOT_WORDS.sub("", node))
        elif node.name in _LOADED:
            at += len(_loaded(node))
        elif node.name not in _SKIPPED and not is_of_theme(node):
            children = [count(child) for child in node.children]
        counted = at - start, hits[at] - hits[start]
        if not isinstance(node, str):
            measures[node] = _Measure(*counted, children)
        return counted

    count(page)
    return measures


def signature(node: Node) -> str | None:
    """What is equal of a theme's element on many pages; ``None`` for what shows nothing."""
    if isinstance(node, str):
        return f"text {node.strip()}" if node.strip() else None
    if node.name in _THEMES_OWN:
        return ""
    names = " ".join(sorted(node.classes))
    if node.name in _MARKDOWN or node.classes & _KRAMDOWN:
        own = not names or bool(node.classes & _KRAMDOWN)
        return f"{node.name} {node.text}" if own else f"{node.name} .{names}"
    if not node.text and not any(child.name in ("img", "iframe") for child in node.walk()):
        return None
    name = re.sub(r"\d+", "", node.attributes.get("id", ""))
    return f"{node.name} .{names} #{name}" if names or name else f"{node.name} {node.text}"


def is_markdown(node: Node) -> bool:
    """Whether an element or text may be an author's: Markdown makes such, and themes less often."""
    if isinstance(node, str):
        return True
    is_plain = node.name in _MARKDOWN and not node.classes and not _shows_only_a_time(node)
    return is_plain or bool(node.classes & _KRAMDOWN)


def _shows_only_a_time(element: HtmlElement) -> bool:
    """Whether an element shows when the post was written, and nothing else."""
    times = "".join(time.text for time in element.find_all("time"))
    return bool(times) and _LETTERS.sub("", element.text) == _LETTERS.sub("", times)


def shown_above(page: HtmlElement, titles: Iterable[str]) -> frozenset[str]:
    """The words that this project's theme shows above a text, without white space: title, subtitle, lead."""
    found = (element.text for element in page.walk() if element.classes & _ABOVE)
    return frozenset(_NOT_WORDS.sub("", text) for text in (*found, *titles))


def with_lost_parts(
    found: FoundBody, common: Counter[str], pages: int, shown: frozenset[str]
) -> tuple[Node, ...]:
    """The body with what stands beside it and is no theme's: words of the post that were not looked for.

    ``common`` counts the signatures beside the bodies of all pages, ``shown`` is what the new page shows
    above its text.
    """

    def is_lost(node: Node) -> bool:
        mark = signature(node)
        text = node if isinstance(node, str) else node.text
        if not mark or not is_markdown(node) or _NOT_WORDS.sub("", text) in shown:
            return False
        return common[mark] < max(2, min(pages / 2, _REPEATED))

    before = _reach(list(reversed(found.before)), is_lost)
    behind = _reach(found.behind, is_lost)
    return (*reversed(before), *found.nodes, *behind)


def _reach(nodes: Sequence[Node], is_lost: Callable[[Node], bool]) -> Sequence[Node]:
    """The nodes from the text outwards up to the last that belongs to it; what shows nothing is no end."""
    reach = 0
    for index, node in enumerate(nodes):
        if is_lost(node):
            reach = index + 1
        elif signature(node) is not None:
            break
    return nodes[:reach]
