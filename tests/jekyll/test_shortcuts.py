"""Where a text need not be converted again, what stands in its place is what conversion gives."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import SiteRenderer, read_site
from mkdocs_jekyll.jekyll.excerpts import first_paragraph
from mkdocs_jekyll.jekyll.markdown import MarkdownConverter
from mkdocs_jekyll.jekyll.plugins import seo_facts
from mkdocs_jekyll.jekyll.slow_markdown import TextTime
from mkdocs_jekyll.kramdown import Options, Result, convert

INLINE = (
    "[a]", "[A](/x)", "[b][a]", "![c](/d)", "&", "&amp;", "$$", "$", "\\", ":", "=", "#", "~~", "^", "*x*",
    "**y**", "`z`", "a", "b ", "Word", "中", "，", "'", '"', "--", "...", "*", "_", "`", "``", "(", "\n",
    "  \n", "\t", "- ", "1. ", "!", "http", "\u00a0", "\u3000", "»", "\x0b", "é",
)  # fmt: skip
BLOCKS = (
    "[a]: b", "> [a]: c", "- [a]: c", "*[a]: b", ": d", "{:.x}", "===", "---", "```", "~~~", "    code",
    "- x", "> q", "# h", "<p>", "<div>", "</div>", "[^1]: f", "| a | b |", "|---|", "text", "^", "$$",
    "<!-- x", "-->", '{::options smart_quotes="apos,apos,quot,quot" /}', "{:x: .y}", "\n", "  ",
)  # fmt: skip
PARTS = (
    "a", "b ", "中", "，", "'", '"', "--", "...", "&amp;", "&lt;", "&quot;", "<br />", "<em>x</em>",
    "<strong>*y*</strong>", '<code class="x">{{ x }} `</code>', '<a href="/x?y=1">_z_</a>', "*", "_", "`",
    "{:.x}", "{::nomarkdown}", "$$", "\\", "|", "[a]", "\n", "\t", "  \n", "# ", "    ", "> ", "\n- ", "~~~",
    "©", "\u00a0", "^",
)  # fmt: skip


def some(dice: random.Random, parts: tuple[str, ...], most: int) -> str:
    return "".join(dice.choices(parts, k=dice.randint(1, most)))


def texts(dice: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        rest = (some(dice, (*BLOCKS, *INLINE[:6]), 3) for _ in range(dice.randint(1, 5)))
        yield some(dice, INLINE, 9) + "\n\n" + "\n".join(rest) + "\n"


@pytest.mark.parametrize("settings", [{"input": "GFM"}, {"input": "kramdown"}, {"hard_wrap": True}])
def test_the_first_paragraph_of_a_text_is_its_excerpt(settings: dict[str, object]) -> None:
    options, _ = Options.from_mapping(settings)
    asked = 0
    for text in texts(random.Random(7), 1500):
        head = text.partition("\n\n")[0]
        found = first_paragraph(head, text, convert(text, options).html)
        if found is not None:
            asked += 1
            assert found == convert(head, options).html, text
    assert asked > 50


def test_what_reaches_back_makes_an_excerpt_of_its_own(tmp_path: Path) -> None:
    posts = {
        "plain": "One *two*.\n\nMore\n",
        "abbreviation": "One HTML.\n\n*[HTML]: x\n",
        "options": "One 'two'.\n\n{::options smart_quotes=\"apos,apos,quot,quot\" /}\n",
        "terms": "One\n\n: two\n",
        "liquid": "One\n\n{{ page.title }}\n",
    }
    (tmp_path / "_posts").mkdir()
    for name, text in posts.items():
        (tmp_path / "_posts" / f"2021-01-01-{name}.md").write_text(f"---\n---\n{text}", "utf-8")
    site = read_site(tmp_path)
    rendered, alone = SiteRenderer(site), SiteRenderer(site)
    for post in site.posts:
        rendered.render(post)
        assert rendered.excerpt(post) == alone.excerpt(post)


def test_what_liquid_makes_of_a_text_and_of_its_excerpt_alike_is_converted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"alike": "One *{{ page.title }}*.\n", "unlike": "One *{{ page.id }}*.\n"}
    (tmp_path / "_posts").mkdir()
    for name, text in texts.items():
        (tmp_path / "_posts" / f"2021-01-01-{name}.md").write_text(f"---\n---\n{text}", "utf-8")
    site = read_site(tmp_path)
    converted: list[str] = []
    convert_text = MarkdownConverter.convert

    def counted(self: MarkdownConverter, text: str, time: TextTime | None = None) -> Result:
        converted.append(text)
        return convert_text(self, text, time)

    monkeypatch.setattr(MarkdownConverter, "convert", counted)
    rendered, alone = SiteRenderer(site), SiteRenderer(site)
    made = [(rendered.render(post).html, rendered.excerpt(post)) for post in site.posts]
    assert len(converted) == 3
    assert [excerpt for _, excerpt in made] == [alone.excerpt(post) for post in site.posts]
    assert [body == excerpt for body, excerpt in made] == [True, False]


@pytest.mark.parametrize(
    "settings", [{}, {"entity_output": "numeric"}, {"entity_output": "symbolic"}, {"hard_wrap": True}]
)
def test_a_paragraph_of_html_says_the_same_after_markdown(settings: dict[str, object]) -> None:
    options, _ = Options.from_mapping({"input": "GFM", **settings})
    dice = random.Random(8)
    asked = 0
    for _ in range(800):
        html = f"<p>{some(dice, PARTS, 9)}</p>\n"
        if seo_facts.is_plain_paragraph(html):
            asked += 1
            assert seo_facts.one_line(convert(html, options).html) == seo_facts.one_line(html), html
    assert asked > 400


@pytest.mark.parametrize("option", ["parse_block_html", "html_to_native", "remove_line_breaks_for_cjk"])
def test_markdown_that_changes_html_is_asked(tmp_path: Path, option: str) -> None:
    (tmp_path / "_config.yml").write_text(f"kramdown: {{{option}: true}}\n")
    assert not read_site(tmp_path).markdown.keeps_html


def test_commonmark_is_asked(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("markdown: CommonMark\n")
    markdown = read_site(tmp_path).markdown
    assert not markdown.keeps_html
    assert not markdown.is_kramdown
