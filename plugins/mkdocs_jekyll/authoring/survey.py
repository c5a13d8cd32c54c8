"""What a Jekyll repository holds: theme, builder, plugins, texts, menu, comments; what will be different."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from mkdocs_jekyll.jekyll import Site, read_site
from mkdocs_jekyll.jekyll.builder import BY_WORKFLOW
from mkdocs_jekyll.jekyll.errors import shown
from mkdocs_jekyll.jekyll.layouts import problems_of_layouts
from mkdocs_jekyll.jekyll.plugins import own_generators, unknown
from mkdocs_jekyll.jekyll.ruby_generators import is_missed
from mkdocs_jekyll.jekyll.ruby_programs import programs
from mkdocs_jekyll.publish import analytics
from mkdocs_jekyll.publish.comments.site_comments import comments_of
from mkdocs_jekyll.publish.language import guess
from mkdocs_jekyll.publish.language_tags import site_language
from mkdocs_jekyll.publish.menu import menu_of
from mkdocs_jekyll.publish.page_meta import text_of
from mkdocs_jekyll.publish.site_identity import identity_of
from mkdocs_jekyll.publish.site_url import former_urls, normal_base


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found. ``facts`` are pairs of a name and what was found, ``differs`` sentences.

    ``by_workflow`` is set where GitHub Pages builds the site and only a workflow shows it, which the author
    may delete once the site is published in another way.
    """

    title: str
    language: str
    url: str
    facts: tuple[tuple[str, str], ...]
    differs: tuple[str, ...]
    by_workflow: bool


def survey(source: Path) -> Survey:
    """Read the site and look at it. Raises JekyllError where it can't be read."""
    site = read_site(source)
    language = _language(site)
    host = text_of(site.config.get("url")).rstrip("/")
    url = shown(f"{host}{normal_base(site.config.get('baseurl'))}/") if host else ""
    return Survey(
        title=identity_of(site.config, site.data).title or source.resolve().name,
        language=language,
        url=url,
        facts=tuple((name, shown(value)) for name, value in _facts(site, language, url)),
        differs=tuple(map(shown, _differs(site))),
        by_workflow=site.config.builder.reason == BY_WORKFLOW,
    )


def _language(site: Site) -> str:
    if named := site_language(site.config):
        return named
    guessed = Counter(guess(f"{post.title} {post.content[:2000]}") for post in site.posts[-50:])
    return guessed.most_common(1)[0][0] if guessed else ""


def _missing_url(site: Site) -> str:
    """The setting that says where the site stands, with the host that the file ``CNAME`` names."""
    former, _ = former_urls(site.source, ())
    return f"url: {former[0]}" if former else "url"


def _facts(site: Site, language: str, url: str) -> Iterator[tuple[str, str]]:
    yield "theme", site.kit.title if site.kit is not None else _theme_name(site)
    builder = site.config.builder
    program = "GitHub Pages" if builder.github_pages else f"Jekyll {site.version.number}"
    yield "built by", f"{program} ({builder.reason})" if builder.reason else program
    yield "texts", ", ".join(_texts(site)) or "none"
    gems = [name for name in site.gems if name != own_generators.NAME]
    if gems:
        yield "plugins", ", ".join(gems)
    if language:
        yield "language", language
    yield "url", url or f"not set: give `{_missing_url(site)}` in _config.yml before you publish"
    menu = menu_of(site)
    if menu:
        yield (
            "menu",
            ", ".join(unescape(entry.title) for entry in menu[:8]) + (", ..." if len(menu) > 8 else ""),
        )
    comments, _ = comments_of(site)
    if comments is not None:
        yield "comments", comments.system.name
    accounts = identity_of(site.config, site.data).accounts
    if accounts:
        yield "accounts", ", ".join(dict.fromkeys(unescape(account.name) for account in accounts))


def _theme_name(site: Site) -> str:
    named = text_of(site.config.get("remote_theme")) or text_of(site.config.get("theme"))
    return named or ("its own layouts" if site.layouts else "none")


def _texts(site: Site) -> Iterator[str]:
    drafts = sum(1 for path in site.source.glob("_drafts/**/*") if path.is_file())
    counts = [("post", "posts", len(site.posts)), ("draft", "drafts", drafts)]
    named = ((label, group) for label, group in site.collections.items() if label != "posts")
    counts += [(label, label, len(group.docs)) for label, group in named]
    counts.append(("page", "pages", sum(not page.generated for page in site.pages)))
    counts.append(("file", "files", len(site.static_files)))
    yield from (f"{count} {one if count == 1 else more}" for one, more, count in counts if count)


def _differs(site: Site) -> Iterator[str]:
    """What readers or the author will see otherwise."""
    if site.layouts or site.kit is not None:
        yield "Material takes the place of the layouts, style sheets and scripts of the old theme."
    for problem in unknown(site.config.plugins, "_config.yml"):
        yield f"{problem.message}."
    missed = [
        path for path in programs(site.config, site.source) if is_missed(path, site.source, site.config)
    ]
    if missed:
        names = ", ".join(path.name for path in missed[:4])
        yield f"{missed[0].parent.name}/{names}: Ruby is not run; give tags and filters as Python functions."
    for problem in problems_of_layouts(site):
        yield str(problem)
    counters, _ = analytics.counters_in(site.config)
    if counters:
        names = ", ".join(one.service for one in counters)
        yield f"{names} stays off until mkdocs.yml says `analytics: true`."
