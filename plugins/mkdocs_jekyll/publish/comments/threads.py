"""A post's thread in the site's comment system, as the script in the page needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from mkdocs_jekyll.jekyll import Item, Problem, SiteRenderer

from ..own_templates import TemplateExpression, in_templates
from ..page_meta import is_false, is_true, text_of
from ..site_url import SiteUrl, normal_base
from .identifiers import evaluate
from .in_texts import StartedComments
from .model import CommentSystem, PostThread
from .site_comments import SiteComments, comments_of, further_comments

#: Front matter that gives a post's identifier itself.
_OWN: Final = ("comment_id", "comments_id", "disqus_identifier", "disqus_id", "gitalk_id")


@dataclass(frozen=True, slots=True)
class CommentThreads:
    """The threads of one site's posts. ``origin`` is the old blog's host and base path.

    ``identifier`` and ``url`` are the expressions that give a post's identifier and old URL. ``further`` are
    systems that only texts of pages start.
    """

    comments: SiteComments
    renderer: SiteRenderer
    origin: tuple[str, str]
    identifier: str
    url: str
    further: tuple[SiteComments, ...] = ()

    @property
    def in_texts(self) -> tuple[CommentSystem, ...]:
        """The systems that texts of pages may start themselves."""
        return tuple(one.configured for one in (self.comments, *self.further))

    @property
    def system(self) -> str:
        """The name of the comment system."""
        return self.comments.system.name

    def thread_of(self, item: Item) -> Mapping[str, object] | None:
        """What the script needs for an item; ``None`` if the item has no comments."""
        setup = self.comments.setup
        asked = item.data.get("comments")
        if asked is not None and is_false(asked):
            return None
        keys = setup.on_request
        if keys and not any(is_true(item.data.get(key)) for key in ("comments", *keys)):
            return None
        return self._thread(item, self.comments, self.identifier, self.url)

    def thread_in_text(self, item: Item, started: StartedComments) -> Mapping[str, object]:
        """The same for an item whose text starts the comments, with the expression of their identifier."""
        for one in self.further:
            if one.configured.name == started.system.name:
                return self._thread(item, one, started.identifier or one.setup.identifier, one.setup.url)
        return self._thread(item, self.comments, started.identifier or self.identifier, self.url)

    def _thread(self, item: Item, comments: SiteComments, identifier: str, url: str) -> Mapping[str, object]:
        system, setup = comments.system, comments.setup
        own = next((text for key in _OWN if (text := text_of(item.data.get(key)))), "")
        usual = self._evaluate(identifier, item)
        thread = PostThread(item.title, own, own or usual, self._evaluate(url, item))
        settings = system.for_post(setup.settings, thread)
        return {
            "provider": system.name,
            "host": setup.host or system.host,
            "page": setup.page,
            "settings": settings,
            "script": setup.script,
            "element": system.element,
        }

    def _evaluate(self, expression: str, item: Item) -> str:
        return evaluate(expression, item, self.renderer, self.origin) or "" if expression else ""


def site_threads(
    renderer: SiteRenderer, url: SiteUrl, identifier: str | None
) -> tuple[CommentThreads | None, tuple[Problem, ...]]:
    """The threads of a site's comment system, if it has one, and what is wrong with its settings.

    ``identifier`` is the author's own expression for a post's identifier.
    """
    site = renderer.site
    comments, problems = comments_of(site)
    if comments is None:
        return None, tuple(problems)
    host = site.config.text("url").rstrip("/")
    if not host and url.site_url:
        host = "://".join(urlsplit(url.site_url)[:2])
    old = host, normal_base(site.config.get("baseurl"))
    threads, more = threads_of(comments, renderer, old, identifier)
    return threads, (*problems, *more)


def threads_of(
    comments: SiteComments, renderer: SiteRenderer, origin: tuple[str, str], identifier: str | None
) -> tuple[CommentThreads, tuple[Problem, ...]]:
    """The threads of a site, and what is wrong with its identifiers.

    ``identifier`` is the author's own expression, which comes before the one of the site's templates.
    """
    expression, problems = _expression(comments, renderer, origin, identifier)
    found = in_templates(renderer.site, comments.configured.url_in)
    url = comments.setup.url if found is None else found.text
    further = further_comments(renderer.site)
    return CommentThreads(comments, renderer, origin, expression, url, further), problems


def _expression(
    comments: SiteComments, renderer: SiteRenderer, origin: tuple[str, str], given: str | None
) -> tuple[str, tuple[Problem, ...]]:
    """The author's, the one of the site's own templates, or the theme's."""
    if given:
        found: TemplateExpression | None = TemplateExpression(given, "mkdocs.yml")
    else:
        found = in_templates(renderer.site, comments.configured.identifier_in)
    usual = comments.setup.identifier
    if found is None:
        return usual, ()
    some = next(iter(renderer.site.posts), None)
    if some is not None and evaluate(found.text, some, renderer, origin) is None:
        return usual, (_not_understood(found, comments),)
    return found.text, ()


def _not_understood(found: TemplateExpression, comments: SiteComments) -> Problem:
    usual = comments.setup.identifier or "location.href"
    return Problem(
        "warning",
        f"the identifier of {comments.configured.name}'s threads, `{found.text}`, is a program that is not "
        f"understood; `{usual}` is taken",
        found.where,
        None,
        "Set `comment_identifier` of the plugin, as the documentation's page about posts shows.",
        code="MJ412",
    )
