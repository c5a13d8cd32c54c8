"""One blog built by this plugin, Jekyll, Material's blog and Hugo, side by side and in turn.

    python benchmarks/site.py                               1,000 posts, three runs of each
    python benchmarks/site.py --posts 200 1000 5000 20000   several sizes
    python benchmarks/site.py --only mkdocs-jekyll Hugo     some programs
    python benchmarks/site.py --only mkdocs-jekyll "mkdocs-jekyll, jobs: 1"   several processes and one
    python benchmarks/site.py --profile 25                  where this plugin's time goes

Each run builds once without any cache (cold), once more (warm), and once after a post was changed. Programs
take turns within a run, so that other work of the machine strikes all of them. The table has the medians:
time, memory of the program itself and with the processes that it starts, size of the site, and the time
against Jekyll's and Material's cold builds. What is not installed is left out.
"""

from __future__ import annotations

import argparse
import compileall
import cProfile
import io
import os
import platform
import pstats
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT)]

from benchmarks.builders import BUILDERS, JEKYLL, MATERIAL, MORE, OURS, Builder  # noqa: E402
from benchmarks.posts import Post, blog  # noqa: E402
from benchmarks.processes import Cost, run  # noqa: E402


@dataclass(frozen=True, slots=True)
class Built:
    """What a build cost, and the megabytes that it has written."""

    cost: Cost
    size: float


def measure(builder: Builder, folder: Path) -> Built:
    """Run a program once and say what it cost; raises CalledProcessError where it fails."""
    out = folder.parent / f"{folder.name}-site"
    cost = run(builder.command(folder, out), folder)
    return Built(cost, sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 1e6)


def change(builder: Builder, folder: Path, post: Post, number: int) -> None:
    """Add a sentence to a post."""
    path = folder / builder.posts / post.name
    path.write_text(post.file + f"\nA sentence of run {number}.\n", "utf-8")


def one_run(builder: Builder, folder: Path, posts: list[Post], number: int) -> Iterator[tuple[str, Built]]:
    """Cold, warm, and after a change."""
    for cache in builder.caches:
        shutil.rmtree(folder / cache, ignore_errors=True)
    shutil.rmtree(folder.parent / f"{folder.name}-site", ignore_errors=True)
    yield "cold", measure(builder, folder)
    yield "warm", measure(builder, folder)
    change(builder, folder, posts[len(posts) // 2], number)
    yield "one changed", measure(builder, folder)


def compare(count: int, runs: int, builders: Sequence[Builder]) -> dict[tuple[str, str], Built]:
    """The median cost of each build of each program."""
    posts = list(blog(count))
    found: dict[tuple[str, str], list[Built]] = {}
    with tempfile.TemporaryDirectory() as name:
        for builder in builders:
            builder.write(Path(name) / _folder(builder), posts)
        for number in range(runs):
            for builder in builders:
                for build, built in one_run(builder, Path(name) / _folder(builder), posts, number):
                    found.setdefault((builder.name, build), []).append(built)
                    said = f"run {number + 1}: {builder.name}, {build}: {built.cost.clock:.1f} s"
                    print(said, file=sys.stderr, flush=True)
    return {key: _median(costs) for key, costs in found.items()}


def _folder(builder: Builder) -> str:
    return re.sub(r"[^\w-]+", "-", builder.name)


def _median(built: Sequence[Built]) -> Built:
    names = [field.name for field in fields(Cost)]
    costs = (statistics.median(getattr(one.cost, name) for one in built) for name in names)
    return Built(Cost(*costs), statistics.median(one.size for one in built))


def table(built: dict[tuple[str, str], Built], posts: int) -> Iterator[str]:
    """The costs in Markdown; the last columns set the clock against other programs' cold builds."""
    others = [name for name, build in built if build == "cold" and name in (JEKYLL.name, MATERIAL.name)]
    heads = ("seconds", "ms a post", "processor, s", "memory, MB", "with all processes", "site, MB")
    yield f"| | build | {' | '.join((*heads, *(f'of {name}, cold' for name in others)))} |"
    yield f"|---|---|{'--:|' * (len(heads) + len(others))}"
    for (name, build), one in built.items():
        cost = one.cost
        ratios = (f"{cost.clock / built[other, 'cold'].cost.clock:.2f}" for other in others)
        figures = (
            f"{cost.clock:.1f}",
            f"{cost.clock * 1000 / posts:.1f}",
            f"{cost.processor:.1f}",
            f"{cost.memory:.0f}",
            f"{cost.all_memory:.0f}",
            f"{one.size:.0f}",
        )
        yield f"| {name} | {build} | {' | '.join((*figures, *ratios))} |"


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
    builders = [builder for builder in (*BUILDERS, *MORE) if builder.program and builder.name in args.only]
    compileall.compile_dir(ROOT / "plugins", quiet=1)  # as pip does
    for count in args.posts:
        print(f"\n### {count:,} posts\n\n{machine()}, medians of {args.runs} runs\n")
        print("\n".join(table(compare(count, args.runs, builders), count)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
