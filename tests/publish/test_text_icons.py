"""Which icons a site's texts name, and the style sheet that draws them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import read_site
from mkdocs_jekyll.publish.text_icons import icon_names, shapes

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 512"><path d="{}"/></svg>'
#: Icons of a theme, by their paths.
THERE = {
    "fontawesome/solid/envelope",
    "fontawesome/regular/envelope",
    "fontawesome/solid/file-lines",
    "fontawesome/regular/file-lines",
    "fontawesome/brands/github",
    "simple/googlescholar",
}


def svg_of(path: str) -> str:
    return SVG.format(path) if path in THERE else ""


def styles(tmp_path: Path, text: str) -> str:
    (tmp_path / "index.md").write_text(f"---\n---\n{text}\n", "utf-8")
    return shapes(read_site(tmp_path), svg_of)


def selectors(css: str) -> list[str]:
    return [line.partition("{")[0] for line in css.splitlines()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<i class="fab fa-github fa-2x fa-fw"></i>', [".fa-github"]),
        ('<i class="fa fa-github"></i>', [".fa-github"]),
        ('<i class="fas fa-envelope"></i>', [".fa-envelope", ":is(.far,.fa-regular).fa-envelope"]),
        ('<i class="fa fa-file-text-o"></i>', [".fa-file-text-o"]),
        ('<i class="ai ai-google-scholar ai-2x"></i>', [".ai.ai-google-scholar"]),
        ('<i class="fas fa-no-such-icon"></i>', []),
        ("alfa-beta fa- ai-x", []),
    ],
)
def test_icons_of_a_text(tmp_path: Path, text: str, found: list[str]) -> None:
    assert selectors(styles(tmp_path, text)) == found


def test_an_outline_of_version_4_is_the_regular_one(tmp_path: Path) -> None:
    assert "regular/file-lines" in styles(tmp_path, '<i class="fa fa-file-text-o"></i>')


def test_a_narrow_icon_is_as_narrow_as_drawn(tmp_path: Path) -> None:
    assert "--jk-icon-width:0.5em" in styles(tmp_path, '<i class="fab fa-github"></i>')


def test_names_in_data_front_matter_configuration_and_includes(tmp_path: Path) -> None:
    files = {
        "_config.yml": "author: {links: [{icon: fab fa-github}]}\n",
        "_data/shop.yml": "- {icon: fas fa-mug-hot}\n",
        "_includes/x.html": "<i class='fas fa-leaf'></i>",
        "_posts/2024-01-02-x.md": "---\nbutton: <i class='fas fa-download fa-spin'></i>\n---\nText.\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert icon_names(read_site(tmp_path))[0] == {"github", "mug-hot", "leaf", "download"}
