"""kramdown as an extension of Python-Markdown: bodies, contents, and what MkDocs reads besides."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_jekyll.jekyll.markdown import jekyll_options
from mkdocs_jekyll.kramdown import convert

NAME = "mkdocs_jekyll.markdown"
TEXT = """\
# Tea & *more*

*   a
*   b
{: .list}

## First {#one}

| a | b |
|---|---|
| 1 | 2 |

### Second

```python
x = 1
```

## 第三
"""


def test_a_body_is_kramdowns() -> None:
    md = markdown.Markdown(extensions=[NAME])
    assert md.convert(TEXT) == convert(TEXT, jekyll_options({})[0]).html


def test_the_contents_are_those_of_toc() -> None:
    md = markdown.Markdown(extensions=[NAME, "toc"])
    md.convert(TEXT)
    ours = md.toc_tokens
    plain = markdown.Markdown(extensions=["toc", "attr_list"])
    plain.convert(TEXT)

    def shape(tokens: list[dict[str, object]]) -> list[object]:
        return [(one["level"], one["name"], shape(one["children"])) for one in tokens]  # type: ignore[arg-type]

    assert shape(ours) == shape(plain.toc_tokens)
    assert set(ours[0]) == set(plain.toc_tokens[0])
    assert '<a href="#one">First</a>' in md.toc


def test_options_are_kramdowns() -> None:
    md = markdown.Markdown(extensions=[NAME], extension_configs={NAME: {"hard_wrap": True}})
    assert md.convert("a\nb") == "<p>a<br />\nb</p>\n"


def test_an_option_that_nobody_knows_is_reported() -> None:
    with pytest.raises(ValueError, match="hard_rap"):
        markdown.Markdown(extensions=[NAME], extension_configs={NAME: {"hard_rap": True}})


def test_mkdocs_finds_title_links_and_anchors(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text(
        "# The *first*\n\n[b](b.md#two) [c](b.md#none) ![p](p.png)\n{: .x}\n", "utf-8"
    )
    (docs / "b.md").write_text("# The *second*\n\n## Two\n{: #two}\n", "utf-8")
    (docs / "p.png").write_bytes(b"")
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: A\nmarkdown_extensions: [{NAME}]\nplugins: []\nvalidation: {{anchors: warn}}\n", "utf-8"
    )
    build(load_config(str(tmp_path / "mkdocs.yml")))
    html = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert '<p class="x"><a href="b/#two">b</a>' in html
    assert [record.message for record in caplog.records if "none" in record.message]
    assert not [record.message for record in caplog.records if "'b.md#two'" in record.message]
    second = (tmp_path / "site" / "b" / "index.html").read_text("utf-8")
    assert "<title>The second - A</title>" in second
    assert 'href="#two"' in second
