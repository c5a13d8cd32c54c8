"""A blog of a thousand posts, built by this plugin and by Jekyll, side by side.

    python benchmarks/site.py                        1,000 posts, both programs
    python benchmarks/site.py --posts 1000 4000      how the time grows with the number of posts
    python benchmarks/site.py --profile 25           and where this plugin's time goes

Jekyll gets a layout of five lines, so it does less: no theme, no search index, no navigation. Processor time
of the whole process, and the most memory it held. Needs Debian's ``jekyll`` for the comparison.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import os
import pstats
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT)]

from benchmarks.posts import Author  # noqa: E402

CONFIG = "title: Benchmark\nurl: https://example.org\npermalink: pretty\nplugins: []\n"
LAYOUT = "<!doctype html>\n<title>{{ page.title }}</title>\n<body>\n{{ content }}\n</body>\n"
INDEX = "---\ntitle: Home\nlayout: post\n---\n{% for post in site.posts %}{% endfor %}\n"
MKDOCS = """\
site_name: Benchmark
site_url: https://example.org/
theme: {name: material, font: false}
plugins:
  - search
  - jekyll: {source: ..}
"""


def write_blog(folder: Path, count: int) -> None:
    """A Jekyll site of ``count`` posts, one a day, with tags; ``folder/mkdocs`` builds it with MkDocs."""
    posts = folder / "_posts"
    for sub in (posts, folder / "postimg", folder / "_layouts", folder / "mkdocs" / "docs"):
        sub.mkdir(parents=True)
    for number in range(count):
        day = date(2010, 1, 1) + timedelta(days=number)
        head = f"---\nlayout: post\ntitle: Post {number}\ntags: [t{number % 40}, t{number % 7}]\n---\n"
        (posts / f"{day}-post-{number}.md").write_text(head + Author(number).post(), encoding="utf-8")
    for number in range(1, 100):
        (folder / "postimg" / f"{number}.png").write_bytes(b"")
    (folder / "_config.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "_layouts" / "post.html").write_text(LAYOUT, encoding="utf-8")
    (folder / "index.md").write_text(INDEX, encoding="utf-8")
    (folder / "mkdocs" / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time and by the clock, and megabytes at the most."""

    processor: float
    clock: float
    memory: float


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Run a command and say what it cost; raises CalledProcessError where it fails."""
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "LANG": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - started, used.ru_maxrss / _PER_MEGABYTE)


#: Linux counts kilobytes, macOS bytes.
_PER_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


def compare(counts: Sequence[int]) -> None:
    """Print what both programs need for blogs of these sizes."""
    print(f"{'posts':>6}  {'':14} processor s  clock s    MB")
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_blog(folder, count)
            out = folder / "out"
            build = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "mkdocs/mkdocs.yml", "-d", str(out)]
            ours = measure(build, folder)
            _show(count, "mkdocs-jekyll", ours)
            _show(count, "a second time", measure(build, folder))
            if shutil.which("jekyll") is None:
                continue
            theirs = measure(["jekyll", "build", "-q", "--disable-disk-cache", "-d", "_site"], folder)
            _show(count, "jekyll", theirs)
            print(f"{'':6}  mkdocs-jekyll takes {ours.processor / theirs.processor:.2f} times as long")


def _show(count: int, name: str, cost: Cost) -> None:
    print(f"{count:6}  {name:14} {cost.processor:11.1f} {cost.clock:8.1f} {cost.memory:5.0f}", flush=True)


def profile(count: int, lines: int) -> None:
    """Print the functions in which a build of ``count`` posts spends its time."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    with tempfile.TemporaryDirectory() as name:
        write_blog(Path(name), count)
        config = load_config(str(Path(name) / "mkdocs" / "mkdocs.yml"), site_dir=str(Path(name) / "out"))
        config.plugins.on_startup(command="build", dirty=False)
        watch = cProfile.Profile()
        watch.runcall(build, config)
    out = io.StringIO()
    pstats.Stats(watch, stream=out).sort_stats("tottime").print_stats(lines).sort_stats(
        "cumtime"
    ).print_stats(lines)
    print(out.getvalue())
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _PER_MEGABYTE:.0f} MB")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, nargs="+", default=[1000])
    parser.add_argument("--profile", type=int, metavar="LINES", help="show the functions that take longest")
    args = parser.parse_args()
    if args.profile:
        profile(args.posts[0], args.profile)
    else:
        compare(args.posts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
