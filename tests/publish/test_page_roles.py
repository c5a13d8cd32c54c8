"""Which pages a view stands in for; the pages are in ``page_roles.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_jekyll.jekyll import read_site
from mkdocs_jekyll.publish.page_roles import PageRole, PageRoles
from mkdocs_jekyll.publish.taxonomy import Taxonomy
from tests.mkdocs_plugin.conftest import write

PAGES = yaml.safe_load(Path(__file__).with_name("page_roles.yml").read_text("utf-8"))
FILES: dict[str, str] = PAGES["files"]


def role_of(folder: Path, path: str, case: dict[str, Any], config: str = "") -> PageRole | None:
    matter, text = case.get("front matter", "layout: default"), case.get("text", "")
    write(folder, {**FILES, "_config.yml": config, path: f"---\n{matter}\n---\n{text}"})
    site = read_site(folder)
    (item,) = (item for item in site.pages if item.relative_path == path and not item.generated)
    listing = next((one for one in site.listings if one.page is item), None)
    assert PageRoles(site, Taxonomy.of(site), keep=["*"]).role_of(item, listing) is None
    return PageRoles(site, Taxonomy.of(site)).role_of(item, listing)


def shown(role: PageRole | None) -> tuple[str, str, bool] | None:
    return None if role is None else (role.role, role.name, role.keeps_text)


def wanted(case: dict[str, Any]) -> tuple[str, str, bool] | None:
    return (case["role"], case.get("of", ""), case.get("keeps text", False)) if "role" in case else None


@pytest.mark.parametrize("case", [*PAGES["replaced"].values(), *PAGES["kept"].values()],
                         ids=[*PAGES["replaced"], *PAGES["kept"]])  # fmt: skip
def test_a_page(tmp_path: Path, case: dict[str, Any]) -> None:
    assert shown(role_of(tmp_path, case["page"], case)) == wanted(case)


@pytest.mark.parametrize("case", PAGES["paginated"].values(), ids=PAGES["paginated"])
def test_a_page_with_a_paginator(tmp_path: Path, case: dict[str, Any]) -> None:
    config = "plugins: [jekyll-paginate]\npaginate: 2\n"
    assert shown(role_of(tmp_path, "index.html", case, config)) == wanted(case)


def test_a_layout_that_is_an_ordinary_one_in_the_sites_theme(tmp_path: Path) -> None:
    case = {"front matter": "layout: home", "text": "Read this."}
    config = "remote_theme: just-the-docs/just-the-docs@v0.10\n"
    assert role_of(tmp_path, "index.md", case, config) is None


def test_the_names_of_tags_beside_all_posts_are_noticed(tmp_path: Path) -> None:
    found = role_of(tmp_path, "archive.html", PAGES["replaced"]["all posts and the names of all tags"])
    assert found is not None
    assert (found.role, found.names, len(found.cut)) == ("archive", "tag", 2)
