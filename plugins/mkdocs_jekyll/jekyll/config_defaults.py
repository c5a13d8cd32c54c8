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
#: Always left out, whatever ``exclude`` says; only ``include`` brings them back.
DEFAULT_EXCLUDES: Final = (
    ".sass-cache",
    ".jekyll-cache",
    "gemfiles",
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
)
#: What GitHub Pages sets where the author does not, and what it sets in any case.
GITHUB_PAGES_DEFAULTS: Final[Mapping[str, object]] = {
    "jailed": False,
    "future": True,
    "theme": "jekyll-theme-primer",
    "kramdown": {"gfm_quirks": "paragraph_end"},
    "exclude": ["CNAME"],
}
GITHUB_PAGES_OVERRIDES: Final[Mapping[str, object]] = {
    "lsi": False,
    "safe": True,
    "incremental": False,
    "highlighter": "rouge",
    "kramdown": {"math_engine": "mathjax", "syntax_highlighter": "rouge"},
    "gist": {"noscript": False},
}
#: What GitHub Pages runs for every site, listed or not.
GITHUB_PAGES_PLUGINS: Final = (
    "jekyll-coffeescript",
    "jekyll-default-layout",
    "jekyll-gist",
    "jekyll-github-metadata",
    "jekyll-optional-front-matter",
    "jekyll-paginate",
    "jekyll-readme-index",
    "jekyll-relative-links",
    "jekyll-titles-from-headings",
)
