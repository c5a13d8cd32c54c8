"""What is said to the build of one language of a site in several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll import TextStore

if TYPE_CHECKING:
    from .report import Reporter


@dataclass(frozen=True, slots=True)
class LanguageBuild:
    """What the build of a further language is given: ``site_url`` and ``site_dir`` are the whole site's.

    ``check`` ends the build where another save has made it useless.
    """

    code: str
    site_url: str | None
    site_dir: str
    reporter: Reporter
    store: TextStore | None
    check: Callable[[], None]


class BuildsLanguages:
    """A plugin that can be set to build one language; ``None`` is the default one."""

    language: LanguageBuild | None = None
