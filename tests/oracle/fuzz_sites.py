"""Make small sites out of random front matter, defaults, collections and names, and compare what the released
Jekyll and this project read and render.

    python tests/oracle/fuzz_sites.py --count 300 --seed 1
    python tests/oracle/fuzz_sites.py --only 1-12                   one site, whole, with every difference

Prints the sites that differ, reduced to the files and lines that it takes, then the share that is equal. Exit
status 1 when anything differs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import yaml

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from mkdocs_jekyll.jekyll import JekyllError, ReadSettings, SiteRenderer, read_site  # noqa: E402
from tests.jekyll.test_cases import described, differing, recorded  # noqa: E402
from tests.oracle.fuzz import reduced  # noqa: E402
from tests.oracle.grammar_sites import site  # noqa: E402
from tests.oracle.record_jekyll import job, lay_out  # noqa: E402
from tests.oracle.released import Jekyll  # noqa: E402

RECORDER: Final = Path(__file__).with_name("record_jekyll.rb")


def theirs(cases: Sequence[dict[str, Any]], root: Path) -> Iterator[dict[str, Any]]:
    """What Jekyll makes of each site; one process for all of them."""
    jobs = []
    for number, case in enumerate(cases):
        folder = root / str(number) / "site"
        folder.mkdir(parents=True)
        lay_out(case, folder)
        jobs.append(job(case, folder))
    environment = {**os.environ, **Jekyll.RELEASED.environment, "LANG": "C.UTF-8", "TZ": "UTC"}
    done = subprocess.run(
        ["ruby", str(RECORDER)],
        input="\n".join(jobs),
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    yield from map(json.loads, done.stdout.splitlines())


def differences(case: dict[str, Any], record: dict[str, Any], folder: Path) -> list[str]:
    """Where this project differs from a record of the site in ``folder``; nothing where Jekyll stops."""
    if "stops" in record:
        return []
    os.environ["TZ"] = "UTC"
    try:
        made = read_site(folder, ReadSettings(overrides=case["options"], environment="development"))
    except JekyllError as error:
        return [f"stops: {error}"]
    renderer = SiteRenderer(made)
    rendered = {item["path"]: item for item in (*record["documents"], *record["pages"])}
    texts = {path: (item["html"], item.get("excerpt_html")) for path, item in rendered.items()}
    found = differing(described(made), recorded(record))
    documents = (doc for group in made.collections.values() for doc in group.docs)
    for item in (*documents, *made.pages):
        html, excerpt = texts.get(item.relative_path, (None, None))
        if html is None:  # Jekyll stops at this text
            continue
        if (mine := renderer.render(item).html) != html:
            found.append(f"{item.relative_path}: {_around(mine, html)}")
        if excerpt is not None and (mine := renderer.excerpt(item)) != excerpt:
            found.append(f"{item.relative_path} excerpt: {_around(mine, excerpt)}")
    return found


def _around(mine: str, wanted: str) -> str:
    """The place at which two texts begin to differ."""
    start = next(
        (place for place, pair in enumerate(zip(mine, wanted, strict=False)) if pair[0] != pair[1]), 0
    )
    return f"{mine[max(0, start - 30) : start + 60]!r}, {wanted[max(0, start - 30) : start + 60]!r}"


def compare(cases: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], list[str], bool]]:
    """Each site with its differences, and whether Jekyll builds it."""
    with tempfile.TemporaryDirectory() as root:
        found = []
        for number, (case, record) in enumerate(zip(cases, theirs(cases, Path(root)), strict=True)):
            builds = "stops" not in record
            found.append((case, differences(case, record, Path(root) / str(number) / "site"), builds))
        return found


def minimized(case: dict[str, Any], seconds: float) -> dict[str, Any]:
    """A site with as few files, and as few lines in them, as still differ."""
    until = time.monotonic() + seconds

    files: dict[str, str] = case["files"]

    def differs(chosen: dict[str, str]) -> bool:
        return bool(compare([{**case, "files": chosen}])[0][1])

    def with_names(text: str) -> dict[str, str]:
        return {name: files[name] for name in text.splitlines()}

    names = reduced([f"{name}\n" for name in files], lambda text: differs(with_names(text)), until)
    files = with_names("".join(names))
    for name in files:
        rest = {other: text for other, text in files.items() if other != name}
        lines = files[name].splitlines(keepends=True)
        fewer = reduced(lines, partial(_differs_with, differs, rest, name), until)
        files[name] = "".join(fewer)
    return {**case, "files": files}


def _differs_with(
    differs: Callable[[dict[str, str]], bool], rest: dict[str, str], name: str, text: str
) -> bool:  # fmt: skip
    return differs({**rest, name: text})


def main() -> int:
    """The command."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5, metavar="N", help="reduce and show N sites")
    parser.add_argument("--only", metavar="SEED", help="show one site")
    args = parser.parse_args()
    started = time.monotonic()
    seeds = [args.only] if args.only else [f"{args.seed}-{number}" for number in range(args.count)]
    results = compare([site(seed) for seed in seeds])
    bad = [(seed, case, found) for seed, (case, found, _) in zip(seeds, results, strict=True) if found]
    for seed, case, found in bad[: args.show]:
        small = case if args.only else minimized(case, 60)
        lines = found if args.only else compare([small])[0][1]
        print(f"## seed {seed}\n{yaml.safe_dump(small['files'], allow_unicode=True)}")
        print("\n".join(f"  {line}" for line in lines[:20]))
    built = sum(builds for _, _, builds in results)
    seconds = time.monotonic() - started
    print(f"{built - len(bad)} of {built} equal, Jekyll stops at {len(seeds) - built}, {seconds:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
