"""What a build hands to the server that shows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from ..report import ProblemKey, Reporter
    from .changed_pages import BuiltSite


class ServeHooks:
    """Here: nothing, as there is no server."""

    #: Whether a server shows what is built.
    has_server = False

    @property
    def known(self) -> frozenset[ProblemKey]:
        """The problems that earlier builds have logged."""
        return frozenset()

    def begin(self, config: MkDocsConfig, source: Path, reporter: Reporter) -> None:
        """Before anything is read: ``reporter`` is going to have the build's problems."""

    def check(self) -> None:
        """A page is read or written."""

    def starts_without(self, error: PluginError, config: MkDocsConfig, source: Path) -> bool:  # noqa: ARG002
        """Whether the server starts all the same, though the site can't be read."""
        return False

    def end(self, built: BuiltSite) -> None:
        """The build is whole."""

    def stop(self) -> None:
        """The server has ended."""
