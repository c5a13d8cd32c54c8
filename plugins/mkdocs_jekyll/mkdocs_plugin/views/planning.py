"""What MkDocs' configuration and files say of the views that a site gets."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_jekyll.jekyll import Site
from mkdocs_jekyll.publish.taxonomy import Taxonomy
from mkdocs_jekyll.publish.view_plan import plan_views
from mkdocs_jekyll.publish.views import SitePlan, ViewSettings

from ..files import is_written
from ..options import JekyllConfig
from ..own_plugins import own_plugin
from . import tags


def planned_views(
    site: Site, terms: Taxonomy, options: JekyllConfig, files: Files, config: MkDocsConfig
) -> SitePlan:
    """The views of a site; ``files`` are those that stand beside it so far."""
    settings = ViewSettings(
        index=options.index,
        views=options.views,
        authors=options.authors,
        paginate=options.paginate,
        paginate_path=options.paginate_path,
        keep_pages=tuple(options.keep_pages),
        has_source=options.source is not None,
        can_search=own_plugin(config, "search") is not None or "search" in config.plugins,
        lists_tags=tags.has_plugin(config) and tags.listing_in(files, config) is not None,
    )
    docs = Path(config.docs_dir)
    beside = (file for file in files if is_written(file) and Path(file.src_dir or "") == docs)
    return plan_views(site, terms, settings, [file.dest_uri for file in beside])
