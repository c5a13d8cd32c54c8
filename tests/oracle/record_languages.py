"""Record what the two plugins for several languages make of tests/jekyll/languages.

python tests/oracle/record_languages.py          write the .json beside each case
python tests/oracle/record_languages.py --check  write nothing; fail if a record is out of date

Needs ruby-jekyll-polyglot and ruby-jekyll-multiple-languages (Debian's names) beside jekyll.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
HERE = ROOT / "tests/jekyll/languages"


def answer(files: dict[str, str]) -> dict[str, str]:
    """The files of the built site by their paths."""
    with tempfile.TemporaryDirectory() as name:
        source, built = Path(name) / "source", Path(name) / "built"
        for path, text in files.items():
            (source / path).parent.mkdir(parents=True, exist_ok=True)
            (source / path).write_text(text, "utf-8")
        command = ["jekyll", "build", "--quiet", "--source", str(source), "--destination", str(built)]
        subprocess.run(
            command, check=True, env={**os.environ, "TZ": "UTC"}, cwd=source, stdout=subprocess.DEVNULL
        )
        found = sorted(path for path in built.rglob("*") if path.is_file())
        return {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in found}


def main() -> int:
    """The command."""
    is_check = "--check" in sys.argv[1:]
    stale = []
    for case in sorted(HERE.glob("*.yml")):
        record = case.with_suffix(".json")
        files = yaml.safe_load(case.read_text("utf-8"))["files"]
        made = json.dumps(answer(files), ensure_ascii=False, indent=1) + "\n"
        if not record.exists() or record.read_text("utf-8") != made:
            stale.append(record.name)
            if not is_check:
                record.write_text(made, "utf-8")
    print("\n".join(stale) or "all current")
    return 1 if stale and is_check else 0


if __name__ == "__main__":
    sys.exit(main())
