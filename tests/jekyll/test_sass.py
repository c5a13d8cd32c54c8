"""Sass is foreign code that reads files and has loops: it stays inside the site, and it ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import SiteRenderer, read_site
from mkdocs_jekyll.jekyll.sass import Imports, SassError, is_installed, to_css

pytestmark = pytest.mark.skipif(not is_installed(), reason="needs libsass")
ENDLESS = "@function f() { @while true {} @return 1; } a { b: f() }"


def test_an_endless_loop_ends() -> None:
    with pytest.raises(SassError, match="more than 1 seconds") as reported:
        to_css(ENDLESS, indented=False, seconds=1)
    assert "time_limit" in reported.value.remedy


def test_imports_stay_inside_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("site/_sass/_part.scss", "site/.git/config.scss", "secret.scss"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(".a { color: red }", "utf-8")
    (site / "_sass" / "link.scss").symlink_to("../.git/config.scss")
    (site / "_sass" / "out.scss").symlink_to("../../secret.scss")
    assert "color: red" in to_css("@import 'part';", indented=False, imports=Imports(site, ["_sass"]))
    for name in ("link", "out", "../.git/config", "../../secret", str(tmp_path / "secret")):
        with pytest.raises(SassError, match="there is no"):
            to_css(f"@import '{name}';", indented=False, imports=Imports(site, ["_sass"]))
    with pytest.raises(SassError, match="there is no"):
        to_css("@import 'part';", indented=False)


def test_what_sass_draws_is_the_same_in_each_build() -> None:
    text = "a { b: random(255); c: random(); d: unique-id(); e: unique-id() }"
    css = to_css(text, indented=False)
    assert css == to_css(text, indented=False)
    assert css != to_css(f"{text}\n", indented=False)
    names = re.findall(r"u[0-9a-f]{8}", css)
    assert len(set(names)) == 2


def test_the_filter_has_the_sites_folders_and_style(tmp_path: Path) -> None:
    (tmp_path / "_sass" / "support").mkdir(parents=True)
    (tmp_path / "_sass" / "support" / "_part.scss").write_text("$ink: #123", "utf-8")
    (tmp_path / "_config.yml").write_text("sass: {style: compressed}", "utf-8")
    (tmp_path / "a.css").write_text(
        "---\n---\n{% capture text %}@import './support/part'; a { color: $ink }"
        "{% endcapture %}{{ text | scssify }}",
        "utf-8",
    )
    site = read_site(tmp_path)
    result = SiteRenderer(site).render(site.pages[0])
    assert (result.html.strip(), result.problems) == ("a{color:#123}", ())
