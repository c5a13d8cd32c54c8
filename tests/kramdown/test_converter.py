"""The HTML of trees that are built by hand, so that no parser stands between the test and the converter.

The expected HTML is what kramdown 2.4 wrote for the same trees.
"""

from __future__ import annotations

import pytest

from mkdocs_jekyll.kramdown.converter.html import HtmlConverter
from mkdocs_jekyll.kramdown.converter.tree import tree
from mkdocs_jekyll.kramdown.element import Element
from mkdocs_jekyll.kramdown.options import Options
from tests.kramdown.trees import block, e, p, span, write

BLOCKS: dict[str, tuple[Element, str]] = {
    "paragraph": (p("a & b < c"), "<p>a &amp; b &lt; c</p>\n"),
    "paragraph without p": (p("x", transparent=True), "x"),
    "attributes in order, nothing for None or an empty id": (
        p("x", attr={"title": 'a "b" &amp; &c;', "x": None, "id": " ", "class": ""}),
        '<p title="a &quot;b&quot; &amp; &c;" class="">x</p>\n',
    ),
    "blank": (e("blank", value="\n\n\n"), "\n"),
    "rule": (e("hr", attr={"class": "x"}), '<hr class="x" />\n'),
    "quote indents its blocks": (
        e("blockquote", p("a"), e("blank"), e("hr")),
        "<blockquote>\n  <p>a</p>\n\n  <hr />\n</blockquote>\n",
    ),
    "code keeps entities as they are written": (
        e("codeblock", value="a &amp; <b>\n"),
        "<pre><code>a &amp;amp; &lt;b&gt;\n</code></pre>\n",
    ),
    "code always ends its line": (e("codeblock", value=""), "<pre><code>\n</code></pre>\n"),
    "one line end is enough, also in CRLF": (
        e("codeblock", value="x\r\ny\r\n"),
        "<pre><code>x\r\ny\n</code></pre>\n",
    ),
    "language of plain code goes to the code element": (
        e("codeblock", value="x", attr={"class": "a language-zzz b", "id": "i"}),
        '<pre class="a  b" id="i"><code class="language-zzz">x\n</code></pre>\n',
    ),
    "visible white space": (
        e("codeblock", value=" a \tb \n", attr={"class": "show-whitespaces"}),
        '<pre class="show-whitespaces"><code><span class="ws-space-l">&#8901;</span>a'
        '<span class="ws-space">&#8901;</span><span class="ws-tab">\t</span>b'
        '<span class="ws-space-r">&#8901;</span>\n</code></pre>\n',
    ),
    "tight list": (
        e("ul", e("li", p("a", transparent=True)), e("li"), attr={"class": "c"}),
        '<ul class="c">\n  <li>a</li>\n  <li></li>\n</ul>\n',
    ),
    "loose list": (
        e("ol", e("li", p("a"))),
        "<ol>\n  <li>\n    <p>a</p>\n  </li>\n</ol>\n",
    ),
    "list in a tight item": (
        e("ul", e("li", p("a", transparent=True), e("ul", e("li", p("b", transparent=True))))),
        "<ul>\n  <li>a    <ul>\n      <li>b</li>\n    </ul>\n  </li>\n</ul>\n",
    ),
    "definitions": (
        e("dl", e("dt", "t"), e("dd", p("d", transparent=True)), e("dd", p("q"))),
        "<dl>\n  <dt>t</dt>\n  <dd>d</dd>\n  <dd>\n    <p>q</p>\n  </dd>\n</dl>\n",
    ),
    "ids of terms": (
        e(
            "dl",
            e("dt", "A b", raw_text="A b"),
            e("dt", "x", attr={"id": "own"}, raw_text="x"),
            refs=["auto_ids-pre-"],
        ),
        '<dl>\n  <dt id="pre-a-b">A b</dt>\n  <dt id="own">x</dt>\n</dl>\n',
    ),
    "table": (
        e(
            "table",
            e("thead", e("tr", e("td", "a"), e("td", "b", attr={"style": "x: y"}))),
            e("tbody", e("tr", e("td"), e("td", "c"), e("td", "d"))),
            alignment=["default", "center"],
        ),
        "<table>\n  <thead>\n    <tr>\n      <th>a</th>\n"
        '      <th style="x: y; text-align: center">b</th>\n    </tr>\n  </thead>\n'
        "  <tbody>\n    <tr>\n      <td>\N{NO-BREAK SPACE}</td>\n"
        '      <td style="text-align: center">c</td>\n      <td>d</td>\n    </tr>\n  </tbody>\n</table>\n',
    ),
    "formula": (e("math", value="a<b", category="block"), "\\[a&lt;b\\]\n"),
    "formula with attributes is indented, its end is not": (
        e("blockquote", e("math", value="x", category="block", attr={"id": "i"})),
        '<blockquote>\n  <div id="i">\\[x\\]\n</div>\n</blockquote>\n',
    ),
    "comment": (
        e("blockquote", e("comment", value="x -- y", category="block")),
        "<blockquote>\n  <!-- x -- y -->\n</blockquote>\n",
    ),
    "raw text for HTML": (e("raw", value="<x &>", category="block", type=["html", "latex"]), "<x &>\n"),
    "raw text for others": (e("raw", value="<x>", category="block", type=["latex"]), ""),
    "processing instruction": (e("xml_pi", value="<?x?>", category="block"), "<?x?>\n"),
    "doctype is dropped": (e("html_doctype", value="<!DOCTYPE html>"), ""),
    "picture that stands alone": (
        p(
            e("img", attr={"src": "s", "alt": "a", "id": "i", "class": "c"}, refs=["standalone"]),
            attr={"class": "p"},
        ),
        '<figure class="p" id="i">\n  <img src="s" alt="a" class="c" />\n'
        "  <figcaption>a</figcaption>\n</figure>\n",
    ),
}

