"""The documentation's example of an author's own tags and filters, built."""

from __future__ import annotations

import re
from pathlib import Path

from .conftest import Builder

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "liquid.md"


def example() -> str:
    match = re.search(r"```python title=\"liquid.py\"\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert match
    return match[1]


def test_the_documented_tags_and_filters_work(make: Builder) -> None:
    body = '{% youtube ab12 %}\n\n{% note %}\n*a*\n{% endnote %}\n\n{{ page.title | shout: mark: "?" }}\n'
    built = make(
        {"docs/_posts/2021-01-18-x.md": f"---\ntitle: t\n---\n{body}", "liquid.py": example()},
        mkdocs={"hooks": ["liquid.py"]},
        strict=True,
    )
    assert built.error == ""
    html = built.text("2021/01/18/x.html")
    assert '<a class="video" href="https://youtu.be/ab12">Watch the film</a>' in html
    assert re.search(r'<div class="note">\s*<p><em>a</em></p>\s*</div>', html)
    assert "<p>T?</p>" in html


def test_an_error_in_one_names_both_places(make: Builder) -> None:
    hooks = (
        "from mkdocs_jekyll.jekyll.liquid import liquid_tag\n\n"
        "@liquid_tag\ndef bad(call):\n    return call.nope\n"
    )
    built = make(
        {"docs/_posts/2021-01-18-x.md": "---\ntitle: t\n---\na\n\n{% bad %}\n", "hooks.py": hooks},
        mkdocs={"hooks": ["hooks.py"]},
    )
    assert built.error == ""
    (line,) = built.warnings
    assert "_posts/2021-01-18-x.md:6" in line
    assert "AttributeError" in line
    assert "hooks.py:5" in line


def test_an_unknown_tag_is_reported_with_what_to_do_and_the_post_is_built(make: Builder) -> None:
    built = make({"docs/_posts/2021-01-18-x.md": "---\ntitle: t\n---\na {% nobodys x %} b\n"})
    (line,) = built.warnings
    assert "_posts/2021-01-18-x.md:4" in line
    assert "Unknown tag 'nobodys'" in line
    assert "`hooks`" in line
    assert "<p>a  b</p>" in built.text("2021/01/18/x.html")
