"""`mkdocs gh-deploy` that comes to grief: what stands on the remote's branch then, and after the next one.

    python tests/faults/published.py --count 10

A broken site is never published: the branch has the former site, whole, or the new one, whole.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
sys.path[:1] = [str(ROOT)]

from tests.faults.project import FILES, POST, BlogProject, Ended, complaint, write  # noqa: E402
from tests.mkdocs_plugin.conftest import differences  # noqa: E402

#: What MkDocs says when the site is built.
_PUBLISHES: Final = "Copying '"


class Publishing:
    """A blog that was published and has changed since; `fails` and its like publish it anew."""

    def __init__(self, root: Path) -> None:
        self.project = BlogProject(root)
        self.project.publishable()
        assert self.project.run("gh-deploy").code == 0
        self.former = self.project.published()
        write(self.project.folder, {POST: FILES[POST] + "More words.\n"})
        self.clean = self.project.clean()
        assert self.former not in (None, self.clean)
        self._kept = [
            (folder, root / f"kept-{folder.name}") for folder in (self.project.folder, self.project.remote)
        ]
        for folder, kept in self._kept:
            shutil.copytree(folder, kept, symlinks=True)
        self.count = self.project.moments("gh-deploy")
        self.restore()
        self.sources = self.project.sources()

    def restore(self) -> None:
        """Bring back what was before."""
        for folder, kept in self._kept:
            shutil.rmtree(folder)
            shutil.copytree(kept, folder, symlinks=True)

    def fails(self, kind: str, moment: int) -> Iterator[str]:
        """Let it fail at a moment of the build."""
        self.restore()
        yield from self._wrong(self.project.run("gh-deploy", fault=(kind, moment)), kind)

    def is_refused(self) -> Iterator[str]:
        """The remote refuses what is pushed."""
        self.restore()
        hook = self.project.remote / "hooks" / "pre-receive"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\necho 'no room here' >&2\nexit 1\n", "utf-8")
        hook.chmod(0o755)
        ended = self.project.run("gh-deploy")
        hook.unlink()
        if not ended.code:
            yield "a push that was refused is said to be done"
        yield from self._wrong(ended, "refused")

    def is_killed_publishing(self, seconds: float) -> Iterator[str]:
        """Kill it so many seconds after the site is built."""
        self.restore()
        command = self.project.command("gh-deploy")
        running = subprocess.Popen(
            command, **self.project.how, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True,
        )  # fmt: skip
        assert running.stdout is not None
        for line in running.stdout:
            if _PUBLISHES in line:
                break
        time.sleep(seconds)
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()
        yield from self._wrong(Ended(running.returncode, ""), "kill")

    def _wrong(self, ended: Ended, kind: str) -> Iterator[str]:
        if self.project.sources() != self.sources:
            yield f"sources: {differences(self.project.sources(), self.sources)}"
        found = self.project.published()
        assert found is not None
        if found not in (self.former, self.clean):
            yield f"published: {differences(found, self.clean)[:9]}"
        if found == self.former and not ended.code:
            yield "it is said to be published"
        if kind in ("full", "denied") and (said := complaint(ended)):
            yield f"message: {said}"
        again = self.project.run("gh-deploy")
        if again.code or self.project.published() != self.clean:
            yield f"the next one: {again.log[-900:]}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    pick, wrong = random.Random(given.seed), 0

    def tell(words: str, found: Iterator[str]) -> None:
        nonlocal wrong
        problems = list(found)
        wrong += len(problems)
        print(words, *(problems or ["nothing wrong"]), sep=": ", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        publishing = Publishing(Path(folder))
        tell("refused", publishing.is_refused())
        for _ in range(given.count):
            seconds = pick.random() * 0.6
            tell(f"killed {seconds:.2f} s after the build", publishing.is_killed_publishing(seconds))
            for kind in ("kill", "term", "full"):
                moment = pick.randint(1, publishing.count)
                tell(f"{kind} at {moment} of {publishing.count}", publishing.fails(kind, moment))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
