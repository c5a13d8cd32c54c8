"""A blog of three hundred posts, as its author would move it: the tree as it is, `mkdocs.yml` beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from tests import blog_generator

COUNT: Final = 300
BASE: Final = f"{blog_generator.BASE}/"
CONFIG: Final = """\
site_name: 慢车笔记
theme: {name: material, language: zh, font: false, features: [search.highlight]}
plugins: [search, tags, {jekyll: {source: ../blog}}]
"""


@cache
def posts() -> tuple[blog_generator.Post, ...]:
    """The posts, oldest first."""
    return tuple(blog_generator.posts(COUNT))


def prepare(folder: Path) -> Path:
    """Write the blog; returns the folder of its ``mkdocs.yml``."""
    blog_generator.write(blog_generator.blog(COUNT), folder / "blog")
    project = folder / "project"
    (project / "docs").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return project
