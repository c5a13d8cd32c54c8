"""A build that would do what the last one did: the site is there already."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from ..build import BuildEvents
from .record import BuildRecord, OutputFile
from .site_folder import SiteFolder


class RepeatedBuild(BuildEvents):
    """Leaves MkDocs nothing to do, and says what the recorded build has said.

    ``content`` is that of a file of the site, as it is kept.
    """

    def __init__(
        self, record: BuildRecord, site: SiteFolder, content: Callable[[OutputFile], bytes | None]
    ) -> None:
        self._record = record
        self._site = site
        self._content = content
        self._is_hidden = False

    def prepare(self, config: MkDocsConfig) -> None:
        """Take away what the other plugins would do, but for completing the settings."""
        for name, methods in config.plugins.events.items():
            if name not in ("config", "startup", "shutdown"):
                methods[:] = [method for method in methods if _is_ours(method)]

    def before_cleaning(self, config: MkDocsConfig) -> None:
        """Hide the site, as MkDocs empties its folder, and take away what MkDocs would work on."""
        config.nav = []
        config.extra_templates = []
        config.theme.static_templates = set()
        config.theme.dirs = []
        self._is_hidden = self._site.set_aside()

    def place_files(self, files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG002
        """No file is to be read."""
        return Files([])

    def end(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Show the site again."""
        is_whole = self._site.put_back() and self._is_hidden
        if not is_whole and not self._site.make(self._record.outputs, self._content):
            raise OSError(errno.EIO, "not all files of the site could be kept", str(self._site.path))
        for message in self._record.messages:
            logging.getLogger(message.logger).log(message.level, "%s", message.text)

    def abort(self) -> None:
        """Show the site again."""
        self._site.put_back()


def _is_ours(method: Any) -> bool:
    return type(getattr(method, "__self__", None)).__module__.startswith("mkdocs_jekyll.")
