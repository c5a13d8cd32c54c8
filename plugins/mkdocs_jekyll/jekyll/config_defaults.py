"""What Jekyll takes where ``_config.yml`` says nothing, and what GitHub Pages sets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: What Jekyll 4.3 takes where ``_config.yml`` says nothing; only what a built site can show.
DEFAULTS: Final[Mapping[str, object]] = {
    "collections_dir": "",
    "cache_dir": ".jekyll-cache",
    "plugins_dir": "_plugins",
    "layouts_dir": "_layouts",
    "data_dir": "_data",
    "includes_dir": "_includes",
    "collections": {},
    "safe": False,
    "include": [".htaccess"],
    "exclude": [],
    "keep_files": [".git", ".svn"],
    "encoding": "utf-8",
    "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
    "strict_front_matter": False,
    "show_drafts": None,
    "limit_posts": 0,
    "future": False,
    "unpublished": False,
    "whitelist": [],
    "plugins": [],
    "markdown": "kramdown",
    "highlighter": "rouge",
    "lsi": False,
    "excerpt_separator": "\n\n",
    "incremental": False,
    "detach": False,
    "port": "4000",
    "host": "127.0.0.1",
    "baseurl": None,
    "show_dir_listing": False,
    "permalink": "date",
    "paginate_path": "/page:num",
    "timezone": None,
    "quiet": False,
    "verbose": False,
    "defaults": [],
    "liquid": {"error_mode": "warn", "strict_filters": False, "strict_variables": False},
    "serving": False,
    "kramdown": {
        "auto_ids": True,
        "toc_levels": [1, 2, 3, 4, 5, 6],
        "entity_output": "as_char",
        "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
        "input": "GFM",
        "hard_wrap": False,
        "guess_lang": True,
        "footnote_nr": 1,
        "show_warnings": False,
    },
}
#: The theme of a site that names none on GitHub Pages. It has no includes that a text would ask for.
GITHUB_PAGES_THEME: Final = "jekyll-theme-primer"
#: What GitHub Pages sets where the author does not, and what it sets in any case.
GITHUB_PAGES_DEFAULTS: Final[Mapping[str, object]] = {
    "jailed": False,
    "future": True,
    "theme": GITHUB_PAGES_THEME,
    "kramdown": {
        "gfm_quirks": "paragraph_end",
        "syntax_highlighter_opts": {"default_lang": "plaintext"},
    },
}
#: What it leaves out besides Jekyll's own defaults where the author does not say `exclude`.
GITHUB_PAGES_EXCLUDES: Final = ("CNAME",)
GITHUB_PAGES_OVERRIDES: Final[Mapping[str, object]] = {
    "lsi": False,
    "safe": True,
    "incremental": False,
    "highlighter": "rouge",
    "kramdown": {"template": "", "math_engine": "mathjax", "syntax_highlighter": "rouge"},
    "gist": {"noscript": False},
}
#: What it makes of `markdown: GFM`.
GITHUB_PAGES_COMMONMARK: Final[Mapping[str, object]] = {
    "extensions": ["table", "strikethrough", "autolink", "tagfilter"],
    "options": ["unsafe", "footnotes"],
}
#: What it runs for every site, listed or not, in its order.
GITHUB_PAGES_PLUGINS: Final = (
    "jekyll-coffeescript",
    "jekyll-commonmark-ghpages",
    "jekyll-gist",
    "jekyll-github-metadata",
    "jekyll-paginate",
    "jekyll-relative-links",
    "jekyll-optional-front-matter",
    "jekyll-readme-index",
    "jekyll-default-layout",
    "jekyll-titles-from-headings",
)
#: All that it runs if a site lists them; other plugins do nothing there.
GITHUB_PAGES_ALLOWED: Final = frozenset(
    (
        *GITHUB_PAGES_PLUGINS,
        *("jekyll-avatar", "jekyll-feed", "jekyll-include-cache", "jekyll-mentions", "jekyll-octicons"),
        *("jekyll-redirect-from", "jekyll-remote-theme", "jekyll-seo-tag", "jekyll-sitemap", "jemoji"),
    )
)
#: Themes that it has beside Jekyll's own.
GITHUB_PAGES_THEMES: Final = frozenset(
    (
        *("jekyll-swiss", "jekyll-theme-architect", "jekyll-theme-cayman", "jekyll-theme-dinky"),
        *("jekyll-theme-hacker", "jekyll-theme-leap-day", "jekyll-theme-merlot", "jekyll-theme-midnight"),
        *("jekyll-theme-minimal", "jekyll-theme-modernist", "jekyll-theme-primer", "jekyll-theme-slate"),
        *("jekyll-theme-tactile", "jekyll-theme-time-machine"),
    )
)
