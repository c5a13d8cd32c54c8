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
    return None if _is_linked(folder) or _is_committed(folder) else TextStore(folder)


def _is_linked(folder: Path) -> bool:
    """Whether a link stands on the way to the cache or in it: it may lead into a folder of the author's."""
    try:
        inside = [*folder.iterdir()] if folder.is_dir() else []
    except OSError:
        return True
    return any(path.is_symlink() for path in (folder, *folder.parents[:2], *inside))


def _is_committed(folder: Path) -> bool:
    """Whether git tracks something of a folder: what came with a repository is no result of a build.

    So may be what lies in a repository that git does not read, such as another user's.
    """
    if not folder.is_dir():
        return False
    command = ["git", "ls-files", "--", "."]
    try:
        found = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=10)
        if found.returncode == 0:
            return bool(found.stdout.strip())
    except (OSError, subprocess.TimeoutExpired):
        pass
    return any((parent / ".git").exists() for parent in folder.resolve().parents)
