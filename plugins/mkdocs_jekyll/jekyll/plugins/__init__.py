"""The Jekyll plugins that this project knows, in the order in which they change texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.errors import Problem

from . import (
    archives,
    avatar,
    default_layout,
    diagrams,
    embeds,
    feed,
    get_json,
    github_metadata,
    jemoji,
    katex_tags,
    last_modified_at,
    mentions,
    multiple_languages,
    next_tags,
    notebook,
    optional_front_matter,
    own_generators,
    paginate,
    paginate_v2,
    polyglot,
    post_files,
    readme_index,
    redirect_from,
    relative_links,
    scholar,
    seo_tag,
    sitemap,
    spaceship,
    tabs,
    target_blank,
    theme_programs,
    titles_from_headings,
    toc,
)
from .plugin import PRIORITIES, Plugin

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.liquid import JekyllTag
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

PLUGINS: Final[tuple[Plugin, ...]] = (
    polyglot.PLUGIN,
    multiple_languages.PLUGIN,
    github_metadata.PLUGIN,
    last_modified_at.PLUGIN,
    get_json.PLUGIN,
    optional_front_matter.PLUGIN,
    readme_index.PLUGIN,
    paginate.PLUGIN,
    paginate_v2.PLUGIN,
    archives.PLUGIN,
    own_generators.PLUGIN,
    redirect_from.PLUGIN,
    feed.PLUGIN,
    sitemap.PLUGIN,
    seo_tag.PLUGIN,
    default_layout.PLUGIN,
    titles_from_headings.PLUGIN,
    relative_links.PLUGIN,
    post_files.PLUGIN,
    avatar.PLUGIN,
    toc.PLUGIN,
    spaceship.PLUGIN,
    embeds.PLUGIN,
    scholar.PLUGIN,
    notebook.PLUGIN,
    next_tags.PLUGIN,
    tabs.PLUGIN,
    katex_tags.PLUGIN,
    diagrams.PLUGIN,
    mentions.PLUGIN,
    jemoji.PLUGIN,
    target_blank.PLUGIN,
    *theme_programs.PLUGINS,
)

#: Gems that sites list and that have nothing to do here: engines, servers, tags that are always known, themes
#: and what makes pages smaller.
IGNORED_GEMS: Final = frozenset(
    (
        *("jekyll", "github-pages", "jekyll-watch", "jekyll-admin", "jekyll-compose", "jekyll-import"),
        *("kramdown", "kramdown-parser-gfm", "jekyll-commonmark", "jekyll-commonmark-ghpages", "rouge"),
        *("redcarpet", "rdiscount", "coderay", "pygments.rb", "jekyll-coffeescript", "jekyll-sass-converter"),
        *("webrick", "wdm", "puma", "thin", "rack-jekyll", "hawkins", "jekyll-livereload", "jekyll-reload"),
        *("bundler", "rake", "json", "nokogiri", "execjs", "therubyracer", "tzinfo-data", "html-proofer"),
        *("jekyll-gist", "jekyll-include-cache", "jekyll-data", "jekyll-remote-theme", "minima"),
        *("minimal-mistakes-jekyll", "jekyll-theme-chirpy", "jekyll-text-theme", "just-the-docs"),
        *("jekyll-minifier", "jekyll-tidy", "jekyll-compress-html", "octopress-minify-html"),
        *("jekyll-purgecss", "jekyll-autoprefixer", "jekyll-lunr-js-search", "jekyll-algolia"),
        # what al-folio lists: copies and sizes of files, attributes of links, a filter of its layout of
        # publications, and its own parts
        *("jekyll-3rd-party-libraries", "jekyll-imagemagick", "jekyll-terser", "jekyll-regex-replace"),
        *("jekyll-link-attributes", "al_folio_core", "al_folio_cv", "al_folio_distill", "al_folio_upgrade"),
        *("al_folio_bootstrap_compat", "al_analytics", "al_charts", "al_citations"),
        *("al_comments", "al_cookie", "al_icons", "al_img_tools", "al_math", "al_newsletter", "al_search"),
    )
)


def active(names: Iterable[str]) -> tuple[Plugin, ...]:
    """The plugins of a site that lists ``names``, in their own order."""
    listed = frozenset(names)
    return tuple(plugin for plugin in PLUGINS if plugin.name in listed or not listed.isdisjoint(plugin.also))


def named(names: Iterable[str]) -> tuple[Plugin, ...]:
    """The plugins of these names, in their own order."""
    wanted = frozenset(names)
    return tuple(plugin for plugin in PLUGINS if plugin.name in wanted)


def generators(plugins: Iterable[Plugin], names: Sequence[str]) -> list[Callable[[SiteDraft], None]]:
    """What plugins do to a site that has been read, in Jekyll's order: by priority, then as listed."""
    places = {name: place for place, name in reversed(list(enumerate(names)))}

    def order(plugin: Plugin) -> tuple[int, int]:
        listed = [places[name] for name in (plugin.name, *plugin.also) if name in places]
        return PRIORITIES.index(plugin.priority), min(listed, default=len(names))

    return [plugin.post_read for plugin in sorted(plugins, key=order) if plugin.post_read is not None]


def unknown(names: Iterable[str], where: str) -> list[Problem]:
    """What is said of the listed plugins whose work nobody does; ``where`` is the configuration file."""
    known = IGNORED_GEMS.union(*((plugin.name, *plugin.also) for plugin in PLUGINS))
    missing = [f"`{name}`" for name in dict.fromkeys(names) if name not in known]
    if not missing:
        return []
    if len(missing) == 1:
        message = f"the plugin {missing[0]} is a Ruby program and is not known here; what it adds is missing"
        remedy = "Take it out of `plugins`, or give its tags and filters as Python functions."
    else:
        listed = ", ".join(missing)
        message = (
            f"these plugins are Ruby programs and are not known here; what they add is missing: {listed}"
        )
        remedy = "Take them out of `plugins`, or give their tags and filters as Python functions."
    return [Problem("warning", message, where, None, remedy, code="MJ015")]


def tags(plugins: Iterable[Plugin]) -> dict[str, type[JekyllTag]]:
    """The tags that are known on a site with some plugins, by name."""
    listed = chain.from_iterable(plugin.listed_tags.items() for plugin in plugins)
    return dict(chain(chain.from_iterable(plugin.tags.items() for plugin in PLUGINS), listed))


def filters(plugins: Iterable[Plugin]) -> Mapping[str, Callable[..., object]]:
    """The filters of some plugins, by name."""
    return dict(chain.from_iterable(plugin.filters.items() for plugin in plugins))


__all__ = ["PLUGINS", "Plugin", "active", "filters", "generators", "named", "tags", "unknown"]
