"""Workflows that build and publish a site, for the services that run them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class CiFile:
    """A file that a service reads. ``is_list``: a line to add to a file that is there already.

    ``step`` is what has to be done on the service's own pages.
    """

    path: str
    text: str
    is_list: bool = False
    step: str = ""


_REQUIREMENTS: Final = CiFile("requirements.txt", "mkdocs-jekyll\n", is_list=True)
_GITHUB: Final = """\
name: Publish the site
on:
  push:
    branches: [main, master]
  workflow_dispatch:
permissions:
  contents: write
concurrency: publish
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0        # the history of gh-pages is kept
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - uses: actions/cache@v4
        with:
          path: .cache
          key: mkdocs-${{ github.run_id }}
          restore-keys: mkdocs-
      - run: pip install mkdocs-jekyll
      - run: |
          git config user.name github-actions[bot]
          git config user.email 41898282+github-actions[bot]@users.noreply.github.com
      - run: mkdocs gh-deploy
"""
_GITLAB: Final = """\
pages:
  image: python:3.12
  stage: deploy
  variables:
    GIT_DEPTH: 0
  cache:
    key: mkdocs
    paths: [.cache]
  script:
    - pip install mkdocs-jekyll
    - mkdocs build --site-dir public
  artifacts:
    paths: [public]
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
"""
_NETLIFY: Final = """\
[build]
command = "pip install -r requirements.txt && mkdocs build"
publish = "site"

[build.environment]
PYTHON_VERSION = "3.12"
"""
_CLOUDFLARE: Final = """\
name = "site"
pages_build_output_dir = "site"
compatibility_date = "2026-01-01"
"""
_FILES: Final[Mapping[str, tuple[CiFile, ...]]] = {
    "github": (
        CiFile(
            ".github/workflows/mkdocs.yml",
            _GITHUB,
            step="on GitHub: Settings, Pages, Branch: gh-pages",
        ),
    ),
    "gitlab": (CiFile(".gitlab-ci.yml", _GITLAB),),
    "cloudflare": (
        CiFile(
            "wrangler.toml",
            _CLOUDFLARE,
            step="on Cloudflare: build command `pip install -r requirements.txt && mkdocs build`",
        ),
        CiFile(".python-version", "3.12\n"),
        _REQUIREMENTS,
    ),
    "netlify": (CiFile("netlify.toml", _NETLIFY), _REQUIREMENTS),
}
SERVICES: Final = tuple(_FILES)


def files_of(service: str) -> tuple[CiFile, ...]:
    """The files for one of ``SERVICES``."""
    return _FILES[service]
