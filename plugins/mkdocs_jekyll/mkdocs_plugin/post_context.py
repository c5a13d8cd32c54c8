"""What stands around a post's text: series, related posts, notice, share links, comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from mkdocs_jekyll.jekyll import SiteRenderer
from mkdocs_jekyll.publish.comments.systems import comments_of
from mkdocs_jekyll.publish.comments.threads import CommentThreads, threads_of
from mkdocs_jekyll.publish.licence import notice_of
from mkdocs_jekyll.publish.page_meta import text_of
from mkdocs_jekyll.publish.related import related
from mkdocs_jekyll.publish.series import PostSeries, place_in_series, series_of
from mkdocs_jekyll.publish.share_links import sharing_of
from mkdocs_jekyll.publish.site_url import SiteUrl, normal_base

from .options import JekyllConfig
from .page import PostPage
from .report import Reporter

_NONE: Final = "never"


class PostContexts:
    """Made once for a build; ``settle`` is told the posts, ``of`` gives what one of them shows."""

    def __init__(
        self, renderer: SiteRenderer, options: JekyllConfig, origin: SiteUrl, reporter: Reporter
    ) -> None:
        self._renderer = renderer
        self._site = site = renderer.site
        self._options = options
        self._reporter = reporter
        share = site.data.get("share")
        platforms = share.get("platforms") if isinstance(share, Mapping) else None
        self._sharing = sharing_of(site.config.get("share"), "_config.yml", platforms)
        reporter.tell_all(self._sharing.problems)
        self.threads = None if options.comments == _NONE else self._threads(origin)
        self._related: dict[int, list[PostPage]] = {}
        self._series: dict[int, PostSeries[PostPage]] = {}

    @property
    def provider(self) -> str:
        """The system that keeps the comments; empty if there are none."""
        return "" if self.threads is None else self.threads.system

    def _threads(self, origin: SiteUrl) -> CommentThreads | None:
        comments, problems = comments_of(self._site)
        self._reporter.tell_all(problems)
        if comments is None:
            return None
        host = self._site.config.text("url").rstrip("/")
        if not host and origin.site_url:
            host = "://".join(urlsplit(origin.site_url)[:2])
        old = host, normal_base(self._site.config.get("baseurl"))
        threads, problems = threads_of(comments, self._renderer, old, self._options.comment_identifier)
        self._reporter.tell_all(problems)
        return threads

    def settle(self, posts: Sequence[PostPage]) -> None:
        """Find the posts (oldest first) that belong together."""
        shown = [post for post in reversed(posts) if post.item.data.get("hidden") is not True]
        likes = related([post.item.tags for post in shown], self._options.related_posts)
        for post, numbers in zip(shown, likes, strict=True):
            self._related[id(post)] = [shown[number] for number in numbers]
        series = series_of(posts, [place_in_series(post.item.data) for post in posts])
        self._series = {id(posts[number]): found for number, found in series.items()}

    def of(self, post: PostPage) -> dict[str, Any]:
        """The names that the template of a post reads."""
        place = self._site.place_of(post.item)
        sharing = self._sharing.for_post(post.item.data, place)
        self._reporter.tell_all(sharing.problems)
        title, address = text_of(post.item.title), post.canonical_url
        links = [(service.name, service.address(address, title)) for service in sharing.services if address]
        return {
            "series": self._series.get(id(post)),
            "related": self._related.get(id(post), []),
            "notice": notice_of(post.item.data, self._site.config),
            "sharing": sharing.on,
            "jekyll_share_links": links,
            "thread": None if self.threads is None else self.threads.thread_of(post.item),
            "comments_wait": self._options.comments,
            "enlarge": self._options.enlarge_pictures,
        }
