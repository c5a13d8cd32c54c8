"""jekyll-github-metadata: ``site.github``, as far as it is known without asking GitHub."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from html import escape
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from mkdocs_jekyll.jekyll.errors import Problem, Severity
from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.liquid import JekyllTag
from mkdocs_jekyll.jekyll.liquid.drops import ItemDrop
from mkdocs_jekyll.jekyll.liquid.nodes import JekyllNode
from mkdocs_jekyll.jekyll.liquid.ruby.text import strip
from mkdocs_jekyll.jekyll.liquid.urls import normalize
from mkdocs_jekyll.jekyll.ruby_values import truthy
from mkdocs_jekyll.jekyll.slugs import to_text

from .plugin import Plugin

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.config import Config
    from mkdocs_jekyll.jekyll.liquid.context import JekyllContext
    from mkdocs_jekyll.jekyll.liquid.lexer import Token
    from mkdocs_jekyll.jekyll.liquid.limits import Output
    from mkdocs_jekyll.jekyll.liquid.token_stream import TokenStream
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

NAME: Final = "jekyll-github-metadata"
_NAME: Final = re.compile(r"([\w.-]+)/([\w.-]+?)(?:\.git)?", re.ASCII)
_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+", re.ASCII)
_REMOTE: Final = re.compile(r"(?:https?://|ssh://)?(?:[^@/\s]+@)?github\.com[:/]([^\s]+)")
#: What only GitHub knows; these are there, and empty.
_UNKNOWN: Final = (
    "project_tagline", "owner_display_name", "issues_url", "wiki_url", "language", "show_downloads",
    "private", "archived", "disabled", "license", "latest_release", "releases", "contributors",
    "public_repositories", "organization_members",
)  # fmt: skip


def describe(site: SiteDraft) -> None:
    """Put ``github`` into the site's configuration, and a title where it has none."""
    named = _repository(site.config, site.source)
    own = site.config.get("github")
    given = own if isinstance(own, Mapping) else {}
    if named is None and not _is_used(site):
        return
    if named is None:
        message = "site.github is empty, as nobody says which repository this is"
        remedy = "Write `repository: owner/name` into the configuration."
        # GitHub Pages runs the plugin for every site, also for those that do not ask for it.
        severity: Severity = "info" if site.config.builder.github_pages else "warning"
        site.problems.append(Problem(severity, message, "_config.yml", None, remedy, code="MJ502"))
        return
    facts = {**metadata(*named, site.source, os.environ), **given}
    site.add_setting("github", facts)
    title = facts["owner_name"] if facts["is_user_page"] else facts["project_title"]
    if not site.config.get("title") and not site.config.get("name"):
        site.add_setting("title", title)


def _is_used(site: SiteDraft) -> bool:
    """Whether some text of the site asks for what the plugin knows."""
    items = (*site.pages, *(doc for group in site.collections.values() for doc in group.docs))
    includes = site.source / (to_text(site.config.get("includes_dir")) or "_includes")
    texts = chain((item.content for item in items), map(text_in, includes.rglob("*")))
    return any("site.github" in text or "github_edit_link" in text for text in texts)


def site_url_settings(config: Config, source: Path, site_url: str | None) -> dict[str, object]:
    """``url`` and ``baseurl`` for a site of GitHub Pages whose configuration has no ``url``.

    ``site_url`` is where it is published, as far as that is known; otherwise the file ``CNAME`` and the
    repository's name say it. A ``baseurl`` that is written stays. Empty where the configuration counts, or
    nobody knows the repository.
    """
    has_base = config.get("baseurl") not in (None, "/")
    if truthy(config.get("url")) or (has_base and site_url is not None):
        return {}
    named = _repository(config, source)
    if named is None:
        return {}
    if site_url is None:
        host = _custom_host(source)
        site_url = f"https://{host}" if host else _published_at(*named, os.environ)
    parts = urlsplit(site_url)
    if not parts.netloc:
        return {}
    # GitHub Pages serves its own hosts by https only.
    scheme = "https" if parts.netloc.endswith(".github.io") else parts.scheme
    url: dict[str, object] = {"url": f"{scheme}://{parts.netloc}"}
    return url if has_base else {**url, "baseurl": parts.path.rstrip("/")}


def _custom_host(source: Path) -> str:
    """The host that the file ``CNAME`` names, or nothing."""
    words = text_in(source / "CNAME").split()
    return words[0] if words and _HOST.fullmatch(words[0]) else ""


