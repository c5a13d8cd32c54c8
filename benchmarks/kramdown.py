"""The same posts through five converters, and how the time of ours grows with the text.

    python benchmarks/kramdown.py                  posts, then growth
    python benchmarks/kramdown.py --posts 300 --rounds 5
    python benchmarks/kramdown.py --growth-only --sizes 100000 1000000

Processor time of the fastest round, without highlighting and without starting up. Converters that are not
installed are left out (``pip install mistune markdown-it-py``; Debian: ``ruby-kramdown-parser-gfm``).
"""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
# This file's own folder holds a "kramdown" too.
sys.path[:1] = [str(ROOT)]

from benchmarks.posts import posts  # noqa: E402
from mkdocs_jekyll.kramdown import Options, convert  # noqa: E402
from tests.kramdown.complexity import ASKED, GROWTH  # noqa: E402
from tests.oracle.kramdown_oracle import JEKYLL_DEFAULTS, kramdown_is_here  # noqa: E402

#: A megabyte may take this many times what a tenth of it takes: the texts of `ASKED`, and all others. A tree
#: of a million elements does not fit a processor's cache, which alone makes the tenth of it look cheap; what
#: grows with the square would take a hundred times as much.
CEILING, CEILING_OF_OTHERS = 12.0, 20.0
Converter = Callable[[str], object]


def converters() -> Iterator[tuple[str, Converter]]:
    """What can be had here, with the settings that come closest to GFM."""
    options, _ = Options.from_mapping(JEKYLL_DEFAULTS)
    yield "mkdocs_jekyll.kramdown", lambda text: convert(text, options)
    try:
        import markdown
        import pymdownx  # noqa: F401

        extensions = [
            "extra",
            "toc",
            "sane_lists",
            "smarty",
            "pymdownx.superfences",
            "pymdownx.tilde",
            "pymdownx.tasklist",
            "pymdownx.betterem",
        ]
        made = markdown.Markdown(extensions=extensions, extension_configs={"pymdownx.superfences": {}})
        yield f"Python-Markdown {markdown.__version__} + pymdownx", lambda text: made.reset().convert(text)
    except ImportError:
        pass
    try:
        import mistune

        plugins = ["strikethrough", "footnotes", "table", "task_lists", "def_list", "abbr", "math"]
        yield f"mistune {mistune.__version__}", mistune.create_markdown(escape=False, plugins=plugins)
    except ImportError:
        pass
    try:
        import markdown_it

        parser = markdown_it.MarkdownIt("commonmark", {"typographer": True}).enable(
            ["table", "strikethrough", "smartquotes", "replacements"]
        )
        yield f"markdown-it-py {markdown_it.__version__}", parser.render
    except ImportError:
        pass


def fastest(convert_one: Converter, texts: Sequence[str], rounds: int) -> float:
    """Seconds of the fastest round over all texts, after one round to warm up."""
    best = float("inf")
    for _ in range(rounds + 1):
        started = time.process_time()
        for text in texts:
            convert_one(text)
        best = min(best, time.process_time() - started)
    return best


def ruby(texts: Sequence[str], rounds: int) -> tuple[str, float] | None:
    """Ruby's kramdown over the same texts."""
    if shutil.which("ruby") is None or not kramdown_is_here():
        return None
    job = json.dumps({"texts": texts, "options": dict(JEKYLL_DEFAULTS), "rounds": rounds})
    script = Path(__file__).with_name("kramdown.rb")
    done = subprocess.run(["ruby", str(script)], input=job, capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    return f"Ruby kramdown {answer['version']}", answer["seconds"]


def compare(count: int, rounds: int) -> None:
    """Print seconds, speed and ratio of every converter."""
    texts = posts(count)
    size = sum(map(len, texts))
    rows = [(name, fastest(convert_one, texts, rounds)) for name, convert_one in converters()]
    if row := ruby(texts, rounds):
        rows.append(row)
    ours = rows[0][1]
    print(f"{count} posts, {size:,} characters, fastest of {rounds} rounds\n")
    print(f"{'':40} seconds  characters/s   time against ours")
    for name, seconds in sorted(rows, key=lambda row: row[1]):
        print(f"{name:40} {seconds:7.3f}  {size / seconds:12,.0f}   {seconds / ours:5.2f}")


def cost(text: str, options: Options) -> float:
    """Seconds for one text, the best of three where that is quick.

    Without the garbage collector: its pauses depend on what else is in this process.
    """
    best, spent = float("inf"), 0.0
    while spent < 0.5:
        gc.collect()
        gc.disable()
        started = time.process_time()
        convert(text, options)
        best = min(best, time.process_time() - started)
        gc.enable()
        spent += max(best, 0.17)
    return best


def growth(sizes: Sequence[int], only: str, allowed: float | None) -> bool:
    """Print what texts of one character cost in two sizes; say whether all stay below the ceiling."""
    options, _ = Options.from_mapping(JEKYLL_DEFAULTS)
    scale = max(sizes) / min(sizes) / 10
    fine = True
    print(f"\n{'text of nothing but':40} " + " ".join(f"{size:>10,}" for size in sizes) + "   times")
    for name, make in GROWTH.items():
        if only not in name:
            continue
        seconds = [cost(make(size), options) for size in sizes]
        # Below ten milliseconds the clock says more about the machine than about the text.
        times = seconds[-1] / max(seconds[0], 0.01)
        ceiling = scale * (allowed or (CEILING if name in ASKED else CEILING_OF_OTHERS))
        fine = fine and times <= ceiling
        verdict = "" if times <= ceiling else "  too much"
        print(
            f"{name:40} " + " ".join(f"{value:10.3f}" for value in seconds) + f"   {times:5.1f}{verdict}",
            flush=True,
        )
    return fine


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs=2, default=(100_000, 1_000_000))
    parser.add_argument("--ceiling", type=float, help="times that ten times the text may take, for all texts")
    parser.add_argument("--only", default="", help="growth of the texts whose name contains this")
    parser.add_argument("--growth-only", action="store_true")
    parser.add_argument("--posts-only", action="store_true")
    args = parser.parse_args()
    if not args.growth_only:
        compare(args.posts, args.rounds)
    if not args.posts_only and not growth(args.sizes, args.only, args.ceiling):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
