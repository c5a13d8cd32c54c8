"""Builds that come to grief, one after the other; what each leaves behind is compared with a clean build.

    python tests/faults/run.py --count 30                  30 moments of each kind, in each state of a project
    python tests/faults/run.py --kind kill --state changed --count 1000        every one of them

After each of them: no file of the author's has changed, a build that ended without an error made the clean
site, one that failed says why and what to do, no temporary file of it is left unless it was killed, and the
next build makes the clean site. Ends with 1 otherwise.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
sys.path[:1] = [str(ROOT)]

from tests.faults.project import FILES, POST, BlogProject, complaint, write  # noqa: E402
from tests.mkdocs_plugin.conftest import differences, digests  # noqa: E402

#: What a fault meets: no site and no cache; those of a build before the last change; those of the same files.
STATES: Final = ("new", "changed", "same")
KINDS: Final = ("kill", "term", "full", "denied")


class Trial:
    """A project in one state, to which faults happen again and again."""

    def __init__(self, root: Path, state: str) -> None:
        self.project = BlogProject(root / state)
        self.temporary = root / state / "tmp"
        self.temporary.mkdir()
        self.project.environment["TMPDIR"] = str(self.temporary)
        if state != "new":
            assert self.project.run("build").code == 0
        if state == "changed":
            write(self.project.folder, {POST: FILES[POST] + "More words.\n"})
        self._kept = root / f"{state}-kept"
        shutil.copytree(self.project.folder, self._kept, symlinks=True)
        self.count = self.project.moments("build")
        self.restore()
        self.sources = self.project.sources()
        self.clean = self.project.clean()

    def restore(self) -> None:
        """Bring the state back."""
        for folder in (self.project.folder, self.temporary):
            shutil.rmtree(folder, ignore_errors=True)
        self.temporary.mkdir()
        shutil.copytree(self._kept, self.project.folder, symlinks=True)

    def fails(self, kind: str, moment: int, *, cached: bool = True) -> Iterator[str]:
        """Let a build come to grief; what is wrong afterwards.

        ``cached``: the next one looks into the cache.
        """
        self.restore()
        ended = self.project.run("build", fault=(kind, moment))
        if self.project.sources() != self.sources:
            yield f"sources: {differences(self.project.sources(), self.sources)}"
        if ended.code == 0 and (wrong := differences(digests(self.project.site), self.clean)):
            yield f"a site that is said to be built: {wrong[:5]}\n{ended.log[-800:]}"
        if kind in ("full", "denied"):
            if said := complaint(ended):
                yield f"message: {said}"
            if left := [path.name for path in self.temporary.iterdir()]:
                yield f"left: {left}"
        self.project.environment["BLOG_CACHE"] = "true" if cached else "false"
        if wrong := self.project.difference():
            yield f"the next build{'' if cached else ' without cache'}: {wrong[:8]}"
        self.project.environment["BLOG_CACHE"] = "true"


def moments(count: int, wanted: int, seed: int) -> list[int]:
    """Some moments of a build, or all."""
    every = range(1, count + 1)
    return sorted(random.Random(seed).sample(every, min(wanted, count)))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--state", choices=STATES, action="append")
    given = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for state in given.state or STATES:
            trial = Trial(Path(folder), state)
            for kind in given.kind or KINDS:
                tried = moments(trial.count, given.count, given.seed)
                for number, moment in enumerate(tried):
                    for words in trial.fails(kind, moment, cached=number % 3 != 2):
                        wrong += 1
                        print(f"{state}, {kind} at {moment} of {trial.count}: {words}", flush=True)
                print(f"{state}, {kind}: {len(tried)} of {trial.count} moments", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
