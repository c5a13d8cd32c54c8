"""Where a reader may change a page's source: the link of Just the Docs, TeXt and Beautiful Jekyll."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_jekyll.jekyll import Document, Item, Site

from .page_meta import is_true, text_of
from .safe_url import safe_url
from .site_identity import at


@dataclass(frozen=True, slots=True)
class EditLink:
    """``base`` is the URL of the repository's folder; with ``key`` only pages whose front matter has it."""

    base: str
    key: str = ""

    def of(self, item: Item, site: Site) -> str:
        """The URL for an item; empty where the theme shows none."""
        if self.key and not is_true(item.data.get(self.key)):
            return ""
        folder = site.config.text("collections_dir").strip("./") if isinstance(item, Document) else ""
        path = item.relative_path
        return "/".join(filter(None, (self.base, folder if not path.startswith(f"{folder}/") else "", path)))


def edit_link_of(site: Site) -> EditLink | None:
    """The link that the site's theme shows, as far as its settings give it."""
    name = "" if site.kit is None else site.kit.name
    config = site.config
    if name == "just-the-docs" and is_true(config.get("gh_edit_link")):
        keys = ("gh_edit_repository", "gh_edit_view_mode", "gh_edit_branch")
        parts = [text_of(config.get(key)) for key in keys]
        return _link([*parts, text_of(config.get("gh_edit_source"))]) if all(parts) else None
    if name == "text":
        repository, branch = (text_of(config.get(key)) for key in ("repository", "repository_tree"))
        link = _link([f"https://github.com/{repository}", "tree", branch]) if repository and branch else None
        return None if link is None else EditLink(link.base, "show_edit_on_github")
    if name == "beautiful-jekyll" and is_true(config.get("edit_page_button")):
        github = config.get("github")
        facts = github if isinstance(github, Mapping) else {}
        url, branch = text_of(facts.get("repository_url")), text_of(at(facts, "source.branch"))
        return _link([url, "edit", branch]) if url and branch else None
    return None


def _link(parts: list[str]) -> EditLink | None:
    url = safe_url("/".join(part.strip("/") for part in parts if part))
    return EditLink(url) if url.startswith(("https://", "http://")) else None
