"""MaterialX under its own name: which plugins are the theme's, which names its templates have."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.mkdocs_plugin.own_plugins import own_plugin
from mkdocs_jekyll.mkdocs_plugin.theme.palette import _color_header
from tests.conftest import ROOT


@pytest.mark.parametrize("name", ["material/tags", "materialx/tags"])
def test_the_themes_plugin_is_found_under_both_names(name: str) -> None:
    config = cast(MkDocsConfig, SimpleNamespace(plugins={name: "it"}))
    assert own_plugin(config, "tags") == "it"
    assert own_plugin(config, "search") is None


@pytest.mark.parametrize(
    ("theme", "expected"),
    [({}, "primary"), ({"topbar_style": "accent"}, "accent"), ({"topbar": {"style": "glass"}}, None)],
)
def test_the_header_has_the_colour_unless_the_author_says_otherwise(
    theme: dict[str, Any], expected: str
) -> None:
    _color_header(cast(MkDocsConfig, SimpleNamespace(theme=theme)))
    assert theme.get("topbar_style") == expected


def test_no_name_of_ours_is_one_that_materialx_fills_otherwise() -> None:
    taken = re.compile(r"\b(?<!jekyll_)share_links\b")
    templates = (ROOT / "overrides").rglob("*.html")
    assert not [path for path in templates if taken.search(path.read_text("utf-8"))]
