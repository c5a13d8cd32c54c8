"""Files that come with the package for some pages only: a site without such pages gets no copy of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_jekyll.jekyll import Item, Problem
from mkdocs_jekyll.jekyll.package_files import overrides_folder
from mkdocs_jekyll.jekyll.themes import kits
from mkdocs_jekyll.publish import math, math_commands, mermaid, text_icons
from mkdocs_jekyll.publish.comments.site_comments import SCRIPT
from mkdocs_jekyll.publish.comments.systems import SYSTEMS

from . import site_search
from .page import ItemPage
from .theme.templates import scripts_of, stylesheets_of

#: npm packages of ``package.json``; a wheel has them, a checkout after its build hook ran.
_PACKAGES: Final = ("gitalk", "katex", "mermaid")
#: Stands for what scripts of texts call and nobody defines.
_MISSING_NAMES: Final = "assets/jekyll/missing_names.js"


@dataclass(frozen=True, slots=True)
class Needs:
    """What pages of a site need besides what their bodies say.

    ``provider`` keeps the comments; empty where there are none. ``scripts`` are those that the search needs.
    ``mathjax``: formulas are shown by the author's copy of MathJax.
    """

    provider: str
    scripts: Collection[str]
    mathjax: bool = False


def unused_assets(files: Files, config: MkDocsConfig, needs: Needs) -> Iterator[str]:
    """Files and folders of ours that no page of the site needs; every page is rendered by then."""
    pages = [file.page for file in files if isinstance(file.page, ItemPage)]
    has_math = any(page.facts.math for page in pages)
    if not has_math or needs.mathjax:
        yield from math.ASSETS
    if not has_math or not needs.mathjax:
        yield from math.MATHJAX_ASSETS
    if not any(page.facts.mermaid for page in pages):
        yield from mermaid.ASSETS
    yield from (script for script in site_search.SCRIPTS if script not in needs.scripts)
    sheets = dict.fromkeys(sheet for kit in kits().values() for sheet in stylesheets_of(kit))
    yield from (sheet for sheet in sheets if sheet not in config.extra_css)
    if text_icons.STYLESHEET not in config.extra_css:
        yield text_icons.STYLESHEET
    of_kits = dict.fromkeys(script for kit in kits().values() for script in scripts_of(kit))
    yield from (script for script in of_kits if script not in config.extra_javascript)
    if not needs.provider:
        yield SCRIPT
    if not any(page.facts.scripts.missing for page in pages):
        yield _MISSING_NAMES
    needed = {place for system in SYSTEMS if system.name == needs.provider for place in system.assets}
    needed |= {f"{path.rpartition('/')[0]}/" for page in pages for path in page.facts.scripts.scripts}
    places = dict.fromkeys(place for system in SYSTEMS for place in system.assets)
    yield from (place for place in places if place not in needed)


def unknown_commands(
    files: Files, settings: math.MathSettings, place_of: Callable[[Item], str]
) -> Iterator[Problem]:
    """The commands in formulas that the KaTeX of this package does not know."""
    pages = (file.page for file in files if isinstance(file.page, ItemPage))
    bodies = ((page.item, page.body.html, page.facts.math) for page in pages)
    return math_commands.problems_of(bodies, settings, place_of)


def exclude(files: Files, places: Iterable[str]) -> None:
    """Don't copy files and folders (their names end in ``/``); a site's own files of these names stay."""
    ours, places = str(overrides_folder()), tuple(places)
    for file in list(files):
        if file.src_dir == ours and any(
            file.src_uri == place or (place.endswith("/") and file.src_uri.startswith(place))
            for place in places
        ):
            files.remove(file)


def not_fetched(files: Files, unused: Collection[str]) -> Iterator[Problem]:
    """The npm packages that pages need and that a checkout does not have yet."""
    for name in _PACKAGES:
        folder = f"assets/{name}/"
        if folder not in unused and not any(file.src_uri.startswith(folder) for file in files):
            message = f"pages of this site need the npm package {name}, which overrides/assets does not have"
            remedy = "`python tools/npm_assets.py` fetches it; so does installing the checkout again."
            yield Problem("warning", message, None, None, remedy, code="MJ602")
