"""Our templates escape what they print: each expression stands inside ``{% autoescape true %}``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from mkdocs_jekyll.jekyll.package_files import overrides_folder

FOLDER = overrides_folder()
TEMPLATES = sorted(path for path in FOLDER.rglob("*.html") if "assets" not in path.relative_to(FOLDER).parts)
#: HTML that MkDocs and its plugins hand over as ``str``.
CONTENT = {
    "jekyll_output",
    "page.content",
    "listing.content",
    "item.title",  # a heading in a page's contents, which went through the sanitiser
    "(page.content if page else jekyll.not_found.html)",
}


def parsed(template: Path) -> nodes.Template:
    return jinja2.Environment().parse(template.read_text("utf-8"))


def unescaped(node: nodes.Node, *, escapes: bool = False) -> Iterator[int]:
    """The lines of expressions that are printed without being escaped."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.ScopedEvalContextModifier):
            yield from unescaped(child, escapes=True)
        elif isinstance(child, nodes.Output) and not escapes:
            yield from (one.lineno for one in child.nodes if not isinstance(one, nodes.TemplateData))
        else:
            # A macro or a block is compiled by itself: what stands around it says nothing of it.
            inside = escapes and not isinstance(child, nodes.Block | nodes.Macro)
            yield from unescaped(child, escapes=inside)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_every_expression_is_escaped(template: Path) -> None:
    assert [*unescaped(parsed(template))] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_nothing_but_content_is_taken_for_html(template: Path) -> None:
    text = template.read_text("utf-8")
    for part in text.split("{{")[1:] + text.split("{%")[1:]:
        expression = part.partition("}}")[0].partition("%}")[0]
        if "safe" in expression.replace("safe_", ""):
            assert any(f"{content} | safe" in expression for content in CONTENT), expression
        assert "| e " not in f"{expression} "


def test_the_test_sees_what_is_not_escaped() -> None:
    environment = jinja2.Environment()
    assert [*unescaped(environment.parse("{{ a }}"))] == [1]
    assert [
        *unescaped(
            environment.parse("{% autoescape true %}{% block b %}{{ a }}{% endblock %}{% endautoescape %}")
        )
    ]
    assert not [*unescaped(environment.parse("{% autoescape true %}{{ a }}{% endautoescape %}"))]