HTML: dict[str, tuple[Element, str]] = {
    "void element": (block("br"), "<br />\n"),
    "unknown element that closes itself": (block("zz", closed=True), "<zz />\n"),
    "element without content": (block("div"), "<div></div>\n"),
    "raw content stays where it is": (
        e("blockquote", block("div", "x\n", block("b", "k"), "z\n")),
        "<blockquote>\n  <div>x\n<b>k</b>z\n</div>\n</blockquote>\n",
    ),
    "content of blocks is indented": (
        e("blockquote", block("div", p("x"), e("blank"), model="block")),
        "<blockquote>\n  <div>\n    <p>x</p>\n\n  </div>\n</blockquote>\n",
    ),
    "content of spans follows the tag": (block("p", "x", model="span"), "<p>x</p>\n"),
    "span": (p(span("kbd", "a"), span("br"), span("i")), "<p><kbd>a</kbd><br /><i></i></p>\n"),
    "comment in raw HTML": (
        block("div", e("xml_comment", value="<!--x-->", category="block")),
        "<div><!--x--></div>\n",
    ),
    "comment between blocks": (
        e("blockquote", e("xml_comment", value="<!--x-->", category="block")),
        "<blockquote>\n  <!--x-->\n</blockquote>\n",
    ),
}

SPANS: dict[str, tuple[Element, str]] = {
    "references in text stay": (
        Element("text", "&amp; &#12; &#xA; &x.y; &é; &;"),
        "&amp; &#12; &#xA; &x.y; &amp;é; &amp;;",
    ),
    "link": (
        e("a", "x", attr={"href": "u?a=b&c=d", "title": '"'}),
        '<a href="u?a=b&amp;c=d" title="&quot;">x</a>',
    ),
    "mail address": (e("a", "a@b.c", attr={"href": "mailto:a@b.c"}), '<a href="mailto:a@b.c">a@b.c</a>'),
    "picture": (e("img", attr={"src": "s", "alt": "<"}), '<img src="s" alt="&lt;" />'),
    "emphasis": (e("em", e("strong", "x"), attr={"class": "c"}), '<em class="c"><strong>x</strong></em>'),
    "line end": (e("br", attr={"class": "c"}), "<br />"),
    "code": (e("codespan", value="<&amp;>", attr={"class": "c"}), '<code class="c">&lt;&amp;amp;&gt;</code>'),
    "formula": (e("math", value="a<b", category="span"), "\\(a&lt;b\\)"),
    "formula with attributes": (
        e("math", value="a<b", category="span", attr={"id": "i"}),
        '<span id="i">$a<b$</span>',
    ),
    "comment": (e("comment", value="x", category="span"), "<!-- x -->"),
    "raw": (e("raw", value="<x>", category="span"), "<x>"),
    "ellipsis": (e("typographic_sym", value="hellip"), "…"),
    "guillemet with its space": (e("typographic_sym", value="laquo_space"), "«\N{NO-BREAK SPACE}"),
    "quote": (e("smart_quote", value="ldquo"), "“"),
    "unknown type": (e("nothing", value="x"), ""),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_block(name: str) -> None:
    element, expected = BLOCKS[name]
    assert write(element) == expected


@pytest.mark.parametrize("name", HTML)
def test_html_element(name: str) -> None:
    element, expected = HTML[name]
    assert write(element) == expected


@pytest.mark.parametrize("name", SPANS)
def test_span(name: str) -> None:
    element, expected = SPANS[name]
    assert write(element) == expected


ENTITIES = {  # (code point, source): as_char, as_input, numeric, symbolic
    (0xA0, "&nbsp;"): ("\xa0", "&nbsp;", "&#160;", "&nbsp;"),
    (0x22, "&quot;"): ('"', "&quot;", "&quot;", "&quot;"),
    (0x26, "&amp;"): ("&amp;", "&amp;", "&amp;", "&amp;"),
    (0x3C, "&#60;"): ("&#60;", "&#60;", "&lt;", "&lt;"),
    (0x27, "&apos;"): ("'", "&apos;", "&#39;", "&apos;"),
    (0x17D, "&#381;"): ("Ž", "&#381;", "&#381;", "&#381;"),
    (0x2014, None): ("—", "&#8212;", "&#8212;", "&mdash;"),
    (0x4E2D, "&#x4e2d;"): ("中", "&#x4e2d;", "&#20013;", "&#20013;"),
}


@pytest.mark.parametrize("key", ENTITIES, ids=str)
def test_entity(key: tuple[int, str | None]) -> None:
    code, source = key
    written = tuple(
        write(e("entity", value=code, original=source), entity_output=mode)
        for mode in ("as_char", "as_input", "numeric", "symbolic")
    )
    assert written == ENTITIES[key]


@pytest.mark.parametrize("code", [0xD800, 0x110000, 0xFFFFFFFFFF])
def test_entity_that_is_no_character(code: int) -> None:
    assert write(e("entity", value=code, original=f"&#{code};")) == "\ufffd"
    assert write(e("entity", value=code, original=f"&#{code};"), entity_output="numeric") == f"&#{code};"


def test_smart_quotes_by_name_and_number() -> None:
    quotes = [e("smart_quote", value=name) for name in ("lsquo", "rsquo", "ldquo", "rdquo")]
    assert write(*quotes, smart_quotes=("apos", 0x300C, "quot", "zz")) == "'「\"zz"
    assert write(*quotes, entity_output="symbolic") == "&lsquo;&rsquo;&ldquo;&rdquo;"


def test_typographic_symbols_of_ones_own() -> None:
    symbols = [e("typographic_sym", value=name) for name in ("hellip", "ndash", "mdash")]
    assert write(*symbols, typographic_symbols={"hellip": "<...", "ndash": ""}) == "&lt;...—"


def test_abbreviation() -> None:
    root = {"abbrev_defs": {"AB": 'x "<"', "C": ""}, "abbrev_attr": {"AB": {"class": "k"}}}
    written = write(e("abbreviation", value="AB"), e("abbreviation", value="C"), root=root)
    assert written == '<abbr class="k" title="x &quot;&lt;&quot;">AB</abbr><abbr>C</abbr>'


def test_line_ends_between_cjk() -> None:
    text = "中\n文\n字 a\nb 中\n，。\nか\nハ\n한\n국 中 \n文"
    assert write(text, remove_line_breaks_for_cjk=True) == "中文字 a\nb 中\n，。\nかハ\n한\n국 中 \n文"
    assert write(text) == text


def test_math_without_an_engine() -> None:
    formulas = (e("math", value="a<b", category="block"), e("math", value="a<b", category="span"))
    expected = '<div class="kdmath">$$\na<b\n$$</div>\n<span class="kdmath">$a<b$</span>'
    assert write(*formulas, math_engine=None) == expected


def test_engines_that_are_not_there_are_named_once() -> None:
    root = e("root", e("math", value="x", category="span"), e("codespan", value="x"))
    converter = HtmlConverter(root, Options(math_engine="katex", syntax_highlighter="coderay"))
    assert converter.convert() == '<span class="kdmath">$x$</span><code>x</code>'
    assert [warning.message for warning in converter.warnings] == [
        "The math engine katex is not available",
        "The syntax highlighter coderay is not available",
    ]
    assert converter.has_math


def test_tree_is_plain_data() -> None:
    root = e("root", p("x", refs=["toc"], location=3), footnote_count=0, location=1)
    assert tree(root) == {
        "type": "root",
        "options": {"footnote_count": 0},
        "children": [
            {
                "type": "p",
                "options": {"ial": {"refs": ["toc"]}},
                "children": [{"type": "text", "value": "x"}],
            }
        ],
    }
