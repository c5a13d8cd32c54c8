"""Bodies as Markdown text: every Markdown gives back the HTML that went in."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from markdown_it import MarkdownIt

from mkdocs_jekyll.export.markdown_html import as_markdown
from tests.kramdown.canonical import canonical

#: What kramdown has written; but texts with control characters, which no Markdown keeps.
RECORDED = [
    path
    for path in sorted((Path(__file__).parents[1] / "kramdown" / "cases").glob("*/*.html"))
    if not re.search(r"[\x00-\x08]|&#[0-8];", path.read_text("utf-8"))
]
#: Extensions that change a text before HTML is taken out of it.
EXTENSIONS = ["attr_list", "tables", "footnotes", "abbr", "md_in_html", "toc", "pymdownx.superfences"]
OWN = [
    "<pre><code>a\n\n\n\tb\n```\nc\n```\n   \n</code></pre>",
    '<h2 id="a-b">A *b* _c_ `d` &amp; [e](f) <code>x_y</code> # {g}</h2>\n<p>x</p>',
    '<h2 id="第一" class="x y">第一</h2>',
    '<h3 style="a: b">x</h3>',
    "<h2>a<br />b</h2>",
    "text alone, *not* Markdown\n\n    neither this",
    "<p>a</p></div><p>b</p>",
    "<div><p>never ended</p>",
    "<script>\nlet a = '<p>';\n\nlet b;\n</script>",
    "<p>{{ x }} {% raw %} :smile: ==a== ++b++ [^1] *[HTML]: x</p>",
    "<!-- a\n\nb --><p>x</p>",
    '<blockquote><h2 id="in">in</h2></blockquote>',
    '<p><a href="x.md"\n   title="a\n\nb">x</a></p>',
    "",
]


def test_what_kramdown_writes_comes_back() -> None:
    md = markdown.Markdown(extensions=EXTENSIONS)
    others = []
    for path in RECORDED:
        html = path.read_text("utf-8")
        if shown(md.reset().convert(as_markdown(html))) != shown(html):
            others.append(f"{path.parent.name}/{path.stem}")
    assert others == ["extensions/nomarkdown-inline"]  # it has an element that is never ended


@pytest.mark.parametrize("html", OWN[:-1], ids=lambda html: html[:24])
def test_any_html_comes_back(html: str) -> None:
    written = as_markdown(html)
    repaired = html.replace("</div><p>b", "<p>b")
    assert shown(markdown.Markdown(extensions=EXTENSIONS).convert(written)) == shown(repaired)


def is_common(path: Path) -> bool:
    """Whether what is written has no attribute lists, which are an extension of CommonMark."""
    written = as_markdown(path.read_text("utf-8"))
    return "{#" not in written and "{." not in written


def test_common_mark_gives_it_back_too() -> None:
    others = []
    for path in filter(is_common, RECORDED):
        html = path.read_text("utf-8")
        if shown(MarkdownIt("commonmark").render(as_markdown(html))) != shown(html):
            others.append(f"{path.parent.name}/{path.stem}")
    assert others == ["extensions/nomarkdown-inline"]


def shown(html: str) -> list[str]:
    """What a reader gets: no frames, no ids that the extension toc adds, no white space between blocks."""
    lines = [
        line for line in canonical(html) if line not in ("<div>", "</div>") and not line.startswith("<!--")
    ]
    return [line for line in lines if line != "T "]
