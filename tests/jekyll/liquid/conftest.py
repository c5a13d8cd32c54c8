"""The site under ``site/`` as the oracle sees it: the same moment, the same zone."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import Item, ReadSettings, Site
from mkdocs_jekyll.jekyll import read_site as read

HERE = Path(__file__).parent
CASES = HERE / "cases"
#: The moment the oracle takes for the build.
NOW = datetime.datetime.fromtimestamp(1_700_000_000, datetime.UTC)


def read_site(source: Path = HERE / "site") -> Site:
    return read(source, ReadSettings(now=NOW))


def item_named(site: Site, end: str) -> Item:
    every: list[Item] = [*site.pages, *(doc for found in site.collections.values() for doc in found.docs)]
    return next(item for item in every if item.relative_path.endswith(end))


@pytest.fixture(scope="session")
def site() -> Site:
    return read_site()


@pytest.fixture(scope="session")
def post(site: Site) -> Item:
    return item_named(site, "中文 标题.md")
