"""What a build of this plugin does at MkDocs' events; here: nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from .language_build import LanguageBuild
from .options import JekyllConfig
from .serve.hooks import ServeHooks


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What is to be built: by which of MkDocs' commands, with which options.

    A dirty build makes some of the pages only. ``language`` is set for the build of a further language.
    """

    options: JekyllConfig
    command: Literal["build", "gh-deploy", "serve"] = "build"
    is_dirty: bool = False
    language: LanguageBuild | None = None
    serving: ServeHooks = field(default_factory=ServeHooks)

    def folder(self, config: MkDocsConfig) -> Path:
        """The site's folder."""
        return Path(self.options.source or config.docs_dir)

    @property
    def is_served(self) -> bool:
        """Whether a server is going to show the site: its URL is not the site's then."""
        return self.command == "serve"

    def check(self) -> None:
        """A page is read or written: raises BuildCancelledError if another save made the build useless."""
        (self.serving if self.language is None else self.language).check()


class BuildEvents:
    """One build, event by event; each returns what it was given."""

    def prepare(self, config: MkDocsConfig) -> None:
        """Before other plugins fill in their defaults."""

    def configure(self, config: MkDocsConfig) -> None:
        """The settings are complete."""

    def before_cleaning(self, config: MkDocsConfig) -> None:
        """MkDocs is about to empty the site's folder."""

    def place_files(self, files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG002
        """MkDocs has collected its files."""
        return files

    def enter_nav(self, navigation: Navigation, config: MkDocsConfig) -> None:
        """Before other plugins see the navigation."""

    def leave_nav(self, navigation: Navigation, config: MkDocsConfig, files: Files) -> None:
        """After them: all URLs are known."""

    def read_page(self, page: Page, config: MkDocsConfig) -> None:
        """A page's text was read."""

    def leave_body(self, html: str, page: Page) -> None:
        """A page's text is rendered, and other plugins have changed it."""

    def make_entries(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """All pages are rendered; before the lists of tags are made."""

    def complete_files(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """The lists of tags are made."""

    def make_contexts(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """After all plugins: what the templates of each page read."""

    def choose_template(self, template: jinja2.Template, name: str) -> jinja2.Template:  # noqa: ARG002
        """A template of the theme's own pages is to be rendered."""
        return template

    def complete_template(self, context: TemplateContext, name: str) -> None:
        """What the template of one of the theme's own pages reads."""

    def finish_template(self, output: str, name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """One of the theme's own pages is rendered."""
        return output

    def complete_context(self, context: TemplateContext, page: Page, config: MkDocsConfig) -> None:
        """Before the theme's search reads a page."""

    def complete_tags(self, context: TemplateContext, page: Page) -> None:
        """After the theme's tags plugin."""

    def remake_page(self, context: TemplateContext, page: Page) -> None:
        """After all plugins: the context is complete."""

    def keep_page(self, output: str, page: Page) -> None:
        """A page is rendered; before other plugins change it."""

    def finish_page(self, output: str, page: Page) -> str:  # noqa: ARG002
        """After most of them."""
        return output

    def end_pages(self, config: MkDocsConfig) -> None:
        """All pages are written; before the theme's search writes its index."""

    def write_search(self, config: MkDocsConfig) -> None:
        """When the theme's search has written its index, and before its offline plugin copies it."""

    def end(self, config: MkDocsConfig) -> None:
        """When the site is done."""

    def abort(self) -> None:
        """An error has ended the build."""

    def cancel(self) -> None:
        """The next build has begun, and what this one still does is of no use."""
