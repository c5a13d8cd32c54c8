"""Random texts that are chosen by what code they reach; needs atheris (`pip install atheris`).

    python tests/fuzz/guided.py                              all targets, a minute each
    python tests/fuzz/guided.py kramdown liquid --seconds 600 --kept /tmp/texts

Only this package is instrumented, which takes seconds. A target has a process of its own. A text that fails
is printed, with the reason, and the search goes on: one a reason. ``--kept`` is a folder for the texts that
have reached something new, by targets; the next run begins with them. Ends with 1 if a text failed.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
sys.path[:1] = [str(ROOT)]

#: What libFuzzer says of its progress: units of code that were reached, and ways in which they were.
_COVERAGE: Final = re.compile(r"cov: (\d+) ft: (\d+)")
_RUNS: Final = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_FAILURE: Final = "FAILURE "


def search(target: str, seconds: int, folders: list[str]) -> None:
    """Look for texts that fail; does not return. ``folders``: the first is written to, all are read."""
    atheris: Any = __import__("atheris")
    with atheris.instrument_imports(include=["mkdocs_jekyll"], enable_loader_override=False):
        from tests.fuzz.run import failure

    atheris.Setup(
        [
            *(sys.argv[0], f"-max_total_time={seconds}", "-max_len=3000", "-timeout=100"),
            *("-print_final_stats=1", "-rss_limit_mb=3000", *folders),
        ],
        _tried_once(target, failure),
    )
    atheris.Fuzz()


def _tried_once(target: str, failure: Callable[[str, str], str]) -> Callable[[bytes], None]:
    """Tries a text, and tells of each kind of failure once."""
    seen: set[str] = set()

    def one(raw: bytes) -> None:
        text = raw.decode("utf-8", "surrogateescape")
        why = failure(target, text)
        kind = re.sub(r"[\d.]+ seconds", "", why).rpartition("File ")[2]
        if why and kind not in seen:
            seen.add(kind)
            sys.stderr.write(f"{_FAILURE}{text!r}\n{why}\n")
            sys.stderr.flush()

    return one


def report(target: str, seconds: int, kept: Path) -> bool:
    """Search in a process of its own, and print what came of it; whether no text failed."""
    folder = kept / target
    folder.mkdir(parents=True, exist_ok=True)
    corpus = Path(__file__).with_name("corpus") / target
    command = [sys.executable, __file__, target, "--seconds", str(seconds), "--folders", folder, corpus]
    began = time.monotonic()
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    covered, runs = _COVERAGE.findall(done.stderr), _RUNS.findall(done.stderr)
    is_sound = done.returncode == 0 and _FAILURE not in done.stderr
    if not is_sound:
        print(done.stderr[done.stderr.find(_FAILURE) :] if _FAILURE in done.stderr else done.stderr[-3_000:])
    if covered and runs:
        (first, _), (last, ways) = covered[0], covered[-1]
        print(
            f"{target}: {int(runs[-1]):,} inputs in {time.monotonic() - began:.0f} s, "
            f"code reached {int(first):,} -> {int(last):,} in {int(ways):,} ways, "
            f"{len(list(folder.iterdir())):,} texts kept",
            flush=True,
        )
    return is_sound


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--folders", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.folders:
        search(given.targets[0], given.seconds, given.folders)
    from tests.fuzz.targets import TARGETS

    with tempfile.TemporaryDirectory() as folder:
        kept = given.kept or Path(folder)
        sound = [report(target, given.seconds, kept) for target in given.targets or TARGETS]
        return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main())
