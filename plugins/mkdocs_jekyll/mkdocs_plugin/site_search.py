"""Who answers the theme's search box: Pagefind, or the theme's own search."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from threading import Thread
from typing import Any, Final, Literal, Protocol

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll import Problem
from mkdocs_jekyll.publish.chinese_forms import chinese_forms
from mkdocs_jekyll.publish.language_tags import main_language
from mkdocs_jekyll.publish.search_article import SearchArticle, SearchWeights, beginning

from .page import ItemPage, PostPage
from .report import Reporter
from .search import offline, settings
from .views.not_found import NotFoundPage
from .views.view_page import ViewPage

Engine = Literal["pagefind", "theme"]
#: More articles than this make an index that no page opened from disk can hold.
MOST_ON_DISK: Final = 2000
#: Answers the theme's search box out of Pagefind's index.
WORKER: Final = "assets/jekyll/pagefind_worker.js"
#: What `chinese_forms` says of the site's texts; our worker reads it when Chinese is looked for.
FORMS: Final = "pagefind/chinese_forms.txt"
#: All scripts of ours that some search needs.
SCRIPTS: Final = (WORKER, settings.SCRIPT, offline.SCRIPT)
_CONFIG: Final = re.compile(r'<script id="__config"[^>]*>.*?</script>', re.DOTALL)
#: A page below ``assets`` names it from there.
_THEME_WORKER: Final = re.compile(r'("search": "[^"]*?(?:assets/)?)javascripts/workers/search\.[^"]*"')
#: The theme fetches an index of its own where a form has this name.
_NAME_OF_FORM: Final = re.compile(
    r'(<form\b[^>]*\bclass="?md-search__form\b[^>]*?)\s+name=(?:"search"|search\b)'
)
#: Marks a list of tags, as Material's tags plugin writes it with our templates.
_LIST_OF_TAGS: Final = "data-jk-group="


class Indexer(Protocol):
    """What makes an index out of articles."""

    @property
    def is_at_work(self) -> bool:
        """Whether an index is being made."""
        ...

    def announce(self, urls: Sequence[str], unchanged: Iterable[str]) -> None:
        """Say in which order articles come; begin with those that are probably as they were."""
        ...

    def skip(self, url: str) -> None:
        """The page has no article."""
        ...

    def add_ahead(self, article: SearchArticle) -> None:
        """Have an article indexed whose page is not finished; it is added once more when it is."""
        ...

    def complete(self, urls: Iterable[str]) -> None:
        """If all pages at these URLs were sent or skipped, have the index written."""
        ...

    def add(self, article: SearchArticle) -> None:
        """Have an article indexed."""
        ...

    def write(self, site_dir: Path) -> None:
        """Write the index; raises OSError or RuntimeError."""
        ...

    def cancel(self) -> None:
        """Write nothing from now on."""
        ...


class SiteSearch:
    """The search of one build. ``configure`` chooses who answers, ``write`` ends it.

    ``given`` are the names of the search plugin's settings that the author gives; ``chinese``: readers will
    look for Chinese words.
    """

    def __init__(
        self, config: MkDocsConfig, given: Collection[str], reporter: Reporter, *, chinese: bool
    ) -> None:
        self._config = config
        self._chinese = chinese
        self._given = given
        self._reporter = reporter
        self._plugin = settings.plugin_of(config)
        self._indexer: Indexer | None = None
        self._letters: set[str] = set()
        self._longest = 0

    @property
    def is_theme(self) -> bool:
        """Whether the theme's own search answers."""
        return self._plugin is not None and self._indexer is None

    @property
    def takes_ahead(self) -> bool:
        """Whether an article may be sent before its page is finished."""
        return self._indexer is not None

    @property
    def is_at_work(self) -> bool:
        """Whether an index is being made by another process."""
        return self._indexer is not None and self._indexer.is_at_work

    def announce(self, urls: Sequence[str], unchanged: Iterable[str]) -> None:
        """The pages that are going to have articles, in their order, and those that are as they were."""
        if self._indexer is not None:
            self._indexer.announce(urls, unchanged)

    def complete(self, urls: Iterable[str]) -> None:
        """No page will have another article than the one that was sent: write the index.

        Unless one of these URLs was not yet sent.
        """
        if self._indexer is not None:
            self._indexer.complete(urls)

    def add_ahead(self, page: Page, content: str) -> None:
        """Have a page indexed meanwhile that is going to have this content."""
        if self._indexer is None:
            return
        article = article_of(page, content, self._longest)
        if article is None:
            self._indexer.skip(page.url)
        else:
            self._indexer.add_ahead(article)

    def skip(self, page: Page) -> None:
        """A page is going to have no article."""
        if self._indexer is not None:
            self._indexer.skip(page.url)

    def scripts(self) -> tuple[str, ...]:
        """The scripts that this site's search needs."""
        if self._plugin is None:
            return ()
        if self._indexer is not None:
            return (WORKER,)
        on_disk = (offline.SCRIPT,) if offline.is_enabled(self._config) else ()
        return (*on_disk, settings.SCRIPT) if self._chinese else on_disk

    def configure(self, asked: Engine, *, articles: int, kept: Path | None, longest: int) -> None:
        """Choose: what is asked for, unless the site is read from disk or Pagefind is not there.

        ``longest`` are the characters of a page's HTML that Pagefind reads.
        """
        self._longest = longest
        if self._plugin is None or asked == "theme":
            return
        if offline.is_enabled(self._config):
            if articles <= MOST_ON_DISK:
                return
            message = (
                f"search: {articles} pages are too many for a search without a server; Pagefind needs one"
            )
            self._reporter.info(message)
        self._indexer = self._make(kept)
        if self._indexer is None:
            return
        self._plugin.search_index = _Articles(self)
        unknown = sorted(set(self._given) - {"lang", "fields"})
        if unknown:
            message = f"search: {', '.join(unknown)}: not known to Pagefind, which divides words by itself"
            self._reporter.info(f"{message}; `search: theme` under `jekyll` goes back to the theme's search")

    def _make(self, kept: Path | None) -> Indexer | None:
        try:
            from pagefind.service import get_executable

            from .search.pagefind import SearchIndexer
        except ImportError:
            found = False
        else:
            found = get_executable() is not None
        if not found:
            message = "search: Pagefind is not installed, so the theme's own search answers"
            remedy = "`pip install 'pagefind[extended]'`"
            self._reporter.report(Problem("warning", message, None, None, remedy, code="MJ604"))
            return None
        return SearchIndexer(self._language(), self._weights(), kept)

    def _language(self) -> str:
        """The language by whose rules all texts are divided; Chinese knows how to divide Japanese, too."""
        if "lang" in self._given:
            return str(self._plugin.config.lang[0])
        return "zh" if self._chinese else main_language(str(self._config.theme.get("language", "en")))

    def connect(self, html: str) -> str:
        """A page whose search box asks our worker."""
        script = None if self._indexer is None else _CONFIG.search(html)
        if script is None:
            return html
        found, count = _THEME_WORKER.subn(rf'\1{WORKER.removeprefix("assets/")}"', script[0])
        if not count:
            return html
        html = f"{html[: script.start()]}{found}{html[script.end() :]}"
        return _NAME_OF_FORM.sub(r"\1", html, count=1)

    def _weights(self) -> SearchWeights:
        """What titles and tags count for, as the author says, beside the text."""
        if "fields" not in self._given:
            return SearchWeights()
        fields = self._plugin.config.fields
        text = float(fields["text"].get("boost", 1)) or 1.0
        return SearchWeights(*(float(fields[name].get("boost", 1)) / text for name in ("title", "tags")))

    def write(self, *, in_background: bool) -> None:
        """Write the index; under ``mkdocs serve`` in the background, so that the page is shown before."""
        if self._indexer is None:
            return
        written = Path(self._config.site_dir) / "search" / "search_index.json"
        written.unlink(missing_ok=True)
        if written.parent.is_dir() and not any(written.parent.iterdir()):
            written.parent.rmdir()
        if in_background:
            Thread(target=self._try_to_write, name="search", daemon=True).start()
            return
        try:
            self._write()
        except RuntimeError as error:  # a site in which nobody finds anything is not to be published
            problem = _no_index(error)
            raise PluginError(f"jekyll: {problem.message} — {problem.remedy}") from error

    def _write(self) -> None:
        assert self._indexer is not None
        self._indexer.write(Path(self._config.site_dir))
        forms = Path(self._config.site_dir, FORMS)
        if forms.parent.is_dir():
            forms.write_text(chinese_forms(self._letters), "utf-8")

    def _try_to_write(self) -> None:
        try:
            self._write()
        except (OSError, RuntimeError) as error:
            self._reporter.report(_no_index(error))
            self._reporter.flush()

    def mute(self) -> None:
        """Take no more articles: this is a process that renders pages for another, which takes them."""
        if self._plugin is not None:
            self._plugin.search_index = _NoArticles()

    def take(self, page: Page) -> None:
        """Have a page indexed, when its text is complete."""
        assert self._indexer is not None
        article = article_of(page, page.content, self._longest)
        if article is None:
            return
        self._indexer.add(article)
        self._letters.update(article.title, article.body, *article.tags)
        count = len(page.content or "")
        if count > self._longest:
            message = f"the search reads {self._longest:,} of {count:,} characters"
            remedy = "Raise `search_text` under `limits` in _config.yml if all of it is to be found."
            place = page.item.relative_path if isinstance(page, ItemPage) else page.file.src_uri
            self._reporter.report(Problem("warning", message, place, None, remedy, code="MJ604"))

    def cancel(self) -> None:
        """Another build has begun, or this one is broken off."""
        if self._indexer is not None:
            self._indexer.cancel()


