"""Record what kramdown makes of every case under tests/kramdown/cases.

python tests/oracle/record_kramdown.py                 write .html (and .tree.json where one stands)
python tests/oracle/record_kramdown.py lists headings  only these constructs
python tests/oracle/record_kramdown.py --check         write nothing; fail if a record is out of date
python tests/oracle/record_kramdown.py --tree NAME     record the tree of this case from now on
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from tests.kramdown.cases import HERE, Case, all_cases  # noqa: E402
from tests.oracle.kramdown_oracle import Kramdown  # noqa: E402


def tree_text(tree: dict[str, object] | None) -> str:
    """A tree as it stands in a file: readable, one key a line."""
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def stale(case: Case, kramdown: Kramdown, *, write: bool) -> list[str]:
    """The files of one case that don't say what kramdown says now, corrected if ``write``."""
    wants_tree = case.golden_tree.exists()
    answer = kramdown.ask(case.text, case.options, tree=wants_tree)
    if answer.error:
        return [f"{case.name}: kramdown fails: {answer.error}"]
    wanted = [(case.golden, answer.html)]
    if wants_tree:
        wanted.append((case.golden_tree, tree_text(answer.tree)))
    found = []
    for path, content in wanted:
        if not path.exists() or path.read_bytes() != content.encode("utf-8"):
            found.append(f"{case.name}: {path.suffixes[0]} is not current")
            if write:
                path.write_bytes(content.encode("utf-8"))
    return found


def without_case() -> list[str]:
    """Records and options without a text."""
    return [
        f"{path.relative_to(HERE).as_posix()}: no .md beside it"
        for path in sorted(HERE.rglob("*.*"))
        if path.is_file()
        and not path.name.startswith(".")
        and not path.with_name(path.name.split(".")[0] + ".md").exists()
    ]


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("constructs", nargs="*")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--tree", action="append", default=[], metavar="NAME")
    args = parser.parse_args()
    for name in args.tree:
        (HERE / f"{name}.tree.json").touch()
    cases = [case for case in all_cases() if not args.constructs or case.path.parent.name in args.constructs]
    with Kramdown() as kramdown:
        found = [line for case in cases for line in stale(case, kramdown, write=not args.check)]
        versions = kramdown.versions
    found += without_case()
    print("\n".join(found))
    verb = "out of date" if args.check else "written"
    print(f"{len(cases)} cases, {len(found)} {verb}; kramdown {versions['kramdown']}, GFM {versions['gfm']}")
    failed = (args.check and found) or any("fails" in line or "no .md" in line for line in found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
