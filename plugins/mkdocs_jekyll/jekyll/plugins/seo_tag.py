"""``jekyll-seo-tag``: ``{% seo %}`` writes what a page says of itself into its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final, Literal

from mkdocs_jekyll.jekyll.liquid import JekyllTag
from mkdocs_jekyll.jekyll.liquid.nodes import JekyllNode
from mkdocs_jekyll.jekyll.liquid.ruby.objects import Drop
from mkdocs_jekyll.jekyll.slugs import to_text

from .plugin import Plugin
from .seo_facts import Head, Pager, Seo, linked_data

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.liquid.context import JekyllContext
    from mkdocs_jekyll.jekyll.liquid.lexer import Token
    from mkdocs_jekyll.jekyll.liquid.limits import Output
    from mkdocs_jekyll.jekyll.liquid.token_stream import TokenStream

_WITHOUT_TITLE: Final = re.compile(r"title=false", re.IGNORECASE)
#: ``webmaster_verifications``' keys and the names their owners look for.
_VERIFICATIONS: Final = (
    ("google", "google-site-verification"),
    ("bing", "msvalidate.01"),
    ("alexa", "alexaVerifyID"),
    ("yandex", "yandex-verification"),
    ("baidu", "baidu-site-verification"),
    ("facebook", "facebook-domain-verification"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One element of a head. ``value`` is HTML inside double quotes."""

    kind: Literal["name", "property", "link"]
    key: str
    value: str

    @property
    def html(self) -> str:
        """The element."""
        if self.kind == "link":
            return f'<link rel="{self.key}" href="{self.value}" />'
        return f'<meta {self.kind}="{self.key}" content="{self.value}" />'


def lines(head: Head, config: Mapping[str, object]) -> Iterator[Line]:
    """The elements of a head in the plugin's order; the title and the generator are not among them."""
    found = (*_about_the_page(head), *_about_its_picture(head), *_for_sharing(head, config))
    for line in (*found, *_for_owners(config)):
        if line.value:
            yield line


def _about_the_page(head: Head) -> Iterator[Line]:
    yield Line("property", "og:title", head.page_title)
    yield Line("name", "author", escape(head.author.name))
    yield Line("property", "og:locale", escape(head.locale))
    yield Line("name", "description", head.description)
    yield Line("property", "og:description", head.description)
    if head.absolute:
        yield Line("link", "canonical", escape(head.canonical))
        yield Line("property", "og:url", escape(head.canonical))
    yield Line("property", "og:site_name", head.site_title)


def _about_its_picture(head: Head) -> Iterator[Line]:
    if head.image is not None:
        yield Line("property", "og:image", escape(head.image.url))
        yield Line("property", "og:image:height", escape(head.image.height))
        yield Line("property", "og:image:width", escape(head.image.width))
        yield Line("property", "og:image:alt", escape(head.image.alt))


def _for_sharing(head: Head, config: Mapping[str, object]) -> Iterator[Line]:
    yield Line("property", "og:type", "article" if head.published else "website")
    yield Line("property", "article:published_time", head.published)
    yield Line("link", "prev", escape(head.previous))
    yield Line("link", "next", escape(head.next))
    yield Line("name", "twitter:card", escape(head.twitter_card))
    if head.image is not None:
        yield Line("property", "twitter:image", escape(head.image.url))
        yield Line("name", "twitter:image:alt", escape(head.image.alt))
    yield Line("property", "twitter:title", head.page_title)
    twitter = config.get("twitter")
    handle = to_text(twitter.get("username")).replace("@", "") if isinstance(twitter, Mapping) else ""
    if handle:
        yield Line("name", "twitter:site", escape(f"@{handle}"))
        if head.author.twitter:
            yield Line("name", "twitter:creator", escape(f"@{head.author.twitter}"))


def _for_owners(config: Mapping[str, object]) -> Iterator[Line]:
    facebook = config.get("facebook")
    if isinstance(facebook, Mapping):
        yield Line("property", "fb:admins", escape(to_text(facebook.get("admins"))))
        yield Line("property", "article:publisher", escape(to_text(facebook.get("publisher"))))
        yield Line("property", "fb:app_id", escape(to_text(facebook.get("app_id"))))
    verifications = config.get("webmaster_verifications")
    if not verifications:
        verifications = {"google": config.get("google_site_verification")}
    if isinstance(verifications, Mapping):
        for key, name in _VERIFICATIONS:
            yield Line("name", name, escape(to_text(verifications.get(key))))


def block(head: Head, config: Mapping[str, object], generator: str, *, title: bool) -> str:
    """All of it, as the tag prints it into a page."""
    parts = ["<!-- Begin Jekyll SEO tag v2.8.0 -->"]
    if title and head.title:
        parts.append(f"<title>{head.title}</title>")
    parts.append(Line("name", "generator", escape(generator)).html)
    parts += [line.html for line in lines(head, config)]
    parts += ['<script type="application/ld+json">', f"{linked_data(head)}</script>"]
    return "\n".join([*parts, "<!-- End Jekyll SEO tag -->\n"])


class SeoTag(JekyllTag):
    """``{% seo %}``, ``{% seo title=false %}``."""

    _seo: Seo | None = None

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read whether the title is wanted."""
        return _SeoNode(stream.tag.token, self, title=not _WITHOUT_TITLE.search(stream.tag.markup))

    def seo(self, context: JekyllContext) -> Seo:
        """What is common to the site's pages, once for the site."""
        if self._seo is None:
            self._seo = Seo(context.registers.services.site)
        return self._seo


class _SeoNode(JekyllNode):
    __slots__ = ("_tag", "_title")

    def __init__(self, token: Token, tag: SeoTag, *, title: bool) -> None:
        super().__init__(token)
        self._tag = tag
        self._title = title

    def render(self, context: JekyllContext, output: Output) -> None:
        page = context.find("page")
        if not isinstance(page, Drop | Mapping):
            return
        seo = self._tag.seo(context)
        head = seo.of(lambda key: _plain(page.get(key)), _pager(context.find("paginator")))
        jekyll = context.find("jekyll")
        version = to_text(jekyll.get("version")) if isinstance(jekyll, Drop) else ""
        output.write(block(head, seo.config, f"Jekyll v{version}", title=self._title))


def _plain(value: object) -> object:
    return value.text() if isinstance(value, Drop) else value


def _pager(paginator: object) -> Pager | None:
    """The paginator of a list's page as templates see it."""
    if not isinstance(paginator, Drop | Mapping):
        return None
    page, total = paginator.get("page"), paginator.get("total_pages")
    if not isinstance(page, int) or not isinstance(total, int):
        return None
    around = [to_text(paginator.get(key)) for key in ("previous_page_path", "next_page_path")]
    return Pager(page, total, *around)


PLUGIN: Final = Plugin(name="jekyll-seo-tag", tags={"seo": SeoTag})
