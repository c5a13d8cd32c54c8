"""Code in Rouge's structure; what stands inside is Pygments' affair, but the text must not change."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from typing import Any

import pytest
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from mkdocs_jekyll.kramdown.converter.highlight import colour, highlight, number_lines, rouge_name
from mkdocs_jekyll.kramdown.converter.html import HtmlConverter
from mkdocs_jekyll.kramdown.converter.languages import PLAIN_NAMES, PYGMENTS_NAMES, ROUGE_NAMES, UNCOLOURED
from mkdocs_jekyll.kramdown.element import Element
from mkdocs_jekyll.kramdown.options import Options

JEKYLL: dict[str, Any] = {"default_lang": "plaintext", "guess_lang": True}
BLOCK = '<div class="highlight"><pre class="highlight"><code>{}</code></pre></div>'
TABLE = (
    '<table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">{}</pre></td>'
    '<td class="rouge-code"><pre>{}</pre></td></tr></tbody></table>'
)


#: `highlight` decides between the two readings of PHP.
PHP = {"php", "php3", "php4", "php5", "hack", "hh"}


def rouge_is_here() -> bool:
    """Whether Ruby can load Rouge."""
    return (
        shutil.which("ruby") is not None
        and not subprocess.run(["ruby", "-r", "rouge", "-e", ""], capture_output=True, check=False).returncode
    )


def has_lexer(name: str) -> bool:
    try:
        get_lexer_by_name(PYGMENTS_NAMES.get(name, name))
    except ClassNotFound:
        return False
    return True


def plain(written: str) -> str:
    """What a reader would copy."""
    return html.unescape(re.sub(r"<[^>]*>", "", written))


def write(element: Element, **settings: Any) -> str:
    root = Element("root")
    root.children = [element]
    return HtmlConverter(root, Options(syntax_highlighter_opts=JEKYLL | settings)).convert()


def codeblock(code: str, lang: str | None = None, **attr: Any) -> Element:
    if lang:
        attr.setdefault("class", f"language-{lang.partition('?')[0]}")
    return Element("codeblock", code, attr, {"lang": lang} if lang else {})


def test_block_as_jekyll_writes_it() -> None:
    expected = '<div class="language-plaintext highlighter-rouge">{}</div>\n'
    assert write(codeblock("a <b> &amp;\n")) == expected.format(BLOCK.format("a &lt;b&gt; &amp;amp;\n"))


def test_coloured_block() -> None:
    written = write(codeblock("def x\nend\n", "ruby"))
    assert written.startswith(
        '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight"><code>'
    )
    assert '<span class="k">def</span>' in written
    assert plain(written) == "def x\nend\n\n"


def test_span_as_jekyll_writes_it() -> None:
    assert write(Element("codespan", "a")) == '<code class="language-plaintext highlighter-rouge">a</code>'
    assert write(Element("codespan", "")) == '<code class="language-plaintext highlighter-rouge"></code>'


@pytest.mark.parametrize(
    ("attr", "classes"),
    [
        ({"class": "x"}, "language-plaintext x highlighter-rouge"),
        ({"class": "language-js"}, "language-js highlighter-rouge"),
        ({"class": "a language-js b"}, "language-js a language-js b highlighter-rouge"),
        ({"class": "language-zzz"}, "language-zzz"),
    ],
)
def test_classes_of_a_span(attr: dict[str, Any], classes: str) -> None:
    assert write(Element("codespan", "x", attr)).startswith(f'<code class="{classes}">')


@pytest.mark.parametrize(
    ("attr", "opening"),
    [
        ({"id": "q", "class": "language-ruby"}, '<div id="q" class="language-ruby highlighter-rouge">'),
        ({"class": "a b", "id": "q"}, '<div class="language-plaintext a b highlighter-rouge" id="q">'),
        ({"class": "a language-js b"}, '<div class="language-js a  b highlighter-rouge">'),
        ({"class": "x-language-js"}, '<div class="language-js x- highlighter-rouge">'),
        ({"class": "language-zzz"}, '<pre><code class="language-zzz">'),
        ({"class": "k language-zzz"}, '<pre class="k"><code class="language-zzz">'),
    ],
)
def test_classes_of_a_block(attr: dict[str, Any], opening: str) -> None:
    assert write(codeblock("x\n", **attr)).startswith(opening)


def test_the_end_of_a_block_in_a_list_is_indented() -> None:
    item = Element("li")
    item.children = [codeblock("x\n")]
    items = Element("ul")
    items.children = [item]
    assert "</code></pre></div>    </div>\n" in write(items)


@pytest.mark.parametrize("name", ["Ruby", "JSON", "zzz", "mermaid", "js:3", ""])
def test_names_rouge_does_not_know(name: str) -> None:
    assert rouge_name(name) is None


@pytest.mark.parametrize("name", ["ruby", "R", "c++", "text", "Dockerfile", "rust,no_run", "guess"])
def test_names_rouge_knows(name: str) -> None:
    assert rouge_name(name) == name


def test_options_behind_a_language() -> None:
    assert "language-php " in write(codeblock("$x = 1;\n", "php?start_inline=1"))


SETTINGS: list[tuple[dict[str, Any], str | None, str | None]] = [
    # settings, language, what a block's content becomes (None: plain pre and code)
    ({}, None, None),
    ({"guess_lang": True}, None, BLOCK.format("x\n")),
    ({"guess_lang": True}, "text", BLOCK.format("x\n")),
    ({}, "text", None),
    ({}, "zzz", None),
    ({}, "guess", None),
    ({"guess_lang": True}, "guess", BLOCK.format("x\n")),
    ({"default_lang": "text", "guess_lang": True}, None, BLOCK.format("x\n")),
    ({"default_lang": "zzz", "guess_lang": True}, None, None),
    ({"guess_lang": True, "disable": True}, None, None),
    ({"guess_lang": True, "disable": "x"}, None, None),
    ({"guess_lang": True, "block": {"disable": True}}, None, None),
    ({"guess_lang": True, "span": {"disable": True}}, None, BLOCK.format("x\n")),
    ({"disable": True, "guess_lang": True, "block": {"disable": False}}, None, BLOCK.format("x\n")),
    ({"guess_lang": True, "block": True}, None, BLOCK.format("x\n")),
    ({"guess_lang": True, "wrap": False}, None, "x\n"),
    (
        {"guess_lang": True, "css_class": "c"},
        None,
        BLOCK.replace('pre class="highlight', 'pre class="c').format("x\n"),
    ),
    ({"guess_lang": True, "line_numbers": True}, None, BLOCK.format(TABLE.format("1\n", "x\n"))),
    ({"guess_lang": True, "line_numbers": True, "wrap": False}, None, TABLE.format("1\n", "x\n")),
    (
        {"guess_lang": True, "line_numbers": True, "start_line": 4},
        None,
        BLOCK.format(TABLE.format("4\n", "x\n")),
    ),
    (
        {"guess_lang": True, "line_numbers": True, "line_format": "%03i"},
        None,
        BLOCK.format(TABLE.format("001\n", "x\n")),
    ),
]


@pytest.mark.parametrize(("settings", "language", "expected"), SETTINGS, ids=str)
def test_settings(settings: dict[str, Any], language: str | None, expected: str | None) -> None:
    options = Options(syntax_highlighter_opts=settings)
    assert highlight("x\n", language, kind="block", options=options) == expected


@pytest.mark.parametrize("engine", [None, "coderay", "pygments", "none"])
def test_other_highlighters_leave_code_plain(engine: str | None) -> None:
    assert highlight("x", "ruby", kind="block", options=Options(syntax_highlighter=engine)) is None


@pytest.mark.parametrize(
    ("code", "numbers", "shown"),
    [
        ("", "1\n", "\n"),
        ("a", "1\n", "a\n"),
        ("a\n", "1\n", "a\n"),
        ("a\n\nb\n\n", "1\n2\n3\n4\n", "a\n\nb\n\n"),
    ],
)
def test_line_numbers(code: str, numbers: str, shown: str) -> None:
    assert number_lines(code, {}) == TABLE.format(numbers, shown)


def test_a_token_may_take_the_end_of_the_last_line_in() -> None:
    coloured = colour("milk #\n", "bash")
    assert coloured.endswith("\n</span>")  # or this test shows nothing
    assert number_lines(coloured, {}) == TABLE.format("1\n", coloured)


def test_classes_of_the_table_and_formats_that_are_none() -> None:
    settings = {
        "table_class": "t",
        "gutter_class": "g",
        "code_class": "c",
        "line_format": "%q",
        "start_line": "x",
    }
    assert number_lines("a\n", settings) == (
        '<table class="t"><tbody><tr><td class="g gl"><pre class="lineno">1\n</pre></td>'
        '<td class="c"><pre>a\n</pre></td></tr></tbody></table>'
    )


AWKWARD = "\n\n  <a href='x'>&amp;</a>\t\r\n\u2028中文 \x00 #{x} {% y %} $z \"q\n\n"


def test_colours_never_change_the_text() -> None:
    expected = html.unescape(html.escape(AWKWARD, quote=False)).replace("\x00", "�")
    coloured = {name: re.sub(r"</?span[^>]*>", "", colour(AWKWARD, name)) for name in sorted(ROUGE_NAMES)}
    shown = {name: html.unescape(text.replace("\x00", "�")) for name, text in coloured.items()}
    assert {name: text for name, text in shown.items() if text != expected} == {}


def test_every_language_has_a_lexer() -> None:
    coloured = sorted(ROUGE_NAMES - PLAIN_NAMES - UNCOLOURED - PHP)
    assert [name for name in coloured if not has_lexer(name)] == []


def test_names_in_the_tables_are_rouges() -> None:
    assert set(PYGMENTS_NAMES) - {"php alone", "php in html"} <= ROUGE_NAMES
    assert UNCOLOURED <= ROUGE_NAMES


def test_languages_without_a_lexer_keep_their_frame() -> None:
    assert [name for name in sorted(UNCOLOURED) if has_lexer(name)] == []
    written = {name: write(codeblock("a < b\n", name)) for name in sorted(UNCOLOURED)}
    frames = {name: f'<div class="language-{name} highlighter-rouge">' for name in written}
    assert [name for name, text in written.items() if frames[name] not in text] == []


@pytest.mark.parametrize(
    ("name", "code", "piece"),
    [
        ("php", "$a = 1;", '<span class="nv">$a</span>'),
        ("php", "<p><?php $a", '<span class="nt">p</span>'),
        ("php", "<p><?php $a", '<span class="nv">$a</span>'),
        ("hack", "$a = 1;", '<span class="nv">$a</span>'),
        ("erb", "<p><%= y %></p>", '<span class="nt">p</span>'),
        ("jinja", "<p>{{ y }}</p>", '<span class="nt">p</span>'),
        ("erl", "-module(a).", '<span class="ni">module</span>'),
        ("cljs", "(def a 1)", '<span class="k">def </span>'),
        ("objc", "@interface A", '<span class="k">@interface</span>'),
        ("shell", "echo a", '<span class="nb">echo</span>'),
        ("yml", "a: b", '<span class="nt">a</span>'),
        ("vue", "<p>a</p>", '<span class="nt">p</span>'),
    ],
)
def test_colours_are_those_of_the_language(name: str, code: str, piece: str) -> None:
    assert piece in colour(code, name)


@pytest.mark.oracle
@pytest.mark.skipif(not rouge_is_here(), reason="needs Ruby with Rouge")
def test_names_are_those_of_the_installed_rouge() -> None:
    script = "puts Rouge::Lexer.all.flat_map { |lexer| [lexer.tag, *lexer.aliases] }"
    done = subprocess.run(["ruby", "-r", "rouge", "-e", script], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == ROUGE_NAMES
