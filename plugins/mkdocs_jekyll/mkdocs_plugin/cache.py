"""Where what a build made is kept on disk for the next one."""

from __future__ import annotations

import subprocess
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll import TextStore

from .options import JekyllConfig


def cache_of(options: JekyllConfig, config: MkDocsConfig) -> TextStore | None:
    """What earlier builds made, where Material's plugins keep theirs; ``None``: nothing is kept."""
    path = config.config_file_path
    if not options.cache or not path:
        return None
    folder = Path(path).parent / ".cache" / "plugin" / "jekyll"
    return None if _is_committed(folder) else TextStore(folder)


def _is_committed(folder: Path) -> bool:
    """Whether git tracks something of a folder: what came with a repository is no result of a build."""
    if not folder.is_dir():
        return False
    command = ["git", "ls-files", "--", "."]
    try:
        found = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return bool(found.stdout.strip())
