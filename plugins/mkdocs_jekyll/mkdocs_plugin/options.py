"""The plugin's options, as ``mkdocs.yml`` gives them."""

from __future__ import annotations

import os
import re
from typing import Any, Final

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError

from mkdocs_jekyll.jekyll import JekyllVersion
from mkdocs_jekyll.jekyll.version import release_of

#: Where Dask looks for its scheduler, too.
_SCHEDULER: Final = "DASK_SCHEDULER_ADDRESS"
_URL_OF_SCHEDULER: Final = re.compile(r"(?:tcp|tls|ucx|wss?)://[^\s/]+:\d+/?")


class WholeNumber(c.Type[int]):
    """A whole number, not below ``least``."""

    def __init__(self, *, least: int = 0, **kwargs: Any) -> None:
        super().__init__(int, **kwargs)
        self.least = least

    def run_validation(self, value: object) -> int:
        """Return the number; raises ValidationError for anything else, ``true`` and ``false`` included."""
        if isinstance(value, bool):
            raise ValidationError(f"Expected a whole number but received: {value}")
        number = super().run_validation(value)
        if number < self.least:
            raise ValidationError(f"Expected at least {self.least} but received: {number}")
        return number


class Version(c.OptionallyRequired[JekyllVersion]):
    """A release of Jekyll; see `release_of`."""

    def run_validation(self, value: object) -> JekyllVersion:
        """Return the release; raises ValidationError for anything else."""
        release = release_of(value)
        if release is None:
            raise ValidationError(f"Expected 3.10 or 4.3 but received: {value}")
        return release


class Bodies(c.OptionallyRequired[str]):
    """Where texts are rendered: in ``processes`` of this machine, or by Dask.

    Its value is the URL of Dask's scheduler; an empty one for processes.
    """

    def run_validation(self, value: object) -> str:
        """Return the scheduler's URL, or an empty text. Raises ValidationError for anything else."""
        if value == "processes":
            return ""
        url: object = None
        if value == "dask":
            url = os.environ.get(_SCHEDULER)
            if not url:
                raise ValidationError(f"Expected `dask: tcp://host:8786`, or that URL in {_SCHEDULER}")
        elif isinstance(value, dict) and list(value) == ["dask"]:
            url = value["dask"]
        if isinstance(url, str) and _URL_OF_SCHEDULER.fullmatch(url):
            return url
        found = value if url is None else url
        raise ValidationError(f"Expected `processes`, or `dask: tcp://host:8786`, but received: {found}")


class JekyllConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the ``jekyll`` plugin. What is not set here comes from the site's own ``_config.yml``."""

    source = c.Optional(c.Dir(exists=True))
    """The folder of a Jekyll site. Not set: the blog is in ``docs_dir``, beside ordinary pages."""

    config = c.ListOfItems(c.Type(str), default=["_config.yml"])
    """Configuration files below ``source``; what stands in a later one wins."""

    environment = c.Optional(c.Type(str))
    """What ``jekyll.environment`` says in Liquid. Not set: ``JEKYLL_ENV``, or ``production``."""

    jekyll = c.Optional(Version())
    """The Jekyll whose behaviour the site has: ``3.10`` or ``4.3``. Not set: as its repository says."""

    github_pages = c.Optional(c.Type(bool))
    """Whether settings are what GitHub Pages makes of them. Not set: as its repository says."""

    drafts = c.Optional(c.Type(bool))
    """Whether ``_drafts`` are shown. Not set: ``mkdocs serve`` shows and marks them, a build does as
    ``show_drafts`` says."""

    future = c.Optional(c.Type(bool))
    """Whether posts dated in the future are shown. Not set: ``mkdocs serve`` shows and marks them, a build
    does as ``future`` says."""

    unpublished = c.Optional(c.Type(bool))
    """Whether posts with ``published: false`` are shown. Not set: as ``unpublished`` says."""

    paginate = c.Optional(WholeNumber(least=1))
    """Posts on one page of the index. Not set: as ``paginate`` says, or 10."""

    paginate_path = c.Optional(c.Type(str))
    """URL of the index's further pages, with ``:num``. Not set: as ``paginate_path`` says."""

    index = c.Optional(c.Type(str))
    """URL of the posts' index (``blog/``), below the site's root; an empty text is the root itself.
    Not set: where the site's own index was; for a blog in ``docs_dir`` the root if nothing stands there,
    ``blog/`` otherwise."""

    views = c.Type(bool, default=True)
    """Whether index, archive, categories, tags and authors are made where the site has none of its own."""

    # that of publish.views, whose import takes half a second that a repeated build does not need
    posts_in_lists = WholeNumber(default=500)
    """How many posts an archive or a list of tags, categories or authors has on one page; a longer one leads
    to a page for each year or name. 0: any number."""

    authors = c.Optional(c.Type(bool))
    """Whether there is a view of the authors. Not set: if the posts have more than one."""

    keep_pages = c.ListOfItems(c.Type(str), default=[])
    """Pages (paths below ``source``, with ``*``) that stay, though the theme has a view for them."""

    theme_files = c.ListOfItems(c.Type(str), default=[])
    """Style sheets and scripts of the old theme (paths below ``source``, with ``*``) that are written."""

    pages_in_nav = WholeNumber(default=40)
    """How many pages a whole site's navigation takes in, if neither ``nav`` nor the old theme's menu says."""

    posts_in_nav = WholeNumber(default=24)
    """How many of the latest posts are handed to the navigation's blog section (mkdocs-blog-plugin's)."""

    date_format = c.Type(str, default="long")
    """How dates are shown: ``full``, ``long``, ``medium``, ``short`` or a pattern of Unicode's CLDR."""

    mathjax = c.Optional(c.Type(str))
    """The path or URL of a copy of MathJax, version 3 or later, that shows formulas. Not set: KaTeX does."""

    readtime = c.Type(bool, default=True)
    """Whether posts show how long they take to read."""

    words_per_minute = WholeNumber(least=1, default=265)
    """Reading speed for scripts with spaces between words."""

    characters_per_minute = WholeNumber(least=1, default=400)
    """Reading speed for Chinese, Japanese and Korean."""

    feed = c.Choice(("auto", "true", "false", True, False), default="auto")
    """Whether an Atom feed of the posts is made. ``auto``: where the site lists jekyll-feed, and for a blog
    in ``docs_dir``, unless mkdocs-rss-plugin makes one."""

    seo = c.Type(bool, default=True)
    """Whether pages have metadata for search engines and social networks, as jekyll-seo-tag does."""

    colors = c.Choice(("site", "theme"), default="site")
    """``site``: light and dark, in the site's own colour, where ``theme.palette`` is missing or says
    ``custom``. ``theme``: whatever ``mkdocs.yml`` says."""

    analytics = c.Type(bool, default=False)
    """Whether readers are counted by the services that ``_config.yml`` names."""

    git_dates = c.Type(bool, default=False)
    """Whether posts that don't say when they were changed show the day of their last commit."""

    related_posts = WholeNumber(default=4)
    """How many posts with the same tags are named below a post."""

    search = c.Choice(("pagefind", "theme"), default="pagefind")
    """Who answers the search box, where the theme's ``search`` plugin is on: Pagefind or the theme."""

    excerpt_scripts = c.Type(bool, default=False)
    """Whether scripts, handlers and frames in a post's beginning run in the index, too, as in Jekyll."""

    enlarge_pictures = c.Type(bool, default=True)
    """Whether a click on a picture shows it as large as the window."""

    picture_sizes = c.Type(bool, default=True)
    """Whether pictures above texts, in lists and of people come in several sizes, where Pillow is there."""

    comments = c.Choice(("ask", "near", "never"), default="ask")
    """When the comments that ``_config.yml`` sets up are loaded: once the reader asks for them (``ask``), or
    when they come into sight (``near``)."""

    comment_identifier = c.Optional(c.Type(str))
    """How a post's thread is called, such as ``{{ page.id }}`` or ``md5(location.pathname)``. Not set: as the
    site's own templates call it, or else as its theme does."""

    old_urls = c.ListOfItems(c.Type(str), default=[])
    """URLs at which the site stood before; links to them lead into the site."""

    check_links = c.Type(bool, default=True)
    """Whether links, pictures and anchors inside posts are looked after."""

    ignore_problems = c.ListOfItems(c.Type(str), default=[])
    """Codes of problems that are not reported, such as ``MJ403``; errors are reported all the same."""

    cache = c.Type(bool, default=True)
    """Whether texts that a build has converted are kept for the next one, in ``.cache/plugin/jekyll``."""

    jobs = c.Optional(WholeNumber(least=1))
    """How many processes render texts; 1 is this one alone. Not set: as many as there are cores, where
    there are many texts to render."""

    executor = Bodies(default="processes")
    """Where many texts are rendered: in ``processes`` of this machine, or on the machines of a Dask cluster,
    ``dask: tcp://host:8786``."""