class _NoArticles:
    """Stands for the theme's index where a page goes to no index."""

    def add_entry_from_context(self, page: Page) -> None:
        """Have nothing indexed."""


class _Articles:
    """Stands for the theme's index: the theme's plugin hands it each page, and writes what it gives."""

    def __init__(self, search: SiteSearch) -> None:
        self._search = search

    def add_entry_from_context(self, page: Page) -> None:
        """Have a page indexed, when its text is complete."""
        self._search.take(page)

    def generate_search_index(self, previous: object) -> str:  # noqa: ARG002 - the theme's signature
        """No index of the theme's own."""
        return "{}"


def _no_index(error: Exception) -> Problem:
    remedy = "`search: theme` under `jekyll` takes the theme's own search."
    return Problem(
        "warning", f"search: Pagefind has made no index ({error})", None, None, remedy, code="MJ604"
    )


def article_of(page: Page, content: str | None, longest: int) -> SearchArticle | None:
    """A page with its finished content as an article, of which so many characters are read.

    ``None`` for lists, for pages that stay out, and for those without a text.
    """
    meta: dict[str, Any] = dict(page.meta)
    options = meta.get("search")
    options = options if isinstance(options, dict) else {}
    if options.get("exclude") or isinstance(page, ViewPage | NotFoundPage) or content is None:
        return None
    if _LIST_OF_TAGS in content:
        return None
    tags = meta.get("tags")
    names = (
        [str(tag) for tag in tags if tag and isinstance(tag, str | int | float)]
        if isinstance(tags, list)
        else []
    )
    created = page.config.date.created if isinstance(page, PostPage) else None
    boost = options.get("boost", 1)
    return SearchArticle(
        location=page.url,
        title=Markup(str(meta.get("title") or page.title or "")).striptags(),
        body=beginning(content, longest),
        tags=names,
        date="" if created is None else f"{created.year:04}{created.month:02}{created.day:02}",
        boost=float(boost) if isinstance(boost, int | float) else 1.0,
    )
