"""``mkdocs gh-deploy``: looks at the repository first, so that a build does not end in git's traceback."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from .report import log

_SECONDS: Final = 60
#: What git says where it would have to ask; it may ask when MkDocs pushes.
_ASKS: Final = ("terminal prompts disabled", "could not read Username", "could not read Password")
_SHOWN: Final = 5


def check(config: MkDocsConfig) -> None:
    """Learn what is on the branch that is pushed to, and report changes that are not committed.

    Raises PluginError where there is no repository, or the remote is none or does not answer.
    """
    folder = Path(config.config_file_path or ".").resolve().parent
    if _git(folder, "rev-parse", "--git-dir").returncode:
        raise PluginError(f"gh-deploy: {folder} is in no git repository — Run `git init`, and add a remote.")
    remote, branch = config.remote_name, config.remote_branch
    if _git(folder, "remote", "get-url", remote).returncode:
        remedy = f"Add it with `git remote add {remote} URL`, or set `remote_name` in mkdocs.yml."
        raise PluginError(f"gh-deploy: the repository has no remote '{remote}' — {remedy}")
    _fetch(folder, remote, branch)
    changed = _changed(folder)
    if changed:
        names = ", ".join(changed[:_SHOWN]) + (", ..." if len(changed) > _SHOWN else "")
        one = len(changed) == 1
        files = "1 file is published as it lies" if one else f"{len(changed)} files are published as they lie"
        log.info(f"gh-deploy: {files} here, with changes that are not committed: {names}")


def _fetch(folder: Path, remote: str, branch: str) -> None:
    """Bring the published branch here, so that its history goes on, also if it was pushed from elsewhere."""
    if _git(folder, "ls-remote", "--exit-code", "--heads", remote, branch).returncode == 2:
        return  # it is not there yet
    done = _git(folder, "fetch", "--quiet", remote, f"+refs/heads/{branch}:refs/remotes/{remote}/{branch}")
    if done.returncode and not any(words in done.stderr for words in _ASKS):
        reason = next((line for line in done.stderr.splitlines() if line.strip()), "it does not answer")
        remedy = f"`git remote -v` shows its URL; `git remote set-url {remote} URL` corrects it."
        raise PluginError(f"gh-deploy: the remote '{remote}' can't be reached ({reason.strip()}) — {remedy}")


def _changed(folder: Path) -> list[str]:
    """Files of the repository that differ from the last commit."""
    done = _git(folder, "status", "--porcelain", "--untracked-files=no")
    return [line[3:] for line in done.stdout.splitlines()] if done.returncode == 0 else []


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise PluginError("gh-deploy: the program git is not installed") from error
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", f"no answer within {_SECONDS} seconds")
