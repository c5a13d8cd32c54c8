"""Record what Jekyll reads from the cases in ``tests/jekyll/cases``, and what its plugins make of those in
``tests/jekyll/plugins/cases`` (needs the released Jekyll, Debian's ``jekyll`` and the plugins' packages).

    python tests/oracle/record_jekyll.py             record every case anew
    python tests/oracle/record_jekyll.py --check     fail if a record is not what Jekyll says today
    python tests/oracle/record_jekyll.py NAME ...    only the cases whose path contains NAME

A case is a YAML file: ``files`` (path -> text, or ``!!binary``), and if wanted ``links`` (path -> target),
``config`` (a list of files), ``options`` (over the configuration), ``tz`` and ``render``. A case that is
built may also say ``environment`` (variables), ``commits`` (paths and the date on which git got them) and
``remote`` (git's ``origin``). Its record stands beside it with the suffix ``.json``.

``jekyll`` says who is asked: ``4`` (4.3.4), ``3`` (3.10, as GitHub Pages has it) or ``debian``; without it
4.3.4 is, and Debian's for the plugins. Where ``JEKYLL_RELEASED`` is not set, the records of the released ones
are used as they are.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.oracle.released import Jekyll, released_lacks  # noqa: E402

HERE = Path(__file__).resolve().parent
CASES = HERE.parent / "jekyll" / "cases"
#: Sites whose plugins are to work: each is built, and what they make of it is recorded.
BUILT = HERE.parent / "jekyll" / "plugins" / "cases"
#: Lists of single values; ``yaml.yml`` is read as YAML, ``slugs.yml`` is made into slugs.
VALUES = HERE.parent / "jekyll" / "values"
#: Every file is this old, so that a draft's date is known: 2021-06-01 12:00 UTC.
AGE = 1622548800


def lay_out(case: dict[str, Any], folder: Path) -> None:
    """Write a case's files below ``folder``."""
    for name, text in (case.get("files") or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else str(text or "").encode())
        os.utime(path, (AGE, AGE))
    for name, target in (case.get("links") or {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)
    if "commits" in case or "remote" in case:
        _commit(case, folder)


def _commit(case: dict[str, Any], folder: Path) -> None:
    """Make a repository of ``folder``."""
    who = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    for role in ("AUTHOR", "COMMITTER"):
        who |= {f"GIT_{role}_NAME": "Ada", f"GIT_{role}_EMAIL": "ada@example.org"}

    def git(*words: str, **more: str) -> None:
        subprocess.run(["git", "-C", str(folder), *words], check=True, env={**os.environ, **who, **more})

    git("init", "--quiet", "--initial-branch=main")
    if "remote" in case:
        git("remote", "add", "origin", case["remote"])
    for commit in case.get("commits") or ():
        for name in commit["paths"]:
            with (folder / name).open("ab") as file:
                file.write(str(commit.get("add", "")).encode())
            os.utime(folder / name, (AGE, AGE))
        git("add", "--", *commit["paths"])
        when = {"GIT_AUTHOR_DATE": commit["date"], "GIT_COMMITTER_DATE": commit["date"]}
        git("commit", "--quiet", "--message=c", **when)


def load(path: Path) -> dict[str, Any]:
    """A case file."""
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    case.setdefault("options", {})
    if path.is_relative_to(BUILT):
        case["build"] = True
    case["options"].setdefault("time", "2022-01-01 00:00:00 +0000")
    return case


def job(case: dict[str, Any], folder: Path) -> str:
    """A case as the line that Ruby reads."""
    keys = ("config", "options", "tz", "render", "build", "environment")
    return json.dumps({"source": str(folder), **{key: case[key] for key in keys if key in case}})


def asked(path: Path) -> Jekyll:
    """Which Jekyll a case is recorded from."""
    written = {} if path.parent == VALUES else load(path)
    built = path.is_relative_to(BUILT) or path.is_relative_to(CASES / "seo")
    return Jekyll(str(written.get("jekyll", Jekyll.DEBIAN if built else Jekyll.RELEASED)))


def ask(paths: list[Path], jekyll: Jekyll) -> list[str]:
    """What this Jekyll makes of each case, as indented JSON."""
    with tempfile.TemporaryDirectory() as root:
        jobs = []
        for number, path in enumerate(paths):
            if path.parent == VALUES:
                texts = yaml.safe_load(path.read_text(encoding="utf-8"))
                jobs.append(json.dumps({path.stem: texts, "tz": "Asia/Shanghai"}))
                continue
            case = load(path)
            folder = Path(root) / str(number) / "site"
            folder.mkdir(parents=True)
            lay_out(case, folder)
            jobs.append(job(case, folder))
        done = subprocess.run(
            ["ruby", str(HERE / "record_jekyll.rb")],
            input="\n".join(jobs), capture_output=True, text=True, cwd=root,
            env={**os.environ, **jekyll.environment, "LANG": "C.UTF-8", "TZ": "UTC"},
        )  # fmt: skip
    answers = done.stdout.splitlines()
    if done.returncode or len(answers) != len(paths):
        raise SystemExit(done.stderr)
    return [json.dumps(json.loads(answer), ensure_ascii=False, indent=1) + "\n" for answer in answers]


def answers(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    """Each case that can be asked on this machine, and what its Jekyll makes of it."""
    for jekyll in Jekyll:
        cases = [path for path in paths if asked(path) is jekyll]
        if cases and jekyll.is_here:
            yield from zip(cases, ask(cases, jekyll), strict=True)
        elif cases:
            print(f"{len(cases)} cases are used as they are: {released_lacks()}")


def main() -> int:
    """Record, or check the record."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    everything = [*sorted(CASES.rglob("*.yml")), *sorted(BUILT.rglob("*.yml")), *sorted(VALUES.glob("*.yml"))]
    paths = [path for path in everything if not args.names or any(name in str(path) for name in args.names)]
    stale, count = [], 0
    for path, answer in answers(paths):
        count += 1
        record = path.with_suffix(".json")
        if not record.is_file() or record.read_text(encoding="utf-8") != answer:
            stale.append(path)
            if not args.check:
                record.write_text(answer, encoding="utf-8")
    print(f"{count} cases, {len(stale)} {'stale' if args.check else 'recorded'}")
    for path in stale[:20]:
        print(f"  {path.relative_to(CASES.parent)}")
    return 1 if args.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
