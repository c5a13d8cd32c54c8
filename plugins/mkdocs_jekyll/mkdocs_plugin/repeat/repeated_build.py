"""A build that would do what the last one did: the site is there already."""

from __future__ import annotations

import logging
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from ..build import BuildEvents
from .record import BuildRecord
from .site_folder import SiteFolder


class RepeatedBuild(BuildEvents):
    """Leaves MkDocs nothing to do, and says what the recorded build has said."""

    def __init__(self, record: BuildRecord, site: SiteFolder) -> None:
        self._record = record
        self._site = site

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
        self._site.set_aside()

    def place_files(self, files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG002
        """No file is to be read."""
        return Files([])

    def end(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Show the site again."""
        self._site.put_back()
        for message in self._record.messages:
            logging.getLogger(message.logger).log(message.level, "%s", message.text)

    def abort(self) -> None:
        """Show the site again."""
        self._site.put_back()


def _is_ours(method: Any) -> bool:
    return type(getattr(method, "__self__", None)).__module__.startswith("mkdocs_jekyll.")
