"""What the releases of Jekyll do differently. Everything else is the same in all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class JekyllVersion:
    """The behaviours of one release that another does not share; by default those of Jekyll 4.3.

    The code that reads, renders or names something asks for a behaviour, never for the number.
    """

    number: str
    """What Liquid shows as ``jekyll.version``."""

    # -- configuration
    default_excludes: tuple[str, ...]
    """What is left out where ``exclude`` says nothing."""
    adds_excludes: bool = True
    """Whether ``exclude`` adds to the defaults; otherwise it replaces them."""
    reads_toml: bool = True
    """Whether ``_config.toml`` is looked for."""
    renamed_settings: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Former names of settings that are still understood, with the new ones."""
    splits_lists: bool = False
    """Whether ``include`` and ``exclude`` may be a text with commas."""
    has_table_readers: bool = True
    """Whether ``csv_reader`` and ``tsv_reader`` say how tables are read."""
    added_settings: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    """Settings that other releases do not have, or with another value; one that is ``None`` is not there."""

    # -- which files, and what they are
    skips_trailing_dots: bool = True
    """Whether files and folders whose name ends in a dot are left out, and dots before an extension go."""
    reads_included_paths: bool = True
    """Whether ``include`` brings in a file by its path, wherever it lies."""
    dates_folders: bool = False
    """Whether a folder below ``_posts`` may bring the date, so that all files in it are posts."""
    scopes_are_prefixes: bool = True
    """Whether a scope's path in ``defaults`` fits what begins with it; otherwise whole folders and files."""
    sorts_collections: bool = True
    """Whether ``sort_by`` and ``order`` of a collection count."""
    separates_collection_files: bool = False
    """Whether files of collections are documents, not static files: written always, at another URL."""
    decodes_file_names: bool = True
    """Whether percent signs in the name of a file that is copied are decoded."""
    has_page_excerpts: bool = True
    """Whether ``page_excerpts`` gives pages excerpts."""

    # -- URLs
    missing_styles: frozenset[str] = frozenset()
    """Permalink styles that it does not know."""
    missing_placeholders: frozenset[str] = frozenset()
    """Placeholders of permalinks that it does not know."""
    slugs_keep_marks: bool = True
    """Whether slugs keep every mark and drop letter-like numbers; otherwise they keep what is alphabetic."""

    # -- texts
    takes_all_definitions: bool = False
    """Whether an excerpt takes every link definition of the rest along, not only those it refers to."""
    liquid_can_be_off: bool = True
    """Whether ``render_with_liquid: false`` counts."""
    links_have_baseurl: bool = True
    """Whether ``link`` and ``post_url`` put the baseurl before the URL and encode it."""
    link_takes_liquid: bool = True
    """Whether the path of ``link`` may hold outputs."""
    paginated_pages_share_path: bool = True
    """Whether the pages of a pagination have the path of the first; otherwise each has one by its URL."""
    documents_have_names: bool = True
    """Whether a document's file name is its ``name`` in Liquid, and its date is there from the start."""
    has_former_key_order: bool = False
    """Whether keys made for a document stand behind its own, and items in ``site | jsonify`` are texts."""
    has_query_filters: bool = True
    """Whether ``find``, ``find_exp``, conditions with ``and``, and modes of counting words exist."""


#: The last release, and what a site is built with where nothing says otherwise.
JEKYLL_4: Final = JekyllVersion(
    number="4.3.4",
    default_excludes=(
        *(".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules"),
        *("vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"),
    ),
)
#: The last release of the third series, which GitHub Pages runs.
JEKYLL_3: Final = JekyllVersion(
    number="3.10.0",
    default_excludes=(
        *("Gemfile", "Gemfile.lock", "node_modules"),
        *("vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"),
    ),
    adds_excludes=False,
    reads_toml=False,
    renamed_settings=MappingProxyType(
        {"gems": "plugins", "layouts": "layouts_dir", "data_source": "data_dir", "server_port": "port"}
    ),
    splits_lists=True,
    has_table_readers=False,
    added_settings=MappingProxyType(
        {
            "cache_dir": None,
            "rdiscount": {"extensions": []},
            "redcarpet": {"extensions": []},
            "kramdown": {"toc_levels": "1..6"},
        }
    ),
    skips_trailing_dots=False,
    reads_included_paths=False,
    dates_folders=True,
    scopes_are_prefixes=False,
    sorts_collections=False,
    separates_collection_files=True,
    decodes_file_names=False,
    has_page_excerpts=False,
    missing_styles=frozenset(("weekdate",)),
    missing_placeholders=frozenset(
        ("slugified_categories", "long_month", "w_year", "week", "w_day", "short_day", "long_day")
    ),
    slugs_keep_marks=False,
    takes_all_definitions=True,
    liquid_can_be_off=False,
    links_have_baseurl=False,
    link_takes_liquid=False,
    paginated_pages_share_path=False,
    documents_have_names=False,
    has_former_key_order=True,
    has_query_filters=False,
)

_RELEASES: Final = {"3": JEKYLL_3, "4": JEKYLL_4}


def release_of(value: object) -> JekyllVersion | None:
    """The release that a text or a number names, of which the series counts: ``3.10``, ``4.3``, ``"4"``.

    YAML reads ``3.10`` as the number 3.1. ``None`` for anything else.
    """
    if isinstance(value, JekyllVersion):
        return value
    return None if isinstance(value, bool) else _RELEASES.get(str(value).strip().partition(".")[0])
