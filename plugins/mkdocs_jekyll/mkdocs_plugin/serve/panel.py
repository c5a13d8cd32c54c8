"""The problems that stand on a page of ``mkdocs serve``, as HTML in the language of the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import jinja2

from mkdocs_jekyll.jekyll import Problem
from mkdocs_jekyll.jekyll.package_files import overrides_folder
from mkdocs_jekyll.publish.html import Html
from mkdocs_jekyll.publish.language_tags import direction_of
from mkdocs_jekyll.publish.problem_text import INDENT, ProblemTexts

from ..translations import Translations

#: So many problems a page shows; more of them help nobody.
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A problem as the template prints it; ``excerpt`` is its line with a caret below."""

    severity: str
    place: str
    code: str
    message: str
    excerpt: str
    remedy: str


class PanelWriter:
    """Writes what pages show of problems. ``source`` is the folder that their paths are below."""

    def __init__(self, words: Translations, source: Path | None) -> None:
        self._source = source
        attributes = Html('lang="{}" dir="{}"').format(words.language, direction_of(words.language))
        loader = jinja2.FileSystemLoader(overrides_folder() / "jekyll" / "serve")
        self._env = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
        self._env.globals.update(
            jekyll_gettext=words.gettext, jekyll_ngettext=words.ngettext, attributes=attributes
        )

    def write(self, problems: Sequence[Problem], others: int, *, is_old: bool) -> str:
        """The panel of a page; an element that shows nothing where all is well.

        ``others`` is how many problems are those of other pages, ``is_old`` whether a build has failed, so
        that the page is shown as it was before.
        """
        errors = sum(1 for one in problems if one.severity == "error")
        return self._env.get_template("panel.html").render(
            problems=self._shown(problems[:_MOST]),
            errors=errors,
            warnings=len(problems) - errors,
            others=others,
            is_old=is_old,
        )

    def _shown(self, problems: Sequence[Problem]) -> list[ShownProblem]:
        texts = ProblemTexts(self._source)
        return [
            ShownProblem(
                one.severity,
                one.place,
                one.code,
                one.message,
                "\n".join(line.removeprefix(INDENT) for line in texts.excerpt(one)),
                one.remedy,
            )
            for one in problems
        ]

    def script(self, changes: str, version: str) -> str:
        """The script that loads a page again; ``changes`` is the path at which it asks."""
        return self._env.get_template("script.html").render(changes=changes, version=version)

    def document(self) -> str:
        """What stands for every page of a site that can't be built."""
        return self._env.get_template("document.html").render()
