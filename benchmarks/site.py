"""One blog built by this plugin, Jekyll, Material's blog and Hugo, side by side and in turn.

    python benchmarks/site.py                               1,000 posts, three runs of each
    python benchmarks/site.py --posts 200 1000 5000 20000   several sizes
    python benchmarks/site.py --only mkdocs-jekyll Hugo     some programs
    python benchmarks/site.py --profile 25                  where this plugin's time goes

Each run builds once without any cache (cold), once more (warm), and once after a post was changed. Programs
take turns within a run, so that other work of the machine strikes all of them. The table has the medians.
What is not installed is left out.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import os
import platform
import pstats
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT)]

from benchmarks.builders import BUILDERS, OURS, Builder  # noqa: E402
from benchmarks.posts import Post, blog  # noqa: E402

#: Linux counts kilobytes, macOS bytes.
_PER_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024
BUILDS = ("cold", "warm", "one changed")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of processor time, megabytes of memory, megabytes written.

    The memory is the most that the largest of the processes had.
    """

    clock: float
    processor: float
    memory: float
    size: float


def measure(builder: Builder, folder: Path) -> Cost:
    """Run a program once and say what it cost; raises CalledProcessError where it fails."""
    out = folder.parent / f"{folder.name}-site"
    command = builder.command(folder, out)
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "LANG": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    clock = time.monotonic() - started
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / _PER_MEGABYTE, size)


def change(builder: Builder, folder: Path, post: Post, run: int) -> None:
    """Add a sentence to a post."""
    path = folder / builder.posts / post.name
    path.write_text(post.file + f"\nA sentence of run {run}.\n", "utf-8")


def one_run(builder: Builder, folder: Path, posts: list[Post], run: int) -> Iterator[tuple[str, Cost]]:
    """Cold, warm, and after a change."""
    for cache in builder.caches:
        shutil.rmtree(folder / cache, ignore_errors=True)
    shutil.rmtree(folder.parent / f"{folder.name}-site", ignore_errors=True)
    yield "cold", measure(builder, folder)
    yield "warm", measure(builder, folder)
    change(builder, folder, posts[len(posts) // 2], run)
    yield "one changed", measure(builder, folder)


def compare(count: int, runs: int, builders: Sequence[Builder]) -> dict[tuple[str, str], Cost]:
    """The median cost of each build of each program."""
    posts = list(blog(count))
    found: dict[tuple[str, str], list[Cost]] = {}
    with tempfile.TemporaryDirectory() as name:
        for builder in builders:
            builder.write(Path(name) / builder.name.replace(" ", "-"), posts)
        for run in range(runs):
            for builder in builders:
                folder = Path(name) / builder.name.replace(" ", "-")
                for build, cost in one_run(builder, folder, posts, run):
                    found.setdefault((builder.name, build), []).append(cost)
                    print(
                        f"run {run + 1}: {builder.name}, {build}: {cost.clock:.1f} s",
                        file=sys.stderr,
                        flush=True,
                    )
    return {key: _median(costs) for key, costs in found.items()}


def _median(costs: Sequence[Cost]) -> Cost:
    fields = ("clock", "processor", "memory", "size")
    return Cost(*(statistics.median(getattr(cost, field) for cost in costs) for field in fields))


def table(costs: dict[tuple[str, str], Cost]) -> Iterator[str]:
    """The costs in Markdown; ``against ours`` is the time by the clock of a cold build of this plugin."""
    yield "| | build | seconds | processor | memory, MB | site, MB | against ours, cold |"
    yield "|---|---|--:|--:|--:|--:|--:|"
    ours = costs.get((OURS.name, "cold"))
    for (name, build), cost in costs.items():
        ratio = f"{cost.clock / ours.clock:.2f}" if ours else ""
        yield (
            f"| {name} | {build} | {cost.clock:.1f} | {cost.processor:.1f} | {cost.memory:.0f} "
            f"| {cost.size:.0f} | {ratio} |"
        )


def machine() -> str:
    """When and where it was measured."""
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{date.today()}, {os.cpu_count()} cores, {system}"


def profile(count: int, lines: int) -> None:
    """Print the functions in which a build of ``count`` posts spends its time."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    with tempfile.TemporaryDirectory() as name:
        OURS.write(Path(name), list(blog(count)))
        config = load_config(str(Path(name) / "mkdocs" / "mkdocs.yml"), site_dir=str(Path(name) / "out"))
        config.plugins.on_startup(command="build", dirty=False)
        watch = cProfile.Profile()
        watch.runcall(build, config)
    out = io.StringIO()
    pstats.Stats(watch, stream=out).sort_stats("tottime").print_stats(lines).sort_stats(
        "cumtime"
    ).print_stats(lines)
    print(out.getvalue())


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, nargs="+", default=[1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="+", default=[builder.name for builder in BUILDERS])
    parser.add_argument("--profile", type=int, metavar="LINES", help="show the functions that take longest")
    args = parser.parse_args()
    if args.profile:
        profile(args.posts[0], args.profile)
        return 0
    builders = [builder for builder in BUILDERS if builder.program and builder.name in args.only]
    for count in args.posts:
        print(f"\n### {count:,} posts\n\n{machine()}, medians of {args.runs} runs\n")
        print("\n".join(table(compare(count, args.runs, builders))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
