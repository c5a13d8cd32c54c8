"""``mkdocs-jekyll check``: everything that is wrong with a site, without building it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from mkdocs_jekyll.jekyll import Item, JekyllError, Problem, Site
from mkdocs_jekyll.jekyll.liquid import CustomFunctions
from mkdocs_jekyll.mkdocs_plugin.report import text_of
from mkdocs_jekyll.publish.files import planned_files, resolve_collisions


def run(
    source: Path, *, config_files: Sequence[str] | None, drafts: bool, custom: CustomFunctions, out: TextIO
) -> int:
    """Print each problem on a line, and how many there are; 1 if there is any, else 0."""
    count = 0
    files = config_files or ["_config.yml"]
    try:
        for problem in problems_of(source, config_files=files, drafts=drafts, custom=custom):
            count += problem.severity != "info"
            print(f"{problem.severity}: {text_of(problem)}", file=out)
    except JekyllError as error:
        count += 1
        print(f"error: {text_of(error.problem)}", file=out)
    print("1 problem" if count == 1 else f"{count} problems", file=out)
    return 1 if count else 0


def problems_of(
    source: Path, *, config_files: Sequence[str], drafts: bool, custom: CustomFunctions
) -> Iterator[Problem]:
    """What reading and rendering finds, each thing once. Raises JekyllError where the site can't be read."""
    overrides: dict[str, object] = {"show_drafts": True} if drafts else {}
    site = Site.read(source, config_files=config_files, overrides=overrides, custom=custom)
    seen: set[Problem] = set()
    found = (problem for item in _items(site) for problem in site.render(item).problems)
    _, collisions = resolve_collisions(planned_files(site))
    for problems in (site.problems, collisions, found):
        for problem in problems:
            if problem not in seen:
                seen.add(problem)
                yield problem


def _items(site: Site) -> Iterator[Item]:
    yield from site.posts
    for label, collection in site.collections.items():
        if label != "posts":
            yield from collection.docs
    yield from site.pages
