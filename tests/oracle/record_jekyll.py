"""Record what Jekyll reads from the cases in ``tests/jekyll/cases`` (needs Debian's ``jekyll``).

    python tests/oracle/record_jekyll.py             record every case anew
    python tests/oracle/record_jekyll.py --check     fail if a record is not what Jekyll says today
    python tests/oracle/record_jekyll.py NAME ...    only the cases whose path contains NAME

A case is a YAML file: ``files`` (path -> text, or ``!!binary``), and if wanted ``links`` (path -> target),
``config`` (a list of files), ``options`` (over the configuration), ``tz`` and ``render``. Its record stands
beside it with the suffix ``.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
CASES = HERE.parent / "jekyll" / "cases"
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


def load(path: Path) -> dict[str, Any]:
    """A case file."""
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    case.setdefault("options", {})
    case["options"].setdefault("time", "2022-01-01 00:00:00 +0000")
    return case


def job(case: dict[str, Any], folder: Path) -> str:
    """The line that tells Ruby about a case."""
    keys = ("config", "options", "tz", "render")
    return json.dumps({"source": str(folder), **{key: case[key] for key in keys if key in case}})


def ask(paths: list[Path]) -> list[str]:
    """What Jekyll makes of each case, as indented JSON."""
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
            env={**os.environ, "LANG": "C.UTF-8", "TZ": "UTC"},
        )  # fmt: skip
    answers = done.stdout.splitlines()
    if done.returncode or len(answers) != len(paths):
        raise SystemExit(done.stderr)
    return [json.dumps(json.loads(answer), ensure_ascii=False, indent=1) + "\n" for answer in answers]


def main() -> int:
    """Record, or check the record."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    everything = [*sorted(CASES.rglob("*.yml")), *sorted(VALUES.glob("*.yml"))]
    paths = [path for path in everything if not args.names or any(name in str(path) for name in args.names)]
    stale = []
    for path, answer in zip(paths, ask(paths), strict=True):
        record = path.with_suffix(".json")
        if not record.is_file() or record.read_text(encoding="utf-8") != answer:
            stale.append(path)
            if not args.check:
                record.write_text(answer, encoding="utf-8")
    print(f"{len(paths)} cases, {len(stale)} {'stale' if args.check else 'recorded'}")
    for path in stale[:20]:
        print(f"  {path.relative_to(CASES.parent)}")
    return 1 if args.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
