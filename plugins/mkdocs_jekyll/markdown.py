"""kramdown as an extension of Python-Markdown, for builders that run no plugins::

    markdown_extensions:
      - mkdocs_jekyll.markdown:
          hard_wrap: true       # any option of kramdown

Every text is converted as Jekyll converts it: kramdown with GFM. Other extensions see none of it but those
with which MkDocs itself looks after links, titles and anchors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Any, Final
from xml.etree import ElementTree

from markdown import Extension, Markdown

from mkdocs_jekyll.jekyll.markdown import jekyll_options
from mkdocs_jekyll.kramdown import Result, TocEntry, convert

#: Links, pictures and the attribute in which their URLs stand.
_LINK: Final = re.compile(
    r"<(?P<name>a|img)\b(?P<before>[^<>]*?\s(?:href|src)=)\"(?P<url>[^\"]*)\"", re.IGNORECASE
)
_TITLE: Final = re.compile(r"\s*<h1\b[^<>]*>(?P<html>.*?)</h1>", re.DOTALL)
_TAG: Final = re.compile(r"<[^<>]*>")
_NAMED: Final = re.compile(r"\s(?:id|name)=\"([^\"]+)\"")
#: What MkDocs registers for each page; it reads what these found after the text is converted.
_MKDOCS: Final = ("mkdocs_extract_anchors", "mkdocs_extract_title", "relpath")


class KramdownExtension(Extension):
    """Takes the place of Python-Markdown's converter. Raises ValueError for an option without effect."""

    def __init__(self, **options: Any) -> None:
        super().__init__()
        self._options, messages = jekyll_options(options)
        if messages:
            raise ValueError(f"mkdocs_jekyll.markdown: {messages[0]}")

    def extendMarkdown(self, md: Markdown) -> None:
        """Let ``md.convert`` be kramdown's, with the ``toc_tokens`` and ``toc`` of the extension toc."""

        def converted(source: str) -> str:
            result = convert(source, self._options)
            md.toc_tokens = _tokens(result.toc)  # type: ignore[attr-defined]
            md.toc = _list(result.toc)  # type: ignore[attr-defined]
            return _seen_by_mkdocs(result, md)

        md.registerExtension(self)
        md.convert = converted  # type: ignore[method-assign]


def _tokens(entries: Iterable[TocEntry]) -> list[dict[str, Any]]:
    """The contents as the extension toc has them."""
    return [
        {
            "level": entry.level,
            "id": entry.id,
            "name": escape(entry.text, quote=False),
            "html": entry.html,
            "data-toc-label": "",
            "children": _tokens(entry.children),
        }
        for entry in entries
    ]


def _list(entries: Iterable[TocEntry]) -> str:
    """The contents as HTML."""

    def items(entries: Iterable[TocEntry]) -> str:
        shown = (
            f'<li><a href="#{escape(entry.id)}">{entry.html}</a>{items(entry.children)}</li>\n'
            for entry in entries
        )
        listed = "".join(shown)
        return f"<ul>\n{listed}</ul>\n" if listed else ""

    return f'<div class="toc">\n{items(entries)}</div>\n'


def _seen_by_mkdocs(result: Result, md: Markdown) -> str:
    """The HTML with its links as MkDocs wants them, which also learns title and anchors by them."""
    known = [md.treeprocessors[name] for name in _MKDOCS if name in md.treeprocessors]
    if not known:
        return result.html
    root = ElementTree.Element("div")
    if title := _TITLE.match(result.html):
        ElementTree.SubElement(root, "h1").text = unescape(_TAG.sub("", title["html"]))
    for anchor in _NAMED.findall(result.html):
        ElementTree.SubElement(root, "span", id=unescape(anchor))
    links = list(_LINK.finditer(result.html))
    elements = []
    for link in links:
        key = "href" if link["name"].lower() == "a" else "src"
        elements.append(ElementTree.SubElement(root, link["name"].lower(), {key: unescape(link["url"])}))
    for processor in known:
        processor.run(root)
    urls = iter(elements)

    def rewritten(link: re.Match[str]) -> str:
        element = next(urls)
        url = element.get("href") or element.get("src") or ""
        return f'<{link["name"]}{link["before"]}"{escape(url)}"' if url != unescape(link["url"]) else link[0]

    return _LINK.sub(rewritten, result.html)


def makeExtension(**options: Any) -> KramdownExtension:
    """The extension, as Python-Markdown asks for it."""
    return KramdownExtension(**options)
