"""Tags without an original to ask: each case in ``embeds`` is a text, what it becomes, what is reported.

A case's ``html`` is the whole body; where a tag refuses its arguments, ``reported`` is part of a message,
and nothing is shown. ``files`` are further files of the site.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_jekyll.jekyll import SiteRenderer, read_site

FOLDER = Path(__file__).parent / "embeds"
CASES: list[tuple[str, dict[str, Any]]] = [
    (f"{path.stem}-{number}", case)
    for path in sorted(FOLDER.glob("*.yml"))
    for number, case in enumerate(yaml.safe_load(path.read_text("utf-8")), 1)
]


@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _ in CASES])
def test_shows(name: str, case: dict[str, Any], tmp_path: Path) -> None:
    files = {"_config.yml": "baseurl: /blog\nplugins: [jemoji, jekyll-spaceship]\n", **case.get("files", {})}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "a.md").write_text(f"---\nfilm: abcdefghijk\n---\n{case['text']}\n", encoding="utf-8")
    site = read_site(tmp_path)
    renderer = SiteRenderer(site)
    page = next(page for page in site.pages if page.name == "a.md")
    rendered = renderer.render(page)
    problems = [str(problem) for problem in rendered.problems if problem.severity != "info"]
    if "reported" in case:
        assert len(problems) == 1, name
        assert problems[0].startswith("a.md:4:1: ")
        assert case["reported"] in problems[0]
    else:
        assert problems == []
    assert renderer.post_render(rendered.html, page).strip() == case.get("html", "").strip()
