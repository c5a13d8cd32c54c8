"""What one hostile post, page or file costs a build over the same site without it.

    python benchmarks/hostile.py                       all kinds: an hour
    python benchmarks/hostile.py --only HTML "Liquid: links"   kinds whose name begins so
    python benchmarks/hostile.py --list

Prints seconds of the processor and megabytes over the site without it, of the build and all its processes,
worst last. Ends with 1 where a build fails, the other post is not published, or a kind is beyond `SECONDS` or
`MEGABYTES`.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT)]

from benchmarks.hostile_posts import KINDS, Files  # noqa: E402
from benchmarks.processes import run  # noqa: E402

#: What one post may cost.
SECONDS: Final = 5.0
MEGABYTES: Final = 300.0
_RUNS_WITHOUT: Final = 3
_ORDINARY: Final = "2021/01/01/ordinary.html"
_SITE: Final = {
    "mkdocs.yml": "site_name: T\nsite_url: https://example.org/\ndocs_dir: theme\n"
    "theme: {name: material, font: false}\nplugins: [search, tags, {jekyll: {source: blog}}]\n",
    "theme/empty.md": "# Empty\n",
    "blog/_config.yml": "title: T\n",
    "blog/_posts/2021-01-01-ordinary.md": "---\ntitle: Ordinary\n---\nA post.\n",
}


class Over(NamedTuple):
    """What a kind costs over the site without it: seconds, megabytes of the build, of all its processes."""

    seconds: float
    memory: float
    all_memory: float
    failed: str = ""


def build(files: Files) -> Over:
    """What a build of the site with these files costs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = {path: text.encode() for path, text in _SITE.items()}
        site.update({f"blog/{path}": content for path, content in files.items()})
        for path, content in site.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        try:
            cost = run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)
        except subprocess.CalledProcessError as error:
            return Over(0, 0, 0, f"ends with {error.returncode}: {error.stderr.decode()[-300:]}")
        published = (folder / "site" / _ORDINARY).is_file()
    return Over(cost.processor, cost.memory, cost.all_memory, "" if published else "no other post")


def measure(names: Iterable[str]) -> dict[str, Over]:
    """The costs of these kinds."""
    without = [build({}) for _ in range(_RUNS_WITHOUT)]
    base = Over(*(statistics.median(one[field] for one in without) for field in range(3)))
    print(f"without: {base.seconds:.2f} s, {base.memory:.0f} MB, {base.all_memory:.0f} MB", flush=True)
    found = {}
    for name in names:
        cost = build(KINDS[name]())
        found[name] = Over(*(cost[field] - base[field] for field in range(3)), cost.failed)
        print(_line(name, found[name]), file=sys.stderr, flush=True)
    return found


def _line(name: str, over: Over) -> str:
    figures = f"{over.seconds:6.2f} s {over.memory:6.0f} MB {over.all_memory:6.0f} MB"
    return f"{figures}  {name}{f' ({over.failed})' if over.failed else ''}"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", nargs="+", default=[""], metavar="BEGINNING")
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()
    names = [name for name in KINDS if name.startswith(tuple(given.only))]
    if given.list:
        print("\n".join(names))
        return 0
    found = measure(names)
    for name, over in sorted(found.items(), key=lambda item: item[1].seconds):
        print(_line(name, over))
    beyond = [
        name
        for name, over in found.items()
        if over.failed or over.seconds > SECONDS or over.all_memory > MEGABYTES
    ]
    print(f"{len(found)} kinds; beyond {SECONDS:g} s or {MEGABYTES:g} MB, or failed: {len(beyond)}")
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