def _repository(config: Config, source: Path) -> tuple[str, str] | None:
    """Owner and name: from the environment, the configuration, or git's ``origin``."""
    for written in (os.environ.get("PAGES_REPO_NWO"), config.get("repository")):
        text = to_text(written).strip()
        remote = _REMOTE.fullmatch(text)
        match = _NAME.fullmatch(remote[1].strip("/") if remote is not None else text)
        if match is not None:
            return match[1], match[2]
    remote = _REMOTE.fullmatch(_git(source, "config", "--get", "remote.origin.url"))
    match = _NAME.fullmatch(remote[1].strip("/")) if remote is not None else None
    return None if match is None else (match[1], match[2])


def _git(folder: Path, *words: str) -> str:
    """What git says on a question; empty where it is not installed or has no answer."""
    try:
        asked = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False)
    except OSError:
        return ""
    return asked.stdout.decode("utf-8", errors="replace").strip() if asked.returncode == 0 else ""


def metadata(owner: str, name: str, source: Path, environment: Mapping[str, str]) -> dict[str, object]:
    """Everything about a repository that follows from its name; what only GitHub knows is ``None``."""
    host = environment.get("PAGES_GITHUB_HOSTNAME", "github.com")
    pages_host = environment.get("PAGES_PAGES_HOSTNAME", "github.io")
    scheme = "https" if host == "github.com" or environment.get("SSL") == "true" else "http"
    web, env = f"{scheme}://{host}", environment.get("PAGES_ENV", "dotcom")
    repository = f"{web}/{owner}/{name}"
    is_user_page = _is_user_page(owner, name, pages_host)
    branch = "master" if is_user_page else "gh-pages"
    base = "" if is_user_page else f"/{name}"
    return {
        **dict.fromkeys(_UNKNOWN),
        "hostname": host,
        "pages_hostname": pages_host,
        "api_url": environment.get("PAGES_API_URL", "https://api.github.com"),
        "help_url": environment.get("PAGES_HELP_URL", "https://help.github.com"),
        "environment": env,
        "pages_env": env,
        "project_title": name,
        "owner_name": owner,
        "owner_url": f"{web}/{owner}",
        "owner_gravatar_url": f"{web}/{owner}.png",
        "repository_url": repository,
        "repository_nwo": f"{owner}/{name}",
        "repository_name": name,
        "zip_url": f"{repository}/zipball/{branch}",
        "tar_url": f"{repository}/tarball/{branch}",
        "clone_url": f"{repository}.git",
        "releases_url": f"{repository}/releases",
        "is_user_page": is_user_page,
        "is_project_page": not is_user_page,
        "url": _published_at(owner, name, environment),
        "baseurl": base,
        "source": {"branch": branch, "path": "/"},
        "versions": {},
        "build_revision": environment.get("JEKYLL_BUILD_REVISION")
        or _git(source, "rev-parse", "HEAD")
        or None,
    }


def _is_user_page(owner: str, name: str, pages_host: str) -> bool:
    """Whether a repository is the one whose site stands at the root of its owner's host."""
    return name.lower() in (f"{owner.lower()}.{pages_host}", f"{owner.lower()}.github.com")


def _published_at(owner: str, name: str, environment: Mapping[str, str]) -> str:
    """The URL that GitHub Pages gives to a repository's site."""
    pages_host = environment.get("PAGES_PAGES_HOSTNAME", "github.io")
    base = "" if _is_user_page(owner, name, pages_host) else f"/{name}"
    return f"http://{owner.lower()}.{pages_host}{base}"


class EditLinkTag(JekyllTag):
    """``{% github_edit_link %}``: the URL at which GitHub lets one edit the page; with a text, a link."""

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the text."""
        markup = strip(stream.tag.markup)
        quoted = len(markup) > 1 and markup[0] in "\"'" and markup[-1] == markup[0]
        return _EditLinkNode(stream.tag.token, markup[1:-1] if quoted else "")


class _EditLinkNode(JekyllNode):
    __slots__ = ("_text",)

    def __init__(self, token: Token, text: str) -> None:
        super().__init__(token)
        self._text = text

    def render(self, context: JekyllContext, output: Output) -> None:
        known = context.registers.services.config.get("github")
        page = context.registers.page
        if not isinstance(known, Mapping) or not isinstance(page, ItemDrop):
            return
        branch = known["source"]["branch"] if isinstance(known.get("source"), Mapping) else "gh-pages"
        url = normalize(f"{known.get('repository_url')}/edit/{branch}/{page.item.relative_path}")
        link = f'<a href="{escape(url)}">{self._text}</a>' if self._text else url
        output.write(link)


PLUGIN: Final = Plugin(
    name=NAME, priority="first", tags={"github_edit_link": EditLinkTag}, post_read=describe
)
